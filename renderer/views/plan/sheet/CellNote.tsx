/** The words under a cell: why its text was not taken, or why it takes none. Hung on the cell by CSS anchors, so that it scrolls with it. */
export const CellNote = ({ words, refused }: { readonly words: string; readonly refused: boolean }) => (
  <div id="cell-note" className={`cell-note ${refused ? 'refused' : ''}`} role={refused ? 'alert' : 'status'}>
    {words}
  </div>
)

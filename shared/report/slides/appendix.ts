/** The appendix: what red, amber and green mean, from the same limits that the rules apply. */
import { deck } from '../../words/en/deck.ts'
import type { Draft, TableColumn } from '../content.ts'
import { FAR_SLIP, THIN_BUFFER } from '../rag.ts'
import { tablePages, tableRow } from '../table.ts'

export const appendixSlide = (): Draft[] => {
  const { columns: words, red, amber, green } = deck.appendix
  const columns: TableColumn[] = [
    { heading: words.colour, width: 120, align: 'left' },
    { heading: words.program, width: 380, align: 'left' },
    { heading: words.workstream, width: 380, align: 'left' },
    { heading: words.milestone, width: 288, align: 'left' },
  ]
  const text = (value: string): { text: string } => ({ text: value })
  const rows = [
    [
      { text: deck.rag.red, rag: 'red', strong: true } as const,
      text(red.program(FAR_SLIP)),
      text(red.workstream(FAR_SLIP)),
      text(red.milestone),
    ],
    [
      { text: deck.rag.amber, rag: 'amber', strong: true } as const,
      text(amber.program(THIN_BUFFER)),
      text(amber.workstream),
      text(amber.milestone),
    ],
    [{ text: deck.rag.green, rag: 'green', strong: true } as const, text(green.program), text(green.workstream), text(green.milestone)],
  ].map((cells) => tableRow(columns, cells, 6))
  return tablePages('appendix', deck.appendix.title, deck.appendix.subtitle, columns, rows)
}

/** Cells as text on the clipboard: tab-separated rows with Excel's quoting, so that Excel, Project and we read each other. */

const quoted = (cell: string): string => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

export const cellsToText = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.map(quoted).join('\t')).join('\r\n')

/**
 * Reads tab-separated text. A quote opens a quoted cell only at the cell's beginning (as Excel writes it); elsewhere it is a
 * letter: `6" pipe` stays. One line break at the end is Excel's habit and makes no row; rows of one paste get equal length.
 */
export const textToCells = (text: string): string[][] => {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let inQuotes = false
  let at = 0
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  if (source === '') return []
  while (at < source.length) {
    const letter = source[at]
    if (inQuotes) {
      if (letter !== '"') cell += letter
      else if (source[at + 1] === '"') {
        cell += '"'
        at += 1
      } else inQuotes = false
    } else if (letter === '"' && cell === '' && closesLater(source, at + 1)) inQuotes = true
    else if (letter === '\t') {
      row.push(cell)
      cell = ''
    } else if (letter === '\n') {
      row.push(cell)
      rows.push(row)
      row = []
      cell = ''
    } else cell += letter
    at += 1
  }
  row.push(cell)
  rows.push(row)
  const width = Math.max(...rows.map((cells) => cells.length))
  return rows.map((cells) => [...cells, ...Array<string>(width - cells.length).fill('')])
}

/** A quote that closes before a tab, a line's end or the text's end makes a quoted cell. */
const closesLater = (source: string, from: number): boolean => {
  for (let at = from; at < source.length; at += 1) {
    if (source[at] !== '"') continue
    if (source[at + 1] === '"') at += 1
    else return at + 1 === source.length || source[at + 1] === '\t' || source[at + 1] === '\n'
  }
  return false
}

/** Draws a table: a strong rule under the headings, thin rules between rows, numbers to the right. */
import type PptxGenJS from 'pptxgenjs'
import type { Cell, TableBlock } from '../../../../shared/report/content.ts'
import { slide as frame, table } from '../../../../shared/report/geometry.ts'
import { cellRun, colour, type DeckSlide, FONT, inches, points, ragMark } from './paint.ts'

type Border = [PptxGenJS.BorderProps, PptxGenJS.BorderProps, PptxGenJS.BorderProps, PptxGenJS.BorderProps]
const none: PptxGenJS.BorderProps = { type: 'none' }
const under = (ink: string, px: number): Border => [none, none, { type: 'solid', pt: points(px), color: ink }, none]

export const drawTable = (slide: DeckSlide, block: TableBlock, top: number): void => {
  const headings: PptxGenJS.TableCell[] = block.columns.map((column) => ({
    text: column.heading,
    options: {
      align: column.align,
      color: colour.muted,
      fontFace: FONT,
      fontSize: points(table.text),
      border: under(colour.text, 1.5),
      margin: margins(column.align),
      valign: 'middle',
    },
  }))
  const rows = block.rows.map((row) => row.cells.map((cell, at) => drawCell(cell, block.columns[at].align)))
  slide.addTable([headings, ...rows], {
    x: inches(frame.left),
    y: inches(top),
    w: inches(block.columns.reduce((sum, column) => sum + column.width, 0)),
    colW: block.columns.map((column) => inches(column.width)),
    rowH: [inches(table.header), ...block.rows.map((row) => inches(row.height))],
    objectName: 'Table',
  })
}

/** Text keeps clear of the next column; numbers, which end at the right edge, keep clear of the text after them. */
const margins = (align: 'left' | 'right'): [number, number, number, number] => [
  inches(6),
  inches(table.gap),
  inches(6),
  align === 'left' ? 0 : inches(2),
]

const drawCell = (cell: Cell, align: 'left' | 'right'): PptxGenJS.TableCell => {
  const run = cellRun(cell, table.text)
  const mark = cell.rag ? ragMark[cell.rag] : null
  const text = mark ? [{ text: `${mark.glyph}  `, options: { ...run.options, color: mark.colour, bold: false } }, run] : [run]
  return {
    text,
    options: { align, border: under(colour.line, 1), margin: margins(align), valign: 'top', fontFace: FONT, fontSize: points(table.text) },
  }
}

/** Draws a table: a strong rule under the headings, thin rules between rows, numbers to the right. */
import type PptxGenJS from 'pptxgenjs'
import type { Cell, TableBlock, TableColumn } from '../../../../shared/report/content.ts'
import { slide as frame, table } from '../../../../shared/report/geometry.ts'
import { indentOf } from '../../../../shared/report/table.ts'
import { cellRun, colour, type DeckSlide, FONT, inches, points, ragMark } from './paint.ts'

type Border = [PptxGenJS.BorderProps, PptxGenJS.BorderProps, PptxGenJS.BorderProps, PptxGenJS.BorderProps]
const none: PptxGenJS.BorderProps = { type: 'none' }
const under = (ink: string, px: number): Border => [none, none, { type: 'solid', pt: points(px), color: ink }, none]

export const drawTable = (slide: DeckSlide, block: TableBlock, top: number): void => {
  const headings: PptxGenJS.TableCell[] = block.columns.map((column, at) => ({
    text: column.heading,
    options: {
      align: column.align,
      color: colour.muted,
      fontFace: FONT,
      fontSize: points(table.text),
      border: under(colour.text, 1.5),
      margin: margins(block.columns, at),
      valign: 'middle',
    },
  }))
  const rows = block.rows.map((row) => row.cells.map((cell, at) => drawCell(cell, block.columns, at)))
  slide.addTable([headings, ...rows], {
    x: inches(frame.left),
    y: inches(top),
    w: inches(block.columns.reduce((sum, column) => sum + column.width, 0)),
    colW: block.columns.map((column) => inches(column.width)),
    rowH: [inches(table.header), ...block.rows.map((row) => inches(row.height))],
    objectName: 'Table',
  })
}

/** Top, right, bottom, left: text keeps clear of the next column, and of numbers before it. */
const margins = (columns: readonly TableColumn[], at: number): [number, number, number, number] => [
  inches(6),
  inches(table.gap),
  inches(6),
  inches(indentOf(columns, at)),
]

const drawCell = (cell: Cell, columns: readonly TableColumn[], at: number): PptxGenJS.TableCell => {
  const { align } = columns[at]
  const run = cellRun(cell, table.text)
  const mark = cell.rag ? ragMark[cell.rag] : null
  const text = mark ? [{ text: `${mark.glyph}  `, options: { ...run.options, color: mark.colour, bold: false } }, run] : [run]
  return {
    text,
    options: {
      align,
      border: under(colour.line, 1),
      margin: margins(columns, at),
      valign: 'top',
      fontFace: FONT,
      fontSize: points(table.text),
    },
  }
}

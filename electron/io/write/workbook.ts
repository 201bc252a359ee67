/** The workbook (.xlsx) by exceljs's streaming writer: plan, milestones, links, critical path, about; real dates, no formula from user text. */
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import ExcelJS from 'exceljs'
import type { DeckInput } from '../../../shared/report/content.ts'
import { gatherFacts } from '../../../shared/report/facts.ts'
import { planRows } from './planRows.ts'
import type { Progress } from './progress.ts'
import { aboutSheet, criticalSheet, linksSheet, milestonesSheet } from './workbook/otherSheets.ts'
import { planSheet } from './workbook/planSheet.ts'
import { writeSheet } from './workbook/sheet.ts'

export const writeWorkbook = async (input: DeckInput, progress: Progress = () => {}): Promise<Uint8Array> => {
  const facts = gatherFacts(input)
  const rows = planRows(input)
  const byId = new Map(rows.map((row) => [row.task.id, row]))
  const stream = new PassThrough()
  const written = buffer(stream)
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: true, zip: { zlib: { level: 6 } } })
  book.creator = facts.name
  const total = rows.length + facts.milestones.length + input.plan.links.length + facts.critical.length
  let done = 0
  const onRows = (name: string) => (count: number) => {
    done += count
    progress(Math.min(done, total), total, name)
  }
  const plan = planSheet(input.plan, rows, (row) => facts.byId.get(row.task.id)?.slip ?? null)
  const milestones = milestonesSheet(facts, byId)
  const links = linksSheet(facts, byId)
  const critical = criticalSheet(facts, byId)
  await writeSheet(book, plan, onRows(plan.name))
  await writeSheet(book, milestones, onRows(milestones.name))
  await writeSheet(book, links, onRows(links.name))
  await writeSheet(book, critical, onRows(critical.name))
  await writeSheet(book, aboutSheet(facts), () => {})
  await book.commit()
  return new Uint8Array(await written)
}

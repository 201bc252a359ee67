/** Which sheet of a workbook is the plan, or which are registers; then the one is read and the others are named. */
import type { ImportPreview } from '../../../shared/contract/imports.ts'
import { reading } from '../../../shared/words/en/reading.ts'
import type { Grid } from './grid.ts'
import type { ReadOptions } from './read.ts'
import { emptyPreview, type ReadResult } from './result.ts'
import { findTable, isSchedule, type Table } from './table.ts'
import { hasPlanHeading } from './tableHeader.ts'
import { planFromTable } from './tablePlan.ts'

const PLAN_NAME =
  /plan|schedule|gantt|wbs|timeline|roadmap|aufgaben|termin|zeit|cronograma|calendario|atividades|tareas|tâches|графік|график|план|задач|计划|計画|进度|スケジュール|工程|일정|メイン|main|tasks/iu
const REGISTER_FIELDS = 2

const isRegister = (table: Table): boolean =>
  table.registerScore >= REGISTER_FIELDS &&
  !(table.columns.has('start') && table.columns.has('finish')) &&
  !table.columns.has('predecessors') &&
  !table.columns.has('duration')

const worthOf = (grid: Grid, table: Table): number => table.score + (PLAN_NAME.test(grid.name) ? 4 : 0) - (grid.hidden ? 1000 : 0)

export const readBook = (grids: readonly Grid[], format: string, fileName: string, options: ReadOptions, today: number): ReadResult => {
  const found = grids.map((grid) => ({ grid, table: findTable(grid) }))
  const chosen = options.sheet === undefined ? undefined : found.find(({ grid }) => grid.name === options.sheet)
  if (options.sheet !== undefined && chosen === undefined)
    return {
      preview: emptyPreview({
        verdict: 'refused',
        format,
        fileName,
        message: reading.noSuchSheet(
          options.sheet,
          grids.map((grid) => grid.name),
        ),
      }),
      plan: null,
    }
  const tables = found.flatMap(({ grid, table }) => (table === null ? [] : [{ grid, table }]))
  const plans = tables.filter(({ table }) => !isRegister(table) && isSchedule(table))
  const best = plans.reduce<{ grid: Grid; table: Table } | null>(
    (top, each) => (top === null || worthOf(each.grid, each.table) > worthOf(top.grid, top.table) ? each : top),
    null,
  )
  const pick = chosen?.table ? { grid: chosen.grid, table: chosen.table } : chosen ? null : best
  const registers = tables.filter(({ grid, table }) => isRegister(table) && !grid.hidden)
  const sheets: ImportPreview['sheets'] =
    format === 'csv'
      ? []
      : found.map(({ grid, table }) => ({
          name: grid.name,
          rows: table?.rows.length ?? 0,
          hidden: grid.hidden,
          likely: grid === (pick?.grid ?? null),
        }))
  // Lists of risks, issues, actions: when most of what is there are registers, a stray list of names is no plan.
  const isMostlyRegister =
    registers.length > 0 &&
    (pick === null || registers.reduce((sum, { table }) => sum + table.rows.length, 0) > pick.table.rows.length) &&
    !hasDates(pick?.table)
  if (options.sheet === undefined && isMostlyRegister) {
    const items = registers.reduce((sum, { table }) => sum + table.rows.length, 0)
    const names = registers.map(({ grid }) => grid.name)
    return {
      preview: emptyPreview({
        verdict: 'register',
        format,
        fileName,
        message: reading.register(items, names),
        sheet: names[0],
        sheets,
        headerRow: registers[0].table.headerRow,
        items,
      }),
      plan: null,
    }
  }
  if (pick === null) {
    const blank = grids.find((grid) => !grid.hidden && hasPlanHeading(grid))
    const message = grids.every((grid) => grid.rows.length === 0)
      ? reading.emptyBook
      : blank
        ? reading.nothingInTable(format === 'csv' ? reading.theTable : reading.theSheet(blank.name))
        : reading.noTable(format === 'csv' ? null : grids.map((grid) => grid.name))
    return {
      preview: emptyPreview({
        verdict: 'empty',
        format,
        fileName,
        sheets,
        message,
      }),
      plan: null,
    }
  }
  const result = planFromTable(pick.table, { format, fileName, sheets, fixes: options.fixes, today })
  const others = plans.filter(({ grid }) => grid !== pick.grid && !grid.hidden).map(({ grid }) => grid.name)
  if (others.length > 0) result.preview.remarks.push(reading.otherSheets(others))
  if (registers.length > 0) result.preview.remarks.push(reading.registersLeft(registers.map(({ grid }) => grid.name)))
  return result
}
const hasDates = (table: Table | undefined): boolean =>
  table !== undefined &&
  (['start', 'finish', 'duration', 'predecessors', 'baselineStart'] as const).filter((field) => table.columns.has(field)).length >= 2

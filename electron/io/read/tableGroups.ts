/** Summaries for a plan whose phases stand beside the tasks in columns that repeat (Phase, Stage, Module), when nothing else tells a tree. */
import { reading } from '../../../shared/words/en/reading.ts'
import type { Draft } from './draft.ts'
import { cellText, isBlank } from './grid.ts'
import type { Table } from './table.ts'

const groupDraft = (key: string, sourceRow: number, name: string, parent: Draft | null, heading: string): Draft => ({
  key,
  sourceRow,
  name: name.slice(0, 400),
  isGroup: true,
  parent,
  isSummary: true,
  id: '',
  otherIds: [],
  wbs: '',
  start: null,
  finish: null,
  duration: null,
  owner: '',
  percent: null,
  milestone: false,
  actualStart: null,
  actualFinish: null,
  baselineStart: null,
  baselineFinish: null,
  optimistic: null,
  mostLikely: null,
  pessimistic: null,
  deadline: null,
  constraintType: null,
  constraintDate: null,
  priority: null,
  active: true,
  notes: '',
  predecessorsText: '',
  successorsText: '',
  durationText: '',
  cells: {},
  links: [],
  refusal: null,
  changes: [reading.madeFromColumn(heading)],
  skipped: null,
})

/** The columns left of the name whose texts repeat over the rows, outermost first. */
const groupColumns = (table: Table): number[] => {
  const name = table.nameColumns[0]
  const rows = table.rows
  let groupsSoFar = 1
  return (table.columns.get('group') ?? [])
    .filter((column) => column < name)
    .filter((column) => {
      const texts = rows.map((row) => (isBlank(row.cells[column]) ? '' : cellText(row.cells[column]).trim())).filter((text) => text !== '')
      const distinct = new Set(texts).size
      const fits = texts.length >= rows.length * 0.7 && distinct >= 1 && distinct <= texts.length * 0.6 && distinct >= groupsSoFar
      if (fits) groupsSoFar = distinct
      return fits
    })
    .slice(0, 4)
}

/** Puts a summary above each run of rows of one group; the drafts come back with their summaries before them. */
export const groupRows = (drafts: readonly Draft[], table: Table): Draft[] => {
  const columns = groupColumns(table)
  if (columns.length === 0) return [...drafts]
  const rowOf = new Map(table.rows.map((row) => [row.number, row]))
  const groups = new Map<string, Draft>()
  const all: Draft[] = []
  for (const draft of drafts) {
    let parent: Draft | null = null
    let path = ''
    for (const column of columns) {
      const cell = rowOf.get(draft.sourceRow)?.cells[column]
      if (isBlank(cell)) continue
      const text = cellText(cell).replace(/\s+/g, ' ').trim()
      path += ` ${column}:${text.toLowerCase()}`
      const known: Draft =
        groups.get(path) ?? groupDraft(`g${groups.size + 1}`, draft.sourceRow, text, parent, table.headings.get(column) ?? '')
      if (!groups.has(path)) {
        groups.set(path, known)
        all.push(known)
      }
      parent = known
    }
    draft.parent = parent
    all.push(draft)
  }
  return all
}

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
  manual: false,
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

/**
 * The text of a group column for each row. A phase merged over its rows, or written once above them, stands only in the first: it holds until
 * the next one.
 */
const groupTexts = (table: Table, column: number): string[] => {
  let last = ''
  const own = table.rows.map((row) => (isBlank(row.cells[column]) ? '' : cellText(row.cells[column]).replace(/\s+/g, ' ').trim()))
  const filled = own.filter((text) => text !== '').length
  const isSparse = filled >= 2 && filled < own.length * 0.7 && own[0] !== ''
  return own.map((text) => {
    if (text !== '') last = text
    return text === '' && isSparse ? last : text
  })
}

/** The columns left of the name whose texts hold for several rows, outermost first, with the text for each row. */
const groupColumns = (table: Table): { column: number; texts: string[] }[] => {
  const name = table.nameColumns[0]
  let groupsSoFar = 1
  return (table.columns.get('group') ?? [])
    .filter((column) => column < name)
    .map((column) => ({ column, texts: groupTexts(table, column) }))
    .filter(({ texts }) => {
      const filled = texts.filter((text) => text !== '')
      const distinct = new Set(filled).size
      const fits = filled.length >= texts.length * 0.7 && distinct >= 1 && distinct <= filled.length * 0.6 && distinct >= groupsSoFar
      if (fits) groupsSoFar = distinct
      return fits
    })
    .slice(0, 4)
}

/** Puts a summary above each run of rows of one group; the drafts come back with their summaries before them. */
export const groupRows = (drafts: readonly Draft[], table: Table): Draft[] => {
  const columns = groupColumns(table)
  if (columns.length === 0) return [...drafts]
  const placeOf = new Map(table.rows.map((row, at) => [row.number, at]))
  const groups = new Map<string, Draft>()
  const all: Draft[] = []
  for (const draft of drafts) {
    let parent: Draft | null = null
    let path = ''
    for (const { column, texts } of columns) {
      const text = texts[placeOf.get(draft.sourceRow) ?? -1] ?? ''
      if (text === '') continue
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

/** The next period: what is overdue, and what starts, finishes or falls due in the thirty days after the data date. */

import { formatDate } from '../../time/formatDate.ts'
import { DAY, startOfDay } from '../../time/instant.ts'
import { deck } from '../../words/en/deck.ts'
import type { Cell, Draft, TableColumn } from '../content.ts'
import { dayOfFinish, longDate } from '../dates.ts'
import type { PlanFacts, TaskFact } from '../facts.ts'
import { tablePages, tableRow } from '../table.ts'
import { NEXT_DAYS, nextTitle } from '../titles.ts'

const { columns: words, kinds } = deck.next
const MOST_ROWS = 25

interface Entry {
  readonly at: number
  readonly kind: keyof typeof kinds
  readonly task: TaskFact
}

export const nextSlide = (facts: PlanFacts): Draft[] => {
  const from = startOfDay(facts.dataDate)
  const to = from + NEXT_DAYS * DAY
  const open = facts.leaves.filter((leaf) => !leaf.done)
  const overdue = open.filter((leaf) => leaf.overdue)
  const milestones = open.filter((leaf) => leaf.milestone && !leaf.overdue && leaf.finish < to).sort((a, b) => a.finish - b.finish)
  const work = open.filter((leaf) => !leaf.milestone)
  const finishes = work.filter((leaf) => !leaf.overdue && leaf.finish >= from && leaf.finish < to)
  const starts = work.filter(
    (leaf) => leaf.task.actualStart === null && leaf.task.percentComplete === 0 && leaf.start >= from && leaf.start < to,
  )
  const entries: Entry[] = [
    ...overdue.map((task): Entry => ({ at: dayOfFinish(task), kind: 'overdue', task })),
    ...milestones.map((task): Entry => ({ at: task.finish, kind: 'milestone', task })),
    ...finishes.map((task): Entry => ({ at: dayOfFinish(task), kind: 'finish', task })),
    ...starts.map((task): Entry => ({ at: task.start, kind: 'start', task })),
  ]
  if (entries.length === 0) return []
  const columns: TableColumn[] = [
    { heading: words.date, width: 110, align: 'left' },
    { heading: words.what, width: 134, align: 'left' },
    { heading: words.task, width: 430, align: 'left' },
    { heading: words.workstream, width: 220, align: 'left' },
    { heading: words.owner, width: 184, align: 'left' },
    { heading: words.float, width: 90, align: 'right' },
  ]
  const shown = mostTelling(entries)
  const rows = shown.map(({ at, kind, task }) => {
    const cells: Cell[] = [
      { text: formatDate(at, 'weekday') },
      { text: kinds[kind], strong: kind !== 'start' && kind !== 'finish', ...(kind === 'overdue' ? ({ tone: 'critical' } as const) : {}) },
      { text: task.name, strong: true },
      { text: task.workstream ?? deck.none, tone: 'muted' },
      { text: task.task.owner === '' ? deck.none : task.task.owner, tone: 'muted' },
      { text: deck.shortDays(task.float), ...(task.critical ? ({ tone: 'critical', strong: true } as const) : {}) },
    ]
    return tableRow(columns, cells)
  })
  const hidden = entries.length - shown.length
  if (hidden > 0)
    rows.push(
      tableRow(
        columns,
        columns.map((_, at) => ({ text: at === 2 ? deck.critical.more(hidden) : '', tone: 'muted' as const })),
      ),
    )
  const title = nextTitle(facts, to, starts.length, finishes.length, milestones, overdue.length)
  const subtitle = deck.next.subtitle(longDate(from, facts.dataDate), longDate(to, facts.dataDate))
  return tablePages('next', title, subtitle, columns, rows)
}

/** When there are too many: overdue, milestones and critical work before the rest; shown by date. */
const mostTelling = (entries: readonly Entry[]): Entry[] => {
  const weight = ({ kind, task }: Entry): number => (kind === 'overdue' ? 0 : kind === 'milestone' ? 1 : task.critical ? 2 : 3)
  const byDate = (a: Entry, b: Entry): number => a.at - b.at || weight(a) - weight(b)
  return [...entries]
    .sort((a, b) => weight(a) - weight(b) || a.at - b.at)
    .slice(0, MOST_ROWS)
    .sort((a, b) => Number(b.kind === 'overdue') - Number(a.kind === 'overdue') || byDate(a, b))
}

/** Milestones: promised and forecast dates side by side, the change, and what is left. */
import { deck } from '../../words/en/deck.ts'
import type { Cell, Draft, TableColumn } from '../content.ts'
import { capturedOn, shortDate } from '../dates.ts'
import type { PlanFacts } from '../facts.ts'
import { brief } from '../measure.ts'
import { tablePages, tableRow } from '../table.ts'
import { milestonesTitle } from '../titles.ts'
import { late } from './workstreams.ts'

const { columns: words } = deck.milestones
const MOST_ROWS = 38

export const milestonesSlide = (facts: PlanFacts): Draft[] => {
  if (facts.milestones.length === 0) return []
  const promised = facts.milestones.some((milestone) => milestone.baseline !== null)
  const columns: TableColumn[] = [
    { heading: words.milestone, width: promised ? 400 : 500, align: 'left' },
    { heading: words.workstream, width: promised ? 220 : 292, align: 'left' },
    { heading: words.status, width: 126, align: 'left' },
    ...(promised ? ([{ heading: words.baseline, width: 116, align: 'right' }] as const) : []),
    { heading: words.forecast, width: promised ? 116 : 140, align: 'right' },
    ...(promised ? ([{ heading: words.change, width: 95, align: 'right' }] as const) : []),
    { heading: words.float, width: promised ? 95 : 110, align: 'right' },
  ]
  // When there are too many, those already reached give way first.
  const open = facts.milestones.filter((milestone) => !milestone.done)
  const shown = facts.milestones.length <= MOST_ROWS ? facts.milestones : open.slice(0, MOST_ROWS)
  const rows = shown.map((one) => {
    const cells: Cell[] = [
      { text: one.name, strong: true },
      { text: one.workstream ?? deck.none, tone: 'muted' },
      { text: one.done ? deck.milestones.done : deck.standing[one.rag], rag: one.rag },
      ...(promised ? [{ text: one.baseline ? shortDate(one.baseline.finish, facts.dataDate) : deck.none }] : []),
      { text: shortDate(one.finish, facts.dataDate) },
      ...(promised ? [late(one.slip)] : []),
      one.done
        ? { text: deck.none }
        : { text: deck.shortDays(one.float), ...(one.critical ? ({ tone: 'critical', strong: true } as const) : {}) },
    ]
    return tableRow(columns, cells)
  })
  const hidden = facts.milestones.length - shown.length
  if (hidden > 0)
    rows.push(
      tableRow(
        columns,
        columns.map((_, at) => ({ text: at === 0 ? deck.critical.more(hidden) : '', tone: 'muted' as const })),
      ),
    )
  const subtitle =
    promised && facts.baseline
      ? deck.milestones.against(brief(facts.baseline.name), capturedOn(facts.baseline.capturedAt))
      : deck.milestones.subtitle
  return tablePages('milestones', milestonesTitle(facts), subtitle, columns, rows)
}

/** The workstream status table: a row each with colour, progress, dates, float and the one thing to know. */
import { finishDay } from '../../time/formatDate.ts'
import { deck } from '../../words/en/deck.ts'
import type { Cell, Draft, TableColumn } from '../content.ts'
import { dayOfFinish, shortDate } from '../dates.ts'
import type { PlanFacts, TaskFact, WorkstreamFact } from '../facts.ts'
import { reportedFreezes } from '../freezes.ts'
import { table } from '../geometry.ts'
import { brief, linesOf } from '../measure.ts'
import { tablePages, tableRow } from '../table.ts'
import { workstreamsTitle } from '../titles.ts'

const { columns: words, know } = deck.workstreams

export const workstreamsSlide = (facts: PlanFacts): Draft[] => {
  if (facts.workstreams.length === 0) return []
  const promised = facts.workstreams.some((workstream) => workstream.baselineFinish !== null)
  const columns: TableColumn[] = [
    { heading: words.name, width: 206, align: 'left' },
    { heading: words.status, width: 112, align: 'left' },
    { heading: words.done, width: 76, align: 'right' },
    { heading: words.finish, width: 110, align: 'right' },
    ...(promised
      ? ([
          { heading: words.baseline, width: 110, align: 'right' },
          { heading: words.change, width: 92, align: 'right' },
        ] as const)
      : []),
    { heading: words.float, width: 92, align: 'right' },
    { heading: words.know, width: promised ? 370 : 572, align: 'left' },
  ]
  const rows = facts.workstreams.map((one) => {
    const cells: Cell[] = [
      { text: one.name, strong: true },
      { text: one.done ? deck.standing.done : deck.standing[one.rag], rag: one.rag, strong: true },
      { text: deck.percent(one.percent) },
      { text: shortDate(finishDay(one.finish), facts.dataDate) },
      ...(promised
        ? [{ text: one.baselineFinish === null ? deck.none : shortDate(finishDay(one.baselineFinish), facts.dataDate) }, late(one.slip)]
        : []),
      one.float === null
        ? { text: deck.none }
        : { text: deck.shortDays(one.float), ...(one.float <= 0 ? ({ tone: 'critical', strong: true } as const) : {}) },
      { text: whatToKnow(facts, one, columns[columns.length - 1].width - table.gap - table.afterNumber) },
    ]
    return tableRow(columns, cells)
  })
  return tablePages('workstreams', workstreamsTitle(facts), deck.workstreams.subtitle, columns, rows)
}

/** A change against the baseline, in the strong colour when it is late. */
export const late = (slip: number | null): Cell =>
  slip === null ? { text: deck.none } : { text: deck.signedDays(slip), ...(slip > 0 ? ({ tone: 'critical', strong: true } as const) : {}) }

/** The facts that apply, most serious first: as many whole sentences as two lines hold. */
const whatToKnow = (facts: PlanFacts, one: WorkstreamFact, room: number): string => {
  if (one.done) return know.complete
  const date = (at: number): string => shortDate(at, facts.dataDate)
  const open = one.leaves.filter((leaf) => !leaf.done)
  const said: string[] = []
  const missed = open.find((leaf) => leaf.missed)
  if (missed) said.push(know.missed(brief(missed.name)))
  const overdue = open.filter((leaf) => leaf.overdue).length
  if (overdue > 0) said.push(know.overdue(overdue))
  const worst = open.reduce((far, leaf) => ((leaf.slip ?? 0) > (far.slip ?? 0) ? leaf : far), open[0])
  if ((worst.slip ?? 0) > 0 && (one.slip ?? 0) > 0) {
    const cause = worst.driver?.kind === 'link' && worst.driver.taskId !== null ? facts.byId.get(worst.driver.taskId) : undefined
    said.push(know.slipped(brief(worst.name), worst.slip ?? 0))
    if (cause && cause.workstream !== one.name) said.push(know.waits(brief(worst.name, 30), brief(cause.name, 30)))
  }
  const isWorkHere = (task: TaskFact): boolean => task.workstream === one.name && !task.milestone
  const driving = facts.driving.find(isWorkHere)
  const critical = facts.critical.find(isWorkHere)
  if (driving) said.push(know.drives(brief(driving.name), date(dayOfFinish(driving))))
  else if (critical) said.push(know.noFloat(brief(critical.name), date(dayOfFinish(critical))))
  const freeze = reportedFreezes(facts.plan).find((window) =>
    open.some((leaf) => !leaf.milestone && leaf.start < window.to && leaf.finish > window.from && window.stops(leaf.task)),
  )
  if (freeze) said.push(know.freeze(brief(freeze.name, 30), date(freeze.from), date(freeze.to - 1)))
  const next = open.filter((leaf) => leaf.milestone && leaf.finish >= facts.dataDate).sort((a, b) => a.finish - b.finish)[0]
  if (next) said.push(know.next(brief(next.name), date(next.finish)))
  if (one.lead !== '') said.push(know.led(one.lead))
  if (said.length === 0) return deck.none
  return said.reduce((text, sentence) => (linesOf(`${text} ${sentence}`, table.text, room) <= 2 ? `${text} ${sentence}` : text))
}

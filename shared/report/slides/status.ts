/** Slide 1, status at a glance: overall colour and its rule, finish, buffer, what changed, what to watch. */
import { finishDay, formatDate } from '../../time/formatDate.ts'
import { deck } from '../../words/en/deck.ts'
import type { Card, DeckInput, Draft, Paragraph } from '../content.ts'
import { capturedOn, dayOfFinish, longDate, shortDate } from '../dates.ts'
import type { PlanFacts, TaskFact } from '../facts.ts'
import { slide } from '../geometry.ts'
import { brief, linesOf } from '../measure.ts'
import { NEAR_CRITICAL } from '../rag.ts'
import { statusTitle } from '../titles.ts'

const NAME = 60
/** The lower cards hold so many lines of text. */
const MOST_LINES = 10

export const statusSlide = (facts: PlanFacts, input: DeckInput): Draft[] => {
  const dataDate = formatDate(facts.dataDate, 'dayYear')
  const against = facts.baseline ? deck.status.againstBaseline(brief(facts.baseline.name), capturedOn(facts.baseline.capturedAt)) : ''
  const draft = { kind: 'status', title: statusTitle(facts), subtitle: deck.status.subtitle(dataDate) + against } as const
  if (facts.finish === null) return [{ ...draft, blocks: [] }]
  const changed = whatChanged(facts, input)
  const watch = whatToWatch(facts)
  const upper = [overall(facts), finish(facts, facts.finish), buffer(facts)]
  const lower = [
    { ...changed, lines: fitting(changed.lines, 1.25 / 2.25), share: 1.25 },
    { ...watch, lines: fitting(watch.lines, 1 / 2.25), share: 1 },
  ]
  return [
    {
      ...draft,
      blocks: [
        {
          kind: 'cards',
          rows: [
            { height: 160, cards: upper },
            { height: 264, cards: lower },
          ],
        },
      ],
    },
  ]
}

const overall = (facts: PlanFacts): Card => ({
  heading: deck.status.overall,
  ...(facts.rag ? { rag: facts.rag } : {}),
  big: facts.rag ? deck.rag[facts.rag] : deck.status.notRated,
  lines: [[{ text: facts.reason }], [{ text: deck.status.complete(deck.percent(facts.percent)), tone: 'muted' }]],
  share: 1.1,
})

const finish = (facts: PlanFacts, at: number): Card => {
  const promise: Paragraph =
    facts.baselineFinish === null
      ? [{ text: deck.status.noBaseline, tone: 'muted' }]
      : facts.slip === 0
        ? [{ text: deck.status.onBaseline(shortDate(finishDay(facts.baselineFinish), facts.dataDate)) }]
        : [
            { text: deck.signedDays(facts.slip ?? 0), strong: true, ...((facts.slip ?? 0) > 0 ? { tone: 'critical' as const } : {}) },
            { text: ` ${deck.status.sinceBaseline} · ${deck.status.baseline(shortDate(finishDay(facts.baselineFinish), facts.dataDate))}` },
          ]
  return { heading: deck.status.finish, big: formatDate(finishDay(at), 'shortYear'), lines: [promise], share: 1 }
}

const buffer = (facts: PlanFacts): Card => ({
  heading: deck.status.buffer,
  big: facts.buffer === null ? deck.none : deck.shortDays(facts.buffer),
  lines: [
    [
      facts.deadline === null
        ? { text: deck.status.noDeadline, tone: 'muted' }
        : { text: deck.status.deadline(formatDate(finishDay(facts.deadline), 'shortYear')) },
    ],
  ],
  share: 1,
})

interface Move {
  readonly task: TaskFact
  readonly days: number
}

/** The recent moves, largest first; without any, the slips against the baseline. */
const whatChanged = (facts: PlanFacts, input: DeckInput): Omit<Card, 'share'> => {
  const recent = (input.recent ?? []).flatMap((moved): Move[] => {
    const task = facts.byId.get(moved.taskId)
    if (!task?.leaf || moved.finishBefore === null || moved.finishAfter === null) return []
    const days = facts.daysBetween(moved.finishBefore, moved.finishAfter)
    return days === 0 ? [] : [{ task, days }]
  })
  const moves =
    recent.length > 0 ? recent : facts.leaves.flatMap((task): Move[] => ((task.slip ?? 0) > 0 ? [{ task, days: task.slip ?? 0 }] : []))
  const heading =
    recent.length > 0 || !facts.baseline ? deck.status.changed : deck.status.changedSinceBaseline(brief(facts.baseline.name, 30))
  if (moves.length === 0)
    return { heading, lines: [[{ text: facts.baseline ? deck.status.nothingMoved : deck.status.noBaseline, tone: 'muted' }]] }
  const causes = gatherCauses(moves)
  const lines = causes.slice(0, 3).map(({ task, days, followers }): Paragraph => {
    const before = recent.length > 0 ? null : (task.baseline?.duration ?? null)
    const grew = before !== null && before !== task.duration
    return [
      { text: brief(task.name, NAME), strong: true },
      {
        text:
          (grew ? deck.status.takes(task.duration, before) : deck.status.finishes) +
          deck.status.movedTo(days, longDate(dayOfFinish(task), facts.dataDate)),
      },
      ...(followers > 0 ? [{ text: deck.status.followers(followers), tone: 'muted' as const }] : []),
    ]
  })
  if (causes.length > 3) lines.push([{ text: deck.status.moreMoved(causes.length - 3), tone: 'muted' }])
  return { heading, lines }
}

/** Moves that no other move explains, each with the number of tasks that follow it along their drivers; the weightiest first. */
const gatherCauses = (moves: readonly Move[]): (Move & { followers: number })[] => {
  const byTask = new Map(moves.map((move) => [move.task.id, move]))
  const causeOf = (move: Move): Move => {
    const seen = new Set<string>()
    let at = move
    while (!seen.has(at.task.id)) {
      seen.add(at.task.id)
      const by = at.task.driver?.kind === 'link' && at.task.driver.taskId !== null ? byTask.get(at.task.driver.taskId) : undefined
      if (!by || Math.sign(by.days) !== Math.sign(at.days)) return at
      at = by
    }
    return at
  }
  const followers = new Map<Move, number>()
  for (const move of moves) {
    const cause = causeOf(move)
    followers.set(cause, (followers.get(cause) ?? 0) + (cause === move ? 0 : 1))
  }
  return [...followers]
    .map(([move, count]) => ({ ...move, followers: count }))
    .sort((a, b) => Number(b.task.critical) - Number(a.task.critical) || Math.abs(b.days) - Math.abs(a.days) || b.followers - a.followers)
}

/** Missed deadlines, overdue work, the next critical task, thin float: the first three that apply. */
const whatToWatch = (facts: PlanFacts): Omit<Card, 'share'> => {
  const lines: Paragraph[] = []
  const open = facts.leaves.filter((leaf) => !leaf.done).sort((a, b) => a.finish - b.finish)
  const missed = open.filter((leaf) => leaf.missed)
  if (missed.length > 0)
    lines.push([
      { text: deck.status.missed(missed.length), strong: true, tone: 'critical' },
      { text: deck.status.missedFirst(brief(missed[0].name, NAME), longDate(missed[0].task.deadline ?? missed[0].finish, facts.dataDate)) },
    ])
  const overdue = open.filter((leaf) => leaf.overdue)
  if (overdue.length > 0)
    lines.push([
      { text: deck.status.overdue(overdue.length), strong: true },
      { text: deck.status.overdueFirst(brief(overdue[0].name, NAME), longDate(dayOfFinish(overdue[0]), facts.dataDate)) },
    ])
  const next = facts.driving.find((task) => !task.milestone && !task.overdue)
  if (next) {
    const date = longDate(dayOfFinish(next), facts.dataDate)
    const has = facts.buffer !== null && facts.buffer > 0
    lines.push([
      { text: brief(next.name, NAME), strong: true },
      { text: has ? deck.status.nextCriticalUntil(date, facts.buffer ?? 0) : deck.status.nextCriticalNoBuffer(date) },
    ])
  }
  const thin = facts.workstreams.filter((one) => one.float !== null && one.float > 0 && one.float <= NEAR_CRITICAL)
  for (const workstream of thin.sort((a, b) => (a.float ?? 0) - (b.float ?? 0)))
    lines.push([{ text: brief(workstream.name, NAME), strong: true }, { text: deck.status.thinFloat(workstream.float ?? 0) }])
  if (lines.length === 0) return { heading: deck.status.watch, lines: [[{ text: deck.status.nothingToWatch, tone: 'muted' }]] }
  return {
    heading: deck.status.watch,
    lines: lines.slice(0, 3),
    urgent: lines.some((line) => line[0].tone === 'critical') || overdue.length > 0,
  }
}

/** As many whole paragraphs as the card has lines for. */
const fitting = (lines: readonly Paragraph[], share: number): Paragraph[] => {
  const room = slide.inner * share - 60
  let used = 0
  return lines.filter((line, at) => {
    used += linesOf(line.map((run) => run.text).join(''), 15, room, 'semibold') + 0.4
    return at === 0 || used <= MOST_LINES
  })
}

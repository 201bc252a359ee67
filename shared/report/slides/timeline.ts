/** The next 90 days: a lane per workstream with its most telling bars, the milestones above, freeze windows and the data date. */
import { endOfFinishDay, finishDay, formatDate } from '../../time/formatDate.ts'
import { DAY, type Instant, startOfDay, weekdayOf } from '../../time/instant.ts'
import { deck } from '../../words/en/deck.ts'
import type { Draft, TimelineBlock, TimelineFreeze, TimelineLane } from '../content.ts'
import { capturedOn, shortDate } from '../dates.ts'
import { lanesOf, type PlanFacts, type TaskFact } from '../facts.ts'
import { reportedFreezes } from '../freezes.ts'
import { timelineRoom, timelineX } from '../geometry.ts'
import { type Packed, packLane, shareRows, type Wish } from '../lanes.ts'
import { brief } from '../measure.ts'
import { numbered } from '../table.ts'
import { TIMELINE_DAYS, timelineTitle } from '../titles.ts'

const LANES_PER_SLIDE = 7
const MOST_SLIDES = 3
const MOST_TRIED = 60

type Window = Pick<TimelineBlock, 'from' | 'to'>
interface Marker {
  readonly name: string
  readonly at: Instant
  readonly critical: boolean
}

export const timelineSlide = (facts: PlanFacts): Draft[] => {
  const monday = startOfDay(facts.dataDate) - ((weekdayOf(facts.dataDate) + 6) % 7) * DAY
  const window: Window = { from: monday, to: startOfDay(facts.dataDate) + TIMELINE_DAYS * DAY }
  const inside = (task: TaskFact): boolean => task.start < window.to && task.finish >= window.from
  const shown = facts.leaves.filter(inside)
  const lanes = lanesOf(facts)
    .map((lane) => ({ name: lane.name, tasks: lane.leaves.filter((leaf) => !leaf.milestone && inside(leaf)) }))
    .filter((lane) => lane.tasks.length > 0)
  const markers = markersOf(facts, window)
  if (lanes.length === 0 && markers.length === 0) return []
  const pages: (typeof lanes)[] = []
  for (let at = 0; at < Math.max(1, lanes.length) && pages.length < MOST_SLIDES; at += LANES_PER_SLIDE)
    pages.push(lanes.slice(at, at + LANES_PER_SLIDE))
  const title = timelineTitle(facts, shown)
  const subtitle =
    deck.timeline.subtitle +
    (facts.baseline ? deck.timeline.baseline(brief(facts.baseline.name), capturedOn(facts.baseline.capturedAt)) : '') +
    (lanes.length > LANES_PER_SLIDE * MOST_SLIDES ? deck.timeline.notShown(lanes.length - LANES_PER_SLIDE * MOST_SLIDES) : '')
  return numbered(
    pages.map((page) => ({ kind: 'timeline', title, subtitle, blocks: [block(facts, window, page, markers)] })),
    subtitle,
  )
}

/** Milestones in the window, the finish and the deadline, most telling first. */
const markersOf = (facts: PlanFacts, window: Window): Marker[] => {
  const inside = (at: Instant): boolean => at >= window.from && at < window.to
  const ends: Marker[] = []
  if (facts.deadline !== null && inside(facts.deadline))
    ends.push({ name: deck.timeline.deadline(shortDate(finishDay(facts.deadline), facts.dataDate)), at: facts.deadline, critical: false })
  const last = facts.milestones[facts.milestones.length - 1]
  if (facts.finish !== null && inside(facts.finish) && last?.finish !== facts.finish)
    ends.push({ name: deck.timeline.finish(shortDate(finishDay(facts.finish), facts.dataDate)), at: facts.finish, critical: true })
  const weight = (task: TaskFact): number => (task.critical ? 0 : 2) + ((task.slip ?? 0) > 0 ? 0 : 1)
  const due = facts.milestones
    .filter((milestone) => inside(milestone.finish))
    .sort((a, b) => weight(a) - weight(b) || a.finish - b.finish)
    .map((milestone): Marker => ({ name: milestone.name, at: milestone.finish, critical: milestone.critical }))
  return [...ends, ...due]
}

/** Critical work first, then what has slipped, then the longest. */
const byWeight = (a: TaskFact, b: TaskFact): number =>
  Number(b.critical) - Number(a.critical) ||
  Number((b.slip ?? 0) > 0) - Number((a.slip ?? 0) > 0) ||
  b.duration - a.duration ||
  a.start - b.start

const block = (
  facts: PlanFacts,
  window: Window,
  lanes: readonly { name: string; tasks: readonly TaskFact[] }[],
  markers: readonly Marker[],
): TimelineBlock => {
  const x = (at: Instant): number => timelineX(window, at)
  // The milestones' lane is the first, where there are any.
  const head = markers.length > 0 ? 1 : 0
  const freezes = freezesIn(facts, window, lanes, head)
  // More than fit are not even tried: a lane has room for a few dozen bars.
  const sorted = lanes.map((lane) => [...lane.tasks].sort(byWeight).slice(0, MOST_TRIED))
  const markerWishes = markers
    .slice(0, MOST_TRIED)
    .map((marker): Wish => ({ name: marker.name, from: x(marker.at) - 10, to: x(marker.at) + 10, diamond: true }))
  const wishes: Wish[][] = [...(head ? [markerWishes] : []), ...sorted.map((tasks) => tasks.map((task) => wishOf(task, x)))]
  const counts = [...(head ? [markers.length] : []), ...lanes.map((lane) => lane.tasks.length)]
  const titles = wishes.map((_, lane) =>
    freezes
      .filter((freeze) => freeze.firstLane === lane)
      .map((freeze) => ({ name: freeze.name, at: x(Math.max(freeze.from, window.from)) })),
  )
  const rows = shareRows(wishes, titles, timelineRoom, head === 1)
  const drawn = wishes.map((wish, at): TimelineLane => {
    const { placed } = packLane(wish, titles[at], rows[at])
    const isHead = at < head
    const left = counts[at] - placed.length
    return {
      name: isHead ? deck.timeline.milestones : lanes[at - head].name,
      rows: rows[at],
      bars: isHead ? [] : placed.map((place) => bar(place, sorted[at - head][place.wish])),
      milestones: isHead ? placed.map((place) => ({ ...markers[place.wish], name: place.name, row: place.row, label: place.label })) : [],
      more: left > 0 ? deck.timeline.more(left) : '',
    }
  })
  const ticks: { at: Instant; label: string }[] = []
  for (let at = window.from; at < window.to - 2 * DAY; at += 7 * DAY) ticks.push({ at, label: formatDate(at) })
  return {
    kind: 'timeline',
    ...window,
    dataDate: facts.dataDate,
    dataDateLabel: facts.program.statusDate === null ? deck.timeline.today : deck.timeline.dataDate,
    ticks,
    lanes: drawn,
    freezes,
  }
}

const wishOf = (task: TaskFact, x: (at: Instant) => number): Wish => ({
  name: task.name,
  from: x(startOfDay(task.start)),
  to: x(endOfFinishDay(task.finish)),
  ...(task.baseline ? { alsoFrom: x(startOfDay(task.baseline.start)), alsoTo: x(endOfFinishDay(task.baseline.finish)) } : {}),
  diamond: false,
})

const bar = (place: Packed, task: TaskFact) => ({
  name: place.name,
  start: startOfDay(task.start),
  finish: endOfFinishDay(task.finish),
  critical: task.critical,
  baseline: task.baseline ? { start: startOfDay(task.baseline.start), finish: endOfFinishDay(task.baseline.finish) } : null,
  row: place.row,
  label: place.label,
})

/** Windows that stop every lane cover all of them; others cover from the first to the last lane whose work they stop. */
const freezesIn = (facts: PlanFacts, window: Window, lanes: readonly { tasks: readonly TaskFact[] }[], head: number): TimelineFreeze[] =>
  reportedFreezes(facts.plan)
    .filter((freeze) => freeze.from < window.to && freeze.to > window.from)
    .flatMap((freeze): TimelineFreeze[] => {
      const stopped = lanes.flatMap((lane, at) => (lane.tasks.some((task) => freeze.stops(task.task)) ? [at + head] : []))
      if (stopped.length === 0) return []
      const all = freeze.calendarId === facts.program.calendarId || stopped.length === lanes.length
      const first = all ? 0 : stopped[0]
      return [
        {
          name: brief(freeze.name, 28),
          from: freeze.from,
          to: freeze.to,
          firstLane: first,
          lastLane: all ? lanes.length + head - 1 : stopped[stopped.length - 1],
        },
      ]
    })
    .slice(0, 6)

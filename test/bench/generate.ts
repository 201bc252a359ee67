/** A seeded random plan of any size: five workstreams, a tree of three levels, one and a half links a task, calendars, constraints, some progress. */
import { type Calendar, standardCalendar, standardWeek } from '../../shared/model/calendar.ts'
import type { Link } from '../../shared/model/link.ts'
import { emptyPlan, type Plan } from '../../shared/model/plan.ts'
import { newProgram } from '../../shared/model/program.ts'
import { newTask, type Task } from '../../shared/model/task.ts'
import { DAY, instantOf } from '../../shared/time/instant.ts'

export interface PlanSize {
  /** Rows in all, summaries included. */
  readonly tasks: number
  readonly seed: number
}

/** mulberry32: the same seed gives the same plan on every machine. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const streams = ['Foundations', 'Data migration', 'Release', 'Adoption', 'Operations']
const colours = ['#1864ab', '#2b8a3e', '#e8590c', '#5f3dc4', '#0b7285']
const owners = ['Platform', 'Data', 'QA', 'Change', 'PMO']
const verbs = ['Design', 'Build', 'Test', 'Review', 'Migrate', 'Rehearse', 'Document', 'Approve', 'Deploy', 'Train']
const nouns = ['landing zone', 'interfaces', 'ledger', 'reports', 'identity', 'archive', 'runbook', 'catalogue', 'cutover', 'support']
const START = instantOf(2026, 1, 5, 8)
const HOUR = 600
const WORKDAY = 8 * HOUR

const calendars = (): Calendar[] => {
  const standard: Calendar = {
    ...standardCalendar(),
    exceptions: [2026, 2027, 2028].map((year) => ({
      name: `Christmas ${year}`,
      from: instantOf(year, 12, 24),
      to: instantOf(year + 1, 1, 1),
      working: [],
      recurrence: null,
    })),
  }
  const late: Calendar = {
    ...standardCalendar('cal-late', 2),
    name: 'Late shift',
    week: standardWeek().map((day) => (day.length === 0 ? [] : [[14 * HOUR, 22 * HOUR]])),
  }
  const freeze: Calendar = {
    ...standardCalendar('cal-freeze', 3),
    name: 'With freeze windows',
    baseId: 'cal-standard',
    week: [null, null, null, null, null, null, null],
    exceptions: [
      { name: 'Quarter close', from: instantOf(2026, 3, 30), to: instantOf(2026, 4, 3), working: [], recurrence: null },
      { name: 'Half-year close', from: instantOf(2026, 6, 29), to: instantOf(2026, 7, 3), working: [], recurrence: null },
    ],
  }
  const site: Calendar = {
    ...standardCalendar('cal-site', 4),
    name: 'Site, Monday to Saturday',
    week: [0, 1, 2, 3, 4, 5, 6].map((day) =>
      day === 0
        ? []
        : [
            [7 * HOUR, 11 * HOUR],
            [11.5 * HOUR, 15.5 * HOUR],
          ],
    ),
  }
  const always: Calendar = {
    ...standardCalendar('cal-always', 5),
    name: 'Around the clock',
    week: standardWeek().map(() => [[0, 24 * HOUR]]),
  }
  return [standard, late, freeze, site, always]
}

/** Of a hundred tasks sixteen run on a calendar of their own. */
const calendarFor = (dice: number): string | null => {
  if (dice < 0.04) return 'cal-late'
  if (dice < 0.06) return 'cal-site'
  if (dice < 0.07) return 'cal-always'
  return dice < 0.16 ? 'cal-freeze' : null
}

export const generatePlan = ({ tasks: size, seed }: PlanSize): Plan => {
  const random = randomFrom(seed)
  const below = (limit: number): number => Math.floor(random() * limit)
  const tasks: Task[] = []
  const leaves: string[] = []
  /** Leaves of each phase; the phase of each leaf and its place in it. */
  const phases: string[][] = []
  const phaseOf: number[] = []
  const placeOf: number[] = []
  const add = (parentId: string | null, name: string, more: Partial<Task> = {}): string => {
    const uid = tasks.length + 1
    const id = `t${uid}`
    tasks.push(newTask({ id, uid, name, position: uid, parentId, estimated: false, ...more }))
    return id
  }
  const leaf = (parentId: string): string => {
    const isMilestone = random() < 0.06
    const dice = random()
    const id = add(parentId, `${verbs[below(verbs.length)]} ${nouns[below(nouns.length)]} ${tasks.length + 1}`, {
      milestone: isMilestone,
      duration: isMilestone ? 0 : (1 + below(10)) * WORKDAY,
      owner: owners[below(owners.length)],
      calendarId: calendarFor(dice),
    })
    leaves.push(id)
    return id
  }
  const perStream = Math.max(1, Math.floor(size / streams.length))
  for (let at = 0; at < streams.length && tasks.length < size; at += 1) {
    const stream = add(null, streams[at])
    const last = at === streams.length - 1 ? size : Math.min(size, tasks.length + perStream - 1)
    while (tasks.length < last) {
      const phase = add(stream, `${streams[at]} phase ${tasks.length}`)
      const fill = Math.min(last, tasks.length + 8 + below(12))
      const here: string[] = []
      while (tasks.length < fill) {
        phaseOf.push(phases.length)
        placeOf.push(here.length)
        here.push(leaf(phase))
      }
      if (here.length > 0) phases.push(here)
    }
  }
  const rowOf = new Map(tasks.map((task, row) => [task.id, row]))
  const links: Link[] = []
  const seen = new Set<string>()
  const join = (predecessorId: string, successorId: string): void => {
    const dice = random()
    const type = dice < 0.82 ? 'FS' : dice < 0.92 ? 'SS' : dice < 0.98 ? 'FF' : 'SF'
    const key = `${predecessorId}>${successorId}`
    if (predecessorId === successorId || seen.has(key)) return
    seen.add(key)
    const hasLag = random() < 0.15
    links.push({ id: `l${links.length + 1}`, predecessorId, successorId, type, lag: hasLag ? (below(5) - 1) * WORKDAY : 0, lagUnit: 'd' })
  }
  // Within a phase from an earlier task to a later one; between phases down a tree of thirds, so that a larger plan grows wider, not centuries longer.
  const wanted = Math.round(size * 1.5)
  for (let attempt = 0; links.length < wanted && attempt < wanted * 4 && leaves.length > 1; attempt += 1) {
    const phase = attempt < leaves.length ? phaseOf[attempt] : below(phases.length)
    const here = phases[phase]
    const to = attempt < leaves.length ? placeOf[attempt] : below(here.length)
    if (to > 0 && random() < 0.8) join(here[Math.max(0, to - 1 - below(4))], here[to])
    else if (phase > 0) {
      const before = phases[Math.floor((phase - 1) / 3)]
      join(before[below(before.length)], here[to])
    }
  }
  const hasPredecessor = new Set(links.map((link) => link.successorId))
  for (const id of leaves) {
    const row = rowOf.get(id)!
    const dice = random()
    const date = START + below(200) * DAY
    if (dice < 0.02) tasks[row] = { ...tasks[row], constraintType: 'SNET', constraintDate: date }
    else if (dice < 0.025) tasks[row] = { ...tasks[row], constraintType: 'FNET', constraintDate: date + 9 * HOUR }
    else if (dice < 0.03) tasks[row] = { ...tasks[row], deadline: date + 300 * DAY }
    else if (dice < 0.3 && !hasPredecessor.has(id)) tasks[row] = { ...tasks[row], actualStart: START, percentComplete: below(100) }
  }
  return {
    ...emptyPlan(newProgram({ name: `Generated program ${seed}`, start: START, calendarId: 'cal-standard' }), calendars()),
    tasks,
    workstreams: tasks
      .filter((task) => task.parentId === null)
      .map((task, at) => ({ id: `w${at + 1}`, taskId: task.id, lead: owners[at], colour: colours[at] })),
    links,
  }
}

/** The scheduler's figures: the full pass warm and cold, an edit, a drag's preview, building, memory; a naive schedule of the same plan for scale; adding on a calendar. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import {
  buildNetwork,
  movedBetween,
  type Network,
  preview,
  refill,
  type Schedule,
  schedule,
  toColumns,
} from '../../electron/scheduler/index.ts'
import { standardCalendar } from '../../shared/model/calendar.ts'
import type { Plan } from '../../shared/model/plan.ts'
import type { Task } from '../../shared/model/task.ts'
import { compileCalendars } from '../../shared/time/compiledCalendars.ts'
import { DAY, instantOf } from '../../shared/time/instant.ts'
import { generatePlan } from './generate.ts'
import { naive } from './naive.ts'
import { measured, median, type Row } from './row.ts'

interface Size {
  readonly tasks: number
  readonly times: number
  /** At most, and better, milliseconds of a warm full pass. */
  readonly target?: number
  readonly aim?: number
}
const sizes: readonly Size[] = [
  { tasks: 1000, times: 300 },
  { tasks: 10_000, times: 500, target: 2, aim: 0.8 },
  { tasks: 100_000, times: 40, target: 20, aim: 8 },
  { tasks: 1_000_000, times: 9, target: 200, aim: 90 },
]

/** Bytes of every typed array that hangs on the objects, shared ones once. Ids are references to the plan's own strings and do not count. */
const bytesOf = (holders: readonly object[]): number => {
  const arrays = new Set<ArrayBufferView>()
  for (const holder of holders) for (const value of Object.values(holder)) if (ArrayBuffer.isView(value)) arrays.add(value)
  let bytes = 0
  for (const array of arrays) bytes += array.byteLength
  return bytes
}

const bytesPerTask = (network: Network, result: Schedule): number =>
  bytesOf([network, network.links, network.particulars, result]) / network.count

const named = (tasks: number): string => `${tasks.toLocaleString('en-GB')} tasks`

const ofSize = async ({ tasks, times, ...targets }: Size): Promise<Row[]> => {
  const plan = generatePlan({ tasks, seed: 1 })
  const from = performance.now()
  const network = buildNetwork(plan)
  const built = performance.now() - from
  const into = schedule(network)
  const pass = await measured(() => schedule(network, into), times, times)
  const note = `${plan.links.length.toLocaleString('en-GB')} links, ${plan.calendars.length} calendars`
  return [
    { what: `full pass, ${named(tasks)}`, ...pass, unit: 'ms', ...targets, note },
    { what: `memory of the arrays, ${named(tasks)}, each`, median: bytesPerTask(network, into), unit: 'B', target: 100, aim: 70 },
    { what: `first build of the network, ${named(tasks)}`, median: built, unit: 'ms' },
  ]
}

/** In processes of their own: nothing is compiled, no calendar built. */
const firstPass = (): Row => {
  const runs = Array.from({ length: 7 }, () => Number(execFileSync(process.execPath, [join(import.meta.dirname, 'cold.ts'), '10000'])))
  return {
    what: `first full pass of a process, calendars built, ${named(10_000)}`,
    median: median(runs),
    best: Math.min(...runs),
    unit: 'ms',
    target: 40,
    aim: 15,
  }
}

/** One task made a day longer and shorter in turn, on the resident network, to the list of the tasks that move. */
const edits = async (plan: Plan, network: Network, leaf: Task): Promise<Row> => {
  const longer = { ...leaf, duration: leaf.duration + 4800 }
  let columns = toColumns(network, schedule(network))
  let isLonger = false
  let moved = 0
  const times = await measured(
    () => {
      refill(network, [isLonger ? { before: longer, after: leaf } : { before: leaf, after: longer }], new Set())
      const now = toColumns(network, schedule(network))
      moved = movedBetween(columns, now).length
      columns = now
      isLonger = !isLonger
    },
    200,
    200,
  )
  return { what: `an edit to the moved tasks, ${named(plan.tasks.length)}`, ...times, unit: 'ms', target: 3, aim: 1, note: `${moved} move` }
}

const ofTenThousand = async (): Promise<Row[]> => {
  const tasks = 10_000
  const plan = generatePlan({ tasks, seed: 1 })
  const network = buildNetwork(plan)
  const before = schedule(network)
  const parents = new Set(plan.tasks.map((task) => task.parentId))
  const isOpenLeaf = (task: Task): boolean => task.duration > 0 && !parents.has(task.id) && task.actualStart === null
  const dragged = async (what: string, task: Task): Promise<Row> => {
    const gesture = { taskId: task.id, start: before.start[network.indexOf.get(task.id)!] + 7 * DAY }
    const scheduled = { plan, network, schedule: before }
    const moved = preview(scheduled, [gesture], { slim: true }).moved.length
    const times = await measured(() => preview(scheduled, [gesture], { slim: true }), 100, 100)
    return { what: `preview of a drag of ${what}, ${named(tasks)}`, ...times, unit: 'ms', target: 3, note: `${moved} move` }
  }
  const leaf = plan.tasks.find(isOpenLeaf)!
  const slow = await measured(() => naive(plan), 3, 1)
  return [
    firstPass(),
    await edits(plan, network, leaf),
    await dragged('a task', leaf),
    await dragged('a summary', plan.tasks.find((task) => parents.has(task.id))!),
    { what: `build the network, ${named(tasks)}`, ...(await measured(() => buildNetwork(plan), 30, 30)), unit: 'ms', target: 30 },
    { what: `columns of the schedule, ${named(tasks)}`, ...(await measured(() => toColumns(network, before), 50, 50)), unit: 'ms' },
    { what: `naive objects and dates, ${named(tasks)}`, ...slow, unit: 'ms', note: 'what it leaves out: test/bench/naive.ts' },
  ]
}

const MILLION = 1_000_000

/** Random instants over ten years, random durations up to forty days. */
const calendarAdd = async (): Promise<Row> => {
  const calendar = compileCalendars([standardCalendar()]).get('cal-standard')
  if (!calendar) throw new Error('no calendar')
  const start = instantOf(2026, 1, 5, 8)
  const instants = Int32Array.from({ length: MILLION }, (_, at) => start + ((at * 7919 * 101) % (3650 * DAY)))
  const durations = Int32Array.from({ length: MILLION }, (_, at) => ((at * 31) % 400) * 480)
  let sum = 0
  // A million in so many milliseconds: so many nanoseconds each.
  const each = await measured(() => {
    let added = 0
    for (let at = 0; at < MILLION; at += 1) added += calendar.add(instants[at], durations[at])
    sum = added
  }, 25)
  if (!Number.isFinite(sum)) throw new Error('no sum')
  return {
    what: 'calendar: add a working duration to an instant',
    ...each,
    unit: 'ns',
    target: 20,
    aim: 10,
    note: 'ten years, up to 40 days',
  }
}

export const rows = async (): Promise<Row[]> => {
  const all: Row[] = []
  for (const size of sizes) all.push(...(await ofSize(size)))
  return [...all, ...(await ofTenThousand()), await calendarAdd()]
}

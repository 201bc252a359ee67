/** The scheduler's figures: building, the first and the warm full pass, a drag's preview, memory; a naive schedule of the same plan for scale; adding on a calendar. */
import { buildNetwork, type Network, preview, type Schedule, schedule, toColumns } from '../../electron/scheduler/index.ts'
import { standardCalendar } from '../../shared/model/calendar.ts'
import { compileCalendars } from '../../shared/time/calendar.ts'
import { DAY, instantOf } from '../../shared/time/instant.ts'
import { generatePlan } from './generate.ts'
import { naive } from './naive.ts'
import { least, type Row, timed } from './row.ts'

interface Size {
  readonly tasks: number
  readonly times: number
  /** Targets of the brief, in milliseconds. */
  readonly pass?: number
  readonly build?: number
  readonly preview?: number
}
const sizes: readonly Size[] = [
  { tasks: 1000, times: 300 },
  { tasks: 10_000, times: 300, pass: 0.8, build: 30, preview: 5 },
  { tasks: 100_000, times: 25, pass: 8 },
  { tasks: 1_000_000, times: 7, pass: 90 },
]

/** Bytes of every typed array that hangs on the object, shared ones once. */
const bytesOf = (holders: readonly object[]): number => {
  const arrays = new Set<ArrayBufferView>()
  for (const holder of holders) for (const value of Object.values(holder)) if (ArrayBuffer.isView(value)) arrays.add(value)
  let bytes = 0
  for (const array of arrays) bytes += array.byteLength
  return bytes
}

const bytesPerTask = (network: Network, result: Schedule): number => bytesOf([network, network.links, result]) / network.count

const ofSize = async ({ tasks, times, ...targets }: Size): Promise<Row[]> => {
  const plan = generatePlan({ tasks, seed: 1 })
  const from = performance.now()
  const network = buildNetwork(plan)
  const built = performance.now()
  const into = schedule(network)
  const first = performance.now()
  const before = schedule(network)
  const named = tasks.toLocaleString('en-GB')
  const note = `${plan.links.length.toLocaleString('en-GB')} links, ${plan.calendars.length} calendars`
  const parents = new Set(plan.tasks.map((task) => task.parentId))
  const leaf = plan.tasks.findIndex((task) => task.duration > 0 && !parents.has(task.id) && task.actualStart === null)
  const gesture = { taskId: plan.tasks[leaf].id, start: before.start[network.planOrder[leaf]] + 7 * DAY }
  const row = (what: string, median: number, more: Partial<Row> = {}): Row => ({
    what: `${what} ${named} tasks`,
    median,
    unit: 'ms',
    ...more,
  })
  const pass = await timed(() => schedule(network, into), times, times)
  const quickest = await least(() => schedule(network, into), times)
  const rows: Row[] = [
    row('first build of the network of', built - from, { note }),
    row('first full pass, calendars and all,', first - built),
    row('warm full pass, median,', pass, targets.pass === undefined ? {} : { target: targets.pass }),
    row('warm full pass, quickest,', quickest),
    { what: `memory of the arrays, ${named} tasks, each`, median: bytesPerTask(network, into), unit: 'B' },
  ]
  if (tasks > 100_000) return rows
  const few = Math.min(times, 30)
  rows.push(
    row('build the network of', await timed(() => buildNetwork(plan), few), targets.build === undefined ? {} : { target: targets.build }),
    row('columns with drivers of', await timed(() => toColumns(network, before), few)),
    row(
      'preview of a drag in',
      await timed(() => preview({ plan, network, schedule: before }, [gesture]), few),
      targets.preview === undefined ? {} : { target: targets.preview },
    ),
  )
  if (tasks > 10_000) return rows
  const slow = await timed(() => naive(plan), 3, 1)
  rows.push(row('naive objects and dates, early dates alone,', slow, { note: `${Math.round(slow / pass)} times the full pass` }))
  return rows
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
  const ms = await timed(() => {
    for (let at = 0; at < MILLION; at += 1) sum += calendar.add(instants[at], durations[at])
  }, 9)
  if (!Number.isFinite(sum)) throw new Error('no sum')
  return { what: 'calendar: add a working duration to an instant', median: ms, unit: 'ns', target: 20, note: 'ten years, up to 40 days' }
}

export const rows = async (): Promise<Row[]> => {
  const measured: Row[] = []
  for (const size of sizes) measured.push(...(await ofSize(size)))
  return [...measured, await calendarAdd()]
}

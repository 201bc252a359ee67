/** The scheduler's figures: building, a warm full pass and a drag's preview on generated plans of three sizes, and adding on a calendar. */
import { buildNetwork, preview, schedule, toColumns } from '../../electron/scheduler/index.ts'
import { standardCalendar } from '../../shared/model/calendar.ts'
import { compileCalendars } from '../../shared/time/calendar.ts'
import { DAY, instantOf } from '../../shared/time/instant.ts'
import { generatePlan } from './generate.ts'
import { type Row, timed } from './row.ts'

/** Targets of design.md section 8 for the pass; of the brief for building. */
const sizes = [
  { tasks: 1000, times: 200 },
  { tasks: 10_000, times: 100, pass: 0.8, build: 30 },
  { tasks: 100_000, times: 15, pass: 8 },
] as const satisfies readonly { tasks: number; times: number; pass?: number; build?: number }[]

const ofSize = async ({ tasks, times, ...targets }: { tasks: number; times: number; pass?: number; build?: number }): Promise<Row[]> => {
  const plan = generatePlan({ tasks, seed: 1 })
  const network = buildNetwork(plan)
  const into = schedule(network)
  const before = schedule(network)
  const named = tasks.toLocaleString('en-GB')
  const note = `${plan.links.length.toLocaleString('en-GB')} links`
  const leaf = plan.tasks.findIndex((task) => task.duration > 0 && task.parentId !== null && task.actualStart === null)
  const gesture = { taskId: plan.tasks[leaf].id, start: before.start[network.planOrder[leaf]] + 7 * DAY }
  const row = (what: string, median: number, target?: number): Row => ({
    what: `${what} ${named} tasks`,
    median,
    unit: 'ms',
    note,
    ...(target === undefined ? {} : { target }),
  })
  return [
    row('schedule, warm full pass,', await timed(() => schedule(network, into), times, times), targets.pass),
    row('build the network of', await timed(() => buildNetwork(plan), Math.min(times, 30)), targets.build),
    row('columns with drivers of', await timed(() => toColumns(network, before), Math.min(times, 30))),
    row('preview of a drag in', await timed(() => preview({ plan, network, schedule: before }, [gesture]), Math.min(times, 30))),
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

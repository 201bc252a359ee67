/** Turns the sample's shorthand into a plan, with the baseline that the board agreed to computed by the scheduler. */
import { buildNetwork, schedule, toColumns } from '../../electron/scheduler/index.ts'
import type { Calendar, Span } from '../../shared/model/calendar.ts'
import { standardCalendar } from '../../shared/model/calendar.ts'
import type { Link, LinkType } from '../../shared/model/link.ts'
import { emptyPlan, type Plan, planSchema } from '../../shared/model/plan.ts'
import { newProgram } from '../../shared/model/program.ts'
import { newTask, type Task } from '../../shared/model/task.ts'
import { HOUR, type Instant, parseIso } from '../../shared/time/instant.ts'
import { boardDurations, rows, type SampleRow, workstreams } from './atlas.ts'

const WORKDAY = 4800
const at = (text: string): Instant => {
  const instant = parseIso(text)
  if (instant === null) throw new Error(`the sample names no date: ${text}`)
  return instant
}
const morning = (date: string): Instant => at(date.includes('T') ? date : `${date}T08:00`)
const evening = (date: string): Instant => at(date.includes('T') ? date : `${date}T17:00`)
const days = (text: string): number => Math.round(Number(text.replace('d', '')) * WORKDAY)

const closed = (name: string, from: string, to = from, working: Span[] = []): Calendar['exceptions'][number] => ({
  name,
  from: at(from),
  to: at(to),
  working: working.map(([a, b]): [number, number] => [a, b]),
  recurrence: null,
})
const standard: Calendar = {
  ...standardCalendar(),
  exceptions: [
    closed('Christmas and New Year', '2026-12-24', '2027-01-01'),
    closed('Good Friday', '2027-03-26'),
    closed('Easter Monday', '2027-03-29'),
    closed('May Day', '2027-05-03'),
    closed('Spring bank holiday', '2027-05-31'),
  ],
}
/** Production may be changed on every day of the week, but never inside a freeze window. */
const shift: [number, number][] = [
  [8 * HOUR, 12 * HOUR],
  [13 * HOUR, 17 * HOUR],
]
const production: Calendar = {
  id: 'cal-production',
  uid: 2,
  name: 'Production changes',
  baseId: standard.id,
  week: [shift, shift, shift, shift, shift, shift, shift],
  workWeeks: [],
  exceptions: [
    closed('Change freeze: year-end trading', '2026-12-12', '2027-01-10'),
    closed('Change freeze: finance year end', '2027-03-20', '2027-04-05'),
    closed('Change freeze: spring campaign', '2027-05-15', '2027-05-23'),
  ],
}

const taskOf = (sample: SampleRow, index: number, parentId: string | null, board: boolean): Task => {
  const more = sample.more ?? {}
  const duration = days((board ? boardDurations[sample.key] : undefined) ?? (sample.duration || '1d'))
  const [optimistic, mostLikely, pessimistic] = more.estimate?.map(days) ?? [null, null, null]
  const milestone = sample.duration === '0'
  return newTask({
    id: `atlas-${sample.key}`,
    uid: index + 1,
    position: index + 1,
    parentId,
    name: sample.name,
    milestone,
    duration,
    estimated: false,
    owner: sample.owner,
    notes: more.notes ?? '',
    calendarId: more.calendar ? production.id : null,
    active: !more.inactive,
    manual: more.manual !== undefined,
    manualStart: more.manual ? morning(more.manual[0]) : null,
    manualFinish: more.manual ? evening(more.manual[1]) : null,
    constraintType: more.constraint ? (more.constraint[0] as Task['constraintType']) : 'ASAP',
    constraintDate: more.constraint ? morning(more.constraint[1]) : null,
    deadline: more.deadline ? evening(more.deadline) : null,
    percentComplete: board ? 0 : (more.done ?? 0),
    actualStart: board ? null : more.started ? morning(more.started) : more.finished ? evening(more.finished) : null,
    actualFinish: board ? null : more.finished ? evening(more.finished) : null,
    optimistic,
    mostLikely,
    pessimistic,
  })
}

const linksOf = (sample: SampleRow, index: number): Link[] =>
  sample.after
    .split(';')
    .filter(Boolean)
    .map((text, n): Link => {
      const match = /^([a-z]\d[0-9a-z]{1,2}?)(?:(FS|SS|FF|SF)([+-]\d+)?d?)?$/.exec(text) ?? /^([a-z]\d\w)(FS|SS|FF|SF)?$/.exec(text)
      if (!match || !rows.some((candidate) => candidate.key === match[1])) throw new Error(`row ${sample.key}: no predecessor like ${text}`)
      const [, key, type, lag] = match
      return {
        id: `link-${index + 1}-${n + 1}`,
        predecessorId: `atlas-${key}`,
        successorId: `atlas-${sample.key}`,
        type: (type ?? 'FS') as LinkType,
        lag: Number(lag ?? 0) * WORKDAY,
        lagUnit: 'd',
      }
    })

const planOf = (board: boolean): Plan => {
  const path: string[] = []
  const tasks = rows.map((sample, index) => {
    path.length = sample.level
    const task = taskOf(sample, index, path.at(-1) ?? null, board)
    path.push(task.id)
    return task
  })
  const program = newProgram({
    name: 'Atlas platform migration',
    start: morning('2026-09-07'),
    statusDate: evening('2026-11-20'),
    deadline: evening('2027-06-16'),
    calendarId: standard.id,
    notes:
      'A sample: moving a retailer’s order platform to the cloud in five workstreams, with one release, one cutover and three freeze windows.',
  })
  return {
    ...emptyPlan(program, [standard, production]),
    tasks,
    workstreams: Object.entries(workstreams).map(([key, { lead, colour }]) => ({ id: `ws-${key}`, taskId: `atlas-${key}`, lead, colour })),
    links: rows.flatMap(linksOf),
  }
}

/** Completed work ends where its duration ends, so that progress never contradicts the dates. */
const settle = (plan: Plan): Plan => {
  const columns = toColumns(...scheduled(plan))
  const finish = new Map(columns.ids.map((id, i) => [id, columns.finish[i]]))
  return {
    ...plan,
    tasks: plan.tasks.map((task) =>
      task.percentComplete === 100 && task.actualFinish === null ? { ...task, actualFinish: finish.get(task.id) ?? null } : task,
    ),
  }
}
function scheduled(plan: Plan): [ReturnType<typeof buildNetwork>, ReturnType<typeof schedule>] {
  const network = buildNetwork(plan)
  return [network, schedule(network)]
}

/** The whole sample, parsed by the model's own schema. */
export const atlasPlan = (): Plan => {
  const promised = planOf(true)
  const board = toColumns(...scheduled(promised))
  const named = new Map(promised.tasks.map((task) => [task.id, task]))
  return planSchema.parse({
    ...settle(planOf(false)),
    baselines: [{ id: 'base-board', name: 'Board', number: 0, capturedAt: Date.UTC(2026, 9, 2, 9) }],
    baselineTasks: board.ids.map((taskId, i) => ({
      id: `base-board:${taskId}`,
      baselineId: 'base-board',
      taskId,
      start: board.start[i],
      finish: board.finish[i],
      duration: board.duration[i],
      work: null,
      name: named.get(taskId)?.name ?? null,
      parentId: named.get(taskId)?.parentId ?? null,
    })),
  })
}

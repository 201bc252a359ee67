/** A realistic small program for the export tests: five workstreams, a baseline, a deadline, a freeze window, progress, a slip. */
import { buildNetwork, driverOf, schedule, summarise, toColumns, trace } from '../../electron/scheduler/index.ts'
import { type Calendar, standardCalendar } from '../../shared/model/calendar.ts'
import type { Link } from '../../shared/model/link.ts'
import { emptyPlan, type Plan } from '../../shared/model/plan.ts'
import { newProgram } from '../../shared/model/program.ts'
import type { Driver, ScheduleColumns, ScheduleSummary } from '../../shared/model/schedule.ts'
import { newTask, type Task } from '../../shared/model/task.ts'
import { instantOf } from '../../shared/time/instant.ts'

export interface Scheduled {
  readonly plan: Plan
  readonly columns: ScheduleColumns
  readonly drivers: readonly Driver[]
  readonly summary: ScheduleSummary
}
export const scheduled = (plan: Plan): Scheduled => {
  const network = buildNetwork(plan)
  const computed = schedule(network)
  const columns = toColumns(network, computed)
  const tracing = trace(network, computed)
  const drivers = Array.from(network.planOrder, (at) => driverOf(tracing, at, 'start'))
  return { plan, columns, drivers, summary: summarise(plan, columns) }
}

export const DAY_OF_WORK = 4800
const colours = ['#1864ab', '#2b8a3e', '#d9480f', '#862e9c', '#0b7285']

/** One workstream: [name, lead, tasks]; a task: [key, name, days (0 = milestone), predecessors, % complete]. */
type Row = readonly [key: string, name: string, days: number, after: string, percent?: number]
const streams: readonly (readonly [string, string, readonly Row[]])[] = [
  [
    'Foundations',
    'A. Moreau',
    [
      ['f1', 'Landing zone', 10, '', 100],
      ['f2', 'Identity and access', 8, 'f1', 100],
      ['f3', 'Network segments', 6, 'f1', 60],
      ['f4', 'Schema catalogue', 9, 'f1', 100],
      ['f5', 'Schema freeze', 0, 'f4', 100],
      ['f6', 'Monitoring baseline', 5, 'f2', 0],
      ['f7', 'Backup and restore drill', 4, 'f6', 0],
    ],
  ],
  [
    'Data migration',
    'B. Okafor',
    [
      ['d1', 'Mapping rules', 12, 'f4', 70],
      ['d2', 'Extraction jobs', 10, 'd1SS+3', 40],
      ['d3', 'Reconciliation scripts', 12, 'd1', 0],
      ['d4', 'Data load rehearsal', 7, 'd3 d2', 0],
      ['d5', 'Defect fixing', 5, 'd4', 0],
      ['d6', 'Data ready for UAT', 0, 'd5', 0],
      ['d7', 'Final load', 2, 'r6', 0],
    ],
  ],
  [
    'Release 2.4',
    'C. Lindqvist',
    [
      ['r1', 'Integration testing', 18, 'f2', 20],
      ['r2', 'UAT wave 1', 8, 'r1', 0],
      ['r3', 'UAT wave 2', 12, 'd6 r2', 0],
      ['r4', 'Performance test', 6, 'r1', 0],
      ['r5', 'Go/no-go', 0, 'r3 r4 s3', 0],
      ['r6', 'Cutover', 2, 'r5', 0],
      ['r7', 'Go-live', 0, 'd7', 0],
      ['r8', 'Hypercare', 10, 'r7', 0],
      ['r9', 'Atlas in operation', 0, 'r8', 0],
    ],
  ],
  [
    'Security',
    'D. Nakamura',
    [
      ['s1', 'Threat model', 5, 'f2', 0],
      ['s2', 'Penetration test', 8, 's1 f3', 0],
      ['s3', 'Security sign-off', 0, 's2', 0],
      ['s4', 'Key rotation', 3, 's3', 0],
    ],
  ],
  [
    'Adoption',
    'E. Brandt',
    [
      ['a1', 'Training material', 20, 'f4', 10],
      ['a2', 'Pilot trainings', 10, 'a1', 0],
      ['a3', 'Trainings complete', 0, 'a2', 0],
      ['a4', 'Support briefing', 3, 'a2', 0],
      ['a5', 'Communication to users', 4, 'a4', 0],
    ],
  ],
]

const START = instantOf(2026, 11, 30, 8)
/** Promised: what the plan said before the rehearsal grew and the penetration test was booked late. */
const promised: Readonly<Record<string, number>> = { d4: 5, s2: 5, a2: 8 }

const build = (days: (key: string, now: number) => number): Plan => {
  const tasks: Task[] = []
  const links: Link[] = []
  const workstreams: Plan['workstreams'] = []
  let uid = 0
  streams.forEach(([name, lead, rows], stream) => {
    uid += 1
    const parentId = `w${stream + 1}`
    tasks.push(newTask({ id: parentId, uid, name, position: stream, owner: lead }))
    workstreams.push({ id: `ws${stream + 1}`, taskId: parentId, lead, colour: colours[stream] })
    rows.forEach(([id, label, now, after, percent = 0], position) => {
      uid += 1
      const duration = days(id, now) * DAY_OF_WORK
      const freeze = name === 'Release 2.4' ? { calendarId: 'cal-freeze' } : {}
      tasks.push(
        newTask({
          id,
          uid,
          name: label,
          position,
          parentId,
          duration,
          milestone: now === 0,
          percentComplete: percent,
          estimated: false,
          owner: lead,
          ...freeze,
        }),
      )
      for (const item of after.split(' ').filter(Boolean)) {
        const [, predecessorId, type, lag] = /^([a-z]\d+)(SS)?(?:\+(\d+))?$/.exec(item) ?? []
        links.push({
          id: `l${links.length + 1}`,
          predecessorId,
          successorId: id,
          type: type === 'SS' ? 'SS' : 'FS',
          lag: Number(lag ?? 0) * DAY_OF_WORK,
          lagUnit: 'd',
        })
      }
    })
  })
  const standard = standardCalendar()
  const midnight = (year: number, month: number, day: number): number => instantOf(year, month, day)
  const program = newProgram({
    name: 'Atlas platform migration',
    start: START,
    statusDate: instantOf(2027, 1, 14, 8),
    deadline: instantOf(2027, 4, 23, 17),
    calendarId: standard.id,
  })
  const calendars: Calendar[] = [
    {
      ...standard,
      exceptions: [
        { name: 'Christmas break', from: midnight(2026, 12, 24), to: midnight(2027, 1, 1), working: [], recurrence: null },
        { name: 'Good Friday', from: midnight(2027, 3, 26), to: midnight(2027, 3, 26), working: [], recurrence: null },
      ],
    },
    {
      ...standardCalendar('cal-freeze', 2),
      name: 'Release with Finance freeze',
      baseId: standard.id,
      week: [null, null, null, null, null, null, null],
      exceptions: [{ name: 'Finance freeze', from: midnight(2027, 2, 12), to: midnight(2027, 2, 23), working: [], recurrence: null }],
    },
  ]
  return { ...emptyPlan(program, calendars), tasks, workstreams, links }
}

/** Atlas with a baseline "Board" taken from the promised durations. */
export const atlas = (): Plan => {
  const board = scheduled(build((key, now) => promised[key] ?? now))
  const plan = build((_, now) => now)
  const id = 'b1'
  return {
    ...plan,
    baselines: [{ id, name: 'Board', number: 0, capturedAt: Date.UTC(2026, 9, 2, 10) }],
    baselineTasks: board.columns.ids.map((taskId, at) => ({
      id: `${id}:${taskId}`,
      baselineId: id,
      taskId,
      start: board.columns.start[at],
      finish: board.columns.finish[at],
      duration: board.columns.duration[at],
      work: null,
      name: null,
      parentId: null,
    })),
  }
}

/** A plan of the same settings with other tasks and links. */
export const planOf = (tasks: readonly Task[], links: readonly Link[] = [], program: Partial<Plan['program']> = {}): Plan => {
  const base = build((_, now) => now)
  return {
    ...base,
    program: { ...base.program, ...program },
    calendars: [standardCalendar()],
    tasks: [...tasks],
    links: [...links],
    workstreams: [],
  }
}

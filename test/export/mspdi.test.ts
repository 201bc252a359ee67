/** MSPDI: what we write our reader reads back as the same plan, and scheduled again it has the same dates; elements stand in Project's order. */
import { expect, test } from 'vitest'
import { defaultLimits } from '../../electron/io/read/limits.ts'
import { readMspdi } from '../../electron/io/read/mspdi.ts'
import { topElements } from '../../electron/io/write/mspdi/elements.ts'
import { PROJECT, TASK } from '../../electron/io/write/mspdi/order.ts'
import { writeMspdi } from '../../electron/io/write/mspdi.ts'
import type { CalendarException } from '../../shared/model/calendar.ts'
import type { Plan } from '../../shared/model/plan.ts'
import { scheduleNumbers } from '../../shared/model/schedule.ts'
import type { Task } from '../../shared/model/task.ts'
import { DAY, instantOf } from '../../shared/time/instant.ts'
import { atlas, scheduled } from './atlas.ts'
import { all, parse } from './package.ts'

const xmlOf = async (plan: Plan): Promise<string> => new TextDecoder().decode(await writeMspdi(scheduled(plan)))
const readBack = (xml: string): Plan => {
  const { plan, preview } = readMspdi(xml, 'atlas.xml', defaultLimits)
  if (!plan) throw new Error(preview.message)
  return plan
}
const day = (month: number, date: number): number => instantOf(2027, month, date)
const exception = (name: string, from: number, to: number, recurrence: CalendarException['recurrence']): CalendarException => ({
  name,
  from,
  to,
  working: [],
  recurrence,
})
const rule = { every: 1, dayOfMonth: 0, position: 0, positionDay: 0, month: 0, occurrences: 0 }

/** Atlas with one of everything that the format can say. */
const rich = (): Plan => {
  const plan = atlas()
  const change: Readonly<Record<string, Partial<Task>>> = {
    f3: { actualStart: day(1, 4) + 4800, remainingDuration: 4800, notes: 'Line one\nline <two> & "three"' },
    f6: { constraintType: 'SNET', constraintDate: day(2, 1) + 4800, priority: 900 },
    f7: { manual: true, manualStart: day(2, 15) + 4800, manualFinish: day(2, 18) + 10_200, duration: 4 * 4800 },
    s1: { duration: 3 * DAY, durationUnit: 'ed' },
    s2: { deadline: day(2, 10) + 10_200, estimated: true },
    s4: { active: false, manualStart: day(3, 1) + 4800, manualFinish: day(3, 3) + 10_200 },
    a4: { levellingDelay: 2 * DAY },
    a1: { extras: '<Type>1</Type><ExtendedAttribute><FieldID>188743731</FieldID><Value>kept &amp; safe</Value></ExtendedAttribute>' },
  }
  const [standard, freeze] = plan.calendars
  return {
    ...plan,
    tasks: plan.tasks.map((task) => ({ ...task, ...change[task.id] })),
    links: plan.links.map((link, at) =>
      at === 0
        ? { ...link, lag: -4800, lagUnit: 'd' }
        : at === 1
          ? { ...link, lag: 2 * DAY, lagUnit: 'ed' }
          : at === 2
            ? { ...link, lag: 500, lagUnit: '%' }
            : link,
    ),
    calendars: [
      {
        ...standard,
        exceptions: [
          ...standard.exceptions,
          exception('Retrospective', day(1, 1), day(12, 31), { ...rule, kind: 'weekly', weekdays: [5], every: 2, occurrences: 6 }),
          exception('Stocktaking', day(1, 1), day(12, 31), { ...rule, kind: 'monthly', weekdays: [], position: 5, positionDay: 1 }),
          exception('Founding day', day(6, 3), day(12, 31), { ...rule, kind: 'yearly', weekdays: [], dayOfMonth: 3, month: 6 }),
        ],
        workWeeks: [
          {
            name: 'Cutover weekend',
            from: day(3, 13),
            to: day(3, 14),
            week: [[[4800, 14_400]], null, null, null, null, null, [[0, 14_400]]],
          },
        ],
      },
      freeze,
    ],
    resources: [
      {
        id: 'r1',
        uid: 1,
        name: 'Loader team',
        kind: 'work',
        initials: 'LT',
        role: 'Data',
        calendarId: null,
        maxUnits: 2.5,
        extras: '<Code>X1</Code>',
      },
      { id: 'r2', uid: 2, name: 'Disks', kind: 'material', initials: '', role: '', calendarId: null, maxUnits: 1, extras: null },
    ],
    assignments: [{ id: 'a1', uid: 1, taskId: 'd4', resourceId: 'r1', units: 0.5, work: 16_800, delay: 0, extras: null }],
  }
}

test('read back, the plan schedules to the same dates, floats and critical path', async () => {
  const plan = rich()
  const before = scheduled(plan)
  const after = scheduled(readBack(await xmlOf(plan)))
  for (const column of scheduleNumbers) expect(after.columns[column], column).toEqual(before.columns[column])
})

test('read back, every task, link, baseline and resource is the same', async () => {
  const plan = rich()
  const back = readBack(await xmlOf(plan))
  const uidOf = new Map(plan.tasks.map((task) => [task.id, task.uid]))
  const calendarUid = new Map(plan.calendars.map((calendar) => [calendar.id, calendar.uid]))
  const parents = new Set(plan.tasks.map((task) => task.parentId))
  const assigned = new Set(plan.assignments.map((assignment) => assignment.taskId))
  // The format names rows by number, places them by order, and computes a summary's duration.
  const comparable = (task: Task, of: Plan) => ({
    ...task,
    id: '',
    position: 0,
    parentId: of.tasks.find((other) => other.id === task.parentId)?.uid ?? null,
    calendarId: task.calendarId === null ? null : of.calendars.find((calendar) => calendar.id === task.calendarId)?.uid,
    duration: of.tasks.some((child) => child.parentId === task.id) ? 0 : task.duration,
    owner: assigned.has(task.id) || [...assigned].some((id) => uidOf.get(id) === task.uid) ? '' : task.owner,
    extras: task.uid === uidOf.get('a1') ? task.extras : null,
  })
  expect(parents.size).toBeGreaterThan(1)
  expect(back.tasks.map((task) => comparable(task, back))).toEqual(plan.tasks.map((task) => comparable(task, plan)))
  const backUid = new Map(back.tasks.map((task) => [task.id, task.uid]))
  const ends = (links: Plan['links'], uids: ReadonlyMap<string, number>) =>
    links
      .map(({ predecessorId, successorId, type, lag, lagUnit }) =>
        [uids.get(predecessorId), uids.get(successorId), type, lag, lagUnit].join(' '),
      )
      .sort()
  expect(ends(back.links, backUid)).toEqual(ends(plan.links, uidOf))
  expect(back.baselineTasks.map((row) => [backUid.get(row.taskId), row.start, row.finish, row.duration])).toEqual(
    plan.baselineTasks.map((row) => [uidOf.get(row.taskId), row.start, row.finish, row.duration]),
  )
  expect(back.resources).toEqual(plan.resources)
  expect(back.assignments.map((row) => [row.units, row.work])).toEqual([[0.5, 16_800]])
  expect(calendarUid.get(plan.program.calendarId)).toBe(back.calendars.find((calendar) => calendar.id === back.program.calendarId)?.uid)
  const { calendarId: _mine, extras: _none, ...program } = plan.program
  const { calendarId: _theirs, extras: _kept, ...again } = back.program
  expect(again).toEqual(program)
})

test('read back, recurring exceptions, work weeks and the week are the same', async () => {
  const plan = rich()
  const back = readBack(await xmlOf(plan))
  const { id: _a, ...mine } = plan.calendars[0]
  const { id: _b, ...theirs } = back.calendars[0]
  expect(theirs).toEqual(mine)
})

test('a calendar that tasks run on is written whole: Project knows bases only for resources', async () => {
  const plan = atlas()
  const back = readBack(await xmlOf(plan))
  const freeze = back.calendars.find((calendar) => calendar.uid === 2)
  expect(freeze?.baseId).toBeNull()
  expect(freeze?.exceptions.map((one) => one.name).sort()).toEqual(['Christmas break', 'Finance freeze', 'Good Friday'])
  expect(freeze?.week).toEqual(plan.calendars[0].week)
})

test('elements stand in the order of Project’s schema', async () => {
  const tree = parse(await xmlOf(rich()))
  const inOrder = (names: readonly string[], order: readonly string[]): boolean => {
    const places = names.map((name) => order.indexOf(name))
    return places.every((place, at) => place >= 0 && (at === 0 || place >= places[at - 1]))
  }
  expect(tree.attributes.xmlns).toBe('http://schemas.microsoft.com/project')
  expect(
    inOrder(
      tree.children.map((child) => child.name),
      PROJECT,
    ),
  ).toBe(true)
  for (const task of all(tree, 'Task'))
    expect(
      inOrder(
        task.children.map((child) => child.name),
        TASK,
      ),
    ).toBe(true)
  const kept = all(tree, 'Task').find((task) => task.children.some((child) => child.text === 'Training material'))
  expect(all(kept ?? tree, 'Value')[0].text).toBe('kept & safe')
})

test('kept XML is taken apart at its top level only', () => {
  expect(topElements('<A/><B x="1">t<C>u</C></B><B></B>')).toEqual([
    ['A', '<A/>'],
    ['B', '<B x="1">t<C>u</C></B>'],
    ['B', '<B></B>'],
  ])
})

test('rows without a free number of their own get one: 0 is the program, twins differ', async () => {
  const plan = atlas()
  const odd = { ...plan, tasks: plan.tasks.map((task, at) => ({ ...task, uid: at < 3 ? 0 : task.uid })) }
  const uids = all(parse(await xmlOf(odd)), 'Task').map((task) => task.children[0].text)
  expect(new Set(uids).size).toBe(uids.length)
  expect(uids[0]).toBe('0')
})

/** Splits, resumed work and delayed assignments go out to Microsoft Project XML and come back with the same dates. */
import { expect, test } from 'vitest'
import { defaultLimits } from '../../electron/io/read/limits.ts'
import { readMspdi } from '../../electron/io/read/mspdi.ts'
import { writeMspdi } from '../../electron/io/write/mspdi.ts'
import { buildNetwork, schedule, summarise, toColumns } from '../../electron/scheduler/index.ts'
import type { Plan } from '../../shared/model/plan.ts'
import { DAY, HOUR, january, planOf, written } from '../schedule/worked.ts'

const columnsOf = (plan: Plan) => {
  const network = buildNetwork(plan)
  return toColumns(network, schedule(network))
}
const input = (plan: Plan) => {
  const columns = columnsOf(plan)
  return { plan, columns, summary: summarise(plan, columns) } as Parameters<typeof writeMspdi>[0]
}
const datesOf = (plan: Plan): string[] => {
  const columns = columnsOf(plan)
  return columns.ids.map((_, row) => `${plan.tasks[row].name} ${written(columns.start[row])} - ${written(columns.finish[row])}`)
}

const begun = { duration: 4 * DAY, actualStart: january(5), percentComplete: 25, remainingDuration: 3 * DAY }
const plan: Plan = {
  ...planOf({
    tasks: {
      Split: {
        duration: 3 * DAY,
        splits: [
          [DAY, 2 * DAY],
          [2 * DAY, DAY],
        ],
      },
      Resting: {
        ...begun,
        splits: [
          [DAY, 2 * DAY],
          [2 * DAY, DAY],
        ],
      },
      Ahead: { ...begun, resume: january(5, 13) },
      Late: { ...begun, splits: [[2 * DAY, DAY]], resume: january(8) },
      Whole: { duration: 2 * DAY },
      After: {},
    },
    links: ['Split>After'],
  }),
  resources: [{ id: 'r1', uid: 1, name: 'Mia', kind: 'work', initials: '', role: '', calendarId: null, maxUnits: 1, extras: null }],
  assignments: [
    { id: 'a1', uid: 1, taskId: 'Split', resourceId: 'r1', units: 0.5, work: 12 * HOUR, delay: 0, extras: null },
    { id: 'a2', uid: 2, taskId: 'Whole', resourceId: 'r1', units: 1, work: 0, delay: 2 * DAY, extras: null },
  ],
}

test('the dates are the same, and where they rest is a split again', async () => {
  const xml = new TextDecoder().decode(await writeMspdi(input(plan)))
  const back = readMspdi(xml, 'plan.xml', defaultLimits).plan
  if (!back) throw new Error('no plan')
  expect(datesOf(plan).slice(0, 4)).toEqual([
    'Split Mon 5 Jan 08:00 - Mon 12 Jan 17:00',
    'Resting Mon 5 Jan 08:00 - Tue 13 Jan 17:00',
    'Ahead Mon 5 Jan 08:00 - Thu 8 Jan 12:00',
    'Late Mon 5 Jan 08:00 - Tue 13 Jan 17:00',
  ])
  expect(datesOf(back)).toEqual(datesOf(plan))
  const kept = back.tasks.map(({ name, splits }) => [name, splits])
  expect(kept).toContainEqual(['Split', plan.tasks[0].splits])
  expect(kept).toContainEqual(['Resting', plan.tasks[1].splits])
  expect(kept).toContainEqual(['Whole', null])
  expect(back.tasks.find((task) => task.name === 'Ahead')?.resume).toBe(january(5, 13))
  expect(back.assignments.map((row) => row.delay)).toEqual([0, 2 * DAY])
})

test('work that stops for lunch, the night or a day off of its person is no split', async () => {
  const off: Plan = {
    ...plan,
    calendars: [
      ...plan.calendars,
      {
        ...plan.calendars[0],
        id: 'cal-mia',
        uid: 7,
        baseId: 'cal-standard',
        week: [null, null, null, null, null, null, null],
        exceptions: [{ name: 'Off', from: january(6, 0), to: january(6, 0), working: [], recurrence: null }],
      },
    ],
    resources: plan.resources.map((resource) => ({ ...resource, calendarId: 'cal-mia' })),
  }
  const xml = new TextDecoder().decode(await writeMspdi(input(off)))
  const back = readMspdi(xml, 'plan.xml', defaultLimits).plan
  if (!back) throw new Error('no plan')
  expect(datesOf(back)).toEqual(datesOf(off))
  expect(back.tasks[0].splits).toEqual(plan.tasks[0].splits)
  // An exception that is written to 23:59:59 ends on that day.
  expect(
    readMspdi(xml.replace(/<ToDate>2026-01-06T[\d:]+/g, '<ToDate>2026-01-06T23:59:59'), 'plan.xml', defaultLimits).plan?.calendars[1]
      .exceptions,
  ).toEqual(back.calendars[1].exceptions)
  expect(back.calendars[1].exceptions).toMatchObject([{ from: january(6, 0), to: january(6, 0) }])
})

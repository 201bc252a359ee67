/** Chart and deck agree on what a freeze window is. */
import { expect, it } from 'vitest'
import { standardPlan } from '../../electron/service/newPlan.ts'
import { ganttFreezes } from '../../renderer/views/plan/ganttModel.ts'
import { type Calendar, type CalendarException, standardCalendar } from '../../shared/model/calendar.ts'
import type { Plan } from '../../shared/model/plan.ts'
import { newTask } from '../../shared/model/task.ts'
import { reportedFreezes } from '../../shared/report/freezes.ts'
import { instantOf } from '../../shared/time/instant.ts'

const day = (month: number, date: number): number => instantOf(2027, month, date)
const exception = (name: string, from: number, to: number, more: Partial<CalendarException> = {}): CalendarException => ({
  name,
  from,
  to,
  working: [],
  recurrence: null,
  ...more,
})
const calendar = (id: string, name: string, baseId: string | null, exceptions: CalendarException[]): Calendar => ({
  ...standardCalendar(id),
  name,
  baseId,
  exceptions,
})
const empty = standardPlan('Freezes', day(1, 4))
const plan: Plan = {
  ...empty,
  calendars: [
    calendar(empty.program.calendarId, 'Standard', 'cal-company', [
      exception('One day', day(5, 3), day(5, 3)),
      exception('', day(6, 1), day(6, 9)),
      exception('Saturday shift', day(7, 3), day(7, 4), { working: [[4800, 7200]] }),
    ]),
    calendar('cal-company', 'Company', null, [exception('Summer break', day(8, 2), day(8, 13))]),
    calendar('cal-production', 'Production', empty.program.calendarId, [exception('Year-end freeze', day(2, 1), day(2, 2))]),
    calendar('cal-idle', 'Nobody works on it', null, [exception('Unseen', day(3, 1), day(3, 9))]),
  ],
  tasks: [
    newTask({ id: 'a', uid: 1, name: 'Release', position: 1, calendarId: 'cal-production' }),
    newTask({ id: 'b', uid: 2, name: 'Write', position: 2 }),
  ],
}

it('windows are the named idle days, two and more, of every calendar that somebody works on', () => {
  const byId = new Map(plan.calendars.map((one) => [one.id, one]))
  const drawn = ganttFreezes(byId, plan.program.calendarId, ['cal-production'])
  expect(drawn).toEqual([
    { name: 'Year-end freeze · Production', from: day(2, 1), to: day(2, 3) },
    { name: 'Summer break', from: day(8, 2), to: day(8, 14) },
  ])
  const reported = reportedFreezes(plan)
  expect(reported.map(({ from, to }) => ({ from, to }))).toEqual(drawn.map(({ from, to }) => ({ from, to })))
  expect(reported.map(({ stops }) => plan.tasks.filter(stops).map((task) => task.name))).toEqual([['Release'], ['Release', 'Write']])
})

/** Why a start and a finish are where they are, in sentences, link by link back. */
import { describe, expect, test } from 'vitest'
import { buildNetwork, reasonsBack, schedule, trace } from '../../electron/scheduler/index.ts'
import { standardCalendar } from '../../shared/model/calendar.ts'
import type { Plan } from '../../shared/model/plan.ts'
import type { TaskEnd } from '../../shared/model/schedule.ts'
import { whySteps } from '../../shared/why/index.ts'
import { DAY, driversOf, type Example, HOUR, january, planOf } from './worked.ts'

const stepsOf = (plan: Plan, name: string, end: TaskEnd) => {
  const network = buildNetwork(plan)
  return whySteps(plan, reasonsBack(trace(network, schedule(network)), network.indexOf.get(name)!, end, 1000))
}
const sentences = (example: Example, name: string, end: TaskEnd = 'start'): string[] =>
  stepsOf(planOf(example), name, end).map((step) => `${step.sentence} (${step.detail})`)

describe('why', () => {
  /** The example of the design's picture, a year early. */
  const release: Example = {
    tasks: {
      Freeze: { duration: 0, constraintType: 'MSO', constraintDate: january(12) },
      Scripts: { duration: 10 * DAY },
      Rehearsal: { duration: 3 * DAY },
      UAT: { duration: 10 * DAY },
    },
    links: ['Freeze>Scripts', 'Scripts>Rehearsal FS +2d', 'Rehearsal>UAT'],
  }
  test('link by link back to the date that somebody fixed', () => {
    expect(sentences(release, 'UAT')).toEqual([
      'UAT starts Mon 2 Feb because Rehearsal finishes Fri 30 Jan and the link adds nothing. (link 3FS, driving)',
      'Rehearsal finishes Fri 30 Jan: 3 d of work on Standard from Wed 28 Jan. (its own length)',
      'Rehearsal starts Wed 28 Jan because Scripts finishes Fri 23 Jan, plus 2 d. (link 2FS+2d, driving)',
      'Scripts finishes Fri 23 Jan: 10 d of work on Standard from Mon 12 Jan. (its own length)',
      'Scripts starts Mon 12 Jan because Freeze is on Mon 12 Jan and the link adds nothing. (link 1FS, driving)',
      'Freeze is on Mon 12 Jan because it must start on Mon 12 Jan. (must start on)',
    ])
  })
  test('of two children that start together the same one is named, whatever the order of the rows', () => {
    const plan = planOf({ tasks: { Phase: {}, Walls: { in: 'Phase' }, Roof: { in: 'Phase' } } })
    const turned: Plan = { ...plan, tasks: [...plan.tasks].reverse() }
    const named = (each: Plan): (string | null | undefined)[] => {
      return [driversOf(each)[each.tasks.findIndex((task) => task.id === 'Phase')].taskId]
    }
    expect(named(turned)).toEqual(named(plan))
  })
  const nights = {
    ...standardCalendar('cal-night', 2),
    name: 'Night shift',
    week: standardCalendar().week.map((day): [number, number][] => (day && day.length > 0 ? [[16 * HOUR, 24 * HOUR]] : [])),
  }
  const closed = { name: 'Works holiday', from: january(14, 0), to: january(14, 0), working: [], recurrence: null }
  const site = { ...standardCalendar('cal-site', 3), name: 'Site', exceptions: [closed] }
  test.each<[string, Example, string]>([
    [
      'program start',
      { tasks: { X: {} } },
      'X starts Mon 5 Jan because the program starts then and nothing holds it back. (program start)',
    ],
    [
      'program start on a Saturday',
      { tasks: { X: {} }, program: { start: january(3) } },
      'X starts Mon 5 Jan because the program starts Sat 3 Jan and nothing holds it back; Standard works again on Mon 5 Jan. (program start)',
    ],
    [
      'SNET on a Sunday',
      { tasks: { X: { constraintType: 'SNET', constraintDate: january(11) } } },
      'X starts Mon 12 Jan because it may not start before Sun 11 Jan; Standard works again on Mon 12 Jan. (start no earlier than)',
    ],
    [
      'MFO',
      { tasks: { X: { duration: 3 * DAY, constraintType: 'MFO', constraintDate: january(16, 17) } } },
      'X starts Wed 14 Jan because it must finish on Fri 16 Jan; 3 d of work on Standard, counted back from Fri 16 Jan. (must finish on)',
    ],
    [
      'SNLT against its links',
      { tasks: { P: { duration: 8 * DAY }, X: { constraintType: 'SNLT', constraintDate: january(7) } }, links: ['P>X'] },
      'X starts Wed 7 Jan because it must start by Wed 7 Jan, although its links ask for later. (start no later than)',
    ],
    [
      'a summary without active tasks',
      { tasks: { X: {}, A: { in: 'X', active: false } } },
      'X starts Mon 5 Jan because no active task lies inside it and the program starts then. (program start)',
    ],
    [
      'an inactive task of a summary that stands in a manual one',
      {
        tasks: {
          M: { manual: true, manualStart: january(7), manualFinish: january(9, 17) },
          S: { in: 'M' },
          X: { in: 'S', active: false },
        },
      },
      'X starts Wed 7 Jan because M above it is planned by hand from Wed 7 Jan. (start of its manual summary)',
    ],
    [
      'manual',
      { tasks: { X: { manual: true, manualStart: january(7), manualFinish: january(8) } } },
      'X starts Wed 7 Jan because it is planned by hand. (manually scheduled)',
    ],
    ['actual', { tasks: { X: { actualStart: january(7) } } }, 'X actually started on Wed 7 Jan. (actual date)'],
    [
      'lead',
      { tasks: { P: { duration: 3 * DAY }, X: {} }, links: ['P>X FS -1d'] },
      'X starts Wed 7 Jan because P finishes Wed 7 Jan, less 1 d. (link 1FS-1d, driving)',
    ],
    [
      'percent lag',
      { tasks: { P: { duration: 4 * DAY }, X: {} }, links: ['P>X FS +50%'] },
      'X starts Tue 13 Jan because P finishes Thu 8 Jan, plus 50 % of its length (2 d). (link 1FS+50%, driving)',
    ],
    [
      'lag on another calendar',
      { tasks: { P: { duration: 5 * DAY }, X: { calendarId: 'cal-night' } }, links: ['P>X FS +3d'], calendars: [nights] },
      'X starts Wed 14 Jan 17:00 because P finishes Fri 9 Jan, plus 3 d on Night shift. (link 1FS+3d, driving)',
    ],
    [
      'holiday before the start',
      { tasks: { P: { duration: 7 * DAY }, X: { calendarId: 'cal-site' } }, links: ['P>X'], calendars: [site] },
      'X starts Thu 15 Jan because P finishes Tue 13 Jan and the link adds nothing; Wed 14 Jan is Works holiday; Site works again on Thu 15 Jan. (link 1FS, driving)',
    ],
    [
      'FF',
      { tasks: { P: { duration: 3 * DAY }, X: {} }, links: ['P>X FF'] },
      'X starts Wed 7 Jan because P finishes Wed 7 Jan and the link adds nothing; 1 d of work on Standard, counted back from Wed 7 Jan. (link 1FF, driving)',
    ],
    [
      'link on its summary',
      { tasks: { P: {}, S: {}, X: { in: 'S' } }, links: ['P>S'] },
      'X starts Tue 6 Jan because P finishes Mon 5 Jan and S above it waits for that. (link 1FS of S, driving)',
    ],
    [
      'summary',
      { tasks: { X: {}, A: { in: 'X', duration: 2 * DAY } } },
      'X starts Mon 5 Jan because A, the first inside it, does. (earliest of its tasks)',
    ],
    [
      'its summary’s date',
      { tasks: { S: { constraintType: 'SNET', constraintDate: january(7) }, X: { in: 'S' } } },
      'X starts Wed 7 Jan because S above it may not start before Wed 7 Jan. (start no earlier than, on its summary)',
    ],
    [
      'levelling, after what its logic asks',
      { tasks: { P: { duration: 3 * DAY }, X: { levellingDelay: 48 * HOUR } }, links: ['P>X'] },
      'X starts Mon 12 Jan because it waits 2 ed for its resources after P finishes Wed 7 Jan and the link adds nothing. (levelling delay)',
    ],
    [
      'as late as possible',
      { tasks: { X: { constraintType: 'ALAP' }, Y: { duration: 4 * DAY }, Z: {} }, links: ['X>Z FS +1d', 'Y>Z'] },
      'X starts Wed 7 Jan: 1 d of work on Standard, counted back from Wed 7 Jan. (as late as possible)',
    ],
  ])('start: %s', (_, example, expected) => expect(sentences(example, 'X')[0]).toBe(expected))

  test.each<[string, Example, string]>([
    [
      'its own length over a holiday',
      { tasks: { P: { duration: 5 * DAY }, X: { duration: 5 * DAY, calendarId: 'cal-site' } }, links: ['P>X'], calendars: [site] },
      'X finishes Mon 19 Jan: 5 d of work on Site from Mon 12 Jan; Wed 14 Jan is Works holiday. (its own length)',
    ],
    [
      'interrupted',
      { tasks: { X: { duration: 2 * DAY, splits: [[DAY, DAY]] } } },
      'X finishes Wed 7 Jan: 2 d of work on Standard from Mon 5 Jan, interrupted for 1 d. (its own length)',
    ],
    [
      'by the clock',
      { tasks: { X: { duration: 72 * HOUR, durationUnit: 'ed' } } },
      'X finishes Thu 8 Jan 08:00: 3 ed of work on the clock from Mon 5 Jan. (its own length)',
    ],
    [
      'a link that bounds the finish',
      { tasks: { P: { duration: 3 * DAY }, X: {} }, links: ['P>X FF'] },
      'X finishes Wed 7 Jan because P finishes Wed 7 Jan and the link adds nothing. (link 1FF, driving)',
    ],
    [
      'what remains waits for a predecessor',
      { tasks: { P: { duration: 6 * DAY }, X: { duration: 5 * DAY, actualStart: january(5), percentComplete: 40 } }, links: ['P>X'] },
      'X finishes Thu 15 Jan: 3 d of work left on Standard, which waits because P finishes Mon 12 Jan and the link adds nothing. (link 1FS, driving)',
    ],
    [
      'what has begun ends with whom it must end with',
      { tasks: { P: { duration: 6 * DAY }, X: { duration: 5 * DAY, actualStart: january(5), percentComplete: 40 } }, links: ['P>X FF'] },
      'X finishes Mon 12 Jan because P finishes Mon 12 Jan and the link adds nothing. (link 1FF, driving)',
    ],
    [
      'what remains goes on later',
      { tasks: { X: { duration: 5 * DAY, actualStart: january(5), percentComplete: 40, resume: january(9) } } },
      'X finishes Tue 13 Jan: 3 d of work left on Standard from Fri 9 Jan, when it goes on. (remaining work)',
    ],
    [
      'done',
      { tasks: { X: { actualStart: january(5), actualFinish: january(6, 17), percentComplete: 100 } } },
      'X actually finished on Tue 6 Jan. (actual date)',
    ],
    [
      'as late as possible',
      { tasks: { X: { constraintType: 'ALAP' }, Y: { duration: 4 * DAY }, Z: {} }, links: ['X>Z FS +1d', 'Y>Z'] },
      'X finishes Wed 7 Jan: as late as it can without delaying Z, which starts Fri 9 Jan, less 1 d. (as late as possible)',
    ],
    [
      'the last inside it',
      { tasks: { X: {}, A: { in: 'X', duration: 2 * DAY }, B: { in: 'X' } } },
      'X finishes Tue 6 Jan because A, the last inside it, does. (latest of its tasks)',
    ],
  ])('finish: %s', (_, example, expected) => expect(sentences(example, 'X', 'finish')[0]).toBe(expected))

  test('what waits as late as it can ends on working time even where an assignment begins only when it is done', () => {
    const late: Example = {
      tasks: { X: { constraintType: 'ALAP', duration: 4 * HOUR, calendarId: 'cal-night' }, Y: { duration: 4 * DAY + 6 * HOUR } },
      links: ['X>Y FF'],
      calendars: [nights],
    }
    const base = planOf(late)
    const assignment = { id: 'a', uid: 1, taskId: 'X', resourceId: 'r', units: 1, work: null, delay: 4 * HOUR, extras: null }
    const [step] = stepsOf({ ...base, assignments: [assignment] }, 'X', 'finish')
    // Y ends on Friday at 15:00; the night before it ends at midnight.
    expect(step.sentence).toBe('X finishes Thu 8 Jan: as late as it can without delaying Y, which finishes Fri 9 Jan 15:00.')
    expect(step.steps.at(-1)?.to).toBe(step.instant)
  })
  test('people whose own days decide are named', () => {
    // Mia does not work on Tuesdays; P ends on Monday evening.
    const week = standardCalendar().week.map((day, weekday) => (weekday === 2 ? [] : day))
    const calendars = [{ ...standardCalendar('cal-mia', 2), week }]
    const base = planOf({ tasks: { P: {}, X: {} }, links: ['P>X'], calendars })
    const mia = { id: 'mia', uid: 1, name: 'Mia', kind: 'work', initials: '', role: '', maxUnits: 1, extras: null } as const
    const said = (calendarId: string | null): string[] => {
      const assignment = { id: 'a', uid: 1, taskId: 'X', resourceId: 'mia', units: 1, work: null, delay: 0, extras: null }
      const plan: Plan = { ...base, resources: [{ ...mia, calendarId }], assignments: [assignment] }
      return (['start', 'finish'] as const).map((end) => stepsOf(plan, 'X', end)[0].sentence)
    }
    expect(said('cal-mia')).toEqual([
      'X starts Wed 7 Jan because P finishes Mon 5 Jan and the link adds nothing; the calendar of Mia works again on Wed 7 Jan.',
      'X finishes Wed 7 Jan: 1 d of work on the calendar of Mia from Wed 7 Jan.',
    ])
    expect(said(null)[0]).toBe('X starts Tue 6 Jan because P finishes Mon 5 Jan and the link adds nothing.')
  })
  test('a summary as predecessor: the leaf that ends it is named', () => {
    const example: Example = { tasks: { S: {}, A: { in: 'S' }, B: { in: 'S', duration: 2 * DAY }, X: {} }, links: ['S>X'] }
    expect(sentences(example, 'X')[0]).toBe(
      'X starts Wed 7 Jan because B finishes Tue 6 Jan and the link adds nothing. (link 1FS of S, driving)',
    )
  })
})

/** Why a start is where it is, in sentences; what a task drives; what a drag would move. */
import { describe, expect, test } from 'vitest'
import { buildNetwork, movedBetween, preview, readGestures, schedule, summarise } from '../../electron/scheduler/index.ts'
import type { Gesture } from '../../shared/gesture.ts'
import { standardCalendar } from '../../shared/model/calendar.ts'
import type { Plan } from '../../shared/model/plan.ts'
import { becauseOf, drivenBy, whyStart } from '../../shared/why.ts'
import { columnsOf, DAY, type Example, HOUR, january, planOf, written } from './worked.ts'

const sentences = (example: Example, name: string): string[] => {
  const plan = planOf(example)
  return whyStart(plan, columnsOf(plan), name).map((step) => `${step.sentence} (${step.detail})`)
}

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
      'Rehearsal finishes Fri 30 Jan; the link adds nothing. (link 3FS, driving)',
      'Scripts finishes Fri 23 Jan, + 2 d lag. (link 2FS+2d, driving)',
      'Freeze is fixed on Mon 12 Jan. (must start on)',
    ])
  })
  test('of two children that start together the same one is named, whatever the order of the rows', () => {
    const plan = planOf({ tasks: { Phase: {}, Walls: { in: 'Phase' }, Roof: { in: 'Phase' } } })
    const turned: Plan = { ...plan, tasks: [...plan.tasks].reverse() }
    const named = (each: Plan): (string | null | undefined)[] => {
      const columns = columnsOf(each)
      return [columns.drivers[columns.ids.indexOf('Phase')]?.taskId]
    }
    expect(named(turned)).toEqual(named(plan))
  })
  test.each<[string, Example, string]>([
    ['program start', { tasks: { X: {} } }, 'X waits for nothing: the program starts on Mon 5 Jan. (program start)'],
    [
      'SNET',
      { tasks: { X: { constraintType: 'SNET', constraintDate: january(7) } } },
      'X may not start before Wed 7 Jan. (start no earlier than)',
    ],
    [
      'manual',
      { tasks: { X: { manual: true, manualStart: january(7), manualFinish: january(8) } } },
      'X is planned by hand on Wed 7 Jan. (manually scheduled)',
    ],
    ['actual', { tasks: { X: { actualStart: january(7) } } }, 'X actually started on Wed 7 Jan. (actual start)'],
    [
      'lead',
      { tasks: { P: { duration: 3 * DAY }, X: {} }, links: ['P>X FS -1d'] },
      'P finishes Wed 7 Jan, − 1 d lead. (link 1FS-1d, driving)',
    ],
    [
      'FF',
      { tasks: { P: { duration: 3 * DAY }, X: {} }, links: ['P>X FF'] },
      'P finishes Wed 7 Jan; X may not finish before. (link 1FF, driving)',
    ],
    [
      'link on its summary',
      { tasks: { P: {}, S: {}, X: { in: 'S' } }, links: ['P>S'] },
      'P finishes Mon 5 Jan; the link adds nothing. (link 1FS of S, driving)',
    ],
    [
      'summary',
      { tasks: { X: {}, A: { in: 'X', duration: 2 * DAY } } },
      'A is the first inside it and starts Mon 5 Jan. (earliest of its tasks)',
    ],
    [
      'its summary’s date',
      { tasks: { S: { constraintType: 'SNET', constraintDate: january(7) }, X: { in: 'S' } } },
      'S may not start before Wed 7 Jan. (start no earlier than, on its summary)',
    ],
  ])('%s', (_, example, expected) => expect(sentences(example, 'X')[0]).toBe(expected))

  test('a split predecessor, work that goes on later, and a person’s own days are named', () => {
    const split: Example = { tasks: { P: { duration: 2 * DAY, splits: [[DAY, DAY]] }, X: {} }, links: ['P>X'] }
    expect(sentences(split, 'X')[0]).toBe('P finishes Wed 7 Jan; the link adds nothing. (link 1FS, driving; P is interrupted for 1d)')
    const begun = { duration: 5 * DAY, actualStart: january(5), percentComplete: 40, resume: january(9) }
    expect(sentences({ tasks: { X: begun } }, 'X')).toEqual([
      'X actually started on Mon 5 Jan; what remains goes on from Fri 9 Jan. (actual start)',
    ])
    // Mia does not work on Tuesdays; P ends on Monday evening.
    const week = standardCalendar().week.map((day, weekday) => (weekday === 2 ? [] : day))
    const calendars = [{ ...standardCalendar('cal-mia', 2), week }]
    const base = planOf({ tasks: { P: {}, X: {} }, links: ['P>X'], calendars })
    const mia = {
      id: 'mia',
      uid: 1,
      name: 'Mia',
      kind: 'work',
      initials: '',
      role: '',
      calendarId: 'cal-mia',
      maxUnits: 1,
      extras: null,
    } as const
    const whose = (calendarId: string | null): string => {
      const assignment = { id: 'a', uid: 1, taskId: 'X', resourceId: 'mia', units: 1, work: null, delay: 0, extras: null }
      const plan: Plan = { ...base, resources: [{ ...mia, calendarId }], assignments: [assignment] }
      return whyStart(plan, columnsOf(plan), 'X')[0].detail
    }
    expect(whose('cal-mia')).toBe('link 1FS, driving; Mia works again on Wed 7 Jan')
    expect(whose(null)).toBe('link 1FS, driving')
  })
  test('a summary as predecessor: the leaf that ends it is named', () => {
    const example: Example = { tasks: { S: {}, A: { in: 'S' }, B: { in: 'S', duration: 2 * DAY }, X: {} }, links: ['S>X'] }
    expect(sentences(example, 'X')[0]).toBe('B finishes Tue 6 Jan; the link adds nothing. (link 1FS of S, driving)')
  })
  test('what it drives, and one driver alone as the history shows it', () => {
    const plan = planOf(release)
    const columns = columnsOf(plan)
    expect(drivenBy(plan, columns, 'Scripts')).toEqual([{ taskId: 'Rehearsal', linkId: 'l2', start: january(28) }])
    expect(becauseOf(plan, columns, 'UAT', columns.drivers[3])).toBe('Rehearsal finishes Fri 30 Jan; the link adds nothing.')
  })
})

describe('a drag', () => {
  const example: Example = {
    tasks: {
      A: { duration: 2 * DAY },
      B: { duration: 2 * DAY },
      M: { manual: true, manualStart: january(5), manualFinish: january(5, 17) },
      S: {},
      C: { in: 'S' },
      Done: { actualStart: january(5), actualFinish: january(5, 17), percentComplete: 100 },
    },
    links: ['A>B'],
  }
  const scheduled = (plan: Plan) => {
    const network = buildNetwork(plan)
    return { plan, network, schedule: schedule(network) }
  }
  const moved = (gesture: Gesture): string[] =>
    preview(scheduled(planOf(example)), [gesture]).moved.map(
      (move) => `${move.taskId} ${written(move.startAfter ?? 0)} - ${written(move.finishAfter ?? 0)}`,
    )
  test('of the body is a start no earlier than; what follows moves with it', () => {
    expect(moved({ taskId: 'A', start: january(7) })).toEqual([
      'A Wed 7 Jan 08:00 - Thu 8 Jan 17:00',
      'B Fri 9 Jan 08:00 - Mon 12 Jan 17:00',
    ])
  })
  test('of the right edge is a new duration from the start it has', () => {
    expect(moved({ taskId: 'A', finish: january(7, 17) })).toEqual([
      'A Mon 5 Jan 08:00 - Wed 7 Jan 17:00',
      'B Thu 8 Jan 08:00 - Fri 9 Jan 17:00',
    ])
    expect(moved({ taskId: 'A', duration: DAY })).toEqual(['A Mon 5 Jan 08:00 - Mon 5 Jan 17:00', 'B Tue 6 Jan 08:00 - Wed 7 Jan 17:00'])
  })
  test('of a manual task sets the dates it was given', () => {
    expect(moved({ taskId: 'M', start: january(8) })).toEqual(['M Thu 8 Jan 08:00 - Thu 8 Jan 17:00'])
  })
  test('of a summary holds everything inside it; its length and a finished task’s end are not for dragging', () => {
    expect(moved({ taskId: 'S', start: january(7) })).toEqual([
      'S Wed 7 Jan 08:00 - Wed 7 Jan 17:00',
      'C Wed 7 Jan 08:00 - Wed 7 Jan 17:00',
    ])
    const { changes, idle } = readGestures(scheduled(planOf(example)), [
      { taskId: 'S', finish: january(9) },
      { taskId: 'Done', duration: 3 * DAY },
      { taskId: 'nobody', start: january(9) },
    ])
    expect([changes.size, idle]).toEqual([0, ['S', 'Done', 'nobody']])
  })
  test('of a finished task moves both actual dates', () => {
    expect(moved({ taskId: 'Done', start: january(7) })).toEqual(['Done Wed 7 Jan 08:00 - Wed 7 Jan 17:00'])
  })
  test('touches nothing, says where the program would end, and is what the command will do', () => {
    const before = scheduled(planOf(example))
    const gesture = { taskId: 'A', start: january(7) }
    const answer = preview(before, [gesture])
    expect([answer.finishBefore, answer.finishAfter]).toEqual([january(8, 17), january(12, 17)])
    expect(schedule(before.network)).toEqual(before.schedule)
    const { changes } = readGestures(before, [gesture])
    const after = { ...before.plan, tasks: before.plan.tasks.map((task) => ({ ...task, ...changes.get(task.id) })) }
    expect(movedBetween(columnsOf(before.plan), columnsOf(after))).toEqual(answer.moved)
  })
  test('names the milestones that move and the float that is lost, and travels slim for a pointer', () => {
    // A and B end on Friday with Gate; Side has four days of float, three of them before its own milestone Early.
    const before = scheduled(
      planOf({
        tasks: {
          S: {},
          A: { in: 'S', duration: 3 * DAY },
          B: { in: 'S', duration: 2 * DAY },
          Gate: { duration: 0, milestone: true },
          Side: { duration: DAY },
          Early: { duration: 0, milestone: true },
        },
        links: ['A>B', 'B>Gate', 'Side>Gate', 'Side>Early'],
      }),
    )
    const gesture = { taskId: 'Side', start: january(7) }
    const answer = preview(before, [gesture])
    expect(answer.milestones).toEqual([{ taskId: 'Early', before: january(5, 17), after: january(7, 17) }])
    // Side and Early lose the two days that Side was moved; nobody else loses any.
    expect(answer.floatLost).toEqual({ tasks: 2, most: 2 * DAY, taskId: 'Side' })
    const later = preview(before, [{ taskId: 'A', duration: 4 * DAY }])
    expect(later.milestones).toEqual([{ taskId: 'Gate', before: january(9, 17), after: january(12, 17) }])
    // The finish moves along, so that nobody's float falls.
    expect(later.floatLost).toEqual({ tasks: 0, most: 0, taskId: null })
    expect(preview(before, [gesture], true)).toEqual({
      ...answer,
      moved: answer.moved.map(({ taskId, startAfter, finishAfter }) => ({ taskId, startAfter, finishAfter })),
    })
    expect(Object.keys(preview(before, [gesture], true).moved[0])).toEqual(['taskId', 'startAfter', 'finishAfter'])
    expect(schedule(before.network)).toEqual(before.schedule)
  })
  test('through a percentage lag: the new duration lengthens the lag too', () => {
    const plan = planOf({ tasks: { A: { duration: 2 * DAY }, B: {} }, links: ['A>B FS +50%'] })
    const [, b] = preview(scheduled(plan), [{ taskId: 'A', duration: 4 * DAY }]).moved
    // Four days to Thursday, two more of lag to Monday 12 January.
    expect(written(b.startAfter ?? 0)).toBe('Tue 13 Jan 08:00')
  })
})

describe('the numbers of the top bar', () => {
  test('finish, deadline and buffer in working time; critical counts leaves', () => {
    const plan = planOf({ tasks: { S: {}, A: { in: 'S', duration: 2 * DAY }, B: {} }, program: { deadline: january(9, 17) } })
    expect(summarise(plan, columnsOf(plan))).toEqual({
      start: january(5),
      finish: january(6, 17),
      deadline: january(9, 17),
      buffer: 3 * DAY,
      critical: 1,
      tasks: 2,
    })
  })
  test('late is a negative buffer, no deadline is none', () => {
    const late = planOf({ tasks: { A: { duration: 2 * DAY } }, program: { deadline: january(5, 13) } })
    expect(summarise(late, columnsOf(late)).buffer).toBe(-12 * HOUR)
    const empty = planOf({ tasks: {} })
    expect(summarise(empty, columnsOf(empty))).toMatchObject({ finish: null, buffer: null, tasks: 0 })
  })
  test('a task that came or went is a move with nothing on the other side', () => {
    const before = columnsOf(planOf({ tasks: { A: {}, B: {} } }))
    const after = columnsOf(planOf({ tasks: { B: {}, C: {} } }))
    expect(movedBetween(before, after).map(({ taskId, startBefore, startAfter }) => [taskId, startBefore, startAfter])).toEqual([
      ['C', null, january(5)],
      ['A', january(5), null],
    ])
  })
})

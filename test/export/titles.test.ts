/** The sentences of the deck follow from the facts: one case per rule. */
import { describe, expect, test } from 'vitest'
import type { Plan } from '../../shared/model/plan.ts'
import { newTask, type Task } from '../../shared/model/task.ts'
import type { DeckInput, SlideKind } from '../../shared/report/content.ts'
import { table } from '../../shared/report/geometry.ts'
import { deckContent } from '../../shared/report/index.ts'
import { THIN_BUFFER } from '../../shared/report/rag.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { atlas, DAY_OF_WORK, planOf, scheduled } from './atlas.ts'

const titleOf = (plan: Plan, kind: SlideKind, extra: Partial<DeckInput> = {}): string | undefined =>
  deckContent({ ...scheduled(plan), ...extra }).slides.find((slide) => slide.kind === kind)?.title

/** One task of `days` from Monday 4 January 2027; the data date is that Monday. */
const program = { name: 'Hermes', start: instantOf(2027, 1, 4, 8), statusDate: instantOf(2027, 1, 4, 8) }
const oneTask = (days: number, more: Partial<Task> = {}): Task[] => [
  newTask({ id: 't1', uid: 1, name: 'Build', position: 1, duration: days * DAY_OF_WORK, ...more }),
]
/** Baseline: the task promised to finish on this January day at 17:00. */
const withBaseline = (plan: Plan, day: number): Plan => ({
  ...plan,
  baselines: [{ id: 'b', name: 'Board', number: 0, capturedAt: 0 }],
  baselineTasks: [
    {
      id: 'b:t1',
      baselineId: 'b',
      taskId: 't1',
      start: plan.program.start,
      finish: instantOf(2027, 1, day, 17),
      duration: null,
      work: null,
      name: null,
      parentId: null,
    },
  ],
})
const due = (month: number, day: number): number => instantOf(2027, month, day, 17)

describe('the status title', () => {
  const plain = planOf(oneTask(5), [], { ...program, deadline: null })
  const cases: [string, Plan, string][] = [
    ['no tasks', planOf([], [], program), 'Hermes has no tasks yet'],
    ['neither deadline nor baseline', plain, 'Hermes finishes on 8 January'],
    [
      'before the deadline',
      planOf(oneTask(5), [], { ...program, deadline: due(1, 15) }),
      'Hermes finishes on 8 January, 5 working days before the deadline',
    ],
    [
      'one day before',
      planOf(oneTask(5), [], { ...program, deadline: due(1, 11) }),
      'Hermes finishes on 8 January, 1 working day before the deadline',
    ],
    [
      'on the deadline',
      planOf(oneTask(5), [], { ...program, deadline: due(1, 8) }),
      'Hermes finishes on 8 January, with no buffer to the deadline',
    ],
    [
      'after the deadline',
      planOf(oneTask(5), [], { ...program, deadline: due(1, 6) }),
      'Hermes finishes on 8 January, 2 working days after the deadline',
    ],
    [
      'later than the baseline, with a deadline',
      withBaseline(planOf(oneTask(5), [], { ...program, deadline: due(1, 15) }), 6),
      'Hermes finishes on 8 January, 5 working days before the deadline; 2 working days later than the baseline',
    ],
    ['later than the baseline', withBaseline(plain, 7), 'Hermes finishes on 8 January, 1 working day later than the baseline'],
    ['earlier than the baseline', withBaseline(plain, 12), 'Hermes finishes on 8 January, 2 working days earlier than the baseline'],
    ['as promised', withBaseline(plain, 8), 'Hermes finishes on 8 January, as the baseline promised'],
    [
      'half a day',
      withBaseline(planOf(oneTask(5.5), [], { ...program, deadline: null }), 8),
      'Hermes finishes on 11 January, 0.5 working days later than the baseline',
    ],
    ['another year', planOf(oneTask(300), [], { ...program, deadline: null }), 'Hermes finishes on 25 February 2028'],
    ['complete', planOf(oneTask(5, { percentComplete: 100 }), [], program), 'Hermes is complete; it finished on 8 January'],
  ]
  test.each(cases)('%s', (_, plan, title) => expect(titleOf(plan, 'status')).toBe(title))
})

test('days are the program’s: with six-hour days the same slip is more days', () => {
  const plan = withBaseline(planOf(oneTask(5), [], { ...program, deadline: null, minutesPerDay: 360 }), 7)
  expect(titleOf(plan, 'status')).toBe('Hermes finishes on 8 January, 1.3 working days later than the baseline')
})

describe('Atlas', () => {
  const kinds: [SlideKind, string][] = [
    ['timeline', 'The next 90 days: the finish waits for Mapping rules, so 20 January is the date to protect'],
    ['workstreams', 'Two of five workstreams hold their dates; Data migration drives the finish'],
    ['criticalPath', 'Twelve tasks set the finish on 1 April; Mapping rules is the longest with 12 working days'],
    ['milestones', 'Three of seven milestones are later than the baseline; Security sign-off most, by 3 working days'],
    ['next', 'By 13 February, ten tasks finish and six start; Security sign-off is due on 20 January; three tasks are overdue'],
  ]
  test.each(kinds)('%s', (kind, title) => expect(titleOf(atlas(), kind)).toBe(title))

  test('without a baseline the milestones’ sentence looks ahead', () => {
    expect(titleOf(atlas(), 'milestones', { baselineId: null })).toBe('Six milestones to come; the next is Security sign-off on 20 January')
  })
  test('a task that misses its own deadline does not drive the finish', () => {
    const plan = atlas()
    const missed = { ...plan, tasks: plan.tasks.map((task) => (task.id === 's2' ? { ...task, deadline: plan.program.statusDate } : task)) }
    expect(titleOf(missed, 'timeline')).toContain('Mapping rules')
  })
  test('the critical path’s slide lists as many tasks as its title says, and tells work that is late for a date of its own apart', () => {
    const plan = atlas()
    const missed = { ...plan, tasks: plan.tasks.map((task) => (task.id === 's2' ? { ...task, deadline: plan.program.statusDate } : task)) }
    const { slides } = deckContent(scheduled(missed))
    const pages = slides.filter(({ kind }) => kind === 'criticalPath')
    const rows = pages
      .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])))
      .map((row) => row.cells)
    const listed = rows.filter((cells) => cells[3].text !== '').map((cells) => cells[0].text)
    expect(pages[0].title).toMatch(/^Twelve tasks set the finish on 1 April/)
    expect(pages[0].subtitle).toMatch(
      /^Critical path · the 12 unfinished tasks that set the finish, in order of start; 2 more have no float to dates of their own/,
    )
    expect(listed).toHaveLength(12)
    expect(listed).not.toContain('Penetration test')
    const security = slides
      .flatMap(({ kind, blocks }) => (kind === 'workstreams' ? blocks : []))
      .flatMap((block) => (block.kind === 'table' ? block.rows : []))
      .map((row) => row.cells.map(({ text }) => text).join(' '))
      .find((text) => text.startsWith('Security'))
    expect(security).not.toMatch(/drives the finish/)
  })
  test('a workstream of which there is nothing to tell has its row all the same', () => {
    const [task] = oneTask(5, { parentId: 'w' })
    const spare = newTask({ id: 'spare', uid: 3, name: 'Spare', parentId: 'w2', position: 1, duration: DAY_OF_WORK })
    const plan = planOf(
      [newTask({ id: 'w', uid: 2, name: 'Alpha', position: 0 }), task, newTask({ id: 'w2', uid: 4, name: 'Beta', position: 9 }), spare],
      [],
      {
        ...program,
        deadline: null,
      },
    )
    const rows = deckContent(scheduled(plan))
      .slides.flatMap(({ kind, blocks }) => (kind === 'workstreams' ? blocks : []))
      .flatMap((block) => (block.kind === 'table' ? block.rows : []))
    expect(rows.map(({ cells }) => [cells[0].text, cells.at(-1)?.text])).toEqual([
      ['Alpha', 'Build, until 8 Jan, drives the finish.'],
      ['Beta', '–'],
    ])
  })
  test.each(Array.from({ length: 16 }, (_each, at) => at + 8))(
    'with %i critical tasks no slide has nothing but the buffer, and one says it',
    (count) => {
      const tasks = Array.from({ length: count }, (_each, at) =>
        newTask({ id: `t${at}`, uid: at + 1, name: `Step ${at}`, parentId: at % 2 ? 'w1' : 'w2', position: at + 3, duration: DAY_OF_WORK }),
      )
      const streams = ['w1', 'w2', 'w3'].map((id, at) => newTask({ id, uid: 100 + at, name: id, position: at }))
      const spare = newTask({ id: 'spare', uid: 200, name: 'Spare', parentId: 'w3', position: 99, duration: DAY_OF_WORK })
      const links = tasks.slice(1).map((task, at) => ({
        id: `l${at}`,
        predecessorId: `t${at}`,
        successorId: task.id,
        type: 'FS' as const,
        lag: 0,
        lagUnit: 'd' as const,
      }))
      const plan = planOf([...streams, ...tasks, spare], links, { ...program, deadline: due(3, 26) })
      const pages = deckContent(scheduled(plan)).slides.filter(({ kind }) => kind === 'criticalPath')
      const tables = pages.map(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])))
      expect(tables.filter((rows) => rows.length === 1 && rows[0].cells[0].text === 'Buffer to the deadline')).toEqual([])
      expect(JSON.stringify(pages)).toMatch(/[Bb]uffer to the deadline/)
    },
  )
  test('a slipped driving workstream has used its float', () => {
    const plan = atlas()
    const slipped = { ...plan, tasks: plan.tasks.map((task) => (task.id === 'd4' ? { ...task, duration: 20 * DAY_OF_WORK } : task)) }
    expect(titleOf(slipped, 'workstreams')).toContain('Data migration has used its float and drives the finish')
  })
})

describe('red, amber and green', () => {
  const overall = (plan: Plan): [string | undefined, string] => {
    const block = deckContent(scheduled(plan)).slides[0].blocks[0]
    if (block?.kind !== 'cards') throw new Error('no cards on the status slide')
    const card = block.rows[0].cards[0]
    return [card.rag, card.lines[0][0].text]
  }
  const at = (deadline: number | null): Plan => planOf(oneTask(5), [], { ...program, deadline })
  test.each<[string, Plan, string | undefined, string]>([
    ['late', at(due(1, 6)), 'red', 'The finish is 2 working days after the deadline.'],
    ['thin buffer', at(due(1, 15)), 'amber', `Buffer below ${THIN_BUFFER} days.`],
    ['just enough', at(due(1, 22)), 'green', `Buffer of ${THIN_BUFFER} days or more.`],
    [
      'far slip, no deadline',
      withBaseline(planOf(oneTask(10), [], { ...program, deadline: null }), 8),
      'amber',
      'Later than the baseline.',
    ],
    ['held', withBaseline(at(null), 8), 'green', 'On or before the baseline.'],
    ['nothing to measure', at(null), undefined, 'No deadline and no baseline to measure against.'],
    [
      'a missed task deadline',
      planOf(oneTask(5, { deadline: due(1, 6) }), [], { ...program, deadline: due(3, 1) }),
      'red',
      'One task misses its deadline.',
    ],
  ])('%s', (_, plan, rag, reason) => expect(overall(plan)).toEqual([rag, reason]))
})

test('a name that would turn the line round leaves the sentence readable from left to right', () => {
  const plan = planOf(oneTask(5), [], { ...program, name: 'Her\u202emes', deadline: null })
  expect(titleOf(plan, 'status')).toBe('Hermes finishes on 8 January')
})

test('where all that is open is overdue, no milestone is said to fall due', () => {
  const late = { ...program, start: instantOf(2026, 11, 2, 8), deadline: null }
  expect(titleOf(planOf(oneTask(5), [], late), 'next')).toBe('Nothing new falls due by 3 February; one task is overdue')
})

test('a date with its year keeps to one line on the critical path, too', () => {
  const plan = planOf(
    [
      ...['w1', 'w2'].map((id, at) => newTask({ id, uid: 10 + at, name: id, position: at })),
      newTask({ id: 'a', uid: 1, name: 'Long ago', parentId: 'w1', position: 2, duration: 200 * DAY_OF_WORK }),
      newTask({ id: 'b', uid: 2, name: 'Spare', parentId: 'w2', position: 3, duration: DAY_OF_WORK }),
    ],
    [],
    { ...program, start: instantOf(2025, 10, 20, 8), deadline: null },
  )
  const [page] = deckContent(scheduled(plan)).slides.filter(({ kind }) => kind === 'criticalPath')
  const [block] = page.blocks
  const [row] = block.kind === 'table' ? block.rows : []
  expect([page.blocks.map(({ kind }) => kind), row.cells[3].text]).toEqual([['table', 'chart'], '20 Oct 2025'])
  expect(row.height).toBe(table.line + table.padding)
})

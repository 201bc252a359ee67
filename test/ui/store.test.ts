/** The screens' store: following the feed leads to the same place as reading the plan anew. */
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { applyFeed, type ProgramState, programFrom } from '../../renderer/client/programState.ts'
import { clearFilter, extendTo, select, setCollapsed, setFilter, showTask, toggle } from '../../renderer/client/screen.ts'
import { change, fillProgram, read, resetStore, takeFeed } from '../../renderer/client/store.ts'
import type { Plan } from '../../shared/model/plan.ts'
import type { Task } from '../../shared/model/task.ts'
import { answerOf, feedBetween, planOf, task } from './planFixture.ts'

/** One random edit of a plan, of the kinds that commands make. */
const edits = fc.array(
  fc.record({ kind: fc.constantFrom('rename', 'move', 'delete', 'insert', 'link', 'program'), a: fc.nat(), b: fc.nat() }),
  { maxLength: 12 },
)
type Edit = { kind: string; a: number; b: number }

const isBelow = (tasks: readonly Task[], id: string, top: string): boolean => {
  const parents = new Map(tasks.map((one) => [one.id, one.parentId]))
  for (let at: string | null = id; at !== null; at = parents.get(at) ?? null) if (at === top) return true
  return false
}

const edited = (plan: Plan, edit: Edit, serial: number): Plan => {
  const { tasks } = plan
  if (edit.kind === 'insert' || tasks.length === 0) {
    const parent = tasks.length === 0 || edit.b % 3 === 0 ? null : tasks[edit.a % tasks.length].id
    return { ...plan, tasks: [...tasks, task(`t${1000 + serial}`, edit.b % 7, { parentId: parent })] }
  }
  const one = tasks[edit.a % tasks.length]
  const other = tasks[edit.b % tasks.length]
  const replace = (next: Task): Plan => ({ ...plan, tasks: tasks.map((row) => (row === one ? next : row)) })
  if (edit.kind === 'rename') return replace({ ...one, name: `${one.name} ${edit.b % 10}` })
  if (edit.kind === 'move') {
    return isBelow(tasks, other.id, one.id)
      ? plan
      : replace({ ...one, parentId: edit.b % 5 === 0 ? null : other.id, position: edit.b % 11 })
  }
  if (edit.kind === 'delete') {
    const gone = new Set(tasks.filter((row) => isBelow(tasks, row.id, one.id)).map((row) => row.id))
    return {
      ...plan,
      tasks: tasks.filter((row) => !gone.has(row.id)),
      links: plan.links.filter((link) => !gone.has(link.predecessorId) && !gone.has(link.successorId)),
    }
  }
  if (edit.kind === 'link') {
    const link = { id: `l${serial}`, predecessorId: one.id, successorId: other.id, type: 'FS', lag: 0, lagUnit: 'd' } as const
    return { ...plan, links: [...plan.links, link] }
  }
  return { ...plan, program: { ...plan.program, name: `Atlas ${edit.b}` } }
}

const startPlan = (): Plan =>
  planOf([
    task('t1', 1),
    task('t2', 2, { parentId: 't1' }),
    task('t3', 3, { parentId: 't1' }),
    task('t4', 4, { parentId: 't3' }),
    task('t5', 5),
    task('t6', 6, { parentId: 't5' }),
  ])

/** Maps compared as what they hold: the order of a Map's keys is nobody's business. */
const settled = (state: ProgramState) => ({
  ...Object.fromEntries(
    Object.entries(state).map(([key, value]) => [key, value instanceof Map ? Object.fromEntries([...value].sort()) : value]),
  ),
  schedule: everyTask.map((id) => (state.schedule.has(id) ? [id, state.schedule.get(id)] : [])),
})
/** Those of the first plan, and those that edits may have made. */
const everyTask = [1, 2, 3, 4, 5, 6, ...Array.from({ length: 12 }, (_, serial) => 1000 + serial)].map((number) => `t${number}`)

describe('following the feed', () => {
  test('leads to the same program as reading it anew, whatever the edits', () => {
    fc.assert(
      fc.property(edits, (steps) => {
        let plan = startPlan()
        let state = programFrom(answerOf(plan, 0))
        for (const [index, edit] of steps.entries()) {
          const next = edited(plan, edit, index)
          state = applyFeed(state, feedBetween(plan, next, index, index + 1))
          plan = next
          expect(settled(state)).toEqual(settled(programFrom(answerOf(plan, index + 1))))
        }
      }),
      { seed: 20_270_114, numRuns: 200 },
    )
  })

  test('keeps every row that did not change, so that only changed rows are drawn again', () => {
    const plan = startPlan()
    const before = programFrom(answerOf(plan, 0))
    const renamed = { ...plan, tasks: plan.tasks.map((one) => (one.id === 't4' ? { ...one, name: 'Other' } : one)) }
    const after = applyFeed(before, feedBetween(plan, renamed, 0, 1))
    expect(after.rows.filter((row, at) => row !== before.rows[at]).map((row) => row.task.id)).toEqual(['t4'])
    expect(after.links).toBe(before.links)

    const inserted = { ...renamed, tasks: [...renamed.tasks, task('t9', 9, { parentId: 't5' })] }
    const grown = applyFeed(after, feedBetween(renamed, inserted, 1, 2))
    expect(grown.rows.map((row) => row.task.id)).toEqual(['t1', 't2', 't3', 't4', 't5', 't6', 't9'])
    expect(grown.rows.slice(0, 6)).toEqual(after.rows.slice(0, 6))
    expect(grown.rows.slice(0, 6).every((row, at) => row === after.rows[at])).toBe(true)
  })

  test('a deleted task takes its computed dates with it', () => {
    const plan = startPlan()
    const next = { ...plan, tasks: plan.tasks.filter((one) => one.id !== 't6') }
    const state = applyFeed(programFrom(answerOf(plan, 0)), feedBetween(plan, next, 0, 1))
    expect(state.schedule.has('t6')).toBe(false)
    expect(state.rowById.get('t5')?.hasChildren).toBe(false)
  })
})

describe('the store', () => {
  beforeEach(() => {
    resetStore()
    fillProgram(answerOf(startPlan(), 4))
  })

  test('says when changes in between are missing, and takes nothing of such a feed', () => {
    const plan = startPlan()
    const next = { ...plan, program: { ...plan.program, name: 'Later' } }
    expect(takeFeed(feedBetween(plan, next, 7, 8), 0)).toBe(false)
    expect(read().program?.name).toBe('Atlas')
    expect(takeFeed(feedBetween(plan, next, 4, 8), 0)).toBe(true)
    expect(read().program?.name).toBe('Later')
    expect(read().seq).toBe(8)
  })

  test('takes a feed that overlaps with what it has', () => {
    const plan = startPlan()
    const next = { ...plan, program: { ...plan.program, name: 'Later' } }
    expect(takeFeed(feedBetween(plan, next, 2, 5), 0)).toBe(true)
    expect(read().program?.name).toBe('Later')
  })

  test('the status line keeps the last command and when it reached the file', () => {
    const plan = startPlan()
    const next = { ...plan, program: { ...plan.program, name: 'Later' } }
    const cause = {
      txn: 3,
      label: 'Change program',
      changed: 1,
      moved: 0,
      finishBefore: 1,
      finishAfter: 1,
      floatLost: 0,
      created: [],
      seq: 5,
    }
    takeFeed({ ...feedBetween(plan, next, 4, 5), cause }, 1234)
    expect(read().status).toEqual({ result: cause, words: null, savedAt: 1234 })
  })

  test('deleted tasks leave the selection', () => {
    select(['t6', 't2'])
    const plan = startPlan()
    takeFeed(feedBetween(plan, { ...plan, tasks: plan.tasks.filter((one) => one.id !== 't2') }, 4, 5), 0)
    expect(read().selection.ids).toEqual(['t6'])
    expect(read().selection.focus).toBe('t6')
  })

  test('a baseline just set is the one compared with, and the one before it when it is undone', () => {
    const plan = startPlan()
    const kept = { ...plan, baselines: [{ id: 'b1', name: 'Board', number: 0, capturedAt: 5 }] }
    takeFeed(feedBetween(plan, kept, 4, 5), 0)
    expect(read().baselineId).toBe('b1')
    const both = { ...kept, baselines: [...kept.baselines, { id: 'b2', name: 'Replan', number: 1, capturedAt: 9 }] }
    takeFeed(feedBetween(kept, both, 5, 6), 0)
    expect(read().baselineId).toBe('b2')
    takeFeed(feedBetween(both, kept, 6, 7), 0)
    expect(read().baselineId).toBe('b1')
    takeFeed(feedBetween(kept, plan, 7, 8), 0)
    expect(read().baselineId).toBe(null)
  })
})

describe('what can be seen', () => {
  const seen = (): string[] => read().visible.map((row) => row.task.id)
  beforeEach(() => {
    resetStore()
    fillProgram(answerOf(startPlan(), 0))
  })

  test('a folded summary hides all below it and nothing else', () => {
    setCollapsed('t1', true)
    expect(seen()).toEqual(['t1', 't5', 't6'])
    setCollapsed('t1', false)
    expect(seen()).toEqual(['t1', 't2', 't3', 't4', 't5', 't6'])
  })

  test('a filter keeps the summaries above a match', () => {
    setFilter({ text: 'TASK T4' })
    expect(seen()).toEqual(['t1', 't3', 't4'])
    clearFilter()
    expect(seen()).toHaveLength(6)
  })

  test('critical only follows the schedule', () => {
    const plan = startPlan()
    setFilter({ criticalOnly: true })
    expect(seen()).toEqual([])
    const next = { ...plan, tasks: plan.tasks.map((one) => (one.id === 't6' ? { ...one, name: 'Now critical' } : one)) }
    takeFeed(feedBetween(plan, next, 0, 1), 0)
    expect(seen()).toEqual(['t5', 't6'])
  })

  test('to show a task unfolds what is above it, selects it and leaves a filter that hides it', () => {
    setCollapsed('t1', true)
    setCollapsed('t3', true)
    showTask('t4')
    expect(seen()).toContain('t4')
    expect(read().selection.ids).toEqual(['t4'])
    setFilter({ text: 'task t6' })
    showTask('t2')
    expect(seen()).toContain('t2')
    expect(read().reveal).toEqual({ taskId: 't2', at: 2 })
  })

  test('to show a task leaves the filter even when it unfolds something', () => {
    setCollapsed('t1', true)
    setFilter({ text: 'task t6' })
    showTask('t2')
    expect(seen()).toContain('t2')
  })

  test('ranges run over what can be seen, from the anchor, in the order of the hand', () => {
    setCollapsed('t1', true)
    select(['t6'])
    extendTo('t1')
    expect(read().selection.ids).toEqual(['t6', 't5', 't1'])
    extendTo('t5')
    expect(read().selection.ids).toEqual(['t6', 't5'])
    toggle('t6')
    expect(read().selection.ids).toEqual(['t5'])
  })

  test('another program starts with nothing selected, folded or filtered', () => {
    select(['t6'])
    setCollapsed('t1', true)
    change({ whyOpen: false })
    const answer = answerOf(startPlan(), 0)
    fillProgram({ ...answer, file: { ...answer.file, path: '/plans/other.throughline' } })
    expect(read().selection.ids).toEqual([])
    expect(seen()).toHaveLength(6)
    expect(read().whyOpen).toBe(false)
  })
})

/** What holds for the checks of any plan, and for the comparison of any baseline: random networks, seeds kept. */
import { expect, it } from 'vitest'
import { compareBaselines } from '../../shared/baselines/compare.ts'
import { checkPlan } from '../../shared/health/index.ts'
import type { CheckKey, Finding, Fix } from '../../shared/model/finding.ts'
import type { Plan } from '../../shared/model/plan.ts'
import { compileCalendars } from '../../shared/time/compiledCalendars.ts'
import { generatePlan } from '../bench/generate.ts'
import { columnsOf } from '../schedule/worked.ts'

const seeds = Array.from({ length: 25 }, (_, at) => at + 1)
/** Hard constraints on every seventh row, so that there is something to soften. */
const planWith = (seed: number): Plan => {
  const plan = generatePlan({ tasks: 150, seed })
  const parents = new Set(plan.tasks.map((task) => task.parentId))
  const hard = ['MSO', 'MFO', 'SNLT', 'FNLT'] as const
  const tasks = plan.tasks.map((task, at) =>
    at % 7 === 3 && !parents.has(task.id)
      ? { ...task, constraintType: hard[(at >> 3) % 4], constraintDate: plan.program.start + 14_400 * (at % 90) }
      : task,
  )
  return { ...plan, tasks }
}
const checked = (plan: Plan): Finding[] => checkPlan({ plan, columns: columnsOf(plan), today: plan.program.start + 500_000, trial: null })
const found = (plan: Plan, key: CheckKey): Finding => {
  const one = checked(plan).find((finding) => finding.key === key)
  if (!one) throw new Error(key)
  return one
}
const fixed = (plan: Plan, fix: Fix): Plan => {
  if (fix.operation === 'link.update')
    return { ...plan, links: plan.links.map((link) => (link.id === fix.input.id ? { ...link, ...fix.input.set } : link)) }
  if (fix.operation === 'progress.reschedule') return plan
  const [{ id, set }] = fix.input.changes
  return { ...plan, tasks: plan.tasks.map((task) => (task.id === id ? { ...task, ...set } : task)) }
}

/** Points that list what is counted; the others list what is missing from it. */
const listing = new Set<CheckKey>(['criticalPath', 'cpli', 'bei', 'finishToStart'])

it('what is counted is what is listed, once each, of what is there', () => {
  for (const seed of seeds) {
    const plan = planWith(seed)
    const tasks = new Set(plan.tasks.map((task) => task.id))
    const links = new Set(plan.links.map((link) => link.id))
    for (const { key, numerator, denominator, items, result, limit, sense, passed } of checked(plan)) {
      const keys = items.map((item) => item.linkId ?? item.taskId)
      expect([seed, key, new Set(keys).size]).toEqual([seed, key, keys.length])
      for (const { taskId, linkId } of items) expect(tasks.has(taskId) && (linkId === null || links.has(linkId))).toBe(true)
      if (numerator === null || denominator === null || result === null) {
        expect([seed, key, passed]).toEqual([seed, key, null])
        continue
      }
      expect(Number.isFinite(result)).toBe(true)
      if (!listing.has(key)) expect([seed, key, items.length]).toEqual([seed, key, numerator])
      if (key === 'finishToStart') expect(items.length).toBe(denominator - numerator)
      if (key !== 'cpli' && key !== 'bei') expect(numerator).toBeLessThanOrEqual(denominator)
      expect([seed, key, passed]).toEqual([seed, key, sense === 'atMost' ? result <= limit : result >= limit])
    }
  }
})

it('a fix takes its own row off the list and puts no other on it', () => {
  let tried = 0
  for (const seed of seeds.slice(0, 8)) {
    const plan = planWith(seed)
    for (const key of ['leads', 'hardConstraints'] as const) {
      const before = found(plan, key)
      const item = before.items.find(({ fix }) => fix !== null)
      if (!item?.fix) continue
      tried += 1
      const after = found(fixed(plan, item.fix), key)
      const keyOf = (one: Finding): string[] => one.items.map(({ linkId, taskId }) => linkId ?? taskId)
      expect([seed, key, keyOf(after)]).toEqual([seed, key, keyOf(before).filter((id) => id !== (item.linkId ?? item.taskId))])
    }
  }
  expect(tried).toBeGreaterThan(8)
})

it('limits at nothing pass every share that counts nothing, limits at everything pass every share', () => {
  for (const seed of seeds.slice(0, 5)) {
    const plan = planWith(seed)
    const all = checkPlan({ plan, columns: columnsOf(plan), today: plan.program.start, trial: null }).filter(
      (one) => one.unit === '%' && one.sense === 'atMost',
    )
    for (const { numerator, passed, limit } of all) if (limit === 0 && passed !== null) expect(passed).toBe(numerator === 0)
  }
})

it('a baseline of the present has no variance; what it loses and gains is counted once in the total and in each summary above', () => {
  for (const seed of seeds) {
    const plan = generatePlan({ tasks: 150, seed })
    const columns = columnsOf(plan)
    const calendar = compileCalendars(plan.calendars).get(plan.program.calendarId) ?? null
    const parents = new Set(plan.tasks.map((task) => task.parentId))
    const leaves = plan.tasks.filter((task) => !parents.has(task.id))
    const kept = columns.ids.map((taskId, at) => {
      const task = plan.tasks[at]
      return {
        id: `b:${taskId}`,
        baselineId: 'b',
        taskId,
        start: columns.start[at],
        finish: columns.finish[at],
        duration: columns.duration[at],
        work: null,
        name: task.name,
        parentId: task.parentId,
      }
    })
    const same = compareBaselines({ ...plan, baselineTasks: kept }, columns, calendar, 'b')
    expect([seed, same.total]).toEqual([seed, { tasks: leaves.length, added: 0, removed: 0, moved: 0 }])
    // The first leaf is new to the baseline, and the baseline knows one more below the last leaf's summary.
    const last = leaves[leaves.length - 1]
    const ghost = { ...kept[0], id: 'b:ghost', taskId: 'ghost', name: 'Ghost', parentId: last.parentId }
    const baselineTasks = [...kept.filter((row) => row.taskId !== leaves[0].id), ghost]
    const { total, tasks } = compareBaselines({ ...plan, baselineTasks }, columns, calendar, 'b')
    expect([seed, total]).toEqual([seed, { tasks: leaves.length, added: 1, removed: 1, moved: 0 }])
    const above = (id: string | null): string[] =>
      id === null ? [] : [id, ...above(plan.tasks.find((task) => task.id === id)?.parentId ?? null)]
    const count = (key: 'added' | 'removed'): string[] => tasks.filter((task) => (task.below?.[key] ?? 0) === 1).map((task) => task.taskId)
    expect(count('added').sort()).toEqual(above(leaves[0].parentId).sort())
    expect(count('removed').sort()).toEqual(above(last.parentId).sort())
  }
})

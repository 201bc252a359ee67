/** Commands that judge a plan: its health, and what became of a baseline. They look at a program file or any importable file and write nothing. */
import type { Output } from '../../shared/contract/index.ts'
import { refusal } from '../../shared/contract/refusal.ts'
import { cli as words } from '../../shared/words/en/cli.ts'
import { type Command, Stopped, type Workplace } from './command.ts'
import { parseJson } from './operationFlags.ts'
import { checkText, comparisonText } from './text.ts'

type Plan = Output<'plan.read'>['plan']

/** The plan in memory: read-only, also while a window has the file open. */
const lookAt = async (at: Workplace): Promise<Plan> => {
  await at.call('files.open', { path: at.resolvePath(at.words.positional[0] ?? ''), snapshot: true })
  const { plan } = await at.call('plan.read', {})
  return plan
}

/** A baseline by its id or its name. */
const baselineNamed = (plan: Plan, given: string): string => {
  const found =
    plan.baselines.find((one) => one.id === given) ?? plan.baselines.find((one) => one.name.toLowerCase() === given.toLowerCase())
  if (found) return found.id
  const names = plan.baselines.map((one) => one.name)
  throw new Stopped(refusal('not-found', words.noBaseline(given, names), { at: 'baseline' }))
}
const newest = (plan: Plan): string => {
  const [first, ...rest] = plan.baselines
  if (!first) throw new Stopped(refusal('not-found', words.noBaselines))
  return rest.reduce((last, one) => (one.capturedAt >= last.capturedAt ? one : last), first).id
}

/** Ids of an imported file mean nothing outside: each row says the task's name and its Unique ID, too. */
const withNames = (checked: Output<'plan.check'>, plan: Plan) => {
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]))
  return {
    ...checked,
    findings: checked.findings.map(({ items, ...finding }) => ({
      ...finding,
      items: items.map((item) => ({ uid: tasks.get(item.taskId)?.uid ?? null, name: tasks.get(item.taskId)?.name ?? null, ...item })),
    })),
  }
}

export const healthCommands: Readonly<Record<string, Command>> = {
  check: {
    names: ['FILE'],
    flags: { baseline: { kind: 'value', of: 'NAME' }, limits: { kind: 'value', of: 'JSON' }, strict: { kind: 'switch' } },
    about: words.commands.check,
    more: words.checkMore,
    leavesNothing: true,
    run: async (at) => {
      const limits = at.words.value('limits')
      const given = limits === undefined ? {} : { limits: parseJson(limits, '--limits') as object }
      const plan = await lookAt(at)
      const baseline = at.words.value('baseline')
      const checked = await at.call('plan.check', {
        ...given,
        ...(baseline === undefined ? {} : { baselineId: baselineNamed(plan, baseline) }),
      })
      const value = withNames(checked, plan)
      return { value, text: () => checkText(value), failed: at.words.has('strict') && checked.failed > 0 }
    },
  },
  compare: {
    names: ['FILE'],
    flags: { baseline: { kind: 'value', of: 'NAME' }, against: { kind: 'value', of: 'NAME' } },
    about: words.commands.compare,
    leavesNothing: true,
    run: async (at) => {
      const plan = await lookAt(at)
      const baseline = at.words.value('baseline')
      const against = at.words.value('against')
      const value = await at.call('baseline.compare', {
        baselineId: baseline === undefined ? newest(plan) : baselineNamed(plan, baseline),
        ...(against === undefined ? {} : { againstId: baselineNamed(plan, against) }),
      })
      return { value, text: () => comparisonText(value, plan.program.minutesPerDay) }
    },
  },
}

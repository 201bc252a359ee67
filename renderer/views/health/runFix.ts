/** The fixes that one click makes: ordinary commands, each one step of undo; those of a check together, as one step too. */
import type { Finding, Fix } from '../../../shared/model/finding.ts'
import { health as words } from '../../../shared/words/en/health.ts'
import { call } from '../../client/session.ts'

export const runFix = (fix: Fix): void => {
  if (fix.operation === 'link.update') void call('link.update', fix.input)
  else if (fix.operation === 'task.update') void call('task.update', fix.input)
  else void call('progress.reschedule', fix.input)
}

export interface CommonFix {
  readonly words: string
  readonly run: () => void
}
type Of<O extends Fix['operation']> = Extract<Fix, { operation: O }>
const of = <O extends Fix['operation']>({ items }: Finding, operation: O): Of<O>[] =>
  items.flatMap(({ fix }) => (fix?.operation === operation ? [fix as Of<O>] : []))

/** The fixes of a check made together: one for each operation among them that at least two rows ask for. */
export const commonFixes = (finding: Finding): CommonFix[] => {
  const links = of(finding, 'link.update')
  const tasks = of(finding, 'task.update')
  const rest = of(finding, 'progress.reschedule')
  const together = (fixes: readonly Fix[], run: () => Promise<unknown>): CommonFix[] => {
    if (fixes.length < 2) return []
    const [first] = fixes
    const say = fixes.every((fix) => fix.words === first.words) ? first.words : (words.fixesAll[finding.key] ?? words.fixAny)
    return [{ words: words.fixAll(fixes.length, say), run: () => void run() }]
  }
  return [
    ...together(links, () => call('link.updateMany', { changes: links.map(({ input }) => input) })),
    ...together(tasks, () => call('task.update', { changes: tasks.flatMap(({ input }) => input.changes) })),
    ...together(rest, () => call('progress.reschedule', { taskIds: rest.flatMap(({ input }) => input.taskIds) })),
  ]
}

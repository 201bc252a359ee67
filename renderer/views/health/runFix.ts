/** The fixes that one click makes: ordinary commands, each one step of undo. */
import type { Finding, Fix } from '../../../shared/model/finding.ts'
import { call } from '../../client/session.ts'

export const runFix = (fix: Fix): void => {
  if (fix.operation === 'link.update') void call('link.update', fix.input)
  else void call('task.update', { changes: fix.input.changes.map(({ id, set }) => ({ id, set: withoutMissing(set) })) })
}

type Set = Extract<Fix, { operation: 'task.update' }>['input']['changes'][number]['set']
/** A field left out is not a field set to nothing. */
const withoutMissing = ({ deadline, ...rest }: Set) => (deadline === undefined ? rest : { ...rest, deadline })

/** The fixes of a check that can be made together as one command: those of tasks that say the same words. */
export const commonFix = ({ items }: Finding): { readonly words: string; readonly count: number; readonly run: () => void } | null => {
  const fixes = items.flatMap(({ fix }) => (fix?.operation === 'task.update' ? [fix] : []))
  const [first] = fixes
  if (!first || fixes.length < 2 || fixes.some((fix) => fix.words !== first.words)) return null
  const changes = fixes.flatMap((fix) => fix.input.changes.map(({ id, set }) => ({ id, set: withoutMissing(set) })))
  return { words: first.words, count: fixes.length, run: () => void call('task.update', { changes }) }
}

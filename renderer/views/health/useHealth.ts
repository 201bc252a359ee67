/** The plan's health as the program measures it now: asked again after every change, the last answer shown until the next one is here. */
import { useEffect, useState } from 'react'
import type { Output } from '../../../shared/contract/index.ts'
import { call } from '../../client/session.ts'
import { useStore } from '../../client/store.ts'

export type Health = Output<'plan.check'>

/** A refusal in its words; null while the first answer is on its way. */
export const useHealth = (baselineId: string | null): Health | string | null => {
  const path = useStore((state) => state.file?.path)
  const seq = useStore((state) => state.seq)
  const isEmpty = useStore((state) => state.tasks.size === 0)
  const [health, setHealth] = useState<Health | string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the plan (seq) may change what is found
  useEffect(() => {
    if (path === undefined || isEmpty) return
    let stale = false
    void call('plan.check', { baselineId }, { quiet: true }).then((answer) => {
      if (!stale) setHealth(answer.ok ? answer.value : answer.message)
    })
    return () => {
      stale = true
    }
  }, [path, seq, isEmpty, baselineId])
  return health
}

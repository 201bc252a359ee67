/** The program's answer to "why is this date here", asked again when the task or anything computed changed. */
import { useEffect, useState } from 'react'
import type { Output } from '../../../shared/contract/index.ts'
import { call } from '../../client/session.ts'
import { useStore } from '../../client/store.ts'

export type Why = Output<'schedule.why'>

/** Arrow keys run over rows faster than answers are read: the question waits for the hand to rest. */
const REST_MS = 60

/** Null while nothing is selected; until the new answer is there the old one of the same task stays. */
export const useWhy = (taskId: string | null): Why | null => {
  const seq = useStore((state) => state.seq)
  const [why, setWhy] = useState<Why | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: seq is the reason to ask again.
  useEffect(() => {
    if (taskId === null) return
    let wanted = true
    const timer = setTimeout(async () => {
      const answer = await call('schedule.why', { taskId }, { quiet: true })
      if (wanted && answer.ok) setWhy(answer.value)
    }, REST_MS)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [taskId, seq])
  return why?.taskId === taskId ? why : null
}

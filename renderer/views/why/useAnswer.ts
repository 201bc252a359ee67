/** The program's answer about one task, asked again when the task or anything computed changed. */
import { useEffect, useState } from 'react'
import type { Input, Output } from '../../../shared/contract/index.ts'
import { call } from '../../client/session.ts'
import { useStore } from '../../client/store.ts'

type AboutTask = 'schedule.why' | 'schedule.paths'
export type Why = Output<'schedule.why'>

/** Arrow keys run over rows faster than answers are read: the question waits for the hand to rest. */
const REST_MS = 60

/** Null while there is no question; until the new answer is there the old one about the same task stays. */
export const useAnswer = <N extends AboutTask>(name: N, input: Input<N> | null): Output<N> | null => {
  const seq = useStore((state) => state.seq)
  const [answer, setAnswer] = useState<Output<N> | null>(null)
  const question = input === null ? null : JSON.stringify(input)
  // biome-ignore lint/correctness/useExhaustiveDependencies: seq is the reason to ask again.
  useEffect(() => {
    if (question === null) return
    let wanted = true
    const timer = setTimeout(async () => {
      const got = await call(name, JSON.parse(question) as Input<N>, { quiet: true })
      if (wanted && got.ok) setAnswer(got.value)
    }, REST_MS)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [name, question, seq])
  return input !== null && answer?.taskId === input.taskId ? answer : null
}

/** What a test asks of the program when it wants the value and nothing else: a refusal is an error that shows it. */
import type { Call, Input, OperationName, Output } from '../shared/contract/index.ts'

export type Ask = <N extends OperationName>(name: N, input: Input<N>) => Promise<Output<N>>

/** `also` is what the error says beside the refusal, such as the lines of a log. */
export const askThrough =
  (call: Call, also = (): string => ''): Ask =>
  async (name, input) => {
    const answer = await call(name, input)
    if (!answer.ok) throw new Error(`${name} was refused: ${answer.code} ${answer.message} ${answer.at ?? ''} ${also()}`)
    return answer.value
  }

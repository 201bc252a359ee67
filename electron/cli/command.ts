/** What a command of the command line is, and what it has at hand while it runs. */
import type { Call, Input, OperationName, Output } from '../../shared/contract/index.ts'
import type { Answer, Refusal } from '../../shared/contract/refusal.ts'
import type { Flags, Words } from './words.ts'

/** A refusal on its way out of a command: exit code 1. `value` is printed instead of the refusal under --json. */
export class Stopped extends Error {
  readonly refusal: Refusal
  readonly value: unknown
  constructor(refusal: Refusal, value: unknown = refusal) {
    super(refusal.message)
    this.refusal = refusal
    this.value = value
  }
}

export interface Workplace {
  readonly words: Words
  readonly json: boolean
  /** Calls an operation; a refusal ends the command. */
  readonly call: <N extends OperationName>(name: N, input: Input<N>) => Promise<Output<N>>
  /** The same with the refusal as a value. */
  readonly ask: Call
  /** The same with a name and an input that nobody has checked. */
  readonly askRaw: (name: string, input: unknown) => Promise<Answer<unknown>>
  /** Paths count from where the user stands, not from the project that npm runs in. */
  readonly resolvePath: (path: string) => string
  /** A folder that is gone when the command has ended. */
  readonly scratch: () => Promise<string>
  readonly readInput: () => Promise<string>
}

export interface Command {
  /** Positional words; those in [brackets] may be left out. */
  readonly names: readonly string[]
  readonly flags: Flags
  readonly about: string
  /** Said below its usage. */
  readonly more?: string
  /** Its recent programs and copies go to a scratch home: it reads and leaves nothing behind. */
  readonly leavesNothing?: true
  /** What it answers: printed as JSON under --json, else as `text` says. */
  readonly run: (at: Workplace) => Promise<Result>
}
export interface Result {
  readonly value: unknown
  readonly text: () => string
  /** It was done, and what it found makes a script stop: exit code 3. */
  readonly failed?: boolean
}

export const usageOf = (word: string, command: Pick<Command, 'names' | 'flags'>): string => {
  const flags = Object.entries(command.flags).map(([name, flag]) => `[--${name}${flag.of === undefined ? '' : ` ${flag.of}`}]`)
  return ['throughline', word, ...command.names, ...flags].join(' ')
}

/** Reading a command's words and flags, and saying which of them are wrong. */
import { parseArgs } from 'node:util'
import { cli as words } from '../../shared/words/en/cli.ts'

/** The user's mistake in how a command was written: exit code 2. */
export class WrongUse extends Error {}

export interface Flag {
  /** "value" takes the next word, "switch" none. */
  readonly kind: 'value' | 'switch'
  /** What stands after it in the help: "FILE". */
  readonly of?: string
}
export type Flags = Readonly<Record<string, Flag>>
export interface Words {
  readonly positional: readonly string[]
  readonly value: (flag: string) => string | undefined
  readonly has: (flag: string) => boolean
}

/** `names` are the positional words in order; those in [brackets] may be left out. */
export const readWords = (argv: readonly string[], names: readonly string[], flags: Flags, usage: string): Words => {
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [name, { type: flag.kind === 'switch' ? ('boolean' as const) : ('string' as const) }]),
  )
  const { values, positionals } = parse(argv, options, usage)
  const missing = names.slice(positionals.length).find((name) => !name.startsWith('['))
  if (missing !== undefined) throw new WrongUse(words.missing(missing, usage))
  const extra = positionals[names.length]
  if (extra !== undefined) throw new WrongUse(words.tooMany(extra, usage))
  return {
    positional: positionals,
    value: (flag) => {
      const value = values[flag]
      return typeof value === 'string' ? value : undefined
    },
    has: (flag) => values[flag] === true,
  }
}

const parse = (argv: readonly string[], options: Record<string, { type: 'boolean' | 'string' }>, usage: string) => {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new WrongUse(words.badFlag(error instanceof Error ? error.message : String(error), usage))
  }
}

/** Runs one line of the command line and answers with its exit code: 0 done, 1 refused, 2 wrong use, 3 done and found wanting (check --strict). */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Call, type Input, type OperationName, type Output, operations } from '../../shared/contract/index.ts'
import { cli as words } from '../../shared/words/en/cli.ts'
import type { Service } from '../service/dispatch.ts'
import { type Command, Stopped, usageOf, type Workplace } from './command.ts'
import { copiesCommands } from './copiesCommands.ts'
import { harmlessJson, harmlessText } from './harmlessText.ts'
import { healthCommands } from './healthCommands.ts'
import { commandHelp, operationHelp, overview } from './help.ts'
import { planCommands } from './planCommands.ts'
import { operationCommand, programCommands } from './programCommands.ts'
import { readWords, WrongUse } from './words.ts'

export interface Terminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Where relative paths count from. */
  readonly folder: string
  readonly readInput: () => Promise<string>
  /** Made only when a command needs it, for help should not wait for a database. A home given here replaces the user's. */
  readonly createService: (home?: string) => Promise<Pick<Service, 'dispatch' | 'close'>>
}

const commands: Readonly<Record<string, Command>> = { ...planCommands, ...healthCommands, ...copiesCommands, ...programCommands }
const isOperation = (word: string): word is OperationName => Object.hasOwn(operations, word)
const commandNamed = (word: string): Command | undefined =>
  Object.hasOwn(commands, word) ? commands[word] : isOperation(word) ? operationCommand(word) : undefined

const help = (topic: string | undefined): string => {
  if (topic === undefined) return overview(commands)
  const command = commandNamed(topic)
  if (command === undefined) throw new WrongUse(words.unknownCommand(topic))
  return isOperation(topic) ? operationHelp(topic, command) : commandHelp(topic, command)
}

export const run = async (argv: readonly string[], terminal: Terminal): Promise<0 | 1 | 2 | 3> => {
  const [word = 'help', ...rest] = argv
  const json = rest.includes('--json')
  try {
    if (word === 'help' || word === '--help' || word === '-h') return say(terminal, help(rest[0]))
    if (rest.includes('--help')) return say(terminal, help(word))
    const command = commandNamed(word)
    if (command === undefined) throw new WrongUse(words.unknownCommand(word))
    const flags = { ...command.flags, json: { kind: 'switch' as const } }
    const given = readWords(rest, command.names, flags, usageOf(word, { ...command, flags }))
    return await runCommand(command, { words: given, json }, terminal)
  } catch (error) {
    if (error instanceof WrongUse) {
      terminal.err(harmlessText(error.message))
      return 2
    }
    if (!(error instanceof Stopped)) throw error
    terminal.err(harmlessText([error.message, error.refusal.at].filter(Boolean).join('\n  at ')))
    if (json) terminal.out(harmlessJson(error.value))
    return 1
  }
}

const say = (terminal: Terminal, text: string): 0 => {
  terminal.out(text)
  return 0
}

const runCommand = async (command: Command, given: Pick<Workplace, 'words' | 'json'>, terminal: Terminal): Promise<0 | 3> => {
  let folder: string | undefined
  const scratch = async (): Promise<string> => {
    folder ??= await mkdtemp(join(tmpdir(), 'throughline-cli-'))
    return folder
  }
  const service = await terminal.createService(command.leavesNothing ? await scratch() : undefined)
  const ask: Call = (name, input) => service.dispatch(name, input) as ReturnType<typeof ask<typeof name>>
  const call = async <N extends OperationName>(name: N, input: Input<N>): Promise<Output<N>> => {
    const answer = await ask(name, input)
    if (!answer.ok) throw new Stopped(answer)
    return answer.value
  }
  try {
    const resolvePath = (path: string): string => resolve(terminal.folder, path)
    const askRaw: Workplace['askRaw'] = (name, input) => service.dispatch(name, input)
    const result = await command.run({ ...given, call, ask, askRaw, resolvePath, scratch, readInput: terminal.readInput })
    terminal.out(given.json ? harmlessJson(result.value) : harmlessText(result.text()))
    return result.failed ? 3 : 0
  } finally {
    await service.close()
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  }
}

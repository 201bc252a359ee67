/** Commands on one program file: new, info, undo, redo, history, and every operation by its own name. */
import { basename, extname } from 'node:path'
import { type OperationName, operations } from '../../shared/contract/index.ts'
import { parseIso } from '../../shared/time/instant.ts'
import { cli as words } from '../../shared/words/en/cli.ts'
import { type Command, type Result, Stopped, type Workplace } from './command.ts'
import { inputFromFlags, operationFlags, parseJson } from './operationFlags.ts'
import { historyText, infoText } from './text.ts'
import { type Words, WrongUse } from './words.ts'

const first = (given: Words): string => given.positional[0] ?? ''

/** Opens the program file for the work and closes it afterwards, whatever happens. */
const inProgram = async <T>(at: Workplace, file: string, work: () => Promise<T>): Promise<T> => {
  await at.call('files.open', { path: at.resolvePath(file) })
  try {
    return await work()
  } finally {
    await at.call('files.close', {})
  }
}

const step = (operation: 'history.undo' | 'history.redo', about: string): Command => ({
  names: ['FILE'],
  flags: {},
  about,
  run: async (at) => {
    const value = await inProgram(at, first(at.words), () => at.call(operation, {}))
    return { value, text: () => words.undone(value.label, value.moved) }
  },
})

export const programCommands: Readonly<Record<string, Command>> = {
  new: {
    names: ['FILE'],
    flags: { name: { kind: 'value', of: 'NAME' }, start: { kind: 'value', of: 'DATE' } },
    about: words.commands.new,
    run: async (at) => {
      const path = at.resolvePath(first(at.words))
      const from = at.words.value('start')
      const start = from === undefined ? undefined : parseIso(from)
      if (start === null) throw new WrongUse(words.badDate(from ?? ''))
      const name = at.words.value('name') ?? basename(path, extname(path))
      const value = await at.call('files.create', { name, path, ...(start === undefined ? {} : { start }) })
      return { value, text: () => words.created(value.path) }
    },
  },
  info: {
    names: ['FILE'],
    flags: {},
    about: words.commands.info,
    run: async (at) => {
      const read = await inProgram(at, first(at.words), () => at.call('plan.read', {}))
      const { file, plan, summary, history } = read
      return {
        value: { file, program: plan.program, tasks: plan.tasks.length, links: plan.links.length, summary, history },
        text: () => infoText(read),
      }
    },
  },
  undo: step('history.undo', words.commands.undo),
  redo: step('history.redo', words.commands.redo),
  history: {
    names: ['FILE'],
    flags: operationFlags('history.list'),
    about: words.commands.history,
    run: async (at) => {
      const input = inputFromFlags('history.list', at.words, at.resolvePath)
      const value = await inProgram(at, first(at.words), () => at.call('history.list', input))
      return { value, text: () => historyText(value) }
    },
  },
  call: {
    names: ['OPERATION', '[JSON]'],
    flags: { file: { kind: 'value', of: 'FILE' } },
    about: words.commands.call,
    run: async (at) => {
      const [operation = '', json] = at.words.positional
      const text = json === '-' ? await at.readInput() : (json ?? '{}')
      return callOperation(at, operation, parseJson(text, json === '-' ? 'The standard input' : 'JSON'))
    },
  },
}

/** An operation as a command of its own, its flags taken from its schema. */
export const operationCommand = (name: OperationName): Command => ({
  names: [],
  flags: { file: { kind: 'value', of: 'FILE' }, ...operationFlags(name) },
  about: operations[name].label,
  run: (at) => callOperation(at, name, inputFromFlags(name, at.words, at.resolvePath)),
})

/** Any name and any input go to dispatch as they are: what is wrong with them is for dispatch to say. */
const callOperation = async (at: Workplace, operation: string, input: unknown): Promise<Result> => {
  const ask = async (): Promise<Result> => {
    const answer = await at.askRaw(operation, input)
    if (!answer.ok) throw new Stopped(answer)
    return { value: answer.value, text: () => JSON.stringify(answer.value, null, 2) }
  }
  const file = at.words.value('file')
  return file === undefined ? ask() : inProgram(at, file, ask)
}

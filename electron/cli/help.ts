/** The command line's help, derived from the commands and from the contract's table. */
import { type OperationName, operationNames, operations } from '../../shared/contract/index.ts'
import { cli as words } from '../../shared/words/en/cli.ts'
import { type Command, usageOf } from './command.ts'
import { inputSchema } from './operationFlags.ts'

const listed = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, about]) => `  ${name.padEnd(width)}  ${about}`).join('\n')
}

export const overview = (commands: Readonly<Record<string, Command>>): string =>
  [
    words.about,
    words.usage,
    '',
    words.commandsHeading,
    listed([...Object.entries(commands).map(([name, { about }]) => [name, about] as const), ['help', words.commands.help]]),
    '',
    words.operationsHeading,
    listed(operationNames.map((name) => [name, operations[name].label] as const)),
    '',
    words.more,
  ].join('\n')

export const commandHelp = (name: string, command: Command): string =>
  [command.about, usageOf(name, command), ...(command.more === undefined ? [] : ['', command.more])].join('\n')

export const operationHelp = (name: OperationName, command: Command): string => {
  const { label, kind } = operations[name]
  const { $schema: _dialect, ...schema } = inputSchema(name)
  const say = words.operationHelp
  return [`${label} (${say.kinds[kind]})`, usageOf(name, command), '', `${say.input}:`, JSON.stringify(schema, null, 2)].join('\n')
}

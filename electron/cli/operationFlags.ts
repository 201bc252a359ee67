/** An operation's input as flags of the command line, derived from its schema: `--task-id t1 --gestures '[{...}]'`. */
import { z } from 'zod'
import { type OperationName, operations } from '../../shared/contract/index.ts'
import { cli as words } from '../../shared/words/en/cli.ts'
import { type Flag, type Flags, type Words, WrongUse } from './words.ts'

interface Property {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
}
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The JSON schema of what a caller hands in. */
export const inputSchema = (name: OperationName): z.core.JSONSchema.BaseSchema =>
  z.toJSONSchema(operations[name].input, { io: 'input', unrepresentable: 'any' })

const propertiesOf = (name: OperationName): [string, Property][] =>
  Object.entries((inputSchema(name).properties ?? {}) as Record<string, Property>)

const flagOf = (property: Property): Flag => {
  if (property.type === 'boolean') return { kind: 'switch' }
  if (property.enum !== undefined) return { kind: 'value', of: property.enum.join('|') }
  return {
    kind: 'value',
    of: property.type === 'string' ? 'TEXT' : property.type === 'integer' || property.type === 'number' ? 'NUMBER' : 'JSON',
  }
}

export const operationFlags = (name: OperationName): Flags =>
  Object.fromEntries(propertiesOf(name).map(([property, schema]) => [kebab(property), flagOf(schema)]))

export const parseJson = (text: string, where: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new WrongUse(words.badJson(where))
  }
}

/** The flags that were given, as an object for dispatch; dispatch itself says what does not fit. `resolvePath` makes a path absolute. */
export const inputFromFlags = (name: OperationName, given: Words, resolvePath: (path: string) => string): Record<string, unknown> => {
  const input: Record<string, unknown> = {}
  for (const [property, schema] of propertiesOf(name)) {
    const flag = kebab(property)
    const value = given.value(flag)
    if (given.has(flag)) input[property] = true
    if (value !== undefined) input[property] = read(property, schema, flag, value, resolvePath)
  }
  return input
}

const read = (property: string, schema: Property, flag: string, value: string, resolvePath: (path: string) => string): unknown => {
  if (property === 'path' || property === 'folder') return resolvePath(value)
  if (schema.type === 'string') return value
  if (schema.type === 'integer' || schema.type === 'number') {
    if (value.trim() === '' || Number.isNaN(Number(value))) throw new WrongUse(words.badNumber(flag, value))
    return Number(value)
  }
  return parseJson(value, `--${flag}`)
}

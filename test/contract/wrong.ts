/** Inputs that no operation takes, made from its schema: each is wrong by how it was made, whatever the schema's own check says. */
import { z } from 'zod'
import { type OperationName, operations } from '../../shared/contract/index.ts'

interface Shape {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly minItems?: number
  readonly maxItems?: number
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Shape[]
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
}
type Random = () => number
/** Characters; longer limits (a whole file as base64) are not worth the memory here. */
const LONG = 1_000_000
const some = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]

const isNullable = (shape: Shape): boolean => (shape.anyOf ?? [shape]).some((each) => each.type === 'null' || each.const === null)
const kinds = (shape: Shape): string[] =>
  (shape.anyOf ?? [shape]).flatMap((each) =>
    each.enum
      ? each.enum.map((value) => typeof value)
      : each.const !== undefined
        ? [typeof each.const]
        : [each.type ?? []].flat().map((type) => (type === 'integer' ? 'number' : type)),
  )

/** Something of the right kind, as small as it may be. */
const small = (shape: Shape): unknown => {
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return shape.enum[0]
  if (shape.anyOf) return small(shape.anyOf[0])
  switch (shape.type) {
    case 'object':
      return Object.fromEntries((shape.required ?? []).map((name) => [name, small(shape.properties?.[name] ?? {})]))
    case 'array':
      return Array.from({ length: shape.minItems ?? 0 }, () => small(shape.items ?? {}))
    case 'string':
      return 'x'
    case 'integer':
    case 'number':
      return Math.max(1, shape.minimum ?? 1)
    case 'boolean':
      return true
    default:
      return null
  }
}

const values: Readonly<Record<string, readonly unknown[]>> = {
  string: ['text', '', '__proto__'],
  number: [7, -1, 1e308],
  boolean: [true],
  object: [{}, JSON.parse('{"__proto__": {"polluted": true}}')],
  array: [[], [[null]]],
  null: [null],
}
const ofOtherKind = (random: Random, shape: Shape): unknown => {
  const own = new Set(kinds(shape))
  if (isNullable(shape)) own.add('null')
  return some(
    random,
    some(
      random,
      Object.keys(values)
        .filter((kind) => !own.has(kind))
        .map((kind) => values[kind]),
    ),
  )
}
const hostileNames = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'extra', '', '0', 'job ', 'ids.0', '$where']

/** Text of a JSON value that this operation must refuse; as text, because `{"__proto__": …}` exists only there. */
const wrongText = (shape: Shape, random: Random): string => {
  const properties = shape.properties ?? {}
  const names = Object.keys(properties)
  const whole = small(shape) as Record<string, unknown>
  const withField = (field: string, value: string): string => {
    const rest = Object.entries(whole).filter(([each]) => each !== field)
    return `{${[...rest.map(([each, kept]) => `${JSON.stringify(each)}:${JSON.stringify(kept)}`), `${JSON.stringify(field)}:${value}`].join(',')}}`
  }
  const ways: (() => string)[] = [
    () => some(random, ['null', '7', '"text"', '[]', 'true', '[{}]', '1e400', '"[object Object]"']),
    () =>
      withField(
        some(
          random,
          hostileNames.filter((each) => !names.includes(each)),
        ),
        some(random, ['{}', '{"polluted":true}', 'null', '1', '"x"']),
      ),
  ]
  if (names.length > 0) {
    ways.push(() => {
      const field = some(random, names)
      return withField(field, JSON.stringify(ofOtherKind(random, properties[field])))
    })
    const texts = names.filter((each) => properties[each].type === 'string' && (properties[each].maxLength ?? LONG) < LONG)
    if (texts.length > 0)
      ways.push(() => {
        const field = some(random, texts)
        return withField(field, JSON.stringify('x'.repeat((properties[field].maxLength ?? 0) + 1)))
      })
    const numbers = names.filter((each) => ['number', 'integer'].includes(String(properties[each].type)))
    if (numbers.length > 0) ways.push(() => withField(some(random, numbers), some(random, ['1e400', '"NaN"', 'null', '"7"', '[7]'])))
  }
  const required = shape.required ?? []
  if (required.length > 0)
    ways.push(() => {
      const gone = some(random, required)
      return JSON.stringify(Object.fromEntries(Object.entries(whole).filter(([each]) => each !== gone)))
    })
  return some(random, ways)()
}

const shapes = new Map<OperationName, Shape>()
export const wrongInputs = (name: OperationName, count: number, random: Random): string[] => {
  let shape = shapes.get(name)
  if (!shape) {
    shape = z.toJSONSchema(operations[name].input, { unrepresentable: 'any', io: 'input' }) as Shape
    shapes.set(name, shape)
  }
  return Array.from({ length: count }, () => wrongText(shape, random))
}

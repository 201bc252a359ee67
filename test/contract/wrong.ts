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
  readonly pattern?: string
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
      return shape.pattern?.startsWith('^#') ? '#112233' : 'x'
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
/** What JSON cannot say stands as text in it and is put in by `parsed`, for the shells that hand over values. */
const NOT_JSON: Readonly<Record<string, unknown>> = {
  '\u0001NaN': Number.NaN,
  '\u0001Infinity': Number.POSITIVE_INFINITY,
  '\u0001-Infinity': Number.NEGATIVE_INFINITY,
  '\u0001big': 10n,
}

/** A place in an input: what is there by the schema, and the JSON text of the whole with another text there. */
interface Spot {
  readonly shape: Shape
  /** The text of the value that stands there now. */
  readonly text: string
  readonly isRequired: boolean
  readonly with: (text: string) => string
  /** Without the field altogether; only for fields. */
  readonly without: (() => string) | null
}
const branch = (shape: Shape): Shape => (shape.anyOf ? branch(shape.anyOf[0]) : shape)

/** Every place of the smallest right input, at any depth; a list that may be empty gets one element, so that what is in it is tried. */
const spotsIn = (shape: Shape): Spot[] => {
  const spots: Spot[] = []
  const visit = (given: Shape, isRequired: boolean, put: (text: string) => string, without: (() => string) | null): void => {
    const own = branch(given)
    const text = JSON.stringify(small(given))
    spots.push({ shape: given, text, isRequired, with: put, without })
    if (own.type === 'object') {
      const properties = own.properties ?? {}
      for (const [name, inner] of Object.entries(properties)) {
        const rest = (own.required ?? [])
          .filter((each) => each !== name)
          .map((each) => `${JSON.stringify(each)}:${JSON.stringify(small(properties[each] ?? {}))}`)
        const object = (fields: readonly string[]): string => put(`{${fields.join(',')}}`)
        visit(
          inner,
          own.required?.includes(name) ?? false,
          (value) => object([...rest, `${JSON.stringify(name)}:${value}`]),
          () => object(rest),
        )
      }
    } else if (own.type === 'array' && own.items) {
      const others = Array.from({ length: Math.max(0, (own.minItems ?? 0) - 1) }, () => JSON.stringify(small(own.items ?? {})))
      visit(own.items, true, (value) => put(`[${[value, ...others].join(',')}]`), null)
    }
  }
  visit(shape, true, (text) => text, null)
  return spots
}

/** The ways in which the value at a spot can be wrong. */
const waysAt = (spot: Spot, random: Random): (() => string)[] => {
  const { shape } = spot
  const own = branch(shape)
  const ways: (() => string)[] = [() => spot.with(JSON.stringify(ofOtherKind(random, shape)))]
  // A plain `{}` takes anything.
  if (kinds(shape).length === 0) return []
  const { without } = spot
  if (without && spot.isRequired) ways.push(without)
  if (!shape.anyOf && own.type === 'object' && own.properties) {
    const taken = Object.keys(own.properties)
    ways.push(() => {
      const name = some(
        random,
        hostileNames.filter((each) => !taken.includes(each)),
      )
      const value = some(random, ['{}', '{"polluted":true}', 'null', '1', '"x"'])
      return spot.with(`${spot.text.slice(0, -1)}${spot.text === '{}' ? '' : ','}${JSON.stringify(name)}:${value}}`)
    })
  }
  if (shape.anyOf) return ways
  if (own.type === 'string' && !own.enum && (own.maxLength ?? LONG) < LONG)
    ways.push(() => spot.with(JSON.stringify('x'.repeat((own.maxLength ?? 0) + 1))))
  if (own.enum) ways.push(() => spot.with(some(random, ['"nothing like it"', '"__proto__"', '""'])))
  if (own.type === 'number' || own.type === 'integer') {
    ways.push(() =>
      spot.with(some(random, ['1e400', '-1e400', '"NaN"', 'null', '"7"', '[7]', '"\\u0001NaN"', '"\\u0001Infinity"', '"\\u0001big"'])),
    )
    if (own.type === 'integer') ways.push(() => spot.with(some(random, ['0.5', '1.0000001', '-2.5'])))
    const { minimum, maximum } = own
    if (maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER) ways.push(() => spot.with(String(maximum + 1)))
    if (minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER) ways.push(() => spot.with(String(minimum - 1)))
  }
  if (own.type === 'array') {
    const { maxItems, minItems, items } = own
    if (maxItems !== undefined && maxItems <= 1000)
      ways.push(() => spot.with(`[${Array.from({ length: maxItems + 1 }, () => JSON.stringify(small(items ?? {}))).join(',')}]`))
    if (minItems !== undefined && minItems > 0) ways.push(() => spot.with('[]'))
  }
  return ways
}

const spots = new Map<OperationName, Spot[]>()
/**
 * Texts of JSON values that this operation must refuse; as text, because `{"__proto__": …}` exists only there. Half of them are wrong
 * at the top, the others anywhere in them.
 */
export const wrongInputs = (name: OperationName, count: number, random: Random): string[] => {
  let list = spots.get(name)
  if (!list) {
    list = spotsIn(z.toJSONSchema(operations[name].input, { unrepresentable: 'any', io: 'input' }) as Shape).filter(
      (spot) => waysAt(spot, random).length > 0,
    )
    spots.set(name, list)
  }
  const [top] = list
  return Array.from({ length: count }, () => {
    const turn = random()
    if (turn < 0.1) return some(random, ['null', '7', '"text"', '[]', 'true', '[{}]', '1e400', '"[object Object]"'])
    return some(random, waysAt(turn < 0.4 ? top : some(random, list), random))()
  })
}

/** The value that a shell in the same process could hand over, with what JSON cannot say in it. */
export const parsed = (text: string): unknown => {
  const plant = (value: unknown): unknown => {
    if (typeof value === 'string' && Object.hasOwn(NOT_JSON, value)) return NOT_JSON[value]
    if (Array.isArray(value)) return value.map(plant)
    if (typeof value !== 'object' || value === null) return value
    for (const [key, inner] of Object.entries(value))
      Object.defineProperty(value, key, { value: plant(inner), enumerable: true, configurable: true, writable: true })
    return value
  }
  return plant(JSON.parse(text))
}

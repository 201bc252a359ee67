/** Random values for the fields of a schema, so that a field that is new tomorrow is tried tomorrow. */
import { z } from 'zod'
import type { Plan } from '../../shared/model/plan.ts'

type Random = () => number
/** What values are made of: a working day of the plan, and rows to name. */
interface Around {
  readonly day: number
  readonly plan: Plan
}
interface Shape {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Shape[]
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly prefixItems?: readonly Shape[]
  readonly items?: Shape
  readonly properties?: Readonly<Record<string, Shape>>
}
const some = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]
const texts = ['', 'Mia', 'Ben; Mia', 'n\n2', '✓ 漢字', 'it\'s "so"', '=1+1', '\ud800', 'a\u0000b', 'x'.repeat(300)]
const DAY = 4800

/** Mostly what a planner would set, now and then the schema's own bounds. */
const numberFor = (random: Random, { minimum = 0, maximum = 1000, type }: Shape, day: number): number => {
  if (random() < 0.03) return some(random, [minimum, maximum])
  // An instant may be negative (1900); durations begin at zero and are large; what is left are counts and percentages.
  if (minimum < -1e6) return day + DAY * Math.floor(random() * 20 - 5)
  if (maximum > 1e6) return DAY * Math.floor(random() * 9)
  const value = minimum + random() * (maximum - minimum)
  return type === 'integer' ? Math.round(value) : value
}
const valueFor = (random: Random, shape: Shape, around: Around): unknown => {
  if (shape.enum) return some(random, shape.enum)
  if (shape.anyOf) return valueFor(random, some(random, shape.anyOf), around)
  switch (shape.type) {
    case 'boolean':
      return random() < 0.5
    case 'integer':
    case 'number':
      return numberFor(random, shape, around.day)
    case 'array': {
      const { prefixItems, items } = shape
      if (prefixItems) return prefixItems.map((each) => valueFor(random, each, around))
      return Array.from({ length: Math.floor(random() * 4) }, () => valueFor(random, items ?? {}, around))
    }
    case 'object':
      return Object.fromEntries(
        Object.entries(shape.properties ?? {})
          .filter(() => random() < 0.3)
          .map(([name, each]) => [name, valueFor(random, each, around)]),
      )
    case 'string':
      // The ids among the fields that a planner sets are those of calendars.
      return shape.pattern ? (some(random, around.plan.calendars)?.id ?? 'none') : some(random, texts).slice(0, shape.maxLength)
    default:
      return null
  }
}

/** One to three of the schema's fields at a time. */
export const randomFields = (schema: z.ZodObject): ((random: Random, around: Around) => Record<string, unknown>) => {
  const { properties = {} } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as Shape
  const names = Object.keys(properties)
  return (random, around) =>
    Object.fromEntries(
      Array.from({ length: 1 + Math.floor(random() * 3) }, () => some(random, names)).map((name) => [
        name,
        valueFor(random, properties[name], around),
      ]),
    )
}

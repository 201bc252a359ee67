/** A plan and its history as short texts that can be compared: what a state of the file is, wherever it is read. */
import { createHash } from 'node:crypto'
import type { Plan } from '../../shared/model/plan.ts'

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)
/** A row that was changed in memory has its fields in another order than one that was read. */
const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

/** Of the rows in an order that does not depend on how they came about. */
export const digestOf = (plan: Plan): string => {
  const rows = Object.fromEntries(Object.entries(plan).map(([name, list]) => [name, Array.isArray(list) ? [...list].sort(byId) : list]))
  return createHash('sha256').update(JSON.stringify(rows, inOrder)).digest('base64').slice(0, 24)
}

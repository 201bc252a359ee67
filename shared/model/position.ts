/** Where a planner put a task's node in the network, in layout pixels; a task without one is placed by the layout. */
import { z } from 'zod'
import { id } from './fields.ts'

const coordinate = z.number().min(-10_000_000).max(10_000_000)
/** id is the task's id. */
export const positionRow = z.strictObject({ id, x: coordinate, y: coordinate })
export type Position = Readonly<z.infer<typeof positionRow>>

/** Two reckonings compared: which rows a window must be sent anew, which dates moved, how many tasks lost float. */
import type { Link } from '../../shared/model/link.ts'
import type { Program } from '../../shared/model/program.ts'
import type { Assignment } from '../../shared/model/resource.ts'
import { type Driver, type MovedDate, scheduleNumbers, type TaskEnd } from '../../shared/model/schedule.ts'
import type { Task } from '../../shared/model/task.ts'
import { driverOf, linkThatDrives, movedBetween, trace } from '../scheduler/index.ts'
import type { RowEdit } from './draft.ts'
import type { Reckoning } from './reckon.ts'

export interface Difference {
  /** Places in the new columns whose values differ or are new, and of tasks that another link may drive now. */
  readonly rows: number[]
  /** Tasks that were there before and after and whose start or finish moved. */
  readonly moved: MovedDate[]
  readonly floatLost: number
  /** By row, where it was asked for: the link that drives the start, null when another thing does. */
  readonly startLinks: readonly (string | null | undefined)[]
}

/** Column by column: ten loops over plain numbers are several times as fast as one over ten properties. */
const markDifferent = (old: readonly number[], now: readonly number[], was: Int32Array, different: Uint8Array): void => {
  for (let row = 0; row < now.length; row += 1) if (was[row] >= 0 && now[row] !== old[was[row]]) different[row] = 1
}

/** `edits` are the changed rows behind the difference. */
export const differenceBetween = (before: Reckoning, after: Reckoning, edits: readonly RowEdit[]): Difference => {
  const { columns: old, rowOf } = before
  const { columns } = after
  const aligned = before.rowOf === after.rowOf
  const count = columns.ids.length
  const was = new Int32Array(count)
  const different = new Uint8Array(count)
  for (let row = 0; row < count; row += 1) {
    was[row] = aligned ? row : (rowOf.get(columns.ids[row]) ?? -1)
    if (was[row] < 0) different[row] = 1
  }
  for (const name of scheduleNumbers) markDifferent(old[name], columns[name], was, different)
  const driven = drivenAnew(after, different, edits)
  const rows: number[] = []
  let floatLost = 0
  for (let row = 0; row < count; row += 1) {
    const at = was[row]
    if (different[row] === 1 || driven[row] === 1) rows.push(row)
    if (at >= 0 && columns.totalFloat[row] < old.totalFloat[at]) floatLost += 1
  }
  const tracing = trace(after.network, after.schedule)
  const startLinks = new Array<string | null | undefined>(count)
  const moverOf = (row: number, end: TaskEnd): Driver => {
    const driver = driverOf(tracing, after.network.planOrder[row], end)
    if (end === 'start') startLinks[row] = linkThatDrives(driver)
    return driver
  }
  const moved = movedBetween(old, columns, moverOf).filter((move) => move.startBefore !== null && move.startAfter !== null)
  return { rows, moved, floatLost, startLinks }
}

/** Settings by which another link may drive although no date moves; other settings of the program move dates or nothing. */
const STEERING = ['honourConstraints', 'outOfSequence', 'lagCalendar', 'scheduleFrom', 'start', 'finish', 'calendarId'] as const

/** Tasks whose demands may have changed, by row: what was edited, what follows what was edited or moved, and all that lies below those. */
const drivenAnew = ({ network }: Reckoning, different: Uint8Array, edits: readonly RowEdit[]): Uint8Array => {
  const { count, row, parent, links, indexOf } = network
  const asked = new Uint8Array(count)
  const ask = (id: string | undefined): void => {
    const at = id === undefined ? undefined : indexOf.get(id)
    if (at !== undefined) asked[at] = 1
  }
  for (let at = 0; at < count; at += 1) {
    for (let link = links.inFirst[at]; link < links.inFirst[at + 1]; link += 1) if (different[row[links.from[link]]] === 1) asked[at] = 1
  }
  for (const { table, before, after } of edits) {
    if (table === 'task') ask((after as Task | null)?.id)
    else if (table === 'link') for (const link of [before, after] as (Link | null)[]) ask(link?.successorId)
    else if (table === 'assignment') for (const assignment of [before, after] as (Assignment | null)[]) ask(assignment?.taskId)
    else if (table === 'calendar' || table === 'resource' || (table === 'program' && isSteered(before as Program, after as Program)))
      asked.fill(1)
  }
  const driven = new Uint8Array(count)
  for (let at = count - 1; at >= 0; at -= 1) if (parent[at] >= 0 && asked[parent[at]] === 1) asked[at] = 1
  for (let at = 0; at < count; at += 1) driven[row[at]] = asked[at]
  return driven
}
const isSteered = (before: Program | null, after: Program | null): boolean => STEERING.some((name) => before?.[name] !== after?.[name])

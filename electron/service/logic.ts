/** The logic around a task for whoever asks: links with their slack, driving chains to their ends, float paths. */
import type { Output } from '../../shared/contract/index.ts'
import type { Tie } from '../../shared/contract/plan.ts'
import type { Task } from '../../shared/model/task.ts'
import { floatPaths, type Tie as Numbered, type Tracing, tiesInto, tiesOut, trace } from '../scheduler/index.ts'
import type { Program } from './program.ts'

/** A trace through a great plan stops here; nobody reads further. */
const MOST = 20_000

const tracingOf = (program: Program): Tracing => {
  const { network, schedule } = program.reckoning()
  return trace(network, schedule)
}

export const nameTie = ({ network }: Tracing, { link, from, to, drives, slack }: Numbered): Tie => ({
  linkId: network.links.ids[link],
  fromTaskId: network.ids[from],
  toTaskId: network.ids[to],
  drives,
  slack,
})

/** Driving ties followed from task to task, nearest first, each task once. */
const follow = (at: number, tiesOf: (task: number) => Numbered[], next: (tie: Numbered) => number): Numbered[] => {
  const seen = new Set([at])
  const found: Numbered[] = []
  let front = [at]
  while (front.length > 0 && found.length < MOST) {
    const ahead: number[] = []
    for (const task of front) {
      for (const tie of tiesOf(task)) {
        if (tie.drives === null) continue
        found.push(tie)
        const on = next(tie)
        if (seen.has(on)) continue
        seen.add(on)
        ahead.push(on)
      }
    }
    front = ahead
  }
  return found
}

export const traceLogic = (program: Program, { id }: Task): Output<'schedule.logic'> => {
  const tracing = tracingOf(program)
  const at = tracing.network.indexOf.get(id)!
  const name = (tie: Numbered): Tie => nameTie(tracing, tie)
  return {
    taskId: id,
    predecessors: tiesInto(tracing, at).map(name),
    successors: tiesOut(tracing, at).map(name),
    driving: follow(
      at,
      (task) => tiesInto(tracing, task),
      (tie) => tie.from,
    ).map(name),
    driven: follow(
      at,
      (task) => tiesOut(tracing, task),
      (tie) => tie.to,
    ).map(name),
  }
}

export const pathsTo = (program: Program, { id }: Task, most: number): Output<'schedule.paths'> => {
  const { network, schedule } = program.reckoning()
  const paths = floatPaths(network, schedule, id, most + 1)
  return {
    taskId: id,
    paths: paths.slice(0, most).map(({ taskIds, joins, relativeFloat }) => ({ taskIds: [...taskIds], joins, relativeFloat })),
    more: paths.length > most,
  }
}

/** Float paths: the chains that lead to a chosen task, the most critical first, each with how far it may slip before the task moves. */
import type { Duration } from '../../shared/time/instant.ts'
import { INACTIVE } from './codes.ts'
import { boundAbove } from './links.ts'
import { leafOf, slackOver } from './logic.ts'
import type { Network } from './network.ts'
import type { Schedule } from './schedule.ts'
import { type Tracing, trace } from './tracing.ts'

/** A chain of tasks each of which drives the next, so that one float holds for all of them. */
export interface FloatPath {
  /** Task ids from the anchor of the chain to its end. */
  readonly taskIds: readonly string[]
  /** The task of an earlier path that the chain leads to; null for the path of the chosen task itself. */
  readonly joins: string | null
  /** How far the chain may slip before it moves the chosen task: working time, each wait counted on the calendar of the task that waits. */
  readonly relativeFloat: Duration
}

/** A link that leads into a path: the leaf it comes from, the task it leads to, and the relative float of what lies behind it. */
interface Branch {
  readonly from: number
  readonly into: number
  readonly float: Duration
}

/** Links into the task and into the summaries above it that could move it. A wait is the link's slack; a broken link counts as none. */
const branchesInto = (tracing: Tracing, at: number, float: Duration): Branch[] => {
  const { network } = tracing
  const { links, flags } = network
  if ((flags[at] & INACTIVE) !== 0) return []
  const branches: Branch[] = []
  for (let owner = at; owner >= 0; owner = boundAbove(network, owner)) {
    for (let link = links.inFirst[owner]; link < links.inFirst[owner + 1]; link += 1) {
      const slack = slackOver(tracing, at, link)
      if (slack !== null) branches.push({ from: leafOf(tracing, link), into: at, float: float + Math.max(0, slack) })
    }
  }
  return branches
}

/** Keeps the branches in order of float, the least last; of equals the one found first goes first. */
const insert = (branches: Branch[], branch: Branch): void => {
  let low = 0
  let high = branches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (branches[middle].float >= branch.float) low = middle + 1
    else high = middle
  }
  // Equals lie before this place, and what lies last goes first: step back over them.
  while (low > 0 && branches[low - 1].float === branch.float) low -= 1
  branches.splice(low, 0, branch)
}

/**
 * At most `most` paths to the task, least relative float first; every task is on one path only. The first is the task's own driving
 * chain with float 0. Of a summary the leaf that gives its finish is taken. Empty when the task is not in the network.
 */
export const floatPaths = (network: Network, schedule: Schedule, taskId: string, most: number): FloatPath[] => {
  const chosen = network.indexOf.get(taskId)
  if (chosen === undefined) return []
  const tracing = trace(network, schedule)
  const target = tracing.early().finish[chosen]
  const isTaken = new Uint8Array(network.count)
  const waiting: Branch[] = [{ from: target, into: -1, float: 0 }]
  const paths: FloatPath[] = []
  for (let branch = waiting.pop(); branch !== undefined && paths.length < most; branch = waiting.pop()) {
    if (isTaken[branch.from] === 1) continue
    const chain: number[] = []
    for (let at = branch.from; at >= 0; ) {
      isTaken[at] = 1
      chain.push(at)
      let driving = -1
      for (const one of branchesInto(tracing, at, branch.float)) {
        if (isTaken[one.from] === 1) continue
        if (driving < 0 && one.float === branch.float) driving = one.from
        else insert(waiting, one)
      }
      at = driving
    }
    paths.push({
      taskIds: chain.reverse().map((at) => network.ids[at]),
      joins: branch.into < 0 ? null : network.ids[branch.into],
      relativeFloat: branch.float,
    })
  }
  return paths
}

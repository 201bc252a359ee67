/** Links by predecessor, for those who ask what a task leads to. The passes do without (backward.ts), so they are built when first asked for. */
import type { Network, NetworkLinks } from './network.ts'

/** Links out of task t are link[first[t]] .. link[first[t + 1] - 1], each to the task in `to` at the same place. */
export interface Successors {
  readonly first: Int32Array
  readonly link: Int32Array
  readonly to: Int32Array
}

const rowsByPredecessor = ({ count, links }: Network): Successors => {
  const { inFirst, from } = links
  const first = new Int32Array(count + 1)
  for (let link = 0; link < links.count; link += 1) first[from[link] + 1] += 1
  for (let at = 0; at < count; at += 1) first[at + 1] += first[at]
  const next = first.slice()
  const link = new Int32Array(links.count)
  const to = new Int32Array(links.count)
  for (let at = 0; at < count; at += 1) {
    for (let each = inFirst[at]; each < inFirst[at + 1]; each += 1) {
      const place = next[from[each]]
      next[from[each]] = place + 1
      link[place] = each
      to[place] = at
    }
  }
  return { first, link, to }
}

const known = new WeakMap<NetworkLinks, Successors>()

export const successorsOf = (network: Network): Successors => {
  const rows = known.get(network.links) ?? rowsByPredecessor(network)
  known.set(network.links, rows)
  return rows
}

/** Links in compressed rows by successor, where both passes find them: forward a task asks its predecessors, backward it hands back to them. */
import { isElapsed } from '../../shared/model/fields.ts'
import { type Link, linkTypes } from '../../shared/model/link.ts'
import type { Program } from '../../shared/model/program.ts'
import {
  AFTER_SF,
  BEFORE_SUMMARY,
  INACTIVE,
  LAG_CLOCK,
  LAG_PREDECESSOR,
  LAG_PROGRAM,
  LAG_SUCCESSOR,
  LINKED_ABOVE,
  PERCENT,
  SUMMARY,
} from './codes.ts'
import type { LinkTo, NetworkLinks } from './network.ts'
import type { TaskOrder } from './networkOrder.ts'

const runsBySetting = { successor: LAG_SUCCESSOR, predecessor: LAG_PREDECESSOR, program: LAG_PROGRAM, '24h': LAG_CLOCK } as const

const howOf = ({ type, lag, lagUnit }: Link, lagCalendar: Program['lagCalendar']): number => {
  const runs = lag === 0 ? 0 : isElapsed(lagUnit) ? LAG_CLOCK : runsBySetting[lagCalendar]
  return linkTypes.indexOf(type) | runs | (lag !== 0 && lagUnit.endsWith('%') ? PERCENT : 0)
}

export const fillLinks = (
  links: readonly Link[],
  order: TaskOrder,
  flags: Uint16Array,
  lagCalendar: Program['lagCalendar'],
): NetworkLinks => {
  const tasks = order.rank.length
  const { rank, fromRow, toRow } = order
  const takesPart = (at: number): boolean => fromRow[at] >= 0 && (flags[rank[fromRow[at]]] & INACTIVE) === 0
  const inFirst = new Int32Array(tasks + 1)
  for (let at = 0; at < links.length; at += 1) if (takesPart(at)) inFirst[rank[toRow[at]] + 1] += 1
  for (let at = 0; at < tasks; at += 1) inFirst[at + 1] += inFirst[at]
  const count = inFirst[tasks]
  const next = inFirst.slice()
  const ids: string[] = new Array(count)
  const from = new Int32Array(count)
  const how = new Uint8Array(count)
  const lag = new Int32Array(count)
  const reach = new Int32Array(count)
  const apart = new Map<number, LinkTo[]>()
  for (let at = 0; at < links.length; at += 1) {
    if (!takesPart(at)) continue
    const link = links[at]
    const predecessor = rank[fromRow[at]]
    const successor = rank[toRow[at]]
    const place = next[successor]
    next[successor] += 1
    ids[place] = link.id
    from[place] = predecessor
    how[place] = howOf(link, lagCalendar)
    lag[place] = link.lag
    if (link.type === 'SF') flags[successor] |= AFTER_SF
    if (((flags[predecessor] | flags[successor]) & SUMMARY) === 0) continue
    const linksTo = apart.get(predecessor)
    if (linksTo) linksTo.push({ link: place, to: successor })
    else apart.set(predecessor, [{ link: place, to: successor }])
  }
  return { count, ids, inFirst, from, how, lag, reach, apart }
}

/** Marks tasks that links on summaries bear on. Summaries come after their children: counted down, what is above has its mark. */
export const markLinked = ({ inFirst, apart }: NetworkLinks, parent: Int32Array, flags: Uint16Array): void => {
  for (let at = parent.length - 1; at >= 0; at -= 1) {
    const above = parent[at]
    if (above >= 0 && ((flags[above] & LINKED_ABOVE) !== 0 || inFirst[above] < inFirst[above + 1] || apart.has(above)))
      flags[at] |= LINKED_ABOVE
    if (apart.size > 0 && (flags[at] & SUMMARY) === 0 && apart.has(at)) flags[at] |= BEFORE_SUMMARY
  }
}

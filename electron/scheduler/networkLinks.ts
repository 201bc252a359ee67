/** Links in compressed rows: by successor for the forward pass, by predecessor for the backward pass. */
import { isElapsed } from '../../shared/model/fields.ts'
import { type Link, linkTypes } from '../../shared/model/link.ts'
import type { Program } from '../../shared/model/program.ts'
import { AFTER_SF, ELAPSED, INACTIVE, SUMMARY } from './codes.ts'
import { LAG_CLOCK, LAG_NONE, LAG_PREDECESSOR, LAG_PROGRAM, LAG_SUCCESSOR, PERCENT_OF_SUMMARY, percentOf } from './lag.ts'
import type { NetworkLinks } from './network.ts'
import type { TaskOrder } from './networkOrder.ts'

const kindBySetting = { successor: LAG_SUCCESSOR, predecessor: LAG_PREDECESSOR, program: LAG_PROGRAM, '24h': LAG_CLOCK } as const

/** A percentage of a leaf's duration is known now; of a summary's only once it is scheduled. */
const lagOf = (link: Link, predecessor: number, flags: Uint16Array, duration: Int32Array, working: number): [lag: number, kind: number] => {
  if (link.lag === 0) return [0, LAG_NONE]
  const isPercent = link.lagUnit.endsWith('%')
  const runsOnTheClock = isElapsed(link.lagUnit) || (isPercent && (flags[predecessor] & ELAPSED) !== 0)
  const kind = runsOnTheClock ? LAG_CLOCK : working
  if (!isPercent) return [link.lag, kind]
  if ((flags[predecessor] & SUMMARY) !== 0) return [link.lag, kind + PERCENT_OF_SUMMARY]
  return [percentOf(duration[predecessor], link.lag), kind]
}

export const fillLinks = (
  links: readonly Link[],
  order: TaskOrder,
  flags: Uint16Array,
  duration: Int32Array,
  lagCalendar: Program['lagCalendar'],
): NetworkLinks => {
  const tasks = order.rank.length
  const { rank, fromRow, toRow } = order
  const takesPart = (at: number): boolean => fromRow[at] >= 0 && (flags[rank[fromRow[at]]] & INACTIVE) === 0
  const inFirst = new Int32Array(tasks + 1)
  const outFirst = new Int32Array(tasks + 1)
  let count = 0
  for (let at = 0; at < links.length; at += 1) {
    if (!takesPart(at)) continue
    inFirst[rank[toRow[at]] + 1] += 1
    outFirst[rank[fromRow[at]] + 1] += 1
    count += 1
  }
  for (let at = 0; at < tasks; at += 1) {
    inFirst[at + 1] += inFirst[at]
    outFirst[at + 1] += outFirst[at]
  }
  const fillIn = inFirst.slice()
  const fillOut = outFirst.slice()
  const ids: string[] = new Array(count)
  const from = new Int32Array(count)
  const type = new Uint8Array(count)
  const lag = new Int32Array(count)
  const lagKind = new Uint8Array(count)
  const near = new Uint8Array(count)
  const out = new Int32Array(count)
  const outTo = new Int32Array(count)
  const outNear = new Uint8Array(count)
  const outLag = new Int32Array(count)
  for (let at = 0; at < links.length; at += 1) {
    if (!takesPart(at)) continue
    const link = links[at]
    const predecessor = rank[fromRow[at]]
    const successor = rank[toRow[at]]
    const place = fillIn[successor]
    fillIn[successor] += 1
    ids[place] = link.id
    from[place] = predecessor
    type[place] = linkTypes.indexOf(link.type)
    ;[lag[place], lagKind[place]] = lagOf(link, predecessor, flags, duration, kindBySetting[lagCalendar])
    if (link.type === 'SF') flags[successor] |= AFTER_SF
    out[fillOut[predecessor]] = place
    outTo[fillOut[predecessor]] = successor
    outLag[fillOut[predecessor]] = lag[place]
    fillOut[predecessor] += 1
  }
  return { count, ids, from, type, lag, lagKind, near, inFirst, outFirst, out, outTo, outNear, outLag }
}

/** The way of a link: right angles only, out of the end that its type names and into the end that it bounds. */
import type { LinkType } from '../../../../shared/model/link.ts'
import type { Body } from './axis.ts'

export interface Ends {
  readonly from: Body
  readonly to: Body
  /** The middle of both rows. */
  readonly fromY: number
  readonly toY: number
}

/** Pixels that a line leaves a body before it turns; that it keeps beside both; from a bar's middle to a gap between rows; to a bar's edge. */
const OUT = 5
const BESIDE = 8
const ABOVE = 9
const LAND = 7.5
/** A successor this close behind is reached straight from above. */
const CLOSE = 10
const INSIDE = 4

const px = (value: number): number => Math.round(value) + 0.5

/** A body as links see it, mirrored for links that run from start to finish: `out` is where they leave, `into` where they arrive. */
interface Sides {
  readonly out: number
  readonly into: number
  readonly landing: number
  /** 1: time runs to the right; -1: mirrored. */
  readonly way: 1 | -1
  readonly straight: boolean
  /** The moment that a straight way begins at: a milestone's middle, a bar's end. */
  readonly begin: number
}

const sides = (from: Body, to: Body, way: 1 | -1): Sides => {
  const [out, into] = way > 0 ? [from.to, to.from] : [from.from, to.to]
  const begin = from.point ? (from.from + from.to) / 2 : out
  const end = to.point ? (to.from + to.to) / 2 : into
  const inside = to.point ? 0 : Math.min(INSIDE, (to.to - to.from) / 2)
  return {
    out,
    into,
    way,
    begin,
    landing: end + inside * way,
    straight: (into - out) * way <= CLOSE && (end - begin) * way >= -1,
  }
}

const oneAfterOther = ({ out, into, landing, way, straight, begin }: Sides, y1: number, y2: number): string => {
  const back = y2 > y1 ? -1 : 1
  if (straight) return `M${px(begin)} ${px(y1)}H${px(landing)}V${px(y2 + LAND * back)}`
  const leave = `M${px(out)} ${px(y1)}H${px(out + OUT * way)}`
  if ((into - out) * way > CLOSE) return `${leave}V${px(y2)}H${px(into)}`
  return `${leave}V${px(y2 + ABOVE * back)}H${px(into - BESIDE * way)}V${px(y2)}H${px(into)}`
}

const besideBoth = (x1: number, y1: number, x2: number, y2: number, trunk: number): string =>
  `M${px(x1)} ${px(y1)}H${px(trunk)}V${px(y2)}H${px(x2)}`

/** SVG path data; the arrow belongs at its end. */
export const route = (type: LinkType, { from, to, fromY, toY }: Ends): string => {
  switch (type) {
    case 'FS':
      return oneAfterOther(sides(from, to, 1), fromY, toY)
    case 'SF':
      return oneAfterOther(sides(from, to, -1), fromY, toY)
    case 'SS':
      return besideBoth(from.from, fromY, to.from, toY, trunkX('SS', from, to))
    case 'FF':
      return besideBoth(from.to, fromY, to.to, toY, trunkX('FF', from, to))
  }
}

/** Where the long vertical part of the link stands: all that is seen of it between its two rows. */
export const trunkX = (type: LinkType, from: Body, to: Body): number => {
  if (type === 'SS') return Math.min(from.from, to.from) - BESIDE
  if (type === 'FF') return Math.max(from.to, to.to) + BESIDE
  const { straight, landing, out, way } = sides(from, to, type === 'FS' ? 1 : -1)
  return straight ? landing : out + OUT * way
}

/** The vertical parts of many links, one line where several stand in one place. */
export class Trunks {
  private readonly spans = new Map<number, { top: number; bottom: number }>()

  add(x: number, top: number, bottom: number): void {
    const at = px(x)
    const span = this.spans.get(at)
    this.spans.set(at, span ? { top: Math.min(span.top, top), bottom: Math.max(span.bottom, bottom) } : { top, bottom })
  }

  get count(): number {
    return this.spans.size
  }

  path(): string {
    let d = ''
    for (const [x, { top, bottom }] of this.spans) d += `M${x} ${top}V${bottom}`
    return d
  }
}

/** The computed dates as the screens look them up: kept in the columns in which they come, a row made of them when a view asks. Pure. */
import { type SentColumns, scheduleNumbers } from '../../shared/model/schedule.ts'

/** The computed values of one task; instants and float as in shared/model/schedule.ts. */
export interface Scheduled {
  readonly start: number
  readonly finish: number
  readonly earlyStart: number
  readonly earlyFinish: number
  readonly lateStart: number
  readonly lateFinish: number
  readonly totalFloat: number
  readonly freeFloat: number
  readonly flags: number
  readonly duration: number
  /** The link that drives its start; null when another thing does. */
  readonly drivingLink: string | null
}
/** What views look a task's dates up in. */
export type Schedule = Pick<ReadonlyMap<string, Scheduled>, 'get' | 'has'>

const noColumns: SentColumns = {
  ids: [],
  start: [],
  finish: [],
  earlyStart: [],
  earlyFinish: [],
  lateStart: [],
  lateFinish: [],
  totalFloat: [],
  freeFloat: [],
  flags: [],
  duration: [],
  drivingLinks: [],
}

const copyOf = (columns: SentColumns): SentColumns => {
  const copy = { ...columns, ids: columns.ids.slice(), drivingLinks: columns.drivingLinks.slice() }
  for (const name of scheduleNumbers) copy[name] = columns[name].slice()
  return copy
}

const rowAt = (columns: SentColumns, place: number): Scheduled => ({
  start: columns.start[place],
  finish: columns.finish[place],
  earlyStart: columns.earlyStart[place],
  earlyFinish: columns.earlyFinish[place],
  lateStart: columns.lateStart[place],
  lateFinish: columns.lateFinish[place],
  totalFloat: columns.totalFloat[place],
  freeFloat: columns.freeFloat[place],
  flags: columns.flags[place],
  duration: columns.duration[place],
  drivingLink: columns.drivingLinks[place],
})

export class ComputedDates implements Schedule {
  readonly #columns: SentColumns
  readonly #placeOf: ReadonlyMap<string, number>
  /** Rows that were asked for, by place: the same one each time until other values come. */
  readonly #made: (Scheduled | undefined)[]

  constructor(columns: SentColumns = noColumns, placeOf?: ReadonlyMap<string, number>, made: (Scheduled | undefined)[] = []) {
    this.#columns = columns
    this.#placeOf = placeOf ?? new Map(columns.ids.map((id, place) => [id, place]))
    this.#made = made
  }

  has(id: string): boolean {
    return this.#placeOf.has(id)
  }

  get(id: string): Scheduled | undefined {
    const place = this.#placeOf.get(id)
    if (place === undefined) return undefined
    this.#made[place] ??= rowAt(this.#columns, place)
    return this.#made[place]
  }

  /** With these rows as they are now or new; the others stay. */
  with(fresh: SentColumns): ComputedDates {
    const columns = copyOf(this.#columns)
    const made = this.#made.slice()
    const places = new Int32Array(fresh.ids.length)
    let placeOf = this.#placeOf
    let next = 0
    for (const [at, id] of fresh.ids.entries()) {
      // They come in the plan's order: nearly always it is the next place.
      const place = columns.ids[next] === id ? next : (placeOf.get(id) ?? columns.ids.length)
      if (place === columns.ids.length) {
        if (placeOf === this.#placeOf) placeOf = new Map(placeOf)
        ;(placeOf as Map<string, number>).set(id, place)
        columns.ids.push(id)
      }
      places[at] = place
      next = place + 1
      made[place] = undefined
    }
    for (const name of scheduleNumbers) {
      const to = columns[name]
      const from = fresh[name]
      for (let at = 0; at < places.length; at += 1) to[places[at]] = from[at]
    }
    for (let at = 0; at < places.length; at += 1) columns.drivingLinks[places[at]] = fresh.drivingLinks[at]
    return new ComputedDates(columns, placeOf, made)
  }

  /** Without the tasks that do not stay. */
  only(stays: (id: string) => boolean): ComputedDates {
    const { ids, drivingLinks, ...numbers } = this.#columns
    const isKept = ids.map(stays)
    const kept = <T>(column: readonly T[]): T[] => column.filter((_, place) => isKept[place])
    const columns = { ...numbers, ids: kept(ids), drivingLinks: kept(drivingLinks) }
    for (const name of scheduleNumbers) columns[name] = kept(numbers[name])
    return new ComputedDates(columns, undefined, kept(Array.from(ids, (_, place) => this.#made[place])))
  }
}

/** Compiled working calendars: working time at any distance through prefix sums and an inverse table, built lazily. */
import { type CalendarRules, type DaySpan, spansByDay } from './calendarRules.ts'
import { DAY, type Duration, EARLIEST, type Instant, LATEST } from './instant.ts'

export type CalendarFault = 'no-working-time' | 'out-of-range' | 'base-loop' | 'base-missing'

/** A calendar that cannot answer: it has no working time, its bases run in a circle, or the answer lies outside 1900-2200. */
export class CalendarProblem extends Error {
  readonly fault: CalendarFault
  readonly calendarId: string
  readonly calendarName: string
  constructor(fault: CalendarFault, rules: Pick<CalendarRules, 'id' | 'name'>, message: string) {
    super(message)
    this.name = 'CalendarProblem'
    this.fault = fault
    this.calendarId = rules.id
    this.calendarName = rules.name
  }
}

const FIRST_DAY = EARLIEST / DAY
const END_DAY = LATEST / DAY
/** Days covered at first on both sides of the first question; about two years, a fraction of a millisecond to build. */
const REACH = 800
/** Multiplying is several times as fast as dividing. */
const DAYS_PER_TENTH = 1 / DAY
/** Width of an inverse-table bucket: 2^11 tenths of a minute, so that a bucket rarely holds more than two working periods. */
const BUCKET_BITS = 11

/** Working time laid on a calendar; one object, written over each time. */
export interface Laid {
  start: Instant
  finish: Instant
}

/**
 * Working periods lie as `from[i]`, `to[i]` with `sum[i]` working tenths before period i, counted from the day first asked for, over the days covered so far.
 * Instants and durations are integers in tenths of a minute. A zero duration leaves an instant as it is.
 */
export class WorkingCalendar {
  readonly id: string
  readonly name: string
  readonly #chains: readonly (readonly CalendarRules[])[]
  #lowDay = 0
  #highDay = 0
  /** The day on whose midnight the sums are 0. */
  #zeroDay = 0
  #low: Instant = 0
  #high: Instant = 0
  #count = 0
  #from = new Int32Array(0)
  #to = new Int32Array(0)
  #sum = new Int32Array(1)
  /** First period that ends after the day's midnight, per covered day. */
  #firstOfDay = new Int32Array(0)
  /** First period whose end sum exceeds that of the first by more than bucket << BUCKET_BITS. */
  #inverse = new Int32Array(0)

  /** Each chain is a calendar's rules, then its base calendars'. Of several calendars this one works whenever any of them does. */
  constructor(chains: readonly (readonly CalendarRules[])[]) {
    this.id = chains.map(([own]) => own.id).join('+')
    this.name = chains.map(([own]) => own.name).join(' + ')
    this.#chains = chains
  }

  /** The instant itself when work goes on from it, else the start of the next working period (08:00). */
  nextWork(instant: Instant): Instant {
    const at = this.#periodAfter(instant)
    const from = this.#from[at]
    return instant < from ? from : instant
  }

  /** The instant itself when work leads up to it, else the end of the previous working period (17:00). */
  previousWork(instant: Instant): Instant {
    const at = this.#periodAfter(instant)
    if (instant > this.#from[at]) return instant
    if (at === 0) {
      this.#extendDown()
      return this.previousWork(instant)
    }
    return this.#to[at - 1]
  }

  isWorking(instant: Instant): boolean {
    const at = this.#periodAfter(instant)
    return this.#from[at] <= instant
  }

  /** `working` later, landing on the end of a working period (17:00) where both ends name the same working minute. */
  add(instant: Instant, working: Duration): Instant {
    if (working <= 0) return working === 0 ? instant : this.subtract(instant, -working)
    const at = this.#periodAfter(instant)
    const from = this.#from[at]
    // Nearly every short duration ends in the period it starts in.
    const begin = instant > from ? instant : from
    if (begin + working <= this.#to[at]) return begin + working
    return this.#instantBefore(this.#sum[at] + begin - from + working)
  }

  /** `working` later, landing on the start of the next working period (08:00). */
  addToStart(instant: Instant, working: Duration): Instant {
    return working === 0 ? instant : this.nextWork(this.add(instant, working))
  }

  /** `working` earlier, landing on the start of a working period (08:00): the start of a task that finishes at `instant`. */
  subtract(instant: Instant, working: Duration): Instant {
    if (working <= 0) return working === 0 ? instant : this.add(instant, -working)
    const at = this.#periodAfter(instant)
    const from = this.#from[at]
    const inside = instant > from ? instant - from : 0
    if (inside >= working) return instant - working
    const target = this.#sum[at] + inside - working
    return this.#instantAfter(target)
  }

  /** `working` laid from a position on; more than zero. */
  layFrom(position: number, working: Duration, laid: Laid): void {
    const period = this.#periodAt(position)
    const start = this.#from[period] + position - this.#sum[period]
    laid.start = start
    laid.finish = start + working <= this.#to[period] ? start + working : this.#instantBefore(position + working)
  }

  /** `working` laid so that it ends at a position; more than zero. */
  layUntil(position: number, working: Duration, laid: Laid): void {
    const period = this.#periodAt(position - working)
    const start = this.#from[period] + position - working - this.#sum[period]
    laid.start = start
    laid.finish = start + working <= this.#to[period] ? start + working : this.#instantBefore(position)
  }

  /** The instant as a position: working time up to it, from a point that is fixed for the calendar. 17:00 and 08:00 of the next morning are one position. */
  positionOf(instant: Instant): number {
    const at = this.#periodAfter(instant)
    const inside = instant - this.#from[at]
    return this.#sum[at] + (inside > 0 ? inside : 0)
  }

  /** `working` earlier, landing on the end of the previous working period (17:00). */
  subtractToFinish(instant: Instant, working: Duration): Instant {
    return working === 0 ? instant : this.previousWork(this.subtract(instant, working))
  }

  /** Working tenths of a minute from a to b; negative when b is earlier. */
  between(a: Instant, b: Instant): Duration {
    return a === b ? 0 : this.positionOf(b) - this.positionOf(a)
  }

  /** Non-working spans within [from, to), merged over midnight, for shading. Never fails: no working time is one long span. */
  nonWorkingSpans(from: Instant, to: Instant): [Instant, Instant][] {
    const begin = Math.max(from, EARLIEST)
    const end = Math.min(to, LATEST)
    const spans: [Instant, Instant][] = []
    if (begin >= end) return spans
    this.#cover(begin)
    this.#cover(end - 1)
    let free = begin
    for (let at = this.#firstOfDay[Math.floor(begin / DAY) - this.#lowDay]; at < this.#count && this.#from[at] < end; at += 1) {
      if (this.#to[at] <= begin) continue
      if (this.#from[at] > free) spans.push([free, this.#from[at]])
      free = Math.max(free, this.#to[at])
    }
    if (free < end) spans.push([free, end])
    return spans
  }

  /** Throws the CalendarProblem that scheduling on this calendar would meet; cheap when there is none. */
  check(near: Instant = 0): void {
    this.#periodAfter(near)
  }

  /** The first period that ends after the instant. */
  #periodAfter(instant: Instant): number {
    if (instant < this.#low || instant >= this.#high) this.#cover(instant)
    // Rounding may name the day before on the stroke of midnight; the loop then steps over that day's periods.
    const to = this.#to
    let at = this.#firstOfDay[((instant - this.#low) * DAYS_PER_TENTH) | 0]
    // A step that half of the questions need is taken without a branch: minus one where the period ends by the instant.
    at -= (to[at] - instant - 1) >> 31
    while (at < this.#count && to[at] <= instant) at += 1
    if (at < this.#count) return at
    this.#extendUp()
    return this.#periodAfter(instant)
  }

  /** The instant at which `target` working tenths are done, on the finish side. */
  #instantBefore(target: number): Instant {
    while (target > this.#sum[this.#count]) this.#extendUp()
    const sum = this.#sum
    let period = this.#inverse[(target - 1 - sum[0]) >> BUCKET_BITS]
    period -= (sum[period + 1] - target) >> 31
    while (sum[period + 1] < target) period += 1
    return this.#from[period] + target - sum[period]
  }

  /** The instant from which what lies beyond `target` working tenths is done, on the start side. */
  #instantAfter(target: number): Instant {
    const period = this.#periodAt(target)
    return this.#from[period] + target - this.#sum[period]
  }

  /** The period in which the work beyond a position is done. */
  #periodAt(position: number): number {
    while (position < this.#sum[0]) this.#extendDown()
    while (position >= this.#sum[this.#count]) this.#extendUp()
    const sum = this.#sum
    let period = this.#inverse[(position - sum[0]) >> BUCKET_BITS]
    period -= (sum[period + 1] - position - 1) >> 31
    while (sum[period + 1] <= position) period += 1
    return period
  }

  #cover(instant: Instant): void {
    if (instant >= this.#low && instant < this.#high) return
    if (!(instant >= EARLIEST && instant < LATEST)) throw this.#outOfRange()
    const day = Math.floor(instant / DAY)
    if (this.#lowDay === this.#highDay) this.#build(day - REACH, day + REACH)
    else this.#build(Math.min(this.#lowDay, day - REACH), Math.max(this.#highDay, day + REACH))
  }

  /** Doubles the cover upwards, keeping the sums of the periods already built. */
  #extendUp(): void {
    if (this.#highDay >= END_DAY) throw this.#exhausted()
    this.#build(this.#lowDay, this.#highDay + (this.#highDay - this.#lowDay))
  }

  #extendDown(): void {
    if (this.#lowDay <= FIRST_DAY) throw this.#exhausted()
    this.#build(this.#lowDay - (this.#highDay - this.#lowDay), this.#highDay)
  }

  #build(lowDay: number, highDay: number): void {
    const low = Math.max(lowDay, FIRST_DAY)
    const high = Math.min(highDay, END_DAY)
    const days = unionByDay(this.#chains.map((chain) => spansByDay(chain, low, high - low)))
    let count = 0
    for (const spans of days) count += spans.length
    const from = new Int32Array(count + 1)
    // What lies after the last period ends never.
    const to = new Int32Array(count + 1).fill(LATEST)
    const sum = new Int32Array(count + 1)
    const firstOfDay = new Int32Array(days.length)
    if (this.#lowDay === this.#highDay) this.#zeroDay = low
    let before = 0
    for (let day = low; day < this.#zeroDay; day += 1) for (const [start, end] of days[day - low]) before += Math.max(0, end - start)
    sum[0] = -before
    let at = 0
    for (let day = 0; day < days.length; day += 1) {
      firstOfDay[day] = at
      const midnight = (low + day) * DAY
      for (const [start, end] of days[day]) {
        if (end <= start) continue
        from[at] = midnight + start
        to[at] = midnight + end
        sum[at + 1] = sum[at] + end - start
        at += 1
      }
    }
    const inverse = new Int32Array(((sum[at] - sum[0]) >> BUCKET_BITS) + 1)
    for (let bucket = 0, period = 0; bucket < inverse.length; bucket += 1) {
      while (period < at && sum[period + 1] - sum[0] <= bucket << BUCKET_BITS) period += 1
      inverse[bucket] = period
    }
    this.#lowDay = low
    this.#highDay = high
    this.#low = low * DAY
    this.#high = high * DAY
    this.#count = at
    this.#from = from
    this.#to = to
    this.#sum = sum
    this.#firstOfDay = firstOfDay
    this.#inverse = inverse
  }

  /** Up or down to the end of time no working period was left: has the calendar any at all? */
  #exhausted(): CalendarProblem {
    this.#build(FIRST_DAY, END_DAY)
    if (this.#count > 0) return this.#outOfRange()
    const message = `Calendar "${this.name}" has no working time between 1900 and 2200. Give it at least one working period.`
    return new CalendarProblem('no-working-time', this, message)
  }

  #outOfRange(): CalendarProblem {
    const message = `A date on calendar "${this.name}" leaves the years 1900 to 2200. Look for a far too long duration, lag or date.`
    return new CalendarProblem('out-of-range', this, message)
  }
}

/** Per day the time at which any of the calendars works. */
const unionByDay = (calendars: readonly (readonly (readonly DaySpan[])[])[]): readonly (readonly DaySpan[])[] => {
  if (calendars.length === 1) return calendars[0]
  return calendars[0].map((_, day) => {
    const merged: [number, number][] = []
    for (const [start, end] of calendars.flatMap((days) => days[day]).sort((a, b) => a[0] - b[0])) {
      const last = merged[merged.length - 1]
      if (last && start <= last[1]) last[1] = Math.max(last[1], end)
      else merged.push([start, end])
    }
    return merged
  })
}

/** The calendar and its bases, nearest first. Throws when a base is missing or the bases run in a circle. */
const chainOf = (rules: CalendarRules, byId: ReadonlyMap<string, CalendarRules>): CalendarRules[] => {
  const chain = [rules]
  const seen = new Set([rules.id])
  for (let at = rules; at.baseId !== null; ) {
    const base = byId.get(at.baseId)
    if (!base) {
      throw new CalendarProblem(
        'base-missing',
        rules,
        `Calendar "${at.name}" is based on a calendar that is not in the plan. Choose another base.`,
      )
    }
    if (seen.has(base.id)) {
      throw new CalendarProblem(
        'base-loop',
        rules,
        `Calendar "${rules.name}" is based on itself through "${at.name}". Choose another base.`,
      )
    }
    seen.add(base.id)
    chain.push(base)
    at = base
  }
  return chain
}

/** Calendars by id, and their unions, compiled when first asked. */
export interface CompiledCalendars extends ReadonlyMap<string, WorkingCalendar> {
  /** The calendar that works whenever one of these does. Calendars without rules of their own count as their base. Unknown ids are left out; null when none is known. */
  union(ids: readonly string[]): WorkingCalendar | null
}

const hasOwnRules = ({ week, workWeeks, exceptions }: CalendarRules): boolean =>
  week.some((spans) => spans !== null) || workWeeks.length > 0 || exceptions.length > 0

class Compiled extends Map<string, WorkingCalendar> implements CompiledCalendars {
  readonly #chains = new Map<string, CalendarRules[]>()
  readonly #unions = new Map<string, WorkingCalendar>()

  constructor(calendars: readonly CalendarRules[]) {
    super()
    const byId = new Map(calendars.map((rules) => [rules.id, rules]))
    for (const rules of calendars) {
      const chain = chainOf(rules, byId)
      this.#chains.set(rules.id, chain)
      this.set(rules.id, new WorkingCalendar([chain]))
    }
  }

  union(ids: readonly string[]): WorkingCalendar | null {
    const effective = new Set<string>()
    for (const id of ids) {
      const chain = this.#chains.get(id)
      if (chain) effective.add((chain.find(hasOwnRules) ?? chain[chain.length - 1]).id)
    }
    const sorted = [...effective].sort()
    if (sorted.length < 2) return this.get(sorted[0] ?? '') ?? null
    const key = sorted.join('+')
    const known = this.#unions.get(key)
    if (known) return known
    const union = new WorkingCalendar(sorted.map((id) => this.#chains.get(id)!))
    this.#unions.set(key, union)
    return union
  }
}

/** Throws CalendarProblem for a base that is missing or circular; a calendar without working time throws when used. */
export const compileCalendars = (calendars: readonly CalendarRules[]): CompiledCalendars => new Compiled(calendars)

/** A working calendar to reckon with: working time at any distance through sums and two tables of where to look, built lazily. */
import { type CalendarRules, spansByDay } from './calendarRules.ts'
import { commonByDay, unionByDay } from './dailySpans.ts'
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
/** Both tables have an entry for each 2^11 tenths of a minute, so that hardly ever more than one working period ends in it. */
const BUCKET_BITS = 11

/**
 * An instant has a position: the working time up to it, from a midnight that is fixed for the calendar. 17:00 and 08:00 of the next morning
 * are one position. Working periods lie as pairs in `turns`: the position of the period's start, and how far instants in it are ahead of their
 * positions. So a period ends where the next pair's position says, and both lie side by side in memory.
 * Instants and durations are integers in tenths of a minute. A zero duration leaves an instant as it is.
 */
export class WorkingCalendar {
  readonly id: string
  readonly name: string
  readonly #chains: readonly (readonly CalendarRules[])[]
  readonly #within: readonly CalendarRules[] | null
  #lowDay = 0
  #highDay = 0
  /** The day on whose midnight positions are 0. */
  #zeroDay = 0
  /** Covered so far: instants from low, before high; positions from lowest, before highest. */
  #low: Instant = 0
  #high: Instant = 0
  #lowest = 0
  #highest = 0
  #turns = new Int32Array(0)
  /** Place in turns of the first period that ends after the bucket's begin, by bucket of instants and of positions. */
  #byInstant = new Int32Array(0)
  #byPosition = new Int32Array(0)

  /** Each chain is a calendar's rules, then its base calendars'. Of several calendars this one works whenever any of them does. */
  constructor(chains: readonly (readonly CalendarRules[])[], within: readonly CalendarRules[] | null = null) {
    const named = (pick: (rules: CalendarRules) => string, joint: string): string =>
      [chains.map(([own]) => pick(own)).join(joint === '&' ? '+' : ' + '), ...(within ? [pick(within[0])] : [])].join(joint)
    this.id = named((rules) => rules.id, '&')
    this.name = named((rules) => rules.name, ' & ')
    this.#chains = chains
    this.#within = within
  }

  /** The instant itself when work goes on from it, else the start of the next working period (08:00). */
  nextWork(instant: Instant): Instant {
    const at = this.#periodAfter(instant)
    return Math.max(instant, this.#turns[at] + this.#turns[at + 1])
  }

  /** The instant itself when work leads up to it, else the end of the previous working period (17:00). */
  previousWork(instant: Instant): Instant {
    return this.finishAt(this.positionOf(instant))
  }

  isWorking(instant: Instant): boolean {
    return this.nextWork(instant) === instant
  }

  /** `working` later, landing on the end of a working period (17:00) where both ends name the same working minute. */
  add(instant: Instant, working: Duration): Instant {
    if (working <= 0) return working === 0 ? instant : this.subtract(instant, -working)
    return this.finishAt(this.positionOf(instant) + working)
  }

  /** `working` later, landing on the start of the next working period (08:00). */
  addToStart(instant: Instant, working: Duration): Instant {
    return working === 0 ? instant : this.nextWork(this.add(instant, working))
  }

  /** `working` earlier, landing on the start of a working period (08:00): the start of a task that finishes at `instant`. */
  subtract(instant: Instant, working: Duration): Instant {
    if (working <= 0) return working === 0 ? instant : this.add(instant, -working)
    return this.startAt(this.positionOf(instant) - working)
  }

  /** `working` earlier, landing on the end of the previous working period (17:00). */
  subtractToFinish(instant: Instant, working: Duration): Instant {
    return working === 0 ? instant : this.previousWork(this.subtract(instant, working))
  }

  /** Working tenths of a minute from a to b; negative when b is earlier. */
  between(a: Instant, b: Instant): Duration {
    return a === b ? 0 : this.positionOf(b) - this.positionOf(a)
  }

  positionOf(instant: Instant): number {
    const at = this.#periodAfter(instant)
    const begin = this.#turns[at]
    const inside = instant - this.#turns[at + 1] - begin
    // Half of the questions fall between two periods: a branch would be guessed wrong as often.
    return begin + (inside & ~(inside >> 31))
  }

  /** The instant from which what lies beyond the position is done: the start of work there (08:00). */
  startAt(position: number): Instant {
    if (position < this.#lowest || position >= this.#highest) this.#reach(position)
    const turns = this.#turns
    let at = this.#byPosition[(position - this.#lowest) >> BUCKET_BITS]
    // The step to the next period that half of the questions need is taken without a branch.
    at += ((turns[at + 2] - position - 1) >> 31) & 2
    while (turns[at + 2] <= position) at += 2
    return position + turns[at + 1]
  }

  /** The instant at which all up to the position is done (17:00): just after the last tenth of it has begun. */
  finishAt(position: number): Instant {
    return this.startAt(position - 1) + 1
  }

  /** Non-working spans within [from, to), merged over midnight, for shading. Never fails: no working time is one long span. */
  nonWorkingSpans(from: Instant, to: Instant): [Instant, Instant][] {
    const begin = Math.max(from, EARLIEST)
    const end = Math.min(to, LATEST)
    const spans: [Instant, Instant][] = []
    if (begin >= end) return spans
    this.#cover(begin)
    this.#cover(end - 1)
    const turns = this.#turns
    let free = begin
    for (let at = this.#byInstant[(begin - this.#low) >> BUCKET_BITS]; turns[at] + turns[at + 1] < end; at += 2) {
      const from = turns[at] + turns[at + 1]
      const to = turns[at + 2] + turns[at + 1]
      if (to <= begin) continue
      if (from > free) spans.push([free, from])
      free = Math.max(free, to)
    }
    if (free < end) spans.push([free, end])
    return spans
  }

  /** An instant reckoned by the clock, which must lie in the years of the calendar as all others do. */
  onClock(instant: Instant): Instant {
    if (!(instant >= EARLIEST && instant < LATEST)) throw this.#outOfRange()
    return instant
  }

  /** Throws the CalendarProblem that scheduling on this calendar would meet; cheap when there is none. */
  check(near: Instant = 0): void {
    this.#periodAfter(near)
  }

  /** Place in turns of the first period that ends after the instant. */
  #periodAfter(instant: Instant): number {
    if (instant < this.#low || instant >= this.#high) this.#cover(instant)
    const turns = this.#turns
    let at = this.#byInstant[(instant - this.#low) >> BUCKET_BITS]
    at += ((turns[at + 2] + turns[at + 1] - instant - 1) >> 31) & 2
    while (turns[at + 2] + turns[at + 1] <= instant) at += 2
    if (turns[at] < this.#highest) return at
    this.#extendUp()
    return this.#periodAfter(instant)
  }

  #reach(position: number): void {
    if (this.#lowDay === this.#highDay) this.#cover(0)
    while (position < this.#lowest) this.#extendDown()
    while (position >= this.#highest) this.#extendUp()
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
    const anybody = unionByDay(this.#chains.map((chain) => spansByDay(chain, low, high - low)))
    const days = this.#within === null ? anybody : commonByDay(anybody, spansByDay(this.#within, low, high - low))
    let count = 0
    for (const spans of days) count += spans.length
    if (this.#lowDay === this.#highDay) this.#zeroDay = low
    let before = 0
    for (let day = low; day < this.#zeroDay; day += 1) for (const [start, end] of days[day - low]) before += Math.max(0, end - start)
    const turns = new Int32Array(2 * count + 4)
    let position = -before
    let at = 0
    for (let day = 0; day < days.length; day += 1) {
      const midnight = (low + day) * DAY
      for (const [start, end] of days[day]) {
        if (end <= start) continue
        turns[at] = position
        turns[at + 1] = midnight + start - position
        position += end - start
        at += 2
      }
    }
    // What comes after the last period begins when time ends.
    turns.fill(position, at)
    turns[at + 1] = LATEST - position
    this.#lowDay = low
    this.#highDay = high
    // Kept as whole numbers: a -0, or a span of 11.5 * HOUR, would make every comparison with them one of doubles.
    this.#low = (low * DAY) | 0
    this.#high = (high * DAY) | 0
    this.#lowest = -before | 0
    this.#highest = position | 0
    this.#turns = turns
    this.#byInstant = buckets(this.#low, this.#high, at, (period) => turns[period + 2] + turns[period + 1])
    this.#byPosition = buckets(this.#lowest, this.#highest, at, (period) => turns[period + 2])
  }

  /** Up or down to the end of time no working period was left: has the calendar any at all? */
  #exhausted(): CalendarProblem {
    this.#build(FIRST_DAY, END_DAY)
    if (this.#highest > this.#lowest) return this.#outOfRange()
    const message = `Calendar "${this.name}" has no working time between 1900 and 2200. Give it at least one working period.`
    return new CalendarProblem('no-working-time', this, message)
  }

  #outOfRange(): CalendarProblem {
    const message = `A date on calendar "${this.name}" leaves the years 1900 to 2200. Look for a far too long duration, lag or date.`
    return new CalendarProblem('out-of-range', this, message)
  }
}

/** For each bucket between low and high the place of the first period whose end lies beyond its begin; `after` lies beyond all periods. */
const buckets = (low: number, high: number, after: number, endOf: (period: number) => number): Int32Array<ArrayBuffer> => {
  const first = new Int32Array(((high - low) >> BUCKET_BITS) + 1).fill(after)
  let bucket = 0
  for (let period = 0; period < after; period += 2) {
    const next = ((endOf(period) - 1 - low) >> BUCKET_BITS) + 1
    first.fill(period, bucket, next)
    bucket = next
  }
  return first
}

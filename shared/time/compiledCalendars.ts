/** All calendars of a plan, ready for arithmetic: each with its bases, and the unions that several people's hours make. */
import { CalendarProblem, WorkingCalendar } from './calendar.ts'
import { type CalendarRules, weekOf } from './calendarRules.ts'
import { commonByDay, unionByDay } from './dailySpans.ts'

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
  /** The calendar that works when this one does and one of those; when their weeks have no time in common, this one alone. Null when it is not known. */
  within(id: string, ids: readonly string[]): WorkingCalendar | null
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

  /** Calendars that differ, each by the nearest in its chain that says something. */
  #effective(ids: readonly string[]): string[] {
    const effective = new Set<string>()
    for (const id of ids) {
      const chain = this.#chains.get(id)
      if (chain) effective.add((chain.find(hasOwnRules) ?? chain[chain.length - 1]).id)
    }
    return [...effective].sort()
  }

  within(id: string, ids: readonly string[]): WorkingCalendar | null {
    const alone = this.get(id)
    const others = this.#effective(ids)
    if (!alone || others.length === 0 || others.join() === this.#effective([id]).join()) return alone ?? null
    const key = `${others.join('+')}&${id}`
    const known = this.#unions.get(key)
    if (known) return known
    const own = this.#chains.get(id)!
    const chains = others.map((other) => this.#chains.get(other)!)
    const week = commonByDay(unionByDay(chains.map(weekOf)), weekOf(own))
    const working = week.some((spans) => spans.length > 0) ? new WorkingCalendar(chains, own) : alone
    this.#unions.set(key, working)
    return working
  }

  union(ids: readonly string[]): WorkingCalendar | null {
    const sorted = this.#effective(ids)
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

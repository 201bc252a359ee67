/** The value formats of Microsoft Project XML: dates without zone, ISO durations with either sign rule, format codes, flags. */
import type { LagUnit } from '../../../shared/model/link.ts'
import { DAY, isInstant, LONGEST_DURATION, parseIso } from '../../../shared/time/instant.ts'
import { child, NO_ATTRIBUTES, type XmlElement } from './xml.ts'

/** Every element called `name` below `parent`; an element that only wraps others of its own name (some writers do) is opened. */
export const itemsOf = (parent: XmlElement | undefined, name: string, onWrapped?: (name: string) => void): XmlElement[] => {
  const found: XmlElement[] = []
  const collect = (element: XmlElement): void => {
    for (const item of element.children) {
      if (item.name !== name) continue
      if (item.children.some((inner) => inner.name === name)) {
        onWrapped?.(name)
        collect(item)
        if (item.children.every((inner) => inner.name === name)) continue
      }
      found.push(item)
    }
  }
  if (parent) collect(parent)
  return found
}

/** The trimmed text of a child; null when it is missing, empty or marked nil. */
export const fieldOf = (element: XmlElement, name: string): string | null => {
  const found = child(element, name)
  if (!found) return null
  const { attributes } = found
  if (attributes !== NO_ATTRIBUTES && (attributes.nil === 'true' || attributes['xsi:nil'] === 'true')) return null
  const text = found.text.trim()
  return text === '' ? null : text
}
export const flagOf = (element: XmlElement, name: string): boolean => {
  const text = fieldOf(element, name)
  return text === '1' || text === 'true'
}
/** Far beyond every number in a real file; what is above it counts as not there (a UID is then given anew). */
const MOST_WHOLE = 2_000_000_000
export const wholeOf = (element: XmlElement, name: string): number | null => {
  const text = fieldOf(element, name)
  if (text === null) return null
  const value = Number(text)
  return Math.abs(value) <= MOST_WHOLE ? Math.trunc(value) : null
}
export const numberOf = (element: XmlElement, name: string): number | null => {
  const text = fieldOf(element, name)
  const value = text === null ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : null
}

const ZONE = /(?:Z|[+-]\d\d:\d\d)$/
/** MSPDI dates have no zone; one that a writer added is not applied, because the dates are local readings. Null when missing or out of range. */
export const dateOf = (element: XmlElement, name: string): number | null => {
  const text = fieldOf(element, name)
  if (text === null || text === 'NA') return null
  const instant = parseIso(text.replace(ZONE, ''))
  return instant !== null && isInstant(instant) ? instant : null
}

/** Midnight of the day that a date names; 23:59:59 would round up to the day after. */
export const dayOf = (element: XmlElement, name: string): number | null => {
  const instant = parseIso((fieldOf(element, name) ?? '').replace(/T.*$/, 'T00:00:00'))
  return instant !== null && isInstant(instant) ? instant : null
}

const DURATION =
  /^(-)?P(-)?(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)D)?(?:T(-)?(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/
/** `PT40H0M0S` in tenths of a minute; the schema writes negative ones as `-PT…`, Project as `PT-…`. Null when it is no duration. */
export const parseIsoDuration = (text: string): number | null => {
  const match = DURATION.exec(text.trim().replace(/(\d),(\d)/g, '$1.$2'))
  if (!match) return null
  const [, sign, inner, years, months, days, timeSign, hours, minutes, seconds] = match
  const n = (part: string | undefined): number => Number(part ?? 0)
  const tenths = Math.round((n(years) * 365 + n(months) * 30 + n(days)) * DAY + n(hours) * 600 + n(minutes) * 10 + n(seconds) / 6)
  return sign || inner || timeSign ? -tenths || 0 : tenths
}
export const durationOf = (element: XmlElement, name: string): number | null => {
  const text = fieldOf(element, name)
  return text === null ? null : parseIsoDuration(text)
}

/** What a program can keep of a length: not below zero, not beyond all measure. */
export const atMost = (value: number | null): number | null => (value === null ? null : Math.min(LONGEST_DURATION, Math.max(0, value)))

/** `08:00:00` as tenths of a minute after midnight. */
export const timeOf = (element: XmlElement, name: string): number | null => {
  const match = /^(?:\d{4}-\d\d-\d\dT)?(\d{1,2}):(\d\d)(?::(\d\d))?/.exec(fieldOf(element, name) ?? '')
  return match ? Number(match[1]) * 600 + Number(match[2]) * 10 + Math.round(Number(match[3] ?? 0) / 6) : null
}

const UNITS: Record<number, LagUnit> = {
  3: 'm',
  4: 'em',
  5: 'h',
  6: 'eh',
  7: 'd',
  8: 'ed',
  9: 'w',
  10: 'ew',
  11: 'mo',
  12: 'emo',
  19: '%',
  20: 'e%',
  21: 'd',
}
/** A DurationFormat or LagFormat: the unit, and whether it is estimated (+32). 21 is "as the program shows", taken as days. */
export const unitOfFormat = (format: number | null): { unit: LagUnit; estimated: boolean } => {
  const code = format ?? 7
  const estimated = code >= 35
  return { unit: UNITS[estimated ? code - 32 : code] ?? 'd', estimated }
}

/** Durations as people type and files hold them ("5d", "2ew", "1.5w?", "91 Days", "2-3days", "0"), in ten languages, to tenths of a minute and back. */

import { DAY, type Duration, HOUR, LONGEST_DURATION, MINUTE, WEEK } from './instant.ts'
import type { DurationUnit } from './units.ts'

/** The display settings of the program that turn days, weeks and months into minutes. */
export interface DurationSettings {
  readonly minutesPerDay: number
  readonly minutesPerWeek: number
  readonly daysPerMonth: number
}
export interface ParsedDuration {
  /** Tenths of a minute; working time, or clock time when the unit is elapsed. */
  readonly value: Duration
  readonly unit: DurationUnit
  readonly estimated: boolean
  /** A range such as "2-3days" was given; its larger end is taken. */
  readonly fromRange?: boolean
}
export type DurationFault = { readonly fault: 'empty' | 'negative' | 'unreadable' | 'too-long' | 'unit'; readonly text: string }

/** Tenths of a minute in one of the unit. Elapsed months have 30 days, as in Microsoft Project. */
export const tenthsPer = (unit: DurationUnit, settings: DurationSettings): number => {
  switch (unit) {
    case 'm':
    case 'em':
      return MINUTE
    case 'h':
    case 'eh':
      return HOUR
    case 'd':
      return settings.minutesPerDay * MINUTE
    case 'w':
      return settings.minutesPerWeek * MINUTE
    case 'mo':
      return settings.daysPerMonth * settings.minutesPerDay * MINUTE
    case 'ed':
      return DAY
    case 'ew':
      return WEEK
    case 'emo':
      return 30 * DAY
  }
}

const words: Readonly<Record<'m' | 'h' | 'd' | 'w' | 'mo', string>> = {
  m: 'm min mins minute minutes minuten minuto minutos min. dk dakika мин минута минуты минут м 分 分钟 分鐘 分間 분',
  h: 'h hr hrs hour hours std stunde stunden heure heures hora horas sa saat ч час часа часов 小时 小時 时 時間 时间 시간',
  d: 'd day days dy dys wd workday workdays workingdays tag tage tagen at arbeitstage jour jours j jrs día días dia dias g gün gun д дн дня день дней 天 日 工作日 个工作日 日間 営業日 일',
  w: 'w wk wks week weeks wo wch woche wochen sem semaine semaines semana semanas hafta hf н нед неделя недели недель 周 週 星期 週間 주',
  mo: 'mo mon mons mth mths month months monat monate monaten mois mes meses mês ay мес месяц месяца месяцев 月 个月 個月 ヶ月 か月 カ月 개월 달',
}
const UNIT = new Map<string, 'm' | 'h' | 'd' | 'w' | 'mo'>(
  Object.entries(words).flatMap(([unit, list]) => list.split(' ').map((word) => [word, unit as 'm' | 'h' | 'd' | 'w' | 'mo'] as const)),
)
/**
 * Letters that mean one thing in one language and another in the next (conventions.md): read only when the file's language is known.
 * `t` day in German, hour in Swedish; `s` week in French and Spanish; `m` month in Italian and minute in English.
 */
const LETTERS_OF: Readonly<Record<string, Readonly<Record<string, 'm' | 'h' | 'd' | 'w' | 'mo'>>>> = {
  de: { t: 'd', s: 'h', m: 'mo' },
  fr: { s: 'w' },
  es: { s: 'w' },
  pt: { s: 'w' },
  it: { m: 'mo', g: 'd', s: 'w', o: 'h' },
  tr: { s: 'h', g: 'd', h: 'w' },
  sv: { t: 'h', v: 'w' },
  ru: { ч: 'h' },
}
const ELAPSED_WORD = /^(?:elapsed|kalender|cal\.?|calendar)\s*/

/** The unit for a word: "days", "ед", "eTage", "工作日". Null when it is none, or one that needs the file's language. */
export const unitOf = (word: string, locale = 'en'): DurationUnit | null => {
  const plain = word
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[.*()]+$|^[(]/g, '')
    .replace(/\(s\)|\(n\)/g, '')
    .replace(/^(?:working|work|business|wkg) (?=\p{L})/u, '')
  const calendarDays = plain.replace(ELAPSED_WORD, '')
  if (calendarDays !== plain) {
    const unit = unitOf(calendarDays, locale)
    return unit === null ? null : (`e${unit}` as DurationUnit)
  }
  const own = LETTERS_OF[locale.slice(0, 2)]?.[plain] ?? UNIT.get(plain)
  if (own) return own
  // e in front is elapsed, in Cyrillic as well (п for "прошедший" is Project's Russian letter).
  const elapsed = /^[eеп](.+)$/.exec(plain)
  const inner = elapsed ? (LETTERS_OF[locale.slice(0, 2)]?.[elapsed[1]] ?? UNIT.get(elapsed[1])) : undefined
  return inner ? (`e${inner}` as DurationUnit) : null
}

const NUMBER = String.raw`\d+(?:[.,]\d+)?|[.,]\d+`
const PATTERN = new RegExp(
  `^([-−–])?\\s*(${NUMBER})(?:\\s*(?:-|–|to|bis|до|à|a)\\s*(${NUMBER}))?\\s*([^\\d\\s?]*(?:\\s[^\\d\\s?]+)?)\\s*(\\?)?$`,
  'iu',
)
const THOUSANDS = /^\d{1,3}(?:[,. \u00a0\u202f]\d{3})+$/
const COMPOUND = new RegExp(`^(?:(${NUMBER})\\s*([^\\d\\s,;+]+)[\\s,;+]*){2,4}$`, 'u')

const toNumber = (text: string, hasUnit: boolean): number => {
  // "1,000" is a thousand; "2,5" before a unit is two and a half (a comma between digits and before a unit is a decimal).
  if (THOUSANDS.test(text) && !(hasUnit && /^\d{1,3}[,.]\d{3}$/.test(text) && text.startsWith('0')))
    return Number(text.replace(/[,. \u00a0\u202f]/g, ''))
  return Number(text.replace(',', '.'))
}

/**
 * Reads a duration; a bare number counts in `unit` (days when not said; "0" is a milestone's).
 * Faults name the text; nothing throws.
 */
export const parseDuration = (
  text: string,
  settings: DurationSettings,
  options: { unit?: DurationUnit; locale?: string } = {},
): ParsedDuration | DurationFault => {
  const plain = text
    .trim()
    .normalize('NFKC')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/^[~≈]\s*|^(?:ca\.?|approx\.?|about)\s+/i, '')
  if (plain === '') return { fault: 'empty', text }
  const compound = COMPOUND.test(plain) ? [...plain.matchAll(new RegExp(`(${NUMBER})\\s*([^\\d\\s,;+]+)`, 'gu'))] : []
  if (compound.length > 1 && compound.every((part) => unitOf(part[2].replace('?', ''), options.locale) !== null))
    return parseCompound(compound, text, settings, options)
  const match = PATTERN.exec(plain)
  if (!match) return { fault: 'unreadable', text }
  const [, sign, low, high, word, question] = match
  const unit = word === '' ? (options.unit ?? 'd') : unitOf(word, options.locale)
  if (unit === null) return { fault: 'unit', text }
  const amount = Math.max(toNumber(low, word !== ''), high === undefined ? 0 : toNumber(high, word !== ''))
  if (sign && amount !== 0) return { fault: 'negative', text }
  const value = Math.round(amount * tenthsPer(unit, settings))
  if (!(value <= LONGEST_DURATION)) return { fault: 'too-long', text }
  return { value, unit, estimated: question !== undefined, ...(high === undefined ? {} : { fromRange: true }) }
}

const parseCompound = (
  parts: readonly RegExpMatchArray[],
  text: string,
  settings: DurationSettings,
  options: { locale?: string },
): ParsedDuration | DurationFault => {
  let value = 0
  let largest: DurationUnit | null = null
  for (const [, amount, word] of parts) {
    const unit = unitOf(word.replace('?', ''), options.locale)
    if (unit === null || (largest !== null && unit.startsWith('e') !== largest.startsWith('e'))) return { fault: 'unit', text }
    largest ??= unit
    value += Math.round(toNumber(amount, true) * tenthsPer(unit, settings))
  }
  return value <= LONGEST_DURATION ? { value, unit: largest ?? 'd', estimated: text.includes('?') } : { fault: 'too-long', text }
}

/** "5d", "1.5w?": the shortest text that reads back as the same value; falls to a smaller unit when two decimals are not exact. */
export const formatDuration = (value: Duration, unit: DurationUnit, settings: DurationSettings, estimated = false): string => {
  const mark = estimated ? '?' : ''
  const smaller: DurationUnit[] = unit.startsWith('e') ? ['ed', 'eh', 'em'] : ['d', 'h', 'm']
  for (const candidate of [unit, ...smaller]) {
    const amount = Math.round((value / tenthsPer(candidate, settings)) * 100) / 100
    if (Math.round(amount * tenthsPer(candidate, settings)) === value) return `${amount}${candidate}${mark}`
  }
  return `${Math.round((value / tenthsPer(unit, settings)) * 100) / 100}${unit}${mark}`
}
/** "5 d" for "5d": as people read it. */
export const spaced = (duration: string): string => duration.replace(/^([\d.]+)/, '$1 ')

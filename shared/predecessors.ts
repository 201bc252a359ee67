/** The text of a predecessors cell (`3FS+2d;5SS-1w`): the whole grammar of conventions.md, in ten languages, read and written. */
import type { DurationUnit } from './model/fields.ts'
import type { LagUnit, LinkType } from './model/link.ts'
import { type DurationSettings, formatDuration, parseDuration, unitOf } from './time/durationText.ts'

export interface PredecessorItem {
  /** A row number, a WBS code, a unique code or (when names are allowed) a task's name: what stands before the type. */
  readonly ref: string
  readonly type: LinkType
  /** Tenths of a minute; with unit % or e% tenths of a percent. */
  readonly lag: number
  readonly lagUnit: LagUnit
}
export interface PredecessorFault {
  /** 0-based place in the text, and the piece that is not understood. */
  readonly at: number
  readonly what: string
  /** A sentence for the planner: what is wrong and what to write instead. */
  readonly why: string
}
export type ParsedPredecessors = { readonly ok: true; readonly items: PredecessorItem[] } | ({ readonly ok: false } & PredecessorFault)

/** The codes of all languages collide nowhere, so one table reads all (conventions.md). Cyrillic ones are listed by their Latin look-alikes too. */
const CODES: Readonly<Record<LinkType, string>> = {
  FS: 'FS EA FD FC TI КН ОН BS FİS',
  SS: 'SS AA DD CC II НН BB',
  FF: 'FF EE TT КК ОО',
  SF: 'SF AE DF CF IT НК НО BF',
}
const LOOK_ALIKE: Readonly<Record<string, string>> = { К: 'K', Н: 'H', О: 'O', С: 'C', Е: 'E', А: 'A', В: 'B', Т: 'T' }
const latin = (text: string): string => text.replace(/[КНОСЕАВТ]/g, (letter) => LOOK_ALIKE[letter])
const TYPE = new Map<string, LinkType>(
  (Object.entries(CODES) as [LinkType, string][]).flatMap(([type, codes]) =>
    codes.split(' ').flatMap((code) => [[code, type] as const, [latin(code), type] as const]),
  ),
)
const typeOf = (code: string): LinkType | null => TYPE.get(code.toUpperCase()) ?? TYPE.get(latin(code.toUpperCase())) ?? null

const SEPARATOR = /[;\n，；、]/
/** A lag at the end of an item: a sign, a number and a unit or per cent. */
const LAG = /\s*([+\-−–])\s*(\d+(?:[.,]\d+)?|[.,]\d+)\s*(%|[eе]%|[^\d\s+\-−–]*)\s*\??\s*$/iu
const CODE_AT_END = /^(.*?)[\s([-]*\(?([A-Za-zА-Яа-яİ]{2})\)?$/u

/** A name has 400 characters, type and lag a few more. What is longer is no reference, and no pattern has to search it. */
const LONGEST_ITEM = 1000
/** How far around a comma its decimal number can reach. */
const NUMBER_REACH = 40

/** Splits at `;` and line breaks, and at commas that are not a decimal comma (`2,5д`: between digits and before a unit). */
const splitItems = (text: string): { text: string; at: number }[] => {
  const items: { text: string; at: number }[] = []
  let from = 0
  for (let at = 0; at <= text.length; at += 1) {
    const letter = text[at]
    const ends = letter === undefined || SEPARATOR.test(letter) || (letter === ',' && !isDecimalComma(text, at))
    if (!ends) continue
    const piece = text.slice(from, at)
    if (piece.trim() !== '') items.push({ text: piece.trim(), at: from + piece.search(/\S/) })
    from = at + 1
  }
  return items
}
/** Only inside a lag (after its sign) can a comma be a decimal one: `3FS+2,5d`. */
const isDecimalComma = (text: string, at: number): boolean => {
  const right = text.slice(at + 1, at + 1 + NUMBER_REACH)
  const before = /[+\-−–]\s*\d+$/.test(text.slice(Math.max(0, at - NUMBER_REACH), at))
  const after = /^\d+\s*(?:%|[\p{L}]+)/u.exec(right)
  return before && after !== null && !/^\d+\s*[\p{L}]{2}\s*(?:$|[,;+\-−–])/u.test(right.replace(/^\d+\s*(?:mo|em|eh|ed|ew|dk|дн)\b/iu, ''))
}

const lagOf = (
  sign: string,
  amount: string,
  word: string,
  settings: DurationSettings,
  locale: string,
): { lag: number; lagUnit: LagUnit } | null => {
  const factor = sign === '+' ? 1 : -1
  if (word.endsWith('%')) {
    const lag = Math.round(Number(amount.replace(',', '.')) * 10) * factor
    return Number.isFinite(lag) ? { lag: lag || 0, lagUnit: word.length > 1 ? 'e%' : '%' } : null
  }
  if (word !== '' && unitOf(word, locale) === null) return null
  const parsed = parseDuration(`${amount.replace(',', '.')}${word}`, settings, { locale })
  return 'fault' in parsed ? null : { lag: parsed.value * factor || 0, lagUnit: parsed.unit }
}

const parseItem = (
  item: { text: string; at: number },
  settings: DurationSettings,
  options: { locale?: string; isRef?: (ref: string) => boolean },
): PredecessorItem | PredecessorFault => {
  if (item.text.length > LONGEST_ITEM) {
    const what = `${item.text.slice(0, 40)}…`
    return { at: item.at, what, why: `"${what}" is too long to name a task. Write row numbers or WBS codes, parted by semicolons.` }
  }
  const locale = options.locale ?? 'en'
  const isRef = options.isRef ?? (() => false)
  const whole = item.text.replace(/^\[|\]$/g, '').trim()
  const plain = { type: 'FS' as LinkType, lag: 0, lagUnit: 'd' as LagUnit }
  // A code such as "P2-01" or a name with a hyphen is a reference, not a task 2 with a lead.
  if (isRef(whole)) return { ref: whole, ...plain }
  const lagMatch = LAG.exec(whole)
  let head = whole
  let lag: { lag: number; lagUnit: LagUnit } = { lag: 0, lagUnit: 'd' }
  if (lagMatch && lagMatch.index > 0) {
    const [piece, sign, amount, word] = lagMatch
    const before = whole.slice(0, lagMatch.index).trim()
    const found = lagOf(sign, amount, word, settings, locale)
    const code = CODE_AT_END.exec(before)
    const isLead = sign === '+' || /^\d+(\.\d+)*$/.test(before) || (code !== null && typeOf(code[2]) !== null) || isRef(before)
    if (isLead && found === null) {
      const at = item.at + whole.indexOf(piece.trim())
      return {
        at,
        what: piece.trim(),
        why: `"${piece.trim()}" is no lag. Write a sign, a number and m, h, d, w, mo or %, for example +2d, -1w or +50%.`,
      }
    }
    if (isLead && found !== null) {
      head = before
      lag = found
    }
  }
  if (isRef(head)) return { ref: head, ...plain, ...lag }
  const code = CODE_AT_END.exec(head)
  const type = code ? typeOf(code[2]) : null
  if (code && type !== null && code[1].trim() !== '') return { ref: code[1].trim().replace(/[\s(:-]+$/, ''), type, ...lag }
  const digits = /^(\d+)([\p{L}]{1,4})$/u.exec(head)
  if (digits && !isRef(head))
    return {
      at: item.at + digits[1].length,
      what: digits[2],
      why: `"${digits[2]}" is no type of link. Write FS, SS, FF or SF after the row number, for example ${digits[1]}FS+2d.`,
    }
  if (head === '' || /^[A-Za-z]{2}$/.test(head) === false ? head === '' : typeOf(head) !== null && !isRef(head))
    return { at: item.at, what: item.text, why: `"${item.text}" names no task. Write a row number or a WBS code first, for example 3FS.` }
  return { ref: head, ...plain, ...lag }
}

const EMPTY = /^(?:-+|–|—|none|no|n\/?a|nil|null|нет|keine?|aucune?|ninguna?|nenhuma?|yok|无|無|なし|없음|\[\s*\])$/iu

/** One row number and a type: nearly all there is, and nothing else that it could be. */
const USUAL = /^(\d{1,9})(FS|SS|FF|SF)$/

/**
 * Parses a whole cell. `isRef` says whether a text is a task's id, WBS code or name as it stands, so that references with hyphens,
 * commas or two-letter endings are not torn apart; without it, references are what the grammar says. Empty cells give no items.
 */
export const parsePredecessors = (
  text: string,
  settings: DurationSettings,
  options: { locale?: string; isRef?: (ref: string) => boolean } = {},
): ParsedPredecessors => {
  const trimmed = text.trim()
  if (trimmed === '' || EMPTY.test(trimmed)) return { ok: true, items: [] }
  if (options.isRef?.(trimmed)) return { ok: true, items: [{ ref: trimmed, type: 'FS', lag: 0, lagUnit: 'd' }] }
  const usual = USUAL.exec(trimmed)
  if (usual) return { ok: true, items: [{ ref: usual[1], type: usual[2] as LinkType, lag: 0, lagUnit: 'd' }] }
  const list = /^\[(.*)\]$|^\((.*)\)$/s.exec(trimmed)
  const inner = list ? (list[1] ?? list[2]) : trimmed
  const quoted = [...inner.matchAll(/(['"])(.*?)\1/g)]
  const pieces =
    quoted.length > 0 && list
      ? quoted.map((match) => ({ text: match[2].trim(), at: trimmed.indexOf(match[0]) + 1 })).filter((piece) => piece.text !== '')
      : splitItems(inner)
  const items: PredecessorItem[] = []
  for (const piece of pieces) {
    if (EMPTY.test(piece.text)) continue
    const parsed = parseItem(piece, settings, options)
    if ('why' in parsed) return { ok: false, ...parsed }
    items.push(parsed)
  }
  return { ok: true, items }
}

const lagText = (lag: number, unit: LagUnit, settings: DurationSettings): string => {
  if (lag === 0) return ''
  const sign = lag < 0 ? '-' : '+'
  const amount = Math.abs(lag)
  return unit === '%' || unit === 'e%' ? `${sign}${amount / 10}${unit}` : `${sign}${formatDuration(amount, unit as DurationUnit, settings)}`
}

/** "3", "3SS", "3FS+2d": FS is said only with a lag, as Microsoft Project writes it. */
export const formatPredecessor = (item: PredecessorItem, settings: DurationSettings): string => {
  const lag = lagText(item.lag, item.lagUnit, settings)
  return `${item.ref}${item.type === 'FS' && lag === '' ? '' : item.type}${lag}`
}
export const formatPredecessors = (items: readonly PredecessorItem[], settings: DurationSettings): string =>
  items.map((item) => formatPredecessor(item, settings)).join(';')

/** What a column's heading means: a field of ours, how sure that is, the unit it names, and the language it is written in. */
import type { DurationUnit } from '../../../shared/model/fields.ts'
import { unitOf } from '../../../shared/time/durationText.ts'
import { fillers, headingNames, type Language, modifiers, type PlanField, planFields, registerNames } from './headingWords.ts'

export type { PlanField } from './headingWords.ts'

export interface Heading {
  readonly field: PlanField
  /** 3 exact, 2.5 with planned/actual/baseline, 2 with other words left out, about 1 contained in a longer heading. */
  readonly weight: number
  readonly unit: DurationUnit | null
  readonly language: Language
  /** The heading is nothing but "Actual" (実績): which date it is, its place among its like tells. */
  readonly isBareModifier?: boolean
}

/** Lower case, one space, no line breaks, camelCase and snake_case opened, footnote marks off. */
const plainHeading = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/([a-zа-я])([A-Z])/g, '$1 $2')
    .toLocaleLowerCase('en')
    .replaceAll('i̇', 'i')
    .replaceAll('ё', 'е')
    .replace(/[_\s/|\\:;,!?*•·"'’`´<>=~–—]+/g, ' ')
    .replace(/\.(?=\s|$)/g, ' ')
    .replace(/(?<=\p{L})-(?=\p{L})/gu, ' ')
    .replace(/[[\](){}]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

interface Known {
  readonly field: PlanField
  readonly language: Language
}
const EXACT = new Map<string, Known>()
for (const field of planFields)
  for (const [language, names] of Object.entries(headingNames[field]) as [Language, string][])
    for (const name of names.split('|')) {
      const key = plainHeading(name)
      if (key !== '' && !EXACT.has(key)) EXACT.set(key, { field, language })
    }
const isCjk = (text: string): boolean => /[぀-ヿ㐀-鿿가-힯]/.test(text)
/** Longer names first, so that "end date" is found before "date" would be. One-letter names only count alone. */
const CONTAINED = [...EXACT]
  .filter(([name]) => name.length > 1)
  .sort((a, b) => b[0].length - a[0].length)
  .map(([name, known]) => ({ name, known, isWhole: isCjk(name), padded: ` ${name} ` }))
const REGISTER = new Set(registerNames.split('|').map(plainHeading))

type Modifier = keyof typeof modifiers
const MODIFIER_WORDS = new Map<string, Modifier>(
  (Object.entries(modifiers) as [Modifier, { words: string }][]).flatMap(([kind, { words }]) =>
    words.split(' ').map((word) => [word.replaceAll('ё', 'е'), kind] as const),
  ),
)

/** Null: known, and of no use to a plan (work actually done). */
const modified = (field: PlanField, modifier: Modifier | null): PlanField | null => {
  if (modifier === 'actual')
    return field === 'start' ? 'actualStart' : field === 'finish' ? 'actualFinish' : field === 'work' || field === 'duration' ? null : field
  if (modifier === 'baseline')
    return field === 'start' ? 'baselineStart' : field === 'finish' ? 'baselineFinish' : field === 'duration' ? 'baselineDuration' : field
  return field
}

const splitModifier = (key: string): { rest: string; modifier: Modifier | null } => {
  let rest = key
  let modifier: Modifier | null = null
  for (const kind of ['baseline', 'actual', 'plan'] as const) {
    const without = rest.replace(modifiers[kind].inside, ' ')
    if (without !== rest) {
      modifier ??= kind
      rest = without
    }
  }
  const words = rest.split(' ').filter((word) => word !== '')
  const kept = words.filter((word) => {
    const kind = MODIFIER_WORDS.get(word)
    if (kind && (modifier === null || modifier === 'plan')) modifier = kind
    return kind === undefined
  })
  return { rest: kept.join(' '), modifier }
}

const UNIT_WORDS = /\(([^)]*)\)|[[【]([^\]】]*)[\]】]/g
const unitIn = (raw: string, key: string): DurationUnit | null => {
  for (const match of raw.normalize('NFKC').matchAll(UNIT_WORDS)) {
    for (const word of (match[1] ?? match[2]).replace(/^in\s+/i, '').split(/[\s,/]+/)) {
      const unit = word.length > 0 ? unitOf(word.replace(/s\)$/, '')) : null
      if (unit) return unit
    }
  }
  for (const word of key.split(' ')) {
    if (word.length < 2 && !isCjk(word)) continue
    const unit = unitOf(word)
    if (unit) return unit
  }
  return /天|日数|工日/.test(key) ? 'd' : null
}

const contained = (key: string): { known: Known; length: number } | null => {
  const padded = ` ${key} `
  let best: { known: Known; length: number; at: number } | null = null
  for (const { name, known, isWhole, padded: word } of CONTAINED) {
    if (best && name.length < best.length) break
    const at = isWhole ? key.indexOf(name) : padded.indexOf(word)
    if (at < 0) continue
    if (!best || at > best.at) best = { known, length: name.length, at }
  }
  return best
}

const cache = new Map<string, Heading | null>()
const MOST_CACHED = 20_000

/** Null when the text is the name of no column. */
export const headingOf = (raw: string): Heading | null => {
  const found = cache.get(raw)
  if (found !== undefined) return found
  const heading = findHeading(raw)
  if (cache.size > MOST_CACHED) cache.clear()
  cache.set(raw, heading)
  return heading
}

const findHeading = (raw: string): Heading | null => {
  if (raw.length > 120) return null
  const key = plainHeading(raw)
  if (key === '' || /^[\d\s.%]+$/.test(key)) return null
  const outside = plainHeading(raw.normalize('NFKC').replace(UNIT_WORDS, ' '))
  const make = (known: Known, modifier: Modifier | null, weight: number): Heading | null => {
    const field = modified(known.field, modifier)
    return field === null ? null : { field, weight, unit: unitIn(raw, key), language: known.language }
  }
  const texts = new Set([key, outside])
  for (const text of texts) {
    const exact = EXACT.get(text)
    if (exact) return make(exact, null, 3)
  }
  for (const text of texts) {
    const { rest, modifier } = splitModifier(text)
    if (rest === '' && modifier !== null)
      return modifier === 'baseline'
        ? null
        : {
            field: modifier === 'actual' ? 'actualStart' : 'start',
            weight: 1.2,
            unit: null,
            language: isCjk(text) ? 'ja' : 'en',
            isBareModifier: true,
          }
    const known = EXACT.get(rest)
    if (known) return make(known, modifier, 2.5)
    const words = rest.split(' ')
    const core = words.filter((word) => !fillers.has(word)).join(' ')
    const bare = core === '' ? undefined : EXACT.get(core)
    if (bare) return make(bare, modifier, 2)
    // "days" and "hrs" after the noun are its unit: "effort hrs", "duration days".
    const noun = words.filter((word) => !fillers.has(word) && unitOf(word) === null).join(' ')
    const measured = noun === '' ? undefined : EXACT.get(noun)
    if (measured) return make(measured, modifier, 2)
  }
  // "Action ID", "ReqId", "Ticket No": the last word says that it numbers the rows.
  if (/ (?:id|no|nr|number|key|code)$/.test(outside)) return make({ field: 'id', language: 'en' }, null, 1.8)
  // A sentence is no heading, though a heading's word stands in it.
  if (key.length > 60) return null
  const { rest, modifier } = splitModifier(key)
  const inside = contained(rest)
  return inside ? make(inside.known, modifier, Math.min(1.5, 0.8 + inside.length / 20)) : null
}

const registers = new Map<string, boolean>()

/** The heading belongs to a register: probability, mitigation, severity ... */
export const isRegisterHeading = (raw: string): boolean => {
  if (raw.length > 120) return false
  const found = registers.get(raw)
  if (found !== undefined) return found
  const isOne = REGISTER.has(plainHeading(raw)) || REGISTER.has(plainHeading(raw.normalize('NFKC').replace(UNIT_WORDS, ' ')))
  if (registers.size > MOST_CACHED) registers.clear()
  registers.set(raw, isOne)
  return isOne
}

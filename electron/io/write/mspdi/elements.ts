/** XML elements in the order that Microsoft Project's schema asks for: ours, and those of the source file that we keep and write back. */
import { formatIso } from '../../../../shared/time/instant.ts'
import { escapeXml } from '../safeText.ts'

/** A name and the whole element as XML. */
export type Element = readonly [name: string, xml: string]

/** An element with a value; null, undefined and '' leave it out. Booleans are 0 and 1. */
export const element = (name: string, value: string | number | boolean | null | undefined): Element[] => {
  if (value === null || value === undefined || value === '') return []
  const text = typeof value === 'boolean' ? (value ? '1' : '0') : typeof value === 'number' ? String(value) : escapeXml(value)
  return [[name, `<${name}>${text}</${name}>`]]
}
export const parent = (name: string, inner: string): Element => [name, `<${name}>${inner}</${name}>`]
export const date = (name: string, instant: number | null): Element[] => element(name, instant === null ? null : formatIso(instant))
/** `PT40H0M0S`; negative as Project writes it, `PT-40H0M0S`. */
export const isoDuration = (tenths: number): string => {
  const seconds = Math.abs(Math.round(tenths)) * 6
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  return `PT${tenths < 0 ? '-' : ''}${hours}H${minutes}M${seconds % 60}S`
}
export const span = (name: string, tenths: number | null): Element[] => element(name, tenths === null ? null : isoDuration(tenths))

/** The elements at the top of a kept piece of XML (written by our reader: no comments, no CDATA). */
export const topElements = (xml: string): Element[] => {
  const found: Element[] = []
  let depth = 0
  let start = 0
  for (const tag of xml.matchAll(/<(\/?)([\w.:-]+)[^>]*?(\/?)>/g)) {
    const [text, closing, name, empty] = tag
    if (closing) depth -= 1
    else {
      if (depth === 0) start = tag.index
      if (!empty) depth += 1
    }
    if (depth === 0) found.push([name, xml.slice(start, tag.index + text.length)])
  }
  return found
}

const places = new WeakMap<readonly string[], ReadonlyMap<string, number>>()
const placesOf = (order: readonly string[]): ReadonlyMap<string, number> => {
  let known = places.get(order)
  if (!known) {
    known = new Map(order.map((name, at) => [name, at]))
    places.set(order, known)
  }
  return known
}

/**
 * Ours and the kept ones in schema order; ours win over a kept one of the same name, a kept one wins over a default.
 * Names that the order does not know come last.
 */
export const inOrder = (
  own: readonly Element[],
  kept: string | null,
  order: readonly string[],
  defaults: readonly Element[] = [],
): string => {
  const place = placesOf(order)
  const all = [...own]
  if (kept !== null) {
    const names = new Set(own.map(([name]) => name))
    all.push(...topElements(kept).filter(([name]) => !names.has(name)))
  }
  if (defaults.length > 0) {
    const said = new Set(all.map(([name]) => name))
    all.push(...defaults.filter(([name]) => !said.has(name)))
  }
  const at = (name: string): number => place.get(name) ?? order.length
  return all
    .sort((a, b) => at(a[0]) - at(b[0]))
    .map(([, xml]) => xml)
    .join('')
}

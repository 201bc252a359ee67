/** Mutations that keep a file's structure just enough to get past its beginning: attributes, numbers, elements, cells, nesting, entities. */
type Random = () => number
const below = (random: Random, limit: number): number => Math.floor(random() * limit)
const some = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)]

const strange = [
  '',
  '0',
  '-1',
  '1e308',
  '99999999999999999999',
  'NaN',
  'Infinity',
  '2147483648',
  '-2147483649',
  '0x7f',
  '1,5',
  '２０２７',
  '\u0000',
  '\ud800',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '=1+1',
  'A1:XFD1048576',
  'A1:ZZZZ9',
  'true',
  'P9999999Y',
  'PT-8H',
  '9999-12-31T23:59:59',
  '0000-00-00',
  '1900-02-29',
  '2027-13-45',
  '\u202e',
  '5 days?',
  '3ed',
  '12FS+3d;4SS-50%',
  '31.12.2027 17:00',
  'Q3 2027',
  'Wk 14',
  '2199-12-31',
  '1899-12-31T00:00:00',
  '44562.99999',
  '2958466',
  'PT0H0M0S',
  'P1DT2H',
  '24:00:00',
  '255',
  '65536',
  '100%',
  'x'.repeat(5000),
]

const replaced = (random: Random, text: string, pattern: RegExp): string => {
  const found = [...text.matchAll(pattern)]
  if (found.length === 0) return text
  const hit = some(random, found)
  const at = hit.index + hit[0].indexOf(hit[1], hit[0].length > hit[1].length ? 1 : 0)
  return text.slice(0, at) + some(random, strange) + text.slice(at + hit[1].length)
}
const element = (random: Random, text: string): { from: number; to: number } | null => {
  const found = [...text.matchAll(/<([A-Za-z:]+)(?:\s[^<>]*)?>[^<]*<\/\1>/g)]
  if (found.length === 0) return null
  const hit = some(random, found)
  return { from: hit.index, to: hit.index + hit[0].length }
}

const onXml: readonly ((random: Random, text: string) => string)[] = [
  (random, text) => replaced(random, text, /="([^"]*)"/g),
  (random, text) => replaced(random, text, />([^<>]+)</g),
  (random, text) => {
    const hit = element(random, text)
    return hit ? text.slice(0, hit.from) + text.slice(hit.to) : text
  },
  (random, text) => {
    const hit = element(random, text)
    return hit ? text.slice(0, hit.to) + text.slice(hit.from, hit.to).repeat(1 + below(random, 50)) + text.slice(hit.to) : text
  },
  (random, text) => {
    const from = element(random, text)
    const to = element(random, text)
    return from && to ? text.slice(0, to.from) + text.slice(from.from, from.to) + text.slice(to.to) : text
  },
  (random, text) => {
    const hit = element(random, text)
    const depth = 1 + below(random, random() < 0.2 ? 3000 : 80)
    return hit ? text.slice(0, hit.from) + '<a>'.repeat(depth) + '</a>'.repeat(depth) + text.slice(hit.from) : text
  },
  (random, text) =>
    text
      .replace(/\?>/, `?><!DOCTYPE x [<!ENTITY a "${'b'.repeat(below(random, 100))}"><!ENTITY c "&a;&a;&a;">]>`)
      .replace(/>([^<>]+)</, '>&c;<'),
  (random, text) => text.slice(0, below(random, text.length)),
  (random, text) => text.replace(/encoding="[^"]*"/, `encoding="${some(random, ['UTF-16', 'ISO-8859-1', 'nonsense', 'utf-7'])}"`),
  (_random, text) => text.replaceAll('</', '< /'),
  (random, text) => replaced(random, text, /<(\w+)[\s>]/g),
]
const repeated = (random: Random, text: string, ways: readonly ((random: Random, text: string) => string)[]): string => {
  let changed = text
  for (let times = 1 + below(random, 3); times > 0; times -= 1) changed = some(random, ways)(random, changed)
  return changed
}
export const mutateXml = (random: Random, text: string): string => repeated(random, text, onXml)

const onTable: readonly ((random: Random, text: string) => string)[] = [
  (random, text) => replaced(random, text, /[,\n]([^,\n"]+)/g),
  (random, text) => text.replaceAll(',', some(random, [';', '\t', '|', ',,'])),
  (random, text) => {
    const at = below(random, text.length)
    return `${text.slice(0, at)}${some(random, ['"', '\n', '\r', ',', '\u0000', '"\n"', ';'])}${text.slice(at)}`
  },
  (random, text) => {
    const lines = text.split('\n')
    const at = below(random, lines.length)
    lines.splice(at, below(random, 2), ...Array.from({ length: below(random, 30) }, () => some(random, lines)))
    return lines.join('\n')
  },
  (random, text) => text.slice(0, below(random, text.length)),
  (random, text) => `${text}\n${'x,'.repeat(below(random, random() < 0.1 ? 3000 : 30))}`,
  (random, text) => `${'\n'.repeat(below(random, 50))}${text}`,
]
export const mutateTable = (random: Random, text: string): string => repeated(random, text, onTable)

/** One in ten gets damage that knows no structure on top. */
export const mutateBytes = (random: Random, bytes: Buffer): Buffer => {
  if (random() > 0.1) return bytes
  const copy = Buffer.from(bytes)
  for (let times = 1 + below(random, 8); times > 0; times -= 1) copy[below(random, copy.length)] = below(random, 256)
  return random() < 0.3 ? copy.subarray(0, below(random, copy.length)) : copy
}

/** The beginning of one with the end of another, cut where either has a cell, a line or an element. */
export const spliced = (random: Random, a: string, b: string): string => {
  const cut = (text: string): number => {
    const from = below(random, text.length)
    const next = [text.indexOf('<', from), text.indexOf('\n', from), text.indexOf(',', from)].filter((at) => at >= 0)
    return next.length > 0 ? Math.min(...next) : from
  }
  return a.slice(0, cut(a)) + b.slice(cut(b))
}

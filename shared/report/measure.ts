/** How wide words will be on a slide, without a renderer: Inter's advance widths (Calibri and Arial are narrower). */
import { steady } from '../steady.ts'

export type Weight = 'regular' | 'semibold' | 'bold'
/** Hundredths of an em for the characters from space to ~, measured once in Inter. */
const WIDTHS: Readonly<Record<Weight, readonly number[]>> = {
  regular:
    '28 28 40 63 64 81 64 22 36 36 50 66 28 46 28 36 62 46 61 64 64 61 62 57 62 62 28 28 66 66 66 51 94 68 65 73 72 60 59 74 74 26 54 65 56 89 75 76 63 76 64 64 64 74 68 95 64 66 62 36 36 36 47 45 50 56 62 56 62 58 36 61 59 24 24 54 24 87 59 60 61 61 37 52 36 58 56 81 54 56 54 36 33 36 66'
      .split(' ')
      .map(Number),
  semibold:
    '25 31 40 64 65 84 66 21 39 39 54 67 30 47 29 38 67 48 62 65 67 63 65 59 65 65 29 30 67 67 67 54 100 72 66 74 72 61 59 75 74 27 56 68 57 91 74 77 64 78 65 65 66 73 72 101 69 70 65 39 38 39 48 47 50 57 63 58 63 59 38 63 61 26 26 57 26 90 61 61 62 62 40 55 38 61 58 84 56 58 56 39 36 39 67'
      .split(' ')
      .map(Number),
  bold: '23 32 39 65 65 86 67 21 41 41 56 68 30 47 30 39 69 49 63 66 68 64 66 59 66 66 30 30 68 68 68 56 103 75 66 75 73 61 58 76 75 28 57 69 57 91 74 78 65 78 66 65 67 73 75 104 71 72 67 41 39 41 49 48 50 58 64 59 64 60 39 63 62 27 27 58 27 91 62 61 63 63 41 56 39 62 59 85 57 59 57 41 37 41 68'
    .split(' ')
    .map(Number),
}

const widthOfCode = (code: number, weight: Weight): number => {
  if (code >= 32 && code < 127) return WIDTHS[weight][code - 32]
  if (code < 32) return 0
  // A space that holds words together, and the minus sign, which is as wide as a plus.
  if (code === 0xa0) return WIDTHS[weight][0]
  if (code === 0x2212) return WIDTHS[weight][11]
  if (code < 0x370) return 62
  if (code < 0x530) return 72
  return 100
}

/** Pixels that the text needs on one line at this size in pixels. */
export const widthOf = (text: string, size: number, weight: Weight = 'regular'): number => {
  let sum = 0
  for (const character of text) sum += widthOfCode(character.codePointAt(0) ?? 0, weight)
  return (sum * size) / 100
}

/** Lines after wrapping at spaces, and inside a word that is longer than a line. */
export const linesOf = (text: string, size: number, width: number, weight: Weight = 'regular'): number => {
  const room = width * 0.97
  const space = widthOf(' ', size, weight)
  let lines = 0
  for (const paragraph of text.split('\n')) {
    let at = 0
    lines += 1
    for (const word of paragraph.split(' ')) {
      const needed = widthOf(word, size, weight)
      if (at > 0 && at + space + needed <= room) {
        at += space + needed
        continue
      }
      if (at > 0) lines += 1
      const broken = Math.max(1, Math.ceil(needed / room))
      lines += broken - 1
      at = needed - (broken - 1) * room
    }
  }
  return lines
}

/** Cuts at a character, with an ellipsis, until it passes; text that passes stays as it is. */
const cut = (text: string, passes: (text: string) => boolean): string => {
  if (passes(text)) return text
  const characters = [...text]
  let low = 0
  let high = characters.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (passes(`${characters.slice(0, middle).join('').trimEnd()}…`)) low = middle
    else high = middle - 1
  }
  return `${characters.slice(0, low).join('').trimEnd()}…`
}

/** One line of at most `width` pixels. */
export const shorten = (text: string, size: number, width: number, weight: Weight = 'regular'): string =>
  cut(flat(text), (attempt) => widthOf(attempt, size, weight) <= width)

/** At most `lines` lines of `width` pixels. */
export const clamp = (text: string, lines: number, size: number, width: number, weight: Weight = 'regular'): string =>
  cut(flat(text), (attempt) => linesOf(attempt, size, width, weight) <= lines)

/** A name for the middle of a sentence: one line, at most so many characters, cut at a word where that loses little. */
export const brief = (text: string, length = 44): string => {
  const characters = [...flat(text)]
  if (characters.length <= length) return characters.join('')
  const head = characters.slice(0, length - 1).join('')
  const space = head.lastIndexOf(' ')
  return `${(space > length * 0.6 ? head.slice(0, space) : head).trimEnd()}…`
}

/** One line without the characters that XML cannot hold; a space that holds words together stays one. */
export const flat = (text: string): string =>
  steady(text)
    .toWellFormed()
    .replace(/(?:[^\S\u00a0]|[\p{Cc}\uFFFE\uFFFF])+/gu, ' ')
    .trim()

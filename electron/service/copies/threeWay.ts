/** Three versions of one thing side by side: as it was when two copies parted, as it is here, as it is there. */
import type { CopySide } from '../../../shared/contract/copies.ts'

export interface Three<T> {
  readonly base: T
  readonly here: T
  readonly there: T
}
export const threeOf = <T, U>(of: Three<T>, map: (value: T, version: keyof Three<unknown>) => U): Three<U> => ({
  base: map(of.base, 'base'),
  here: map(of.here, 'here'),
  there: map(of.there, 'there'),
})

/** Who changed it; null when here and there hold the same, whoever came to it. */
export const sideOf = <T>(of: Three<T>, isSame: (a: T, b: T) => boolean = Object.is): CopySide | null => {
  if (isSame(of.here, of.there)) return null
  if (isSame(of.here, of.base)) return 'there'
  return isSame(of.there, of.base) ? 'here' : 'both'
}

const isSameJson = (a: unknown, b: unknown): boolean =>
  typeof a === 'object' && typeof b === 'object' && a !== null && b !== null && JSON.stringify(a) === JSON.stringify(b)
export const isSameValue = (a: unknown, b: unknown): boolean => Object.is(a, b) || isSameJson(a, b)
export const isSameRow = (a: object | undefined, b: object | undefined): boolean => {
  if (a === b) return true
  if (a === undefined || b === undefined) return false
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  for (const name in right) if (!isSameValue(left[name], right[name])) return false
  return true
}

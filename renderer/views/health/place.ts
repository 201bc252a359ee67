/** Where the reader of the Health screen was: kept while the program runs, so that a look at a task in the plan loses nothing. */
import type { CheckKey } from '../../../shared/model/finding.ts'

export type Shown = 'all' | 'failed'
export type FamilyKey = 'dcma' | 'delivery'
interface Place {
  readonly path: string | null
  show: Shown
  readonly open: Record<FamilyKey, CheckKey | null>
  scroll: number
}

const start = (path: string | null): Place => ({ path, show: 'all', open: { dcma: null, delivery: null }, scroll: 0 })
let place = start(null)

/** The place in this file; another file begins at its top. Views write to it as the reader moves. */
export const placeIn = (path: string | null): Place => {
  if (place.path !== path) place = start(path)
  return place
}

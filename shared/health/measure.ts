/** From two numbers to a finding: a share in per cent or an index, held against its limit. */

import { type CheckKey, dcmaChecks, type Finding, type FoundItem } from '../model/finding.ts'
import type { HealthLimits } from '../model/healthLimits.ts'
import { health as words } from '../words/en/health.ts'

interface Counted {
  readonly key: CheckKey
  readonly limits: HealthLimits
  readonly numerator: number
  readonly denominator: number
  readonly items?: readonly FoundItem[]
  readonly unit?: Finding['unit']
  readonly sense?: Finding['sense']
  readonly note?: string
}

const head = (key: CheckKey, limits: HealthLimits): Pick<Finding, 'key' | 'point' | 'name' | 'formula' | 'source' | 'limit'> => {
  const point = (dcmaChecks as readonly string[]).indexOf(key)
  return {
    key,
    point: point < 0 ? null : point + 1,
    name: words.names[key],
    formula: words.formulas[key](limits),
    source: words.sources[key],
    limit: limits[key],
  }
}

/** A limit met exactly passes. Nothing to count (denominator 0) is a share of nothing: it passes at most-checks, with a note. */
export const measured = ({
  key,
  limits,
  numerator,
  denominator,
  items = [],
  unit = '%',
  sense = 'atMost',
  note = '',
}: Counted): Finding => {
  const ratio = denominator === 0 ? null : numerator / denominator
  const result = ratio === null ? null : unit === '%' ? ratio * 100 : ratio
  const limit = limits[key]
  // A share such as 57 of 60 must not fail at 95 % by the last bit of a division.
  const passed = result === null ? null : sense === 'atMost' ? result <= limit + 1e-9 : result >= limit - 1e-9
  return {
    ...head(key, limits),
    numerator,
    denominator,
    result,
    unit,
    sense,
    passed,
    note: result === null && note === '' ? words.nothingToCount : note,
    items: [...items],
  }
}

/** It cannot be measured; the note says what is missing. */
export const unmeasured = (key: CheckKey, limits: HealthLimits, note: string, rest: Pick<Finding, 'unit' | 'sense'>): Finding => ({
  ...head(key, limits),
  numerator: null,
  denominator: null,
  result: null,
  ...rest,
  passed: null,
  note,
  items: [],
})

export const about = (taskId: string, detail: string, rest: Partial<Pick<FoundItem, 'linkId' | 'fix'>> = {}): FoundItem => ({
  taskId,
  linkId: null,
  detail,
  fix: null,
  ...rest,
})

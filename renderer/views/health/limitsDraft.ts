/** The limits as typed: what is empty takes the published limit, what cannot be read is told beside its field. */
import { type ChosenLimits, type HealthLimits, healthLimits, publishedLimits } from '../../../shared/model/healthLimits.ts'
import { health as words } from '../../../shared/words/en/health.ts'

export type LimitKey = keyof HealthLimits
export type LimitsDraft = Readonly<Record<LimitKey, string>>
export const limitKeys = Object.keys(publishedLimits) as LimitKey[]

export const draftOf = (chosen: ChosenLimits | null): LimitsDraft =>
  Object.fromEntries(limitKeys.map((key) => [key, chosen?.[key] === undefined ? '' : String(chosen[key])])) as LimitsDraft

const mostOf = (key: LimitKey): number => healthLimits.shape[key].maxValue ?? 100

/** Only what differs from the published limits is kept; null = nothing does. */
export const readLimits = (draft: LimitsDraft): { limits: ChosenLimits | null; faults: Partial<Record<LimitKey, string>> } => {
  const limits: Partial<Record<LimitKey, number>> = {}
  const faults: Partial<Record<LimitKey, string>> = {}
  for (const key of limitKeys) {
    const text = draft[key]
      .trim()
      .replace(/\s*(%|d)$/, '')
      .replace(',', '.')
    if (text === '') continue
    const value = Number(text)
    if (healthLimits.shape[key].safeParse(value).success) {
      if (value !== publishedLimits[key]) limits[key] = value
    } else faults[key] = words.badLimit(0, mostOf(key))
  }
  return { limits: Object.keys(limits).length === 0 ? null : limits, faults }
}

/** The units of durations and lags, as planners write them. */

/** m minutes, h hours, d days, w weeks, mo months; with e in front elapsed (clock) time. */
export const durationUnits = ['m', 'h', 'd', 'w', 'mo', 'em', 'eh', 'ed', 'ew', 'emo'] as const
export type DurationUnit = (typeof durationUnits)[number]
export const isElapsed = (unit: string): boolean => unit.startsWith('e')

/** The building blocks of every schema: ids, bounded text, instants, durations. Every string, number and array has a bound. */
import { z } from 'zod'
import { EARLIEST, LATEST, LONGEST_DURATION } from '../time/instant.ts'
import { durationUnits } from '../time/units.ts'

/** A text id that never changes. */
export const id = z.string().regex(/^[A-Za-z0-9_:.-]{1,64}$/, 'an id of letters, digits and _ : . -')
/** The whole number by which other programs (Microsoft Project's Unique ID) know a row. */
export const uid = z.int().min(0).max(2_147_483_647)
export const LONGEST_NAME = 400
export const name = z.string().trim().min(1, 'a name').max(LONGEST_NAME)
export const shortText = z.string().max(400)
export const longText = z.string().max(100_000)
export const instant = z.int().min(EARLIEST, 'a date from 1900').max(LATEST, 'a date before 2200')
/** Tenths of a minute, not negative. */
export const duration = z.int().min(0, 'a duration of zero or more').max(LONGEST_DURATION)
export const signedDuration = z.int().min(-LONGEST_DURATION).max(LONGEST_DURATION)
export const percent = z.number().min(0).max(100)
export const colour = z.string().regex(/^#[0-9a-f]{6}$/, 'a colour like #1864ab')
export const nullable = <T extends z.ZodType>(schema: T) => schema.nullable()

export const durationUnit = z.enum(durationUnits)
export { type DurationUnit, durationUnits, isElapsed } from '../time/units.ts'

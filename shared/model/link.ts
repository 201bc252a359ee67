/** A link (dependency): the predecessor's start or finish bounds the successor's start or finish, with a lag. */
import { z } from 'zod'
import { durationUnits, id, signedDuration } from './fields.ts'

/** First letter: the predecessor's end that counts; second: the successor's end that is bounded. */
export const linkTypes = ['FS', 'SS', 'FF', 'SF'] as const
export type LinkType = (typeof linkTypes)[number]
export const lagUnits = [...durationUnits, '%', 'e%'] as const
export type LagUnit = (typeof lagUnits)[number]

export const linkRow = z.strictObject({
  id,
  predecessorId: id,
  successorId: id,
  type: z.enum(linkTypes),
  /** Tenths of a minute (a lead is negative); with unit % or e% tenths of a percent of the predecessor's duration. */
  lag: signedDuration,
  lagUnit: z.enum(lagUnits),
})
export type Link = Readonly<z.infer<typeof linkRow>>
/** At most one link of each type joins two tasks (as in Primavera). */
export const linkKey = (link: Pick<Link, 'predecessorId' | 'successorId' | 'type'>): string =>
  `${link.predecessorId}>${link.successorId}:${link.type}`

/** The limits that a plan's health is measured against: the program keeps those that its planner changed, the rest are the published ones. */
import { z } from 'zod'

const share = z.number().min(0).max(100)
const days = z.number().min(0).max(10_000)
const index = z.number().min(0).max(10)

/** Shares in per cent, spans in working days, indices as plain ratios. */
export const healthLimits = z.strictObject({
  /** Most work without a predecessor or a successor. */
  logic: share,
  leads: share,
  lags: share,
  /** Fewest finish-to-start links. */
  finishToStart: share,
  hardConstraints: share,
  highFloat: share,
  highFloatDays: days,
  negativeFloat: share,
  highDuration: share,
  highDurationDays: days,
  invalidDates: share,
  resources: share,
  missedTasks: share,
  /** Least share of a critical task's delay that must arrive at the finish. */
  criticalPath: share,
  /** Least critical path length index and baseline execution index. */
  cpli: index,
  bei: index,
  danglingLogic: share,
  owners: share,
  looseDates: share,
  squeezedTesting: share,
  /** Working days that testing should leave before the go-live after it, else before the program's finish. */
  testingRoomDays: days,
  lateSecurity: share,
  /** By when the security reviews should be over: per cent of the working time from the program's start to the go-live after them, else to its finish. */
  securityBy: share,
  greenButLate: share,
})
export type HealthLimits = Readonly<z.infer<typeof healthLimits>>
export const chosenLimits = healthLimits.partial()
export type ChosenLimits = Readonly<z.infer<typeof chosenLimits>>

/**
 * DCMA's own limits (14-Point Assessment of 2005; DCMA-EA PAM 200.1, October 2012, sections 4.1 to 4.14) and, below them, ours. Where the
 * pamphlet writes no number: leads, negative float, invalid dates and missing resources should not be there (0 here), and the critical path test wants
 * the finish to move in direct proportion (95 % here: calendars of their own on the way may take a little).
 */
export const publishedLimits: HealthLimits = {
  logic: 5,
  leads: 0,
  lags: 5,
  finishToStart: 90,
  hardConstraints: 5,
  highFloat: 5,
  highFloatDays: 44,
  negativeFloat: 0,
  highDuration: 5,
  highDurationDays: 44,
  invalidDates: 0,
  resources: 0,
  missedTasks: 5,
  criticalPath: 95,
  cpli: 0.95,
  bei: 0.95,
  // DECM 06A204b accepts none.
  danglingLogic: 0,
  owners: 0,
  looseDates: 5,
  squeezedTesting: 0,
  testingRoomDays: 5,
  lateSecurity: 0,
  securityBy: 75,
  greenButLate: 0,
}

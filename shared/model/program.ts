/** The program: one row of settings that hold for the whole plan. */
import { z } from 'zod'
import { HOUR } from '../time/instant.ts'
import { colour, duration, id, instant, longText, name, nullable, shortText } from './fields.ts'
import { chosenLimits } from './healthLimits.ts'

export const programRow = z.strictObject({
  id: z.literal('program'),
  name,
  /** Where the schedule starts (scheduleFrom = start) or must end (scheduleFrom = finish). */
  start: instant,
  finish: nullable(instant),
  scheduleFrom: z.enum(['start', 'finish']),
  /** The data date: what is before it has happened. It moves nothing by itself. */
  statusDate: nullable(instant),
  deadline: nullable(instant),
  calendarId: id,
  /** Display settings: working minutes in a day and a week, working days in a month (480, 2400, 20). */
  minutesPerDay: z.int().min(1).max(1440),
  minutesPerWeek: z.int().min(1).max(10_080),
  daysPerMonth: z.int().min(1).max(31),
  /** A task is critical when its total float is at or below this. */
  criticalLimit: duration,
  /** A task that is not critical is nearly so when its total float is at or below this; null = two working days. */
  nearCriticalLimit: nullable(duration),
  /** Each task without successors may not be later than it is: every network has a critical path of its own. null = no. */
  multipleCriticalPaths: nullable(z.boolean()),
  lagCalendar: z.enum(['successor', 'predecessor', 'program', '24h']),
  honourConstraints: z.boolean(),
  outOfSequence: z.enum(['retained', 'override']),
  /** Tenths of a minute after midnight at which a date without a time starts and ends a working day. */
  dayStart: duration,
  dayFinish: duration,
  /** The language of the source file and its dates, as BCP 47 ("en-GB"); unit letters collide between languages. */
  locale: z.string().max(20),
  /** Limits of the health checks that differ from the published ones; null = none does. */
  healthLimits: nullable(chosenLimits),
  notes: longText,
  /** Elements of the source file that we do not know, kept to be written back; raw XML or null. */
  extras: nullable(longText),
})
export type Program = Readonly<z.infer<typeof programRow>>

/** Every setting at its default (Microsoft Project's): eight-hour days from 08:00 to 17:00, scheduled from the start. */
export const newProgram = (given: Pick<Program, 'name' | 'start' | 'calendarId'> & Partial<Program>): Program => ({
  id: 'program',
  finish: null,
  scheduleFrom: 'start',
  statusDate: null,
  deadline: null,
  minutesPerDay: 480,
  minutesPerWeek: 2400,
  daysPerMonth: 20,
  criticalLimit: 0,
  nearCriticalLimit: null,
  multipleCriticalPaths: null,
  lagCalendar: 'successor',
  honourConstraints: true,
  outOfSequence: 'retained',
  dayStart: 8 * HOUR,
  dayFinish: 17 * HOUR,
  locale: 'en-GB',
  healthLimits: null,
  notes: '',
  extras: null,
  ...given,
})

/**
 * The constraints by which a planner's own dates bound a task without fixing it, and that of a task without any: as Microsoft Project sets
 * them when dates are typed in a program that is scheduled from its start, or from its finish.
 */
export const ownConstraints = ({ scheduleFrom }: Pick<Program, 'scheduleFrom'>) =>
  scheduleFrom === 'finish'
    ? ({ none: 'ALAP', start: 'SNLT', finish: 'FNLT' } as const)
    : ({ none: 'ASAP', start: 'SNET', finish: 'FNET' } as const)

export const nearCriticalLimitOf = (program: Pick<Program, 'nearCriticalLimit' | 'minutesPerDay'>): number =>
  program.nearCriticalLimit ?? 2 * program.minutesPerDay * 10

/** A workstream is a top-level branch of the plan with a lead and a colour. */
export const workstreamRow = z.strictObject({ id, taskId: id, lead: shortText, colour })
export type Workstream = Readonly<z.infer<typeof workstreamRow>>

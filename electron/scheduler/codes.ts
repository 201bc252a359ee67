/** The numbers by which the typed arrays name flags, constraints, links and drivers. */

/** No instant: below every date. */
export const NONE = -2_147_483_648
/** No ceiling: above every date. */
export const NEVER = 2_147_483_647

export const SUMMARY = 1
export const MANUAL = 2
export const INACTIVE = 4
export const ELAPSED = 8
/** Has an actual start. */
export const STARTED = 16
export const COMPLETE = 32
/** Zero duration: never moved to working time. */
export const MILESTONE = 64
/** Manual without a start or a finish. */
export const PLACEHOLDER = 128
/** Nothing but its links bears on the dates: no constraint, deadline, levelling delay, progress or date of a summary above, and it is active. Most tasks. */
export const FREE = 256
/** A free leaf with working time to do on the calendar that counts its slack, without SF links to it and links on summaries above: passes take the short way. */
export const SIMPLE = 2048
/** A free leaf with a position on the calendar that counts its slack: simple, or a milestone. */
export const POSITIONED = 8192
/** Has a link to it that bounds its finish by a start. */
export const AFTER_SF = 4096
/** An assignment begins some time after the task. */
export const DELAYED = 512
/** Works on a resource's calendar while its slack is counted on its own. */
export const LENT_CALENDAR = 1024

/** A summary without children that count. */
export const EMPTY = 16384

/** Constraint types, numbered as Microsoft Project does. */
export const ASAP = 0
export const ALAP = 1
export const MSO = 2
export const MFO = 3
export const SNET = 4
export const SNLT = 5
export const FNET = 6
export const FNLT = 7
export const constraintCode = { ASAP, ALAP, MSO, MFO, SNET, SNLT, FNET, FNLT } as const

/** Link types, in the order of linkTypes (shared/model/link.ts). */
export const FS = 0
export const SS = 1
export const FF = 2
export const SF = 3

/** Both ends of a near link are on one calendar, and so is its lag: it is a sum of positions (near.ts). Any other is far. Bits of a near link. */
export const FAR = 0
export const NEAR = 1
/** Counts from the predecessor's start. */
export const FROM_START = 2
/** Bounds the successor's finish. */
export const TO_FINISH = 4
/** Instead of NEAR: both ends have positions, but on two calendars, and there is no lag: one look into the calendar tells what the link asks. */
export const ACROSS = 8

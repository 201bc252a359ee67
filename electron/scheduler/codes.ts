/** The numbers by which the typed arrays name flags, constraints and links. */

/** No instant: below every date, and below every position in a calendar (extremes.ts says how far apart they may lie). */
export const NONE = -(2 ** 30)
/** No ceiling: above every date. */
export const NEVER = 2 ** 30 - 1

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
/** A leaf with working time to do on the calendar that counts its slack, free but for SNET, FNET or the start that a summary's constraint gives, without links on summaries that bear on it: passes take the short way, forward only if it is free. */
export const SIMPLE = 2048
/** Has a link to a summary (links.apart). */
export const BEFORE_SUMMARY = 8192
/** A summary above has links, which bear on the task too. */
export const LINKED_ABOVE = 32768
/** Has a link to it that bounds its finish by a start and may give it as it stands: the forward pass takes the long way even if it is simple. */
export const AFTER_SF = 4096
/** Of what lies in its summary the first by number, counted by its leaves: going back, the summary is complete with it. */
export const FIRST_WITHIN = 512
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

/** How a link counts, in one number. The lowest bits are its type: whether it counts from the predecessor's start, whether it bounds the successor's finish. */
export const LINK_TYPE = 3
export const FROM_START = 1
export const TO_FINISH = 2
/** Both ends are simple and on one calendar, and so is the lag: the finishes lie `reach` apart (near.ts). settle.ts marks it. */
export const NEAR = 4
/** The lag is tenths of a percent of the predecessor's duration. */
export const PERCENT = 8
/** What the lag runs on. */
export const LAG_RUNS = 7 << 4
export const LAG_NONE = 0
export const LAG_CLOCK = 1 << 4
export const LAG_SUCCESSOR = 2 << 4
export const LAG_PREDECESSOR = 3 << 4
export const LAG_PROGRAM = 4 << 4
/** Both ends are simple, on two calendars, and a lag is the successor's working time: what is asked lies `reach` before its finish (near.ts). settle.ts marks it. */
export const ACROSS = 128

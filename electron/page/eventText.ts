/** An event as the text in which a window is told: JSON, but computed dates, of which ten thousand may come at once, as packed columns. */
import type { ProgramEvent } from '../../shared/contract/index.ts'
import { type SentColumns, scheduleNumbers } from '../../shared/model/schedule.ts'

/** 32-bit integers in base64: a third of the time that their digits take, and two thirds of the text. */
const packed = (schedule: SentColumns): Record<string, unknown> => ({
  ...schedule,
  ...Object.fromEntries(scheduleNumbers.map((name) => [name, Buffer.from(Int32Array.from(schedule[name]).buffer).toString('base64')])),
})

/** The other end is renderer/client/eventText.ts. */
export const eventText = (event: ProgramEvent): string =>
  JSON.stringify(event.kind === 'changed' ? { ...event, feed: { ...event.feed, schedule: packed(event.feed.schedule) } } : event)

/** Reads the text in which the program tells a window of an event; electron/page/eventText.ts writes it. */
import type { ProgramEvent } from '../../shared/contract/index.ts'
import { type SentColumns, scheduleNumbers } from '../../shared/model/schedule.ts'

/** Browsers from before 2026 take the second way. */
const native = (Uint8Array as { readonly fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }).fromBase64
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => {
  if (native) return native.call(Uint8Array, text)
  const letters = atob(text)
  const bytes = new Uint8Array(letters.length)
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at)
  return bytes
}

/** The columns of numbers come as base64 of 32-bit integers. */
const unpacked = (schedule: SentColumns): SentColumns => ({
  ...schedule,
  ...Object.fromEntries(scheduleNumbers.map((name) => [name, Array.from(new Int32Array(bytesOf(String(schedule[name])).buffer))])),
})

export const eventFrom = (text: string): ProgramEvent => {
  const event = JSON.parse(text) as ProgramEvent
  return event.kind === 'changed' ? { ...event, feed: { ...event.feed, schedule: unpacked(event.feed.schedule) } } : event
}

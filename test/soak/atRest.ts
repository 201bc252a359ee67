/** What a process holds when nobody works in it. */
import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

/** Bytes of the process (VmRSS): the least of half a minute of rest, in which the program gives back what it can by itself. */
export const rssAtRest = async (processId: number): Promise<number> => {
  let least = Number.POSITIVE_INFINITY
  for (let at = 0; at < 60; at += 1) {
    await setTimeout(500)
    const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1])
    least = Math.min(least, kilobytes * 1024)
  }
  return least
}

export interface SessionFigures {
  readonly commands: number
  /** Bytes after the first 5,000 commands (or half of them) and at the end. */
  readonly heap: readonly [number, number]
  readonly rss: readonly [number, number]
}
/** Until then caches fill and code gets compiled. */
export const earlyOf = (commands: number): number => Math.min(5000, Math.ceil(commands / 2))

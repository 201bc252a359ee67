/**
 * Does the main process answer while a file is read? It is asked for something real every few milliseconds. Both what the clock says and
 * what is the program's own are told: of a core that other programs use, it can only wait its turn, and that says nothing of the program.
 */
import { readFileSync } from 'node:fs'
import { createHistogram } from 'node:perf_hooks'
import type { Bench } from '../service/open.ts'

export interface Answering {
  /** Milliseconds until it answered, without its waiting for a core, 99 and 999 of 1,000 times: its work counts, its sleep, its waiting for its own threads. */
  readonly own: readonly [number, number]
  /** The same by the clock. */
  readonly clock: readonly [number, number]
  /** Milliseconds that it worked until it answered, at most, and what was being read then. */
  readonly busiest: number
  readonly during: string
}

const EVERY_MS = 4

/** Milliseconds that this thread was ready to run and had no core, as Linux counts them; elsewhere the clock is all there is. */
const waitedForCore = (): number =>
  process.platform === 'linux' ? Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[1]) / 1e6 : 0
const workedMs = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
/** At all times, as far as the program is concerned: it never works for as long as people notice, and hardly ever sleeps so. */
export const isAnswering = ({ own, busiest }: Answering): boolean => own[1] < 50 && busiest < 50
export const answeringWords = ({ own, clock, busiest }: Answering): string =>
  `the main process answered 99 of 100 times within ${own[0].toFixed(1)} ms, 999 of 1,000 within ${own[1].toFixed(1)} (by the clock, in which the machine’s other work counts, ${clock[0].toFixed(0)} and ${clock[1].toFixed(0)}), and never worked for more than ${busiest.toFixed(0)} ms`

export interface Watch {
  /** Says what is being read. */
  readonly reading: (what: string) => void
  /** Nobody asks meanwhile: for what the program does only when it is left alone. */
  readonly aside: <T>(work: () => Promise<T>) => Promise<T>
  /** Stops asking and answers with the figures. */
  readonly end: () => Promise<Answering>
}
export const watchAnswers = (bench: Bench): Watch => {
  // In microseconds, and no longer however long it runs.
  const own = createHistogram()
  const clock = createHistogram()
  let what = ''
  let busiest = 0
  let during = ''
  let isOver = false
  let nobodyAside = Promise.resolve()
  let turn = Promise.resolve()
  const once = async (): Promise<void> => {
    const waited = waitedForCore()
    const worked = workedMs()
    const from = performance.now()
    // Time in which the main process did something else counts, before the call and in it.
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
    await bench.ask('app.info', {})
    const wait = performance.now() - from - EVERY_MS
    clock.record(Math.max(1, Math.round(wait * 1000)))
    own.record(Math.max(1, Math.round((wait - waitedForCore() + waited) * 1000)))
    const work = workedMs() - worked
    if (work <= busiest) return
    busiest = work
    during = what
  }
  const asking = (async (): Promise<void> => {
    while (!isOver) {
      await nobodyAside
      turn = once()
      await turn
    }
  })()
  return {
    reading: (next) => {
      what = next
    },
    aside: async (work) => {
      let goOn = (): void => {}
      nobodyAside = new Promise((resolve) => {
        goOn = resolve
      })
      await turn
      try {
        return await work()
      } finally {
        goOn()
      }
    },
    end: async () => {
      isOver = true
      await asking
      const told = (from: typeof own): [number, number] => [from.percentile(99) / 1000, from.percentile(99.9) / 1000]
      return { own: told(own), clock: told(clock), busiest, during }
    },
  }
}

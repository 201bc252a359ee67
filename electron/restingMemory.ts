/** Gives memory back to the system while nobody works: V8 alone keeps what a day's changes and imports left behind until it needs the room. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Collect = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void

const EVERY_MS = 10_000
/** The share of an interval that the processor may work: more is somebody's doing. */
const QUIET = 0.02
/** So much work is worth a collection, which takes a tenth of a second at 10,000 tasks. */
const MUCH_MS = 1000

const milliseconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000

/** Lets go of all that nobody holds, and of the pages it lay in. */
export const giveMemoryBack = (): void => {
  setFlagsFromString('--expose-gc')
  const collect: Collect = runInNewContext('gc')
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}

/**
 * Collects once an interval has passed in which the process, its threads included, did next to nothing, when there was work before it.
 * Keeps no process alive.
 */
export const giveMemoryBackAtRest = (everyMs = EVERY_MS): void => {
  let before = process.cpuUsage()
  let worked = 0
  setInterval(() => {
    const spent = milliseconds(process.cpuUsage(before))
    before = process.cpuUsage()
    worked += spent
    if (spent > everyMs * QUIET || worked < MUCH_MS) return
    giveMemoryBack()
    worked = 0
    before = process.cpuUsage()
  }, everyMs).unref()
}

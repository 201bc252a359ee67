/** A process that is going to be killed: random commands through the one door on a real file, each acknowledgement said aloud at once. */
import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { createService } from '../../electron/service/dispatch.ts'
import type { Call } from '../../shared/contract/index.ts'
import { randomFrom } from '../bench/generate.ts'
import { type Order, perform, randomOrder } from '../history/randomCommands.ts'
import { digestOf } from './digest.ts'

/** What the parent hears; "acked" = the command's answer had arrived. */
export interface Said {
  readonly kind: 'ready' | 'acked' | 'failed'
  readonly txn: number
  readonly label: string
  /** Of the plan after it. */
  readonly digest: string
}
const say = (said: Said): void => void writeSync(1, `${JSON.stringify(said)}\n`)

const [path, home, seed] = process.argv.slice(2)
// A killed process writes no cache at its end; the next one starts sooner for this.
flushCompileCache()
const random = randomFrom(Number(seed))
const service = createService({ shell: 'test', author: `Seed ${seed}`, home })
const call = service.dispatch as Call
const fail = (words: string): never => {
  say({ kind: 'failed', txn: 0, label: words, digest: '' })
  process.exit(1)
}

/** One command in eight reads, closes and opens the file again, so that kills also strike there. */
const step = async (): Promise<void> => {
  const read = await call('plan.read', {})
  if (!read.ok) return fail(read.message)
  const turn = random()
  if (turn < 0.06) {
    await call('files.close', {})
    const opened = await call('files.open', { path })
    if (!opened.ok) return fail(opened.message)
    return
  }
  const order: Order =
    turn < 0.16
      ? { name: 'history.undo', input: {} }
      : turn < 0.22
        ? { name: 'history.redo', input: {} }
        : randomOrder(random, read.value.plan)
  const answer = await perform(service.dispatch, order)
  if (!answer.ok) return answer.code === 'internal' ? fail(`${order.name}: ${answer.message}`) : undefined
  const { txn, label, changed } = answer.value as { txn: number; label: string; changed: number }
  // First the bare acknowledgement: it counts from the moment at which a planner would see it.
  if (changed > 0) say({ kind: 'acked', txn, label, digest: '' })
  const after = await call('plan.read', {})
  if (changed > 0 && after.ok) say({ kind: 'acked', txn, label, digest: digestOf(after.value.plan) })
}

const opened = await call('files.open', { path })
if (!opened.ok) fail(opened.message)
say({ kind: 'ready', txn: 0, label: '', digest: '' })
for (;;) await step()

/** The running session: joins the connection to the store, and is the door through which every view calls the program. */
import type { Input, OperationName, Output, ProgramEvent } from '../../shared/contract/index.ts'
import { operations } from '../../shared/contract/index.ts'
import { type Answer, type Refusal, refusal } from '../../shared/contract/refusal.ts'
import { frame } from '../../shared/words/en/frame.ts'
import type { Connection } from './connection.ts'
import { keepFolding } from './folding.ts'
import { adoptLook, keepLook } from './look.ts'
import { change, emptyProgram, fillProgram, read, store, takeFeed } from './store.ts'

let connection: Connection | null = null
let onAction: (name: string, argument?: string) => void = () => {}

/** Starts following the program; `runAction` runs what a native menu or the system asks for. */
export const startSession = (to: Connection, runAction: (name: string, argument?: string) => void): void => {
  connection = to
  onAction = runAction
  to.listen(take, (link, linkWords) => {
    change({ link, linkWords })
    if (link === 'ready') void refresh()
  })
  keepFolding((collapsed) => ask('view.keep', { collapsed }))
  keepLook((changed) => ask('look.keep', changed))
}

/** Asks the program what it is and what is open; after a break also for what was missed. */
export const refresh = async (): Promise<void> => {
  const [info, look] = await Promise.all([call('app.info', {}), ask('look.read', {})])
  if (look.ok) adoptLook(look.value)
  if (!info.ok) return
  const first = read().info === null
  change({ info: info.value })
  if (info.value.file === null) emptyProgram()
  else await readProgram()
  await readNotices()
  if (first) change({ route: info.value.file === null ? 'home' : 'plan' })
  if (first && info.value.unopened !== null) onAction('file.open', info.value.unopened)
}

/** What is to be told of the open file: a back-up that failed, a published file that has moved on. */
export const readNotices = async (): Promise<void> => {
  const answer = await ask('file.notices', {})
  if (answer.ok) change({ notices: answer.value })
}

let reading: Promise<void> | null = null
/** Reads the open program whole; who asks while it is being read waits for the same answer. */
const readProgram = (): Promise<void> => {
  reading ??= Promise.all([call('plan.read', {}), ask('view.read', {})])
    .then(([answer, view]) => {
      if (answer.ok) fillProgram(answer.value, view.ok ? view.value.collapsed : [])
    })
    .finally(() => {
      reading = null
    })
  return reading
}

const take = (event: ProgramEvent): void => {
  if (event.kind === 'changed') {
    if (!takeFeed(event.feed, Date.now())) void catchUp()
  } else if (event.kind === 'opened') {
    void readProgram()
    void readNotices()
  } else if (event.kind === 'noticed') {
    void readNotices()
  } else if (event.kind === 'closed') {
    emptyProgram()
    change({ route: 'home' })
  } else if (event.kind === 'progress') {
    const { job, done, total } = event
    change((state) => {
      const known = state.jobs.get(job)
      if (!known) return {}
      return { jobs: new Map(state.jobs).set(job, { ...known, done, total, what: event.what || known.what }) }
    })
  } else {
    onAction(event.action, event.argument)
  }
}

/** Reads the changes after the last one known; a file that was changed under us is read anew. */
const catchUp = async (): Promise<void> => {
  const answer = await ask('plan.changes', { after: read().seq })
  if (!answer.ok || !takeFeed(answer.value, Date.now())) await readProgram()
}

const ask = <N extends OperationName>(name: N, input: Input<N>): Promise<Answer<Output<N>>> =>
  connection ? connection.call(name, input) : Promise.resolve(refusal('internal', frame.link.starting))

export interface CallOptions<Value = unknown> {
  /** The caller shows a refusal itself, next to what was typed; no toast. */
  readonly quiet?: boolean
  /** For long operations: the words of the progress line, e.g. "Writing the deck". */
  readonly what?: string
  /** For long operations: told the job's id, to cancel it. */
  readonly onJob?: (job: string) => void
  /**
   * For commands: called in the turn in which the store takes in what the command did, before the answer; what it changes is painted in
   * one go with that.
   */
  readonly onStored?: (value: Value) => void
}

/**
 * Calls an operation. A refusal is shown as a toast (unless quiet) and answered as a value, so that the caller keeps what was
 * typed. When a command's answer arrives its changes are already in the store. Long operations show progress and can be cancelled.
 */
export const call = async <N extends OperationName>(
  name: N,
  input: Input<N>,
  options: CallOptions<Output<N>> = {},
): Promise<Answer<Output<N>>> => {
  const operation = operations[name]
  const job = 'long' in operation ? newJob() : null
  if (job !== null) {
    const what = options.what ?? operation.label
    change((state) => ({ jobs: new Map(state.jobs).set(job, { job, what, done: 0, total: 0 }) }))
    options.onJob?.(job)
  }
  try {
    const answer = await ask(name, job === null ? input : { ...input, job })
    if (!answer.ok && !options.quiet && answer.code !== 'cancelled') showRefusal(answer)
    if (answer.ok && operation.kind === 'command') await settle(answer.value, () => options.onStored?.(answer.value))
    return answer
  } finally {
    if (job !== null) {
      change((state) => {
        const jobs = new Map(state.jobs)
        jobs.delete(job)
        return { jobs }
      })
    }
  }
}

/** Waits until the store holds what the command did: the feed usually came first; else the changes are asked for. */
const settle = async (value: unknown, onStored: () => void): Promise<void> => {
  const { seq, result } = value as { seq?: unknown; result?: unknown }
  if (result !== undefined) return settle(result, onStored)
  if (typeof seq === 'number' && seq > read().seq) {
    if (await feedUpTo(seq, onStored)) return
    await catchUp()
  }
  onStored()
}

/** So long the changes of a command may be on their way after its answer: ten thousand moved dates take longer than three words. */
const FEED_MS = 400
/** True once they are in the store; false when they have not come. */
const feedUpTo = (seq: number, onStored: () => void): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => {
      unfollow()
      resolve(false)
    }, FEED_MS)
    const unfollow = store.subscribe((state) => {
      if (state.seq < seq) return
      clearTimeout(timer)
      unfollow()
      onStored()
      resolve(true)
    })
  })

let jobs = 0
const newJob = (): string => {
  jobs += 1
  return `job-${Date.now().toString(36)}-${jobs}`
}
export const cancelJob = (job: string): void => void call('job.cancel', { job })

/** Opens a program by path, the sample or a new one, and goes to the plan. */
export const enterProgram = async (
  opening: Promise<Answer<Output<'files.open'>>>,
  { quiet = false }: Pick<CallOptions, 'quiet'> = {},
): Promise<Answer<Output<'files.open'>>> => {
  const answer = await opening
  if (!answer.ok) return answer
  // The event that it is open came first and has begun, or done, the reading.
  if (reading !== null || read().file?.path !== answer.value.path) await readProgram()
  // What was refused before has been answered by opening this.
  change((state) => ({ route: 'plan', dialog: null, toasts: state.toasts.filter(({ tone }) => tone !== 'refusal') }))
  if (answer.value.warning && !quiet && !answer.value.readOnly) say(answer.value.warning)
  return answer
}

let toasts = 0
const toast = (tone: 'refusal' | 'done', message: string, taskIds: readonly string[] = []): void => {
  toasts += 1
  const id = toasts
  change((state) => ({ toasts: [...state.toasts.filter((other) => other.message !== message).slice(-2), { id, tone, message, taskIds }] }))
}
/** Says a refusal aloud: what, where, why and the next step are in its message. */
export const showRefusal = (refused: Pick<Refusal, 'message' | 'taskIds'>): void => toast('refusal', refused.message, refused.taskIds)
/** Says that something is done, where no command's result says it. */
export const say = (message: string): void => toast('done', message)
export const dismissToast = (id: number): void => change((state) => ({ toasts: state.toasts.filter((other) => other.id !== id) }))

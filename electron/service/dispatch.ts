/** The one door: a name and an input of unknown shape in, a value or a refusal out. Every shell calls this and nothing else. */
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { type OperationName, operations, type ProgramEvent } from '../../shared/contract/index.ts'
import { type Answer, Refused, refusal } from '../../shared/contract/refusal.ts'
import { steady } from '../../shared/steady.ts'
import { CalendarProblem } from '../../shared/time/calendar.ts'
import { dispatchWords, files } from '../../shared/words/en/service.ts'
import { inWords } from '../store/failures.ts'
import { placesFor } from '../store/places.ts'
import { createBackups, USUAL_PACE } from './backups.ts'
import { handlers } from './handlers/index.ts'
import { createJobs } from './jobs.ts'
import { idsInOrder } from './newId.ts'
import { createNotices } from './notices.ts'
import { createPreviews } from './previews.ts'
import type { Program } from './program.ts'
import { noteLeaving } from './recentPrograms.ts'
import { needProgram, type OpenDialog, type Session, type Shell } from './session.ts'

export interface ServiceOptions {
  readonly shell: Shell
  /** The name that the history keeps with every change. */
  readonly author: string
  /** Keeps settings, programs and back-ups below this folder (also THROUGHLINE_HOME); default: the user's own places. */
  readonly home?: string
  /** Milliseconds since 1970. */
  readonly clock?: () => number
  readonly newId?: () => string
  /** The system's file dialog, where the shell has one. */
  readonly openDialog?: OpenDialog
  /** Whether back-ups are made by themselves, and at which pace while there are changes; default: every ten minutes. */
  readonly backUp?: false | { readonly everyMs: number }
  /** One line for the log; bugs are written there under an id. */
  readonly log?: (line: string) => void
}
export interface Service {
  readonly dispatch: (name: unknown, input: unknown) => Promise<Answer<unknown>>
  /** The file that the program is started with; one that cannot be opened is told by app.info, so that the window can lead to its back-ups. */
  readonly openAtStart: (path: string) => Promise<Answer<unknown>>
  /** Answers with the way to stop listening. */
  readonly onEvent: (listener: (event: ProgramEvent) => void) => () => void
  /** Ends what runs and closes the open program. */
  readonly close: () => Promise<void>
}

const isName = (name: unknown): name is OperationName => typeof name === 'string' && Object.hasOwn(operations, name)

const problemIn = (error: z.ZodError): { message: string; at: string } => {
  const [issue] = error.issues
  const at = issue.path.map(String).join('.')
  return { message: at === '' ? issue.message : `${issue.message} (${at})`, at }
}

/** Those that end or watch others must not stand in line behind them. */
const jumpsTheQueue = (name: OperationName): boolean => operations[name].kind === 'query' || name === 'job.cancel'

export const createService = (options: ServiceOptions): Service => {
  const listeners = new Set<(event: ProgramEvent) => void>()
  const log = options.log ?? ((line: string): void => void process.stderr.write(`${line}\n`))
  const emit = (event: ProgramEvent): void => {
    if (event.kind === 'changed' && open) {
      session.backups.afterChange(open)
      session.notices.put({ disk: null })
    }
    for (const listener of listeners) listener(event)
  }
  let open: Program | null = null
  let unopened: string | null = null
  let queue: Promise<unknown> = Promise.resolve()
  /** Programs that have been replaced and are about to close, after their back-up. */
  let leaving: Promise<void> = Promise.resolve()
  const places = placesFor(options.home)
  const clock = options.clock ?? Date.now
  const logError = (what: string, error: unknown): void =>
    log(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  const everyMs = options.backUp === false ? null : (options.backUp?.everyMs ?? USUAL_PACE)
  const session: Session = {
    shell: options.shell,
    author: options.author,
    places,
    clock,
    newId: options.newId ?? idsInOrder(clock),
    openDialog: options.openDialog ?? null,
    jobs: createJobs(emit),
    previews: createPreviews(),
    backups: createBackups({
      folder: places.backups,
      clock,
      everyMs,
      log: logError,
      tell: (program, failure) => {
        // What went well is no answer to what failed of another program.
        if (failure === null && session.notices.read().backup?.path !== program.path) return
        session.notices.put({ backup: failure && { path: program.path, name: program.file().name, ...failure } })
      },
    }),
    notices: createNotices(() => emit({ kind: 'noticed' })),
    unopened: () => unopened,
    emit,
    log: logError,
    program: () => open,
    need: () => needProgram(open),
    setProgram: (program) => {
      const before = open
      open = program
      if (program) unopened = null
      session.notices.clear()
      if (before) noteLeaving(session, before)
      if (before) leaving = session.backups.close(before)
      if (program) session.backups.afterOpening(program)
      if (program) emit({ kind: 'opened', file: program.file() })
      else if (before) emit({ kind: 'closed' })
    },
  }

  const run = async (name: OperationName, input: unknown): Promise<Answer<unknown>> => {
    try {
      const handler = handlers[name] as (input: unknown, session: Session) => unknown
      return { ok: true, value: await handler(input, session) }
    } catch (thrown) {
      // A disk that fails under a handler is no bug of ours: it is told in words.
      const failure = inWords(thrown, open?.path ?? session.places.programs)
      // Any handler that reckons with a date can be led out of the years that calendars have.
      const error = failure instanceof CalendarProblem ? new Refused('conflict', failure.message) : failure
      if (error instanceof Refused)
        return refusal(error.code, steady(error.message), {
          ...(error.at === undefined ? {} : { at: error.at }),
          ...(error.taskIds === undefined ? {} : { taskIds: error.taskIds }),
        })
      const id = randomUUID().slice(0, 8)
      session.log(`${id} ${name}`, error)
      return refusal('internal', dispatchWords.internal(id))
    }
  }

  /** A toast is soon closed; until a change has been saved again the planner should see that the last one was not. */
  const noteFullDisk = (answer: Answer<unknown>): void => {
    // Of another disk (an export, a copy) the refusal alone says enough.
    if (answer.ok || answer.code !== 'no-space' || !open || open.readOnly || answer.message !== steady(files.noSpace(open.path))) return
    session.notices.put({ disk: { path: open.path, message: files.unsaved(open.path) } })
  }

  const dispatch = async (name: unknown, input: unknown): Promise<Answer<unknown>> => {
    if (!isName(name)) return refusal('unknown-operation', dispatchWords.unknown(String(name)))
    const parsed = operations[name].input.safeParse(input === undefined ? {} : input)
    if (!parsed.success) {
      const problem = problemIn(parsed.error)
      return refusal('invalid', dispatchWords.invalid(operations[name].label, problem.message), { at: problem.at })
    }
    if (jumpsTheQueue(name)) return run(name, parsed.data)
    // Commands one after the other: none sees the plan between two steps of another.
    const turn = queue.then(async () => {
      const answer = await run(name, parsed.data)
      noteFullDisk(answer)
      await leaving
      return answer
    })
    queue = turn
    return turn
  }

  return {
    dispatch,
    openAtStart: async (path) => {
      const opened = await dispatch('files.open', { path })
      if (!opened.ok) unopened = path
      return opened
    },
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {
      session.jobs.cancelAll()
      await queue
      if (open) noteLeaving(session, open)
      if (open) await session.backups.close(open)
      open = null
    },
  }
}

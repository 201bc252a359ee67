/** What handlers work with: the open program, the options of the shell, jobs, events; one session per shell. */

import type { OperationName, Output, Parsed, ProgramEvent } from '../../shared/contract/index.ts'
import { Refused } from '../../shared/contract/refusal.ts'
import type { CommandResult } from '../../shared/contract/results.ts'
import { files } from '../../shared/words/en/service.ts'
import type { Places } from '../store/places.ts'
import type { Backups } from './backups.ts'
import type { Draft } from './draft.ts'
import { followSummaries } from './followSummaries.ts'
import type { Jobs } from './jobs.ts'
import { refuseInactiveBegun } from './keepBegun.ts'
import type { NoticeBoard } from './notices.ts'
import type { Previews } from './previews.ts'
import type { Program } from './program.ts'

export type Shell = 'electron' | 'browser' | 'cli' | 'test'
export type Choice = Parsed<'files.choose'>
/** The system's own file dialog; answers null when it was cancelled. */
export type OpenDialog = (choice: Choice) => Promise<string | null>

export interface Session {
  readonly shell: Shell
  readonly author: string
  readonly places: Places
  readonly clock: () => number
  readonly newId: () => string
  readonly openDialog: OpenDialog | null
  readonly jobs: Jobs
  readonly previews: Previews
  readonly backups: Backups
  readonly notices: NoticeBoard
  /** For faults that must not stop the work; the line goes to the shell's log. */
  readonly log: (what: string, error: unknown) => void
  readonly emit: (event: ProgramEvent) => void
  readonly program: () => Program | null
  /** The open program; refuses when there is none. */
  readonly need: () => Program
  /** Puts a program in place of the open one (null closes it) and says so. */
  readonly setProgram: (program: Program | null) => void
  /** The file that the shell was started with, when it could not be opened. */
  readonly unopened: () => string | null
}

export type Handler<N extends OperationName> = (input: Parsed<N>, session: Session) => Output<N> | Promise<Output<N>>
/** The compiler checks that every operation has its handler. */
export type Handlers = { readonly [N in OperationName]: Handler<N> }
export type HandlersOf<T> = Pick<Handlers, Extract<keyof T, OperationName>>

export const needProgram = (program: Program | null): Program => {
  if (!program) throw new Refused('no-program', files.nothingOpen)
  return program
}

/** One command on the open program: what `run` changes, and what follows from it, is one step of undo; `run` answers with the step's label. */
export const edit = (session: Session, name: OperationName, run: (draft: Draft) => string): CommandResult => {
  const program = session.need()
  const done = program.change({
    name,
    run: (draft) => {
      const label = run(draft)
      followSummaries(draft, program.reckoning)
      refuseInactiveBegun(draft)
      return { label }
    },
  })
  if (done.feed) session.emit({ kind: 'changed', feed: done.feed })
  return done.result
}

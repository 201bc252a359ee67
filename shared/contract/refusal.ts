/** A refusal: what a user can cause, said as a value. It names what, where, why and the next step in its message. */

export const refusalCodes = [
  'invalid', // the input does not fit the operation's schema
  'unknown-operation',
  'not-found', // a task, link, file ... that is not there
  'no-program', // nothing is open
  'conflict', // the plan does not allow it: a cycle, a name taken, a stale preview
  'unreadable', // a file that is broken, encrypted or of another format
  'unsupported', // this shell or this version cannot do it
  'too-large',
  'read-only',
  'no-space',
  'locked', // another process holds the file
  'newer', // a program file from the future
  'unsafe-place', // a synced or network folder
  'cancelled',
  'forbidden', // the shell's guard said no
  'internal', // a bug, logged under an id
] as const
export type RefusalCode = (typeof refusalCodes)[number]

export interface Refusal {
  readonly ok: false
  readonly code: RefusalCode
  readonly message: string
  /** Where in the input or the file: "changes.3.duration", "Plan!C17". */
  readonly at?: string
  /** Ids of the tasks it is about, in order (the path of a cycle). */
  readonly taskIds?: readonly string[]
}
export type Answer<T> = { readonly ok: true; readonly value: T } | Refusal

/** Thrown inside handlers so that the transaction rolls back; dispatch turns it into a Refusal. */
export class Refused extends Error {
  readonly code: RefusalCode
  readonly at: string | undefined
  readonly taskIds: readonly string[] | undefined
  constructor(code: RefusalCode, message: string, where: { at?: string; taskIds?: readonly string[] } = {}) {
    super(message)
    this.name = 'Refused'
    this.code = code
    this.at = where.at
    this.taskIds = where.taskIds
  }
}

export const refusal = (code: RefusalCode, message: string, where: { at?: string; taskIds?: readonly string[] } = {}): Refusal => ({
  ok: false,
  code,
  message,
  ...(where.at === undefined ? {} : { at: where.at }),
  ...(where.taskIds === undefined ? {} : { taskIds: where.taskIds }),
})

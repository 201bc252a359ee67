/** The list of recent programs, kept as programs are opened and left. */
import { guarded } from '../store/failures.ts'
import { forget, type RecentProgram, remember, renew } from '../store/recent.ts'
import type { Program } from './program.ts'
import type { Session } from './session.ts'

/** What the list of recent programs says of it. */
const recentFacts = (program: Program): Omit<RecentProgram, 'openedAt'> => {
  const { finish, tasks } = program.reckoning().summary
  return { path: program.path, name: program.file().name, finish, tasks }
}
/** A settings folder that cannot be written must not keep anybody from their program. */
const writingTheList = (session: Session, write: () => void): void => {
  try {
    write()
  } catch (error) {
    session.log('the list of recent programs could not be written', error)
  }
}
export const noteRecent = (session: Session, program: Program): void =>
  writingTheList(session, () => remember(session.places.settings, { ...recentFacts(program), openedAt: session.clock() }))
/** Home shows a program as it was left, not as it was found. */
export const noteLeaving = (session: Session, program: Program): void =>
  writingTheList(session, () => renew(session.places.settings, recentFacts(program)))
export const forgetRecent = (session: Session, path: string): void =>
  guarded(session.places.settings, () => forget(session.places.settings, path))

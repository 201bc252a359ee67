/** Two copies of one program compared, and what the open file has to be told about. */
import type { copiesOperations } from '../../../shared/contract/copies.ts'
import { compareCopies } from '../copies/compareCopies.ts'
import type { HandlersOf } from '../session.ts'

export const copiesHandlers: HandlersOf<typeof copiesOperations> = {
  'copies.compare': (input, session) => compareCopies(session, input.path),
  'file.notices': (_input, session) => session.notices.read(),
}

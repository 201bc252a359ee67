/** How the open program was looked at, kept on this computer. */
import type { viewOperations } from '../../../shared/contract/views.ts'
import { keepView, viewOf } from '../../store/views.ts'
import type { HandlersOf } from '../session.ts'

export const viewHandlers: HandlersOf<typeof viewOperations> = {
  'view.read': (_input, session) => {
    const program = session.need()
    const kept = viewOf(session.places.settings, program.path)
    return { collapsed: kept ? kept.collapsed.filter((id) => program.rows.task.has(id)) : [] }
  },
  'view.keep': ({ collapsed }, session) => {
    const { path } = session.need()
    try {
      keepView(session.places.settings, { path, collapsed })
    } catch (error) {
      // A settings folder that cannot be written must not keep anybody from folding a branch.
      session.log('how the program is looked at could not be kept', error)
    }
    return {}
  },
}

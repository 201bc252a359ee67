/** How the open program was looked at, and how every program is shown, kept on this computer. */
import { type Look, look, type viewOperations } from '../../../shared/contract/views.ts'
import { listFile } from '../../store/listFile.ts'
import { keepView, viewOf } from '../../store/views.ts'
import type { HandlersOf } from '../session.ts'

const lookFile = listFile('look.json', look, 1)
const lookIn = (settings: string): Look => lookFile.read(settings)[0] ?? { theme: 'system', columns: null, sheetWidth: null }

export const viewHandlers: HandlersOf<typeof viewOperations> = {
  'view.read': (_input, session) => {
    const program = session.need()
    const view = viewOf(session.places.settings, program.path)
    return { collapsed: view ? view.collapsed.filter((id) => program.rows.task.has(id)) : [] }
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
  'look.read': (_input, { places }) => lookIn(places.settings),
  'look.keep': (changed, session) => {
    const { settings } = session.places
    try {
      lookFile.write(settings, [{ ...lookIn(settings), ...changed }])
    } catch (error) {
      // As above: nobody's column is held up by a folder that cannot be written.
      session.log('how programs are shown could not be kept', error)
    }
    return {}
  },
}

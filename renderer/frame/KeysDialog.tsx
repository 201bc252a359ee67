/** The list of keys (?): those of actions from their register, so that it cannot say what is not so, and the sheet's own. */
import { frame } from '../../shared/words/en/frame.ts'
import { type Action, allActions } from '../client/actions.ts'
import { showKeys } from '../client/keys.ts'
import { read } from '../client/store.ts'
import { Dialog } from '../ui/Dialog.tsx'

const groups = ['program', 'plan', 'view', 'go'] as const

/** Without the label of the present undo step: the list tells what a key does in general. */
const general = (action: Action): string => {
  const named = (frame.actions as Readonly<Record<string, string>>)[action.name]
  if (named !== undefined) return named
  return typeof action.words === 'string' ? action.words : action.words(read())
}

export const KeysDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const actions = allActions().filter((action) => action.keys && action.keys.length > 0)
  return (
    <Dialog title={frame.keys.title} onClose={onClose} closeWords={frame.dismiss} size="wide">
      <div className="keys">
        {groups.map((group) => {
          const those = actions.filter((action) => action.group === group)
          return those.length === 0 ? null : (
            <section key={group}>
              <h3 className="label">{frame.keys.groups[group]}</h3>
              <dl>
                {those.map((action) => (
                  <div key={action.name}>
                    <dt>{general(action)}</dt>
                    <dd>{action.keys?.map(showKeys).join(', ')}</dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
        <section>
          <h3 className="label">{frame.keys.sheet}</h3>
          <dl>
            {frame.keys.sheetRows.map(([what, keys]) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{keys.map((key) => showKeys(key)).join(', ')}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section>
          <h3 className="label">{frame.keys.mouse}</h3>
          <dl>
            {frame.keys.mouseRows.map(([how, what]) => (
              <div key={how}>
                <dt>{how}</dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  )
}

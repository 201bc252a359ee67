/** The menu of the selected rows: right click, or the menu key. Its entries are actions. */
import { useRef } from 'react'
import { Menu, MenuItem, Popover, Separator } from 'react-aria-components'
import { plan } from '../../../../shared/words/en/plan.ts'
import { actionNamed, canRun, wordsOf } from '../../../client/actions.ts'
import { showKeys } from '../../../client/keys.ts'
import { say } from '../../../client/session.ts'
import { copyText, pasteText } from './commands.ts'
import { setSheet, useSheet } from './sheetStore.ts'

const groups: readonly (readonly string[])[] = [
  ['task.details'],
  ['copy', 'paste', 'sheet.fillDown'],
  ['task.insert', 'task.delete'],
  ['task.indent', 'task.outdent', 'task.moveUp', 'task.moveDown'],
  ['task.link', 'task.unlink'],
  ['task.milestone', 'task.manual', 'task.active', 'task.rescheduleRest', 'task.baseline'],
  ['sheet.collapse', 'sheet.expand', 'gantt.toTask'],
]
const rowKeys: Readonly<Record<string, string>> = { 'task.insert': 'Insert', 'task.delete': 'Delete', copy: 'Ctrl+C', paste: 'Ctrl+V' }

const copy = async (): Promise<void> => {
  try {
    await navigator.clipboard.writeText(copyText())
  } catch {
    say(plan.clipboardDenied)
  }
}
const paste = async (): Promise<void> => {
  try {
    await pasteText(await navigator.clipboard.readText())
  } catch {
    say(plan.clipboardDenied)
  }
}

/** Of all entries and lines, with the popover's edge: what the menu needs to be seen whole. */
const HEIGHT = groups.flat().length * 28 + (groups.length - 1) * 9 + 10
const MARGIN = 28

export const RowMenu = ({ returnFocus }: { readonly returnFocus: () => void }) => {
  const at = useSheet((state) => state.menu)
  const anchor = useRef<HTMLSpanElement>(null)
  if (!at) return null
  // Low in the window the menu begins higher, as a native one does: an entry out of sight is not known to be there.
  const top = Math.max(0, Math.min(at.y, window.innerHeight - HEIGHT - MARGIN))
  const close = (): void => {
    setSheet({ menu: null })
    returnFocus()
  }
  const run = (name: string): void => {
    close()
    if (name === 'copy') void copy()
    else if (name === 'paste') void paste()
    else void actionNamed(name)?.run()
  }
  const wordsFor = (name: string): string => {
    if (name === 'copy') return plan.menuCopy
    if (name === 'paste') return plan.menuPaste
    const action = actionNamed(name)
    return action ? wordsOf(action) : name
  }
  const isOff = (name: string): boolean => {
    const action = actionNamed(name)
    return name !== 'copy' && name !== 'paste' && (!action || !canRun(action))
  }
  return (
    <>
      <span ref={anchor} style={{ position: 'fixed', left: at.x, top, width: 1, height: 1 }} />
      <Popover
        className="popover"
        triggerRef={anchor}
        isOpen
        placement="bottom start"
        onOpenChange={(open) => (open ? undefined : close())}
      >
        <Menu className="list" aria-label={plan.menu} autoFocus="first" onAction={(key) => run(String(key))} onClose={close}>
          {groups.flatMap((names, group) => [
            ...(group > 0 ? [<Separator key={`line-${group}`} className="list-line" />] : []),
            ...names.map((name) => {
              const keys = rowKeys[name] ?? actionNamed(name)?.keys?.[0]
              return (
                <MenuItem key={name} id={name} className="list-item" textValue={wordsFor(name)} isDisabled={isOff(name)}>
                  <span className="list-words">{wordsFor(name)}</span>
                  {keys ? <span className="kbd">{showKeys(keys)}</span> : null}
                </MenuItem>
              )
            }),
          ])}
        </Menu>
      </Popover>
    </>
  )
}

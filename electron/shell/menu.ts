/** The native menu, derived from one list of actions; an item only says its action's name, the window does the rest. */
import type { MenuItemConstructorOptions } from 'electron'
import { type MenuEntry, type MenuWords, menuLabel, menu as words } from '../../shared/words/en/menu.ts'

/** `act` gets the action's name. On macOS the first menu is the program's own, as everywhere there. */
export const menuTemplate = (platform: string, act: (action: string) => void): MenuItemConstructorOptions[] => {
  const entry = (item: MenuEntry): MenuItemConstructorOptions =>
    item === 'line'
      ? { type: 'separator' }
      : {
          label: menuLabel(item),
          click: () => act(item.action),
          ...(item.keys === undefined ? {} : { accelerator: item.keys.replace('Ctrl', 'CmdOrCtrl'), registerAccelerator: false }),
        }
  const menu = (of: MenuWords, ...native: MenuItemConstructorOptions[]): MenuItemConstructorOptions => ({
    label: of.label,
    submenu: [...of.entries.map(entry), ...native],
  })
  const line: MenuItemConstructorOptions = { type: 'separator' }
  return [
    ...(platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    menu(words.file, ...(platform === 'darwin' ? [] : [line, { role: 'quit' as const }])),
    menu(words.edit, line, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }),
    menu(words.program),
    menu(words.view, line, { role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }),
    { role: 'windowMenu' },
    menu(words.help),
  ]
}

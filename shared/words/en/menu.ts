/** The native menu: which menus there are and which actions of the renderer's register stand in them; and the words of native dialogs. */
import { frame } from './frame.ts'

export interface MenuAction {
  /** Name in the renderer's action register; it travels as the event {kind:'action'}. */
  readonly action: keyof typeof frame.actions
  /** The action's own words unless the menu says it better. */
  readonly label?: string
  /** As in the register. Only shown: the window itself listens for keys, so that a key does the same thing in every shell. */
  readonly keys?: string
}
export type MenuEntry = MenuAction | 'line'
export interface MenuWords {
  readonly label: string
  readonly entries: readonly MenuEntry[]
}
export const menuLabel = (entry: MenuAction): string => entry.label ?? frame.actions[entry.action]

export const menu: Readonly<Record<'file' | 'edit' | 'program' | 'view' | 'help', MenuWords>> = {
  file: {
    label: '&File',
    entries: [
      { action: 'file.new', keys: 'Ctrl+N' },
      { action: 'file.open', keys: 'Ctrl+O' },
      { action: 'file.openSample' },
      'line',
      { action: 'file.import', keys: 'Ctrl+I' },
      { action: 'file.saveCopy', keys: 'Ctrl+Shift+S' },
      { action: 'go.reports', label: 'Export…', keys: 'Ctrl+E' },
      'line',
      { action: 'file.about' },
      { action: 'file.backups' },
      { action: 'file.compare' },
      'line',
      { action: 'file.close' },
    ],
  },
  edit: {
    label: '&Edit',
    entries: [
      { action: 'history.undo', keys: 'Ctrl+Z' },
      { action: 'history.redo', keys: 'Ctrl+Y' },
    ],
  },
  program: {
    label: '&Program',
    entries: [
      { action: 'program.settings' },
      { action: 'program.calendars' },
      { action: 'program.baselines' },
      { action: 'program.comparison' },
    ],
  },
  view: {
    label: '&View',
    entries: [
      { action: 'go.home', keys: 'Ctrl+1' },
      { action: 'go.plan', keys: 'Ctrl+2' },
      { action: 'go.network', keys: 'Ctrl+3' },
      { action: 'go.reports', keys: 'Ctrl+4' },
      { action: 'go.health', keys: 'Ctrl+5' },
      { action: 'go.history', keys: 'Ctrl+6' },
      'line',
      { action: 'search', keys: 'Ctrl+K' },
      'line',
      { action: 'theme.light' },
      { action: 'theme.dark' },
      { action: 'theme.system' },
    ],
  },
  help: { label: '&Help', entries: [{ action: 'help.keys', keys: '?' }] },
}

/** What the native file dialogs say. */
export const dialogWords = {
  open: { title: 'Open a program', button: 'Open' },
  import: { title: 'Import a plan', button: 'Preview' },
  'save-program': { title: 'Save the program file', button: 'Save' },
  'save-deck': { title: 'Save the steering deck', button: 'Save' },
  'save-workbook': { title: 'Save the workbook', button: 'Save' },
  'save-mspdi': { title: 'Save as Microsoft Project XML', button: 'Save' },
  'save-csv': { title: 'Save as CSV', button: 'Save' },
  kinds: {
    program: 'Throughline program',
    plan: 'Plans (workbook, CSV, Microsoft Project XML)',
    deck: 'Presentation',
    workbook: 'Workbook',
    mspdi: 'Microsoft Project XML',
    csv: 'CSV',
    any: 'All files',
  },
} as const

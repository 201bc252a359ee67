/** The native menu: which menus there are, and which actions of the renderer's register stand in them, with words and keys. */

export interface MenuAction {
  /** Name in the renderer's action register; it travels as the event {kind:'action'}. */
  readonly action: string
  readonly label: string
  /** Electron's way to write keys. Only shown: the window itself listens for them, so that a key does the same thing in every shell. */
  readonly keys?: string
}
export type MenuEntry = MenuAction | 'line'
export interface MenuWords {
  readonly label: string
  readonly entries: readonly MenuEntry[]
}

export const menu = {
  file: {
    label: '&File',
    entries: [
      { action: 'file.new', label: 'New program', keys: 'CmdOrCtrl+N' },
      { action: 'file.open', label: 'Open…', keys: 'CmdOrCtrl+O' },
      { action: 'file.openSample', label: 'Open the sample program' },
      'line',
      { action: 'file.import', label: 'Import…', keys: 'CmdOrCtrl+I' },
      { action: 'file.saveCopy', label: 'Save a copy…', keys: 'CmdOrCtrl+Shift+S' },
      { action: 'go.reports', label: 'Export deck, workbook or XML…', keys: 'CmdOrCtrl+E' },
      'line',
      { action: 'file.close', label: 'Close program', keys: 'CmdOrCtrl+W' },
    ],
  },
  edit: {
    label: '&Edit',
    entries: [
      { action: 'history.undo', label: 'Undo', keys: 'CmdOrCtrl+Z' },
      { action: 'history.redo', label: 'Redo', keys: 'CmdOrCtrl+Y' },
    ],
  },
  view: {
    label: '&View',
    entries: [
      { action: 'go.home', label: 'Home', keys: 'CmdOrCtrl+1' },
      { action: 'go.plan', label: 'Plan', keys: 'CmdOrCtrl+2' },
      { action: 'go.network', label: 'Network', keys: 'CmdOrCtrl+3' },
      { action: 'go.reports', label: 'Reports', keys: 'CmdOrCtrl+4' },
      'line',
      { action: 'search', label: 'Search and commands…', keys: 'CmdOrCtrl+K' },
    ],
  },
  help: {
    label: '&Help',
    entries: [{ action: 'help.keys', label: 'Keys', keys: '?' }],
  },
} as const satisfies Record<string, MenuWords>

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

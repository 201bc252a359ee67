/** The native file dialogs behind files.choose. */
import type { BrowserWindow, Dialog, FileFilter } from 'electron'
import type { Parsed } from '../../shared/contract/index.ts'
import { dialogWords as words } from '../../shared/words/en/menu.ts'

type Choice = Parsed<'files.choose'>
type Purpose = Choice['purpose']
const any: FileFilter = { name: words.kinds.any, extensions: ['*'] }
const program: FileFilter = { name: words.kinds.program, extensions: ['throughline'] }
const filters: Readonly<Record<Purpose, FileFilter[]>> = {
  open: [program, any],
  import: [{ name: words.kinds.plan, extensions: ['xlsx', 'xlsm', 'csv', 'tsv', 'txt', 'xml'] }, any],
  'save-program': [program],
  'save-deck': [{ name: words.kinds.deck, extensions: ['pptx'] }],
  'save-workbook': [{ name: words.kinds.workbook, extensions: ['xlsx'] }],
  'save-mspdi': [{ name: words.kinds.mspdi, extensions: ['xml'] }],
  'save-csv': [{ name: words.kinds.csv, extensions: ['csv'] }],
}

/** The chosen path, or null when the user cancelled or no window is open. */
export const chooseFile = async (
  dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>,
  window: BrowserWindow | null,
  { purpose, suggested }: Choice,
): Promise<string | null> => {
  if (window === null) return null
  const common = {
    title: words[purpose].title,
    buttonLabel: words[purpose].button,
    filters: filters[purpose],
    ...(suggested === undefined ? {} : { defaultPath: suggested }),
  }
  if (purpose === 'open' || purpose === 'import') {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, { ...common, properties: ['openFile'] })
    return canceled ? null : (filePaths[0] ?? null)
  }
  const { canceled, filePath } = await dialog.showSaveDialog(window, { ...common, properties: ['showOverwriteConfirmation'] })
  return canceled || filePath === '' ? null : filePath
}

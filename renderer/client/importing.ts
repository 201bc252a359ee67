/** An import as the screens drive it: preview, mend rows, choose the sheet, then one command. */
import type { Input } from '../../shared/contract/index.ts'
import { importing as words } from '../../shared/words/en/import.ts'
import { choosePath } from './files.ts'
import { call, cancelJob, enterProgram, showRefusal } from './session.ts'
import { change, type Importing, read } from './store.ts'

const PROGRAM = /\.throughline$/i
let running: string | null = null
const onJob = (job: string): void => {
  running = job
}
/** Stops the preview or import that is being worked on. */
export const cancelImport = (): void => {
  if (running !== null) cancelJob(running)
}

const patch = (values: Partial<Importing>): void =>
  change((state) => (state.importing ? { importing: { ...state.importing, ...values } } : {}))

const preview = async (source: Input<'import.preview'>): Promise<void> => {
  const before = read().importing
  const answer = await call('import.preview', source, { what: words.reading, onJob })
  if (!answer.ok) return
  if (before) void call('import.discard', { previewId: before.previewId }, { quiet: true })
  change({ importing: { ...answer.value, fixes: {}, busy: false }, route: 'import', dialog: null })
}

/** Asks for a file (or takes the path) and shows its preview. */
export const chooseImport = async (path?: string): Promise<void> => {
  const chosen = path ?? (await choosePath('import'))
  if (chosen !== null) await preview({ path: chosen })
}

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })

const LARGEST = 110_000_000

/** Null when it cannot be read: it is gone, may not be read, or lies on another computer that does not answer. */
const readDropped = (file: File): Promise<string | null> => (file.size === 0 ? Promise.resolve('') : base64Of(file).catch(() => null))

/** A file dropped on the window is previewed from its bytes; a window never learns where a dropped file lies. */
export const takeFile = async (file: File, isFolder: boolean): Promise<void> => {
  if (isFolder) showRefusal({ message: words.dropFolder(file.name) })
  else if (PROGRAM.test(file.name)) showRefusal({ message: words.dropProgram(file.name) })
  else if (file.size > LARGEST) showRefusal({ message: words.dropTooLarge(file.name, Math.round(file.size / 1_048_576)) })
  else {
    const base64 = await readDropped(file)
    if (base64 === null) showRefusal({ message: words.dropUnreadable(file.name) })
    else await preview({ name: file.name, base64 })
  }
}

const again = async (input: Omit<Input<'import.fix'>, 'previewId'>): Promise<boolean> => {
  const { importing } = read()
  if (!importing) return false
  patch({ busy: true })
  const answer = await call('import.fix', { previewId: importing.previewId, ...input }, { what: words.reading, onJob })
  patch(answer.ok ? { ...answer.value, fixes: input.fixes, busy: false } : { busy: false })
  return answer.ok
}

/** Another sheet of the same workbook; cells mended on the other sheet do not come along. */
export const chooseSheet = (sheet: string): Promise<boolean> => again({ sheet, fixes: {} })

/** Puts other text into cells of a row and reads the whole again; false when it could not be read. */
export const fixCells = (key: string, cells: Readonly<Record<string, string>>): Promise<boolean> => {
  const { importing } = read()
  if (!importing) return Promise.resolve(false)
  const { fixes, preview } = importing
  const sheet = preview.sheet === null ? {} : { sheet: preview.sheet }
  return again({ ...sheet, fixes: { ...fixes, [key]: { ...fixes[key], ...cells } } })
}

export const commitImport = async (into: Input<'import.commit'>['into'], name?: string): Promise<boolean> => {
  const { importing } = read()
  if (!importing) return false
  patch({ busy: true })
  const input = { previewId: importing.previewId, into, ...(name ? { name } : {}) }
  const done = await call('import.commit', input, { what: words.importing, onJob })
  if (!done.ok) {
    patch({ busy: false })
    return false
  }
  const { file, result } = done.value
  await enterProgram(Promise.resolve({ ok: true, value: file }))
  const said = words.imported(result.created.length || result.changed, importing.preview.fileName)
  change({ importing: null, status: { result, words: said, savedAt: Date.now() } })
  return true
}

/** Leaves the preview; nothing was written. */
export const leaveImport = (): void => {
  const { importing, file } = read()
  if (importing) void call('import.discard', { previewId: importing.previewId }, { quiet: true })
  change({ importing: null, route: file ? 'plan' : 'home' })
}

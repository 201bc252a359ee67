/** Program files as the screens handle them: choose a path (native dialog or our own), open, create, copy, close. */
import type { Answer } from '../../shared/contract/refusal.ts'
import type { ProgramFile } from '../../shared/contract/results.ts'
import { backups } from '../../shared/words/en/backups.ts'
import { home } from '../../shared/words/en/home.ts'
import { call, enterProgram, readNotices, say, showRefusal } from './session.ts'
import { change, type PathQuestion, read } from './store.ts'

let answerQuestion: ((path: string | null) => void) | null = null

/** Asks for a path; null when cancelled. */
export const choosePath = async (purpose: PathQuestion['purpose'], suggested = ''): Promise<string | null> => {
  if (read().info?.canChoose) {
    const answer = await call('files.choose', suggested === '' ? { purpose } : { purpose, suggested })
    return answer.ok ? answer.value.path : null
  }
  answerQuestion?.(null)
  return new Promise((resolve) => {
    answerQuestion = resolve
    change({ dialog: 'browse', question: { purpose, suggested } })
  })
}

/** The own file dialog's answer. */
export const answerPath = (path: string | null): void => {
  change({ dialog: null, question: null })
  answerQuestion?.(path)
  answerQuestion = null
}

/** A file that cannot be opened leads to its back-ups, when there are any. */
export const openPath = async (path: string): Promise<Answer<ProgramFile>> => {
  const answer = await enterProgram(call('files.open', { path }, { what: home.opening, quiet: true }), { quiet: true })
  if (answer.ok) {
    const isShown = await showNewer(path, answer.value.path)
    // Why a file is open to look only stands above the status line.
    if (answer.value.warning && !isShown && !answer.value.readOnly) say(answer.value.warning)
    return answer
  }
  const isLost = answer.code === 'unreadable' || answer.code === 'not-found'
  const found = isLost ? await call('backup.list', { path }, { quiet: true }) : null
  if (found?.ok && found.value.items.length > 0) change({ dialog: 'backups', recovery: { path, message: answer.message } })
  else showRefusal(answer)
  return answer
}

/** A published file opened as the own copy of it: when it has moved on, what differs is the first thing to see. */
const showNewer = async (named: string, opened: string): Promise<boolean> => {
  if (named === opened) return false
  await readNotices()
  const { published } = read().notices
  if (published !== null) compareWith(published.path)
  return published !== null
}
export const compareWith = (path: string): void => change({ comparedWith: path, route: 'copies', dialog: null })
export const chooseCopy = async (): Promise<void> => {
  const path = await choosePath('open')
  if (path !== null) compareWith(path)
}
/** The published file when it is known, else the one that is chosen. */
export const compareCopies = async (): Promise<void> => {
  const about = await call('file.about', {})
  const path = read().notices.published?.path ?? (about.ok ? about.value.published : null)
  if (path !== null) compareWith(path)
  else await chooseCopy()
}
/** Another copy of it, beside the one that is open and stays as it is. */
export const openAsCopy = (path: string): Promise<Answer<ProgramFile>> =>
  enterProgram(call('files.open', { path, copy: true }, { what: home.opening }))

/** A back-up opens as a program of its own. */
export const restoreBackup = (path: string): Promise<Answer<ProgramFile>> =>
  enterProgram(call('backup.restore', { path }, { what: backups.list.restoring }))

export const openSample = (): Promise<Answer<ProgramFile>> => enterProgram(call('files.openSample', {}, { what: home.opening }))
export const createProgram = (name: string, start?: number): Promise<Answer<ProgramFile>> =>
  enterProgram(call('files.create', start === undefined ? { name } : { name, start }, { quiet: true }))

export const chooseProgram = async (): Promise<void> => {
  const path = await choosePath('open')
  if (path !== null) await openPath(path)
}

export const closeProgram = async (): Promise<void> => {
  await call('files.close', {})
}

/**
 * A whole snapshot under another name. The native dialog has asked about overwriting; what it cannot know (ours neither) is whether the
 * file holds what this program lacks: then the refusal becomes a question.
 */
export const saveCopy = async (): Promise<void> => {
  const { file, info } = read()
  if (!file) return
  const path = await choosePath('save-program', `${file.name}${home.copySuffix}`)
  if (path === null) return
  const answer = await call('files.saveCopy', { path, overwrite: info?.canChoose ?? false }, { what: home.copying, quiet: true })
  if (answer.ok) say(home.copied(answer.value.path))
  else if (answer.code === 'conflict' && answer.at === 'path' && path !== file.path)
    change({ dialog: 'replace', replacing: { path, message: answer.message, holdsMore: info?.canChoose ?? false } })
  else showRefusal(answer)
}
/** A file that is only an older state of this program is replaced by the first yes; one that holds more asks once more, in its own words. */
export const replaceCopy = async (path: string, holdsMore: boolean): Promise<void> => {
  change({ dialog: null, replacing: null })
  const answer = await call('files.saveCopy', { path, overwrite: true, replace: holdsMore }, { what: home.copying, quiet: true })
  if (answer.ok) say(home.copied(answer.value.path))
  else if (answer.code === 'conflict' && answer.at === 'path' && !holdsMore)
    change({ dialog: 'replace', replacing: { path, message: answer.message, holdsMore: true } })
  else showRefusal(answer)
}

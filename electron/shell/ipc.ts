/** Electron's end of the one door: one channel in, one out, JSON text both ways, and a check of who is speaking. */
import type { BrowserWindow, IpcMain, IpcMainInvokeEvent } from 'electron'
import type { ProgramEvent } from '../../shared/contract/index.ts'
import { refusal } from '../../shared/contract/refusal.ts'
import { shells as words } from '../../shared/words/en/shells.ts'
import { eventText } from '../page/eventText.ts'
import type { Service } from '../service/dispatch.ts'
import { isOurs } from './navigation.ts'

const callChannel = 'throughline:call'
const eventChannel = 'throughline:event'

/** Only the main frame of our own window, while it shows our own page. */
const isTrusted = (event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>, window: BrowserWindow | null): boolean =>
  window !== null &&
  !window.isDestroyed() &&
  event.sender === window.webContents &&
  event.senderFrame !== null &&
  event.senderFrame === window.webContents.mainFrame &&
  isOurs(event.senderFrame.url)

const parseJson = (text: unknown): { readonly value: unknown } | null => {
  if (typeof text !== 'string') return null
  try {
    return { value: JSON.parse(text) }
  } catch {
    return null
  }
}

export const answerCalls = (ipc: Pick<IpcMain, 'handle'>, door: Pick<Service, 'dispatch'>, window: () => BrowserWindow | null): void =>
  ipc.handle(callChannel, async (event, name: unknown, input: unknown): Promise<string> => {
    if (!isTrusted(event, window())) return JSON.stringify(refusal('forbidden', words.wrongOrigin))
    const parsed = parseJson(input)
    return JSON.stringify(parsed === null ? refusal('invalid', words.notJson) : await door.dispatch(name, parsed.value))
  })

/** To the window that is open now; without one nobody has to know. */
export const sendEvent = (window: BrowserWindow | null, event: ProgramEvent): void => {
  if (window !== null && !window.isDestroyed()) window.webContents.send(eventChannel, eventText(event))
}

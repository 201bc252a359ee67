/** The program's events for one window as server-sent events, until either side ends. */
import type { ServerResponse } from 'node:http'
import type { ProgramEvent } from '../../shared/contract/index.ts'
import { eventText } from '../page/eventText.ts'

/** Silence after which a sign of life is sent, so that both ends notice a broken connection. */
const HEARTBEAT_MS = 15_000
/** A window that reads nothing must not fill our memory: past this it is cut off, comes back and asks for what it missed. */
const MOST_UNREAD_BYTES = 64 * 1_048_576

export const streamFeed = (response: ServerResponse, onEvent: (listener: (event: ProgramEvent) => void) => () => void): void => {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  response.write(': ready\n\n')
  const say = (text: string): void => {
    if (response.writableLength > MOST_UNREAD_BYTES) response.destroy()
    else response.write(text)
  }
  const stop = onEvent((event) => say(`data: ${eventText(event)}\n\n`))
  const heartbeat = setInterval(() => say(': still here\n\n'), HEARTBEAT_MS)
  heartbeat.unref()
  response.on('close', () => {
    clearInterval(heartbeat)
    stop()
  })
}

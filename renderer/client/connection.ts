/** The way from the screens to the program: one function to call an operation, one stream of what the program says unasked. */
import type { Call, ProgramEvent } from '../../shared/contract/index.ts'
import { type Bridge, bridgeConnection } from './bridge.ts'
import { loopbackConnection } from './loopback.ts'

export type LinkState = 'ready' | 'lost'
export interface Connection {
  readonly call: Call
  /** Events from now on. `onLink` tells of breaks and returns; after a return the caller asks for what it missed. */
  listen(onEvent: (event: ProgramEvent) => void, onLink: (state: LinkState, words: string) => void): void
}

declare global {
  interface Window {
    readonly throughline?: Bridge
  }
}

/** Electron's bridge where there is one, else the loopback. */
export const connect = (): Connection => (window.throughline ? bridgeConnection(window.throughline) : loopbackConnection())

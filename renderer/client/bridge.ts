/** The connection inside Electron: the preload script's few functions, JSON text both ways. */
import type { Input, OperationName, Output } from '../../shared/contract/index.ts'
import { type Answer, refusal } from '../../shared/contract/refusal.ts'
import { frame } from '../../shared/words/en/frame.ts'
import type { Connection } from './connection.ts'
import { eventFrom } from './eventText.ts'

/** What electron/preload.ts puts on `window.throughline`. */
export interface Bridge {
  call(name: string, input: string): Promise<string>
  onChange(listener: (event: string) => void): void
}

export const bridgeConnection = (bridge: Bridge): Connection => ({
  async call<N extends OperationName>(name: N, input: Input<N>): Promise<Answer<Output<N>>> {
    try {
      return JSON.parse(await bridge.call(name, JSON.stringify(input)))
    } catch (error) {
      return refusal('internal', frame.noAnswer(error instanceof Error ? error.message : String(error)))
    }
  },
  listen(onEvent, onLink) {
    bridge.onChange((event) => onEvent(eventFrom(event)))
    onLink('ready', '')
  },
})

/** The connection over the loopback; the wire is told in the first lines of electron/serve/http.ts. */
import type { Input, OperationName, Output, ProgramEvent } from '../../shared/contract/index.ts'
import { type Answer, refusal } from '../../shared/contract/refusal.ts'
import { frame } from '../../shared/words/en/frame.ts'
import type { Connection, LinkState } from './connection.ts'
import { eventFrom } from './eventText.ts'

const BEARER = 'throughline.bearer'
const WAITS_MS = [300, 1000, 2000, 5000]

/** Exchanges the code in the address for a bearer, once; a reload goes on with the bearer it has. */
const openSession = async (): Promise<string> => {
  const code = new URLSearchParams(location.hash.slice(1)).get('code')
  if (code === null) return sessionStorage.getItem(BEARER) ?? ''
  history.replaceState(null, '', location.pathname)
  const response = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  })
  const answer: Answer<{ bearer: string }> = await response.json()
  if (!answer.ok) return sessionStorage.getItem(BEARER) ?? ''
  sessionStorage.setItem(BEARER, answer.value.bearer)
  return answer.value.bearer
}

/** Hands each `data:` line of an event stream on; returns when the stream ends. */
export const readEvents = async (body: ReadableStream<Uint8Array>, onEvent: (event: ProgramEvent) => void): Promise<void> => {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader()
  // An event of ten thousand rows comes in many pieces: only the new one is searched for the end of its line.
  let line: string[] = []
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return
    const pieces = value.split('\n')
    for (const [at, piece] of pieces.entries()) {
      line.push(piece)
      if (at === pieces.length - 1) break
      const whole = line.join('')
      line = []
      if (whole.startsWith('data:')) onEvent(eventFrom(whole.slice(5)))
    }
  }
}

export const loopbackConnection = (): Connection => {
  const session = openSession().catch(() => '')
  const follow = async (onEvent: (event: ProgramEvent) => void, onLink: (state: LinkState, words: string) => void): Promise<void> => {
    const bearer = await session
    for (let attempt = 0; ; attempt += 1) {
      try {
        const response = await fetch('/feed', { headers: { authorization: `Bearer ${bearer}` } })
        if (response.status === 401 || response.status === 403) {
          onLink('lost', frame.link.strange)
          return
        }
        if (response.ok && response.body) {
          attempt = 0
          onLink('ready', '')
          await readEvents(response.body, onEvent)
        }
      } catch (error) {
        if (!(error instanceof TypeError)) throw error // a TypeError is fetch's word for "nobody there"
      }
      onLink('lost', frame.link.lost)
      await new Promise((resolve) => setTimeout(resolve, WAITS_MS[Math.min(attempt, WAITS_MS.length - 1)]))
    }
  }
  return {
    async call<N extends OperationName>(name: N, input: Input<N>): Promise<Answer<Output<N>>> {
      try {
        const response = await fetch(`/api/${name}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${await session}` },
          body: JSON.stringify(input),
        })
        return await response.json()
      } catch (error) {
        return refusal('internal', frame.noAnswer(error instanceof Error ? error.message : String(error)))
      }
    },
    listen: (onEvent, onLink) => {
      void follow(onEvent, onLink)
    },
  }
}

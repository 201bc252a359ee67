/** Which blocks of our readers have run in this thread, from V8's own block coverage: what tells a fuzzer that an input reached something new. */
import { Session } from 'node:inspector'

interface Range {
  readonly startOffset: number
  readonly endOffset: number
  readonly count: number
}
interface Script {
  readonly url: string
  readonly functions: readonly { readonly ranges: readonly Range[] }[]
}

export interface Coverage {
  /** Characters of source that ran for the first time since it was last asked. About a millisecond. */
  readonly take: () => number
  /** All that ran so far, of those in functions that ran at all. */
  readonly total: () => number
}

/** Binary block coverage: what is hot and known costs nothing. */
export const watchCoverage = (isOurs: (url: string) => boolean): Coverage => {
  const session = new Session()
  session.connect()
  const post = (method: string, parameters: object = {}): unknown => {
    let answer: unknown
    session.post(method, parameters, (error, value) => {
      if (error) throw new Error(error.message)
      answer = value
    })
    return answer
  }
  post('Profiler.enable')
  post('Profiler.startPreciseCoverage', { callCount: false, detailed: true })
  /** One byte for each character of a function, 1 = has run. */
  const known = new Map<string, Uint8Array>()
  let total = 0
  return {
    total: () => total,
    take: () => {
      const { result } = post('Profiler.takePreciseCoverage') as { result: readonly Script[] }
      let fresh = 0
      for (const { url, functions } of result) {
        if (!isOurs(url)) continue
        for (const { ranges } of functions) {
          const [{ startOffset, endOffset, count }, ...inner] = ranges
          if (count === 0) continue
          const key = `${url}:${startOffset}:${endOffset}`
          let ran = known.get(key)
          if (!ran) {
            ran = new Uint8Array(endOffset - startOffset)
            known.set(key, ran)
          }
          const now = new Uint8Array(ran.length).fill(1)
          // The outer range comes first, then those inside it.
          for (const each of inner) now.fill(each.count > 0 ? 1 : 0, each.startOffset - startOffset, each.endOffset - startOffset)
          for (let at = 0; at < now.length; at += 1)
            if (now[at] === 1 && ran[at] === 0) {
              ran[at] = 1
              fresh += 1
            }
        }
      }
      total += fresh
      return fresh
    },
  }
}

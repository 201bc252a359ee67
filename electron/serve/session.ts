/** How a window proves that it is ours: a one-time code, handed over outside the command line, exchanged once for a bearer. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isSameSecret } from './guard.ts'

/** How long a code may wait for its window: a cold browser on an old laptop needs half a minute. */
const CODE_LIFE_MS = 120_000
/** So many windows may be signed in at once; the oldest bearer goes when one more comes. */
const MOST_BEARERS = 8
const secret = (): string => randomBytes(32).toString('base64url')

export interface Session {
  /** A new code; an unused earlier one stops working. */
  issueCode(): string
  /** The bearer for the code, once; null when the code is wrong, used or too old. */
  exchange(code: string): string | null
  holdsBearer(bearer: string): boolean
}

/** `now` is a monotonic clock in milliseconds. `whenUsed` is told once a code has been exchanged. */
export const createSession = (options: { now?: () => number; whenUsed?: () => void } = {}): Session => {
  const now = options.now ?? (() => performance.now())
  let open: { code: string; until: number } | null = null
  const bearers: string[] = []
  return {
    issueCode: () => {
      open = { code: secret(), until: now() + CODE_LIFE_MS }
      return open.code
    },
    exchange: (code) => {
      if (open === null || now() > open.until || !isSameSecret(code, open.code)) return null
      open = null
      const bearer = secret()
      bearers.push(bearer)
      if (bearers.length > MOST_BEARERS) bearers.shift()
      options.whenUsed?.()
      return bearer
    },
    // Every bearer is compared, so that the time does not tell which one was near.
    holdsBearer: (given) => bearers.map((kept) => isSameSecret(given, kept)).includes(true),
  }
}

export interface HandOver {
  /** file:// address of the page that leads to the program; it may stand in a command line, for it holds no secret itself. */
  readonly url: string
  /** Takes page and folder away; harmless when they are gone. */
  remove(): Promise<void>
}

/** Writes a page only this user can read which leads a browser to the program. Process arguments are readable by all users, files are not. */
export const writeHandOver = async (address: string, place = tmpdir()): Promise<HandOver> => {
  const folder = await mkdtemp(join(place, 'throughline-'))
  const page = join(folder, 'open.html')
  const body = `<!doctype html><meta charset="utf-8"><title>Throughline</title><meta name="color-scheme" content="light dark"><script>location.replace(${JSON.stringify(address)})</script>\n`
  await writeFile(page, body, { mode: 0o600, flag: 'wx' })
  return { url: pathToFileURL(page).href, remove: () => rm(folder, { recursive: true, force: true }) }
}

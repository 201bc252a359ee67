/** The program for a browser on this machine: service and loopback joined. build/start.ts uses it; run by itself it prints the address. */
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { shells as words } from '../../shared/words/en/shells.ts'
import { authorName } from '../author.ts'
import { pageFiles } from '../page/files.ts'
import { rendererFolder } from '../page/place.ts'
import { giveMemoryBackAtRest } from '../restingMemory.ts'
import { createService } from '../service/dispatch.ts'
import { keepMemorySteady } from '../steadyMemory.ts'
import { fixAllocator } from './allocator.ts'
import { type Loopback, startLoopback } from './http.ts'

export { writeHandOver } from './session.ts'

export interface ServedProgram {
  readonly loopback: Loopback
  /** Resolves when every window that followed the program has been gone for a while. */
  readonly windowsGone: Promise<void>
  close(): Promise<void>
}

/** A reload comes back within a second; after this much silence nobody is there. */
const GONE_MS = 8_000

export interface ServeOptions {
  readonly whenSignedIn?: () => void
  /** A program file to open before the first window comes. */
  readonly file?: string
}

export const serveProgram = async ({ file, ...options }: ServeOptions = {}): Promise<ServedProgram> => {
  const log = (line: string): void => void process.stderr.write(`${line}\n`)
  keepMemorySteady()
  giveMemoryBackAtRest()
  const service = createService({ shell: 'browser', author: authorName(), log })
  if (file !== undefined) {
    const opened = await service.openAtStart(file)
    if (!opened.ok) log(opened.message)
  }
  let gone = (): void => {}
  const windowsGone = new Promise<void>((resolve) => {
    gone = resolve
  })
  let waiting: NodeJS.Timeout | undefined
  const whenFollowed = (windows: number): void => {
    clearTimeout(waiting)
    if (windows === 0) waiting = setTimeout(gone, GONE_MS).unref()
  }
  const loopback = await startLoopback({ door: service, files: pageFiles(rendererFolder), log, whenFollowed, ...options })
  return {
    loopback,
    windowsGone,
    close: async () => {
      await loopback.close()
      await service.close()
    },
  }
}

/** Prints an address that works once; the one before it stops working. */
export const printAddress = ({ loopback }: ServedProgram): void => void process.stdout.write(`${words.address(loopback.issueAddress())}\n`)

/** Prints an address, and a new one at every Enter; resolves at Ctrl+C, SIGTERM or when the terminal goes away. */
export const offerAddress = async (program: ServedProgram, { quietAtFirst = false } = {}): Promise<void> => {
  const lines = createInterface({ input: process.stdin })
  lines.on('line', () => printAddress(program))
  if (!quietAtFirst) printAddress(program)
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
    process.once('SIGHUP', resolve)
  })
  lines.close()
}

if (import.meta.main) {
  fixAllocator()
  const [file] = process.argv.slice(2)
  const program = await serveProgram(file === undefined ? {} : { file: resolve(file) })
  await offerAddress(program)
  await program.close()
}

/** The command line as a real process, in a folder and with a home of its own. */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inTree } from '../../build/tree.ts'

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}
export interface CommandLine {
  /** Where its commands run; the home folder lies in it. */
  readonly folder: string
  readonly env: NodeJS.ProcessEnv
  /** The folder for temporary files of these commands alone: others run at the same time. */
  readonly temporary: string
  readonly throughline: (...words: string[]) => Promise<Ran>
  /** What lies in the folder beside the home. */
  readonly files: () => string[]
  readonly close: () => void
}

export const openCommandLine = (): CommandLine => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-words-'))
  const temporary = join(folder, 'home', 'temporary')
  mkdirSync(temporary, { recursive: true })
  const env = { ...process.env, TMPDIR: temporary, THROUGHLINE_HOME: join(folder, 'home'), THROUGHLINE_AUTHOR: 'Ada' }
  return {
    folder,
    env,
    throughline: (...words) =>
      new Promise((resolve) => {
        const child = execFile(process.execPath, [inTree('electron/cli/main.ts'), ...words], { cwd: folder, env }, (_error, out, err) =>
          resolve({ code: child.exitCode ?? -1, out, err }),
        )
      }),
    temporary,
    files: () => readdirSync(folder).filter((name) => name !== 'home'),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

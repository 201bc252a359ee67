/** Starts a script of this folder and kills it at a random moment after it has begun its work. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { inTree } from '../../build/tree.ts'

/** Node keeps the compiled files: a child is at work in a fifth of the time. */
export const childEnvironment = { ...process.env, NODE_COMPILE_CACHE: inTree('.cache/compiled') }

export interface Killed {
  /** Whole lines that it said. */
  readonly lines: readonly string[]
}
/** `wait` milliseconds after its first line, or the first that begins with `from`; `meanwhile` runs until then. */
export const killAfter = async (
  script: string,
  words: readonly string[],
  wait: number,
  meanwhile: () => unknown = () => undefined,
  from = '',
): Promise<Killed> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: childEnvironment,
  })
  let said = ''
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const begun = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      said += chunk
      if (said.split('\n').some((line) => line.startsWith(from))) resolve()
    })
    void ended.then(resolve)
  })
  await begun
  const until = performance.now() + wait
  while (performance.now() < until) {
    meanwhile()
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  child.kill('SIGKILL')
  await ended
  return { lines: said.split('\n').slice(0, -1) }
}

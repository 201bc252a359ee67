/**
 * Loaded into the program that is measured (node --import): at SIGUSR2 it lets go of all that nobody holds. When V8 does so by itself is
 * chance, 30 MB up or down; the window's heap is collected before it is looked at, too.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { isMainThread } from 'node:worker_threads'

type Collect = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void

if (isMainThread) {
  setFlagsFromString('--expose-gc')
  const collect: Collect = runInNewContext('gc')
  process.on('SIGUSR2', () => collect({ type: 'major', execution: 'sync', flavor: 'last-resort' }))
}

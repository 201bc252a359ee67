/** A process that is going to be killed: publishes the program over the same target again and again, each time with one more task. */
import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { createService } from '../../electron/service/dispatch.ts'
import type { Call } from '../../shared/contract/index.ts'
import { askThrough } from '../ask.ts'

const [path, target, home] = process.argv.slice(2)
// A killed process writes no cache at its end; the next one starts sooner for this.
flushCompileCache()
const ask = askThrough(createService({ shell: 'test', author: 'Publisher', home, backUp: false }).dispatch as Call)
await ask('files.open', { path })
for (let at = 0; ; at += 1) {
  await ask('task.insert', { parentId: null, beforeId: null, tasks: [{ name: `Published ${at}` }] })
  await ask('files.saveCopy', { path: target, overwrite: true })
  writeSync(1, 'published\n')
}

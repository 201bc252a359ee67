/** A process that is going to be killed: takes one table into new programs again and again. */
import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { createService } from '../../electron/service/dispatch.ts'
import type { Call } from '../../shared/contract/index.ts'
import { askThrough } from '../ask.ts'

const [source, home] = process.argv.slice(2)
// A killed process writes no cache at its end; the next one starts sooner for this.
flushCompileCache()
const ask = askThrough(createService({ shell: 'test', author: 'Importer', home, backUp: false }).dispatch as Call)
for (;;) {
  const { previewId } = await ask('import.preview', { path: source })
  writeSync(1, 'importing\n')
  const { file } = await ask('import.commit', { previewId, into: 'new' })
  writeSync(1, `imported ${file.path}\n`)
}

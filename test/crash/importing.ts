/** A process that is going to be killed: takes one table into new programs again and again. */
import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { createService } from '../../electron/service/dispatch.ts'
import type { Call } from '../../shared/contract/index.ts'

const [source, home] = process.argv.slice(2)
// A killed process writes no cache at its end; the next one starts sooner for this.
flushCompileCache()
const call = createService({ shell: 'test', author: 'Importer', home, backUp: false }).dispatch as Call
for (;;) {
  const preview = await call('import.preview', { path: source })
  if (!preview.ok) throw new Error(preview.message)
  writeSync(1, 'importing\n')
  const made = await call('import.commit', { previewId: preview.value.previewId, into: 'new' })
  if (!made.ok) throw new Error(made.message)
  writeSync(1, `imported ${made.value.file.path}\n`)
}

/** A process that is going to be killed: brings copies of a fixture to the newest layout, one after the other, saying which before. */
import { copyFileSync, writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { openFile } from '../../electron/store/open.ts'

const [fixture, folder] = process.argv.slice(2)
// A killed process writes no cache at its end; the next one starts sooner for this.
flushCompileCache()
for (let at = 0; ; at += 1) {
  const path = join(folder, `copy${at}.throughline`)
  copyFileSync(fixture, path)
  writeSync(1, `${path}\n`)
  openFile(path, { backups: join(folder, 'backups'), now: at * 1000 }).db.close()
}

/**
 * A process that is going to be killed: brings copies of a fixture to the newest layout, one after the other. It says which before it
 * begins, and when each step of the migration starts: from then on its transaction is open.
 */
import { copyFileSync, writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { migrations } from '../../electron/store/migrations/index.ts'
import { openFile } from '../../electron/store/open.ts'

const [fixture, folder] = process.argv.slice(2)
// A killed process writes no cache at its end; the next one starts sooner for this.
flushCompileCache()
const told = migrations.map(({ version, sql }) => ({
  version,
  get sql() {
    writeSync(1, `step ${version}\n`)
    return sql
  },
}))
for (let at = 0; ; at += 1) {
  const path = join(folder, `copy${at}.throughline`)
  copyFileSync(fixture, path)
  writeSync(1, `file ${path}\n`)
  openFile(path, { backups: join(folder, 'backups'), now: at * 1000, migrations: told }).db.close()
  writeSync(1, `done ${path}\n`)
}

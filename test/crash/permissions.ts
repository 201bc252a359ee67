/** Run as somebody who is not root (permissions.test.ts): what can be done with files and folders that do not allow everything. Prints JSON. */
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OperationName } from '../../shared/contract/index.ts'
import { openService, START } from '../service/open.ts'

/** Each step's outcome: "ok", "read-only" (opened to look) or the refusal. */
const [root] = process.argv.slice(2)
const said: Record<string, Record<string, string>> = {}
const bench = openService({ home: join(root, 'home') })
const source = join(root, 'source.throughline')
await bench.ask('files.create', { name: 'Atlas', path: source, start: START })
await bench.ask('task.insert', { parentId: null, beforeId: null, tasks: [{ name: 'In the journal' }] })
copyFileSync(`${source}`, join(root, 'kept'))
copyFileSync(`${source}-wal`, join(root, 'kept-wal'))
await bench.ask('files.close', {})

const ask = async (name: OperationName, input: unknown): Promise<string> => {
  const answer = await bench.service.dispatch(name, input)
  if (!answer.ok) return `${answer.code}: ${answer.message}`
  if (name === 'import.preview') return (answer.value as { preview: { message: string } }).preview.message
  if (name === 'file.check') return (answer.value as { problems: string[] }).problems.join() || 'ok'
  return (answer.value as { readOnly?: boolean }).readOnly ? 'read-only' : 'ok'
}
const tryAll = async (what: string, file: number, folder: number, withJournal = false): Promise<void> => {
  const home = join(root, what)
  mkdirSync(home)
  const path = join(home, 'p.throughline')
  copyFileSync(withJournal ? join(root, 'kept') : source, path)
  if (withJournal) copyFileSync(join(root, 'kept-wal'), `${path}-wal`)
  writeFileSync(join(home, 'plan.csv'), 'Name,Duration\nA,2d\n')
  chmodSync(join(home, 'plan.csv'), file)
  chmodSync(path, file)
  chmodSync(home, folder)
  const opened = await ask('files.open', { path })
  const steps = {
    open: opened,
    tasks: opened.includes(':') ? '' : (await bench.ask('plan.read', {})).plan.tasks.map((task) => task.name).join(),
    check: await ask('file.check', {}),
    edit: await ask('task.insert', { parentId: null, beforeId: null, tasks: [{ name: 'More' }] }),
    saveElsewhere: await ask('files.saveCopy', { path: join(root, `${what} copy.throughline`) }),
    saveThere: await ask('files.saveCopy', { path: join(home, 'copy.throughline') }),
    exportThere: await ask('export.run', { kind: 'csv', path: join(home, 'copy.csv') }),
    look: await ask('files.open', { path, snapshot: true }),
    import: await ask('import.preview', { path: join(home, 'plan.csv') }),
    browse: await ask('files.browse', { folder: home }),
  }
  await bench.ask('files.close', {})
  chmodSync(home, 0o755)
  const left = readdirSync(home).filter((name) => /-(?:wal|shm|lock)$|\.part/.test(name))
  said[what] = { ...steps, left: left.join() }
}
await tryAll('all allowed', 0o644, 0o755)
await tryAll('read-only folder', 0o644, 0o555)
await tryAll('read-only file', 0o444, 0o755)
await tryAll('read-only with a journal', 0o444, 0o555, true)
await tryAll('unreadable file', 0o000, 0o755)
await tryAll('folder that may not be entered', 0o644, 0o600)
await tryAll('folder that shows no names', 0o644, 0o300)

mkdirSync(join(root, 'closed'), { mode: 0o555 })
const closed = openService({ home: join(root, 'closed'), backUp: { everyMs: 0 } })
await closed.ask('files.open', { path: source })
await closed.ask('task.insert', { parentId: null, beforeId: null, tasks: [{ name: 'More' }] })
const made = await closed.refused('files.create', { name: 'New' })
await closed.close()
said['settings that may not be written'] = { create: made.code, lock: String(existsSync(`${source}-lock`)) }
await bench.close()
said.logged = Object.fromEntries(bench.logged.entries())
process.stdout.write(JSON.stringify(said))

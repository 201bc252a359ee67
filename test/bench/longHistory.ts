/** A program file with a long history, written as commands write it but in one transaction: a hundred thousand commands in seconds. */
import { connect } from '../../electron/store/database.ts'
import { historyRows } from '../../electron/store/historyRows.ts'
import { readRows } from '../../electron/store/planRows.ts'
import { sealRows } from '../../electron/store/seal.ts'
import { rowWriter } from '../../electron/store/writeRows.ts'
import type { Task } from '../../shared/model/task.ts'
import { randomFrom } from './generate.ts'

const DAY = 14_400
/** Adds `changes` commands to the file, which must not be open: renames and owners, and every third moves the dates of five tasks. */
export const addHistory = (path: string, changes: number, seed = 5): void => {
  const db = connect(path)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = OFF')
  const history = historyRows(db)
  const seals = sealRows(db)
  const writer = rowWriter(db)
  const random = randomFrom(seed)
  const tasks = readRows(db, 'task')
  const latest = new Map<string, Task>(tasks.map((task) => [task.id, task]))
  let seq = history.seq()
  let last = history.last()
  db.exec('BEGIN IMMEDIATE')
  for (let at = 0; at < changes; at += 1) {
    const before = latest.get(tasks[Math.floor(random() * tasks.length)].id)!
    const after: Task = at % 3 === 0 ? { ...before, notes: `Note ${at}` } : { ...before, owner: `Owner ${at % 11}` }
    const id = (last?.id ?? 0) + 1
    const label = `Change ${at % 3 === 0 ? 'notes' : 'owner'} of ${before.name}`
    const txn = {
      id,
      at: Date.UTC(2027, 0, 4) + at * 60_000,
      author: `Author ${at % 5}`,
      command: 'task.update',
      label,
      subject: label,
      kind: 'do' as const,
      reverts: null,
      undoTop: id,
      redoTop: null,
      below: last?.undoTop ?? null,
    }
    history.begin(txn)
    const edit = { table: 'task' as const, id: before.id, before, after, fields: [at % 3 === 0 ? 'notes' : 'owner'] }
    writer.write([edit])
    history.end()
    seals.follow([edit])
    latest.set(before.id, after)
    const moves = Array.from({ length: at % 3 === 0 ? 5 : 0 }, (_, step) => ({
      taskId: tasks[(at + step * 97) % tasks.length].id,
      startBefore: DAY * step,
      startAfter: DAY * (step + 1),
      finishBefore: DAY * (step + 1),
      finishAfter: DAY * (step + 2),
      driver: null,
    }))
    const now = history.seq()
    history.keepEffect(id, { changed: 1, moved: moves.length, finishBefore: 0, finishAfter: 0, floatLost: 0 }, seq + 1, now, moves)
    seq = now
    last = txn
  }
  db.exec('COMMIT')
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}

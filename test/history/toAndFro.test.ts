/** Undo and redo pressed over and over: the list of changes stays as quick and as right as after the first time. */
import { expect, it } from 'vitest'
import { historyRows } from '../../electron/store/historyRows.ts'
import { createInMemory } from '../../electron/store/open.ts'
import { undoneRows } from '../../electron/store/undone.ts'
import { openNew } from '../service/open.ts'

it('says of each step whether it is taken back', async () => {
  const bench = await openNew()
  await bench.ask('task.insert', { parentId: null, beforeId: null, tasks: [{ name: 'A' }] })
  const undone = async () => (await bench.ask('history.list', { limit: 9 })).items.map((item) => item.undone)
  await bench.ask('history.undo', {})
  expect(await undone()).toEqual([false, true, false])
  await bench.ask('history.redo', {})
  expect(await undone()).toEqual([false, true, false, false])
  await bench.ask('history.undo', {})
  expect(await undone()).toEqual([false, true, false, true, false])
  await bench.close()
})

it('thirty thousand steps to and fro neither end the program nor keep it waiting', () => {
  const db = createInMemory(() => undefined)
  const history = historyRows(db)
  const last = 30_001
  const at = { at: 0, author: '', command: '', label: '', subject: '', undoTop: null, redoTop: null, below: null }
  db.transaction(() => {
    for (let id = 1; id <= last; id += 1) {
      const kind = id === 1 ? 'do' : id % 2 === 0 ? 'undo' : 'redo'
      history.begin({ ...at, id, kind, reverts: id === 1 ? null : id - 1 })
      history.end()
    }
  })()
  // The last one is a redo, and it stands.
  expect([1, 2, 3, last - 1, last].map(history.isUndone)).toEqual([false, true, false, true, false])
  expect(history.rootOf(last)).toBe(1)
  const begun = performance.now()
  for (let id = 1; id <= last; id += 1) history.isUndone(id)
  expect(performance.now() - begun).toBeLessThan(1000)
  history.begin({ ...at, id: last + 1, kind: 'undo', reverts: last })
  expect([1, 2, last].map(history.isUndone)).toEqual([true, false, true])
  db.close()
})

it('a step that a damaged file says to revert itself, or a later one, ends nothing', () => {
  const db = createInMemory(() => undefined)
  db.pragma('foreign_keys = OFF')
  const insert = db.prepare(
    "INSERT INTO txn (id, at, author, command, label, subject, kind, reverts) VALUES (?, 0, '', '', '', '', 'undo', ?)",
  )
  for (const [id, reverts] of [
    [1, 1],
    [2, 3],
    [3, 2],
  ])
    insert.run(id, reverts)
  const { isUndone, rootOf } = undoneRows(db)
  expect([1, 2, 3].map(isUndone)).toEqual([false, true, false])
  expect([1, 2, 3].map(rootOf)).toEqual([1, 2, 2])
  db.close()
})

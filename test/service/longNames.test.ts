/** A long name in a sentence is cut between two letters, never within one. */
import { expect, it } from 'vitest'
import { openNew } from './open.ts'

it.each(['', 'x'])('of emoji, beginning with “%s”', async (start) => {
  const bench = await openNew()
  const name = start + '😀'.repeat(100)
  const insert = await bench.ask('task.insert', { parentId: null, beforeId: null, tasks: [{ name }] })
  await bench.ask('task.update', { changes: [{ id: insert.created[0], set: { duration: 9600 } }] })
  const { message } = await bench.refused('history.undoOne', { txn: insert.txn })
  expect(message).toMatch(/😀…/u)
  expect(message.isWellFormed()).toBe(true)
  await bench.close()
})

/** Ids of new rows: unique, in the order in which they were made, whatever the clock does. */
import { expect, test } from 'vitest'
import { idsInOrder } from '../../electron/service/newId.ts'

test.each([
  ['stands still', () => 1_795_000_000_000],
  ['runs', Date.now],
  [
    'is put back',
    (
      (time) => () =>
        time--
    )(1_795_000_000_000),
  ],
])('twenty thousand ids are unique and in order while the clock %s', (_, clock) => {
  const newId = idsInOrder(clock)
  const ids = Array.from({ length: 20_000 }, newId)
  expect(new Set(ids).size).toBe(20_000)
  expect(ids).toEqual([...ids].sort())
  expect(ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toEqual([])
})

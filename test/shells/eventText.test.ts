/** What the program tells a window is what the window hears. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventText } from '../../electron/page/eventText.ts'
import { eventFrom } from '../../renderer/client/eventText.ts'
import type { ProgramEvent } from '../../shared/contract/index.ts'
import { scheduleNumbers } from '../../shared/model/schedule.ts'

/** Everything that a column can hold: the scheduler's own are 32-bit integers. */
const integer = fc.integer({ min: -0x80000000, max: 0x7fffffff })
const tasks = fc.array(fc.tuple(fc.string(), fc.option(fc.string()), fc.array(integer, { minLength: 10, maxLength: 10 })))

test('computed dates arrive as they were sent, of no task as of many', () => {
  fc.assert(
    fc.property(tasks, (rows) => {
      const numbers = Object.fromEntries(scheduleNumbers.map((name, at) => [name, rows.map((row) => row[2][at])]))
      const schedule = { ...numbers, ids: rows.map((row) => row[0]), drivingLinks: rows.map((row) => row[1]) }
      const event = { kind: 'changed', feed: { after: 1, seq: 2, changes: [], schedule, cause: null } } as unknown as ProgramEvent
      expect(eventFrom(eventText(event))).toEqual(event)
    }),
  )
})

test('other events arrive as they were sent', () => {
  for (const event of [{ kind: 'closed' }, { kind: 'progress', job: 'a', what: 'Reading “x”', done: 1, total: 2 }] as const)
    expect(eventFrom(eventText(event))).toEqual(event)
})

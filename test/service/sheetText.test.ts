/** Cells as text: what is copied reads back as the same value, in every column. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { standardPlan } from '../../electron/service/newPlan.ts'
import { type SheetColumn, sheetColumns } from '../../shared/contract/edits.ts'
import { type CellSource, formatCell } from '../../shared/formatCell.ts'
import { durationUnits } from '../../shared/model/fields.ts'
import { lagUnits, linkTypes } from '../../shared/model/link.ts'
import { constraintTypes, newTask, type Task } from '../../shared/model/task.ts'
import { type CellContext, readCell } from '../../shared/readCell.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { START } from './open.ts'

const { program, calendars } = standardPlan('Text', START)
const context = (task: Task | null = null): CellContext => ({
  program,
  task,
  calendars,
  findTask: (ref) => (/^\d+$/.test(ref) && Number(ref) <= 50 ? `task-${ref}` : ref.toLowerCase() === 'twins' ? 'many' : null),
})
const source = (task: Task, more: Partial<CellSource> = {}): CellSource => ({
  task,
  program,
  start: task.manualStart,
  finish: task.manualFinish,
  duration: task.duration,
  links: () => [],
  resources: () => [],
  calendarName: () => 'Standard',
  ...more,
})

const minute = fc.integer({ min: instantOf(2001, 1, 1) / 10, max: instantOf(2150, 1, 1) / 10 }).map((value) => value * 10)
const span = fc.integer({ min: 0, max: 100_000 }).map((value) => value * 10)
const line = fc.string({ maxLength: 40 }).map((text) => text.trim().replace(/\s+/g, ' '))
const task: fc.Arbitrary<Task> = fc
  .record({
    name: line.filter((text) => text !== ''),
    duration: span,
    durationUnit: fc.constantFrom(...durationUnits),
    estimated: fc.boolean(),
    milestone: fc.boolean(),
    manual: fc.boolean(),
    active: fc.boolean(),
    manualStart: minute,
    manualFinish: minute,
    constraintType: fc.constantFrom(...constraintTypes),
    constraintDate: minute,
    deadline: fc.option(minute),
    actualStart: fc.option(minute),
    actualFinish: fc.option(minute),
    percentComplete: fc.integer({ min: 0, max: 10_000 }).map((value) => value / 100),
    optimistic: fc.option(span),
    remainingDuration: fc.option(span),
    owner: line,
    priority: fc.integer({ min: 0, max: 1000 }),
    notes: fc.string(),
    calendarId: fc.constantFrom(null, 'cal-standard'),
  })
  .map((fields) => newTask({ id: 'a', uid: 1, position: 1, ...fields }))

/** Columns whose text stands for a field of that name, or of another. */
const fieldOf: Partial<Record<SheetColumn, keyof Task>> = { calendar: 'calendarId', start: 'manualStart', finish: 'manualFinish' }
const plainColumns = sheetColumns.filter((column) => !['predecessors', 'successors', 'resources'].includes(column))

describe('a cell', () => {
  it.each(plainColumns)('%s reads back what it shows', (column) => {
    fc.assert(
      fc.property(task, (given) => {
        const own = { ...given, manual: column === 'start' || column === 'finish' ? true : given.manual }
        for (const use of ['edited', 'copied'] as const) {
          const reading = readCell(column, formatCell(column, source(own), use), context(own))
          if (reading.kind !== 'fields') throw new Error(JSON.stringify(reading))
          const field = fieldOf[column] ?? (column as keyof Task)
          expect((reading.set as Partial<Task>)[field]).toEqual(own[field])
          if (column === 'duration') expect(reading.set.estimated).toBe(own.estimated)
        }
      }),
      { numRuns: 200, seed: 3 },
    )
  })
  it('shows a date as every screen does while it is edited, and as every sheet reads it when it is copied', () => {
    const own = newTask({
      id: 'a',
      uid: 1,
      name: 'A',
      position: 1,
      deadline: instantOf(2027, 5, 7, 17),
      actualStart: instantOf(2027, 5, 3, 13),
    })
    expect(formatCell('deadline', source(own))).toBe('7 May 2027')
    expect(formatCell('duration', source(own))).toBe('1 d?')
    expect(formatCell('duration', source(own), 'copied')).toBe('1d?')
    expect(formatCell('actualStart', source(own))).toBe('3 May 2027 13:00')
    expect(formatCell('deadline', source(own), 'copied')).toBe('2027-05-07')
    expect(formatCell('actualStart', source(own), 'copied')).toBe('2027-05-03 13:00')
  })
  it('of links reads back what it shows', () => {
    const item = fc.record({
      ref: fc.integer({ min: 1, max: 50 }).map(String),
      type: fc.constantFrom(...linkTypes),
      lag: fc.integer({ min: -500, max: 500 }).map((value) => value * 60),
      lagUnit: fc.constantFrom(...lagUnits),
    })
    fc.assert(
      fc.property(fc.array(item, { maxLength: 5 }), (items) => {
        const text = formatCell('predecessors', source(newTask({ id: 'a', uid: 1, name: 'A', position: 1 }), { links: () => items }))
        const reading = readCell('predecessors', text, context())
        if (reading.kind !== 'links') throw new Error(`${text}: ${JSON.stringify(reading)}`)
        expect(reading.links.map(({ otherId, type, lag }) => [otherId, type, lag])).toEqual(
          items.map(({ ref, type, lag }) => [`task-${ref}`, type, lag]),
        )
      }),
      { numRuns: 300, seed: 3 },
    )
  })
  it('of resources reads names with their shares', () => {
    const text = formatCell(
      'resources',
      source(newTask({ id: 'a', uid: 1, name: 'A', position: 1 }), {
        resources: () => [
          { name: 'Anna', units: 1 },
          { name: 'Ben', units: 0.125 },
        ],
      }),
    )
    expect(text).toBe('Anna;Ben[12.5%]')
    expect(readCell('resources', text, context())).toEqual({
      kind: 'resources',
      resources: [
        { name: 'Anna', units: 1 },
        { name: 'Ben', units: 0.125 },
      ],
    })
    expect(readCell('resources', 'Anna[lots]', context())).toMatchObject({ kind: 'fault' })
  })
  it('takes a date without a year in the year of the plan, and a day as its working start or end', () => {
    expect(readCell('start', '5 Feb', context())).toEqual({
      kind: 'fields',
      set: { constraintType: 'SNET', constraintDate: instantOf(2027, 2, 5, 8) },
    })
    expect(readCell('deadline', '5/2', context())).toEqual({ kind: 'fields', set: { deadline: instantOf(2027, 2, 5, 17) } })
    expect(readCell('start', '2027-02-05 10:30', context())).toMatchObject({ set: { constraintDate: instantOf(2027, 2, 5, 10, 30) } })
    expect(readCell('finish', '2027-02-05', context())).toMatchObject({
      set: { constraintType: 'FNET', constraintDate: instantOf(2027, 2, 5, 17) },
    })
  })
  it('reads yes and no in several languages, and a constraint by code or by name', () => {
    for (const word of ['Yes', 'ja', 'да', 'x']) expect(readCell('milestone', word, context())).toMatchObject({ set: { milestone: true } })
    for (const word of ['No', 'nein', '', 'нет'])
      expect(readCell('milestone', word, context())).toMatchObject({ set: { milestone: false } })
    for (const word of ['snet', 'Start no earlier than', 'start-no-earlier-than'])
      expect(readCell('constraintType', word, context())).toMatchObject({ set: { constraintType: 'SNET' } })
  })
  it('says where a predecessor is not understood', () => {
    expect(readCell('predecessors', '3;twins', context())).toMatchObject({
      kind: 'fault',
      why: expect.stringMatching(/More than one row.*character 3/),
    })
    expect(readCell('predecessors', '3FS+2x', context())).toMatchObject({ kind: 'fault', why: expect.stringMatching(/character \d+/) })
  })
  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sheetColumns),
        fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('1/2', '99999999999d', '-', '31.12.', '0.0.0', '5FS+')),
        task,
        (column, text, given) => {
          const reading = readCell(column, text, context(given))
          if (reading.kind === 'fault') expect(reading.why.length).toBeGreaterThan(10)
        },
      ),
      { numRuns: 2000, seed: 9 },
    )
  })
})

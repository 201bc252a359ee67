/** Two people, two copies: what moved on there, what was changed here, where both changed the same; and which files cannot be compared. */
import { createHash } from 'node:crypto'
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Output } from '../../shared/contract/index.ts'
import { standardWeek } from '../../shared/model/calendar.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { type Bench, openService, START } from './open.ts'
import { type as typeInto, typeRows } from './rows.ts'
import { openTwoCopies, type TwoCopies } from './twoCopies.ts'

type Comparison = Output<'copies.compare'>
const fixtures = join(import.meta.dirname, '../crash/fixtures')
let two: TwoCopies
let home: string
let shared: string
let anna: Bench
let ben: Bench
let ids: TwoCopies['ids']
let publish: TwoCopies['publish']
const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')
/** "Build · Duration: 5 d | 8 d | 5 d (here)". */
const lines = ({ items }: Comparison, computed = false): string[] =>
  items.flatMap(({ name, fields }) =>
    fields
      .filter((field) => field.computed === computed)
      .map(({ name: field, base, here, there, side }) => `${name} · ${field}: ${base ?? '–'} | ${here ?? '–'} | ${there ?? '–'} (${side})`),
  )
const calendar = (working: number[][]) => ({
  id: 'cal-night',
  name: 'Night',
  baseId: null,
  week: standardWeek(),
  workWeeks: [],
  exceptions: [
    { name: 'Inventory', from: instantOf(2027, 3, 1), to: instantOf(2027, 3, 2), working: working as [number, number][], recurrence: null },
  ],
})

beforeEach(async () => {
  two = await openTwoCopies()
  ;({ home, shared, anna, ben, ids, publish } = two)
})
afterEach(() => two.close())

describe('a published file that has moved on since the own copy was taken', () => {
  it('says so when it is opened, and shows what differs task by task and field by field', async () => {
    const own = (await ben.ask('app.info', {})).file!.path
    await typeInto(anna, ids.Build, { duration: '8d', owner: 'Mia' })
    await typeInto(anna, ids.Ship, { predecessors: '3FS+2d' })
    await publish(anna)
    await typeInto(ben, ids.Build, { duration: '6d' })
    await typeInto(ben, ids.Test, { deadline: '15 Jan 2027' })
    const before = [digest(shared), (await ben.ask('plan.read', {})).seq]

    const opened = await ben.ask('files.open', { path: shared })
    expect(opened.path).toBe(own)
    expect(opened.warning).toMatch(/Atlas\.throughline has moved on: 2 changes by Anna were made there .* and 2 here/)
    expect(opened.warning).toContain(own)
    expect((await ben.ask('file.notices', {})).published).toMatchObject({
      path: shared,
      message: expect.stringMatching(/2 changes by Anna/),
    })
    expect(readdirSync(join(home, 'Ben', 'programs')).filter((name) => name.endsWith('.throughline'))).toEqual(['Atlas.throughline'])

    const found = await ben.ask('copies.compare', { path: shared })
    expect(found.relation).toBe('apart')
    expect(found.message).toMatch(/2 changes by Anna .* and 2 changes here/)
    expect(found.base.label).toBe('Edit 3 rows')
    expect(found.there.since.latest.map(({ label, author }) => [label, author])).toEqual([
      [expect.stringContaining('Ship'), 'Anna'],
      [expect.stringContaining('Build'), 'Anna'],
    ])
    expect(lines(found)).toEqual([
      'Build · Duration: 5 d | 6 d | 8 d (both)',
      'Build · Owner: – | – | Mia (there)',
      'Test · Deadline: – | 15 Jan 2027 | – (here)',
      'Ship · Predecessor “Test”: FS | FS | FS+2d (there)',
    ])
    expect(lines(found, true)).toContain('Ship · Finish: 14 Jan 2027 | 15 Jan 2027 | 21 Jan 2027 (both)')
    expect(found.counts).toEqual({ here: 1, there: 2, both: 1, tasks: 4, onlyDates: 1 })
    expect(found.items.map(({ wbs }) => wbs)).toEqual(['1', '1.1', '1.2', '1.3'])
    expect([digest(shared), (await ben.ask('plan.read', {})).seq]).toEqual(before)
  })
  it('is opened beside as another copy when that is wanted; the first stays as it is', async () => {
    const own = (await ben.ask('app.info', {})).file!.path
    await typeInto(anna, ids.Build, { duration: '8d' })
    await publish(anna)
    await typeInto(ben, ids.Build, { duration: '6d' })
    const second = await ben.ask('files.open', { path: shared, copy: true })
    expect(second.path).not.toBe(own)
    expect((await ben.ask('plan.read', {})).plan.tasks.find(({ name }) => name === 'Build')?.duration).toBe(8 * 4800)
    expect((await ben.ask('file.notices', {})).published).toBeNull()
    await ben.ask('files.open', { path: own })
    expect((await ben.ask('plan.read', {})).plan.tasks.find(({ name }) => name === 'Build')?.duration).toBe(6 * 4800)
    // The newest copy is the one that belongs to the published file from now on.
    expect((await ben.ask('files.open', { path: shared })).path).toBe(second.path)
  })
  it('is told on opening the own copy, too, without being asked', async () => {
    const own = (await ben.ask('app.info', {})).file!.path
    await ben.ask('files.close', {})
    await typeInto(anna, ids.Build, { duration: '8d' })
    await publish(anna)
    await ben.ask('files.open', { path: own })
    await expect.poll(async () => (await ben.ask('file.notices', {})).published?.message).toMatch(/1 change by Anna was made there/)
    expect((await ben.ask('file.about', {})).published).toBe(shared)
  })
})

describe('a published file that has not moved on', () => {
  it('opens the own copy and says that nothing is newer', async () => {
    await typeInto(ben, ids.Build, { duration: '6d' })
    const opened = await ben.ask('files.open', { path: shared })
    expect(opened.warning).toMatch(/Nothing is newer in the published file; 1 change of yours was not saved there yet/)
    expect((await ben.ask('file.notices', {})).published).toBeNull()
    const found = await ben.ask('copies.compare', { path: shared })
    expect([found.relation, found.message]).toEqual(['ahead', expect.stringMatching(/^Nothing is newer/)])
    expect(lines(found)).toEqual(['Build · Duration: 5 d | 6 d | 5 d (here)'])
  })
  it('of which the own copy is gone gives another one', async () => {
    const own = (await ben.ask('app.info', {})).file!.path
    await ben.ask('files.close', {})
    rmSync(own)
    expect((await ben.ask('files.open', { path: shared })).warning).toMatch(/your own copy was opened/)
  })
  it('is found by its history when the settings have forgotten which copy was taken of it', async () => {
    const own = (await ben.ask('app.info', {})).file!.path
    await ben.ask('files.close', {})
    rmSync(join(home, 'Ben', 'settings', 'copies.json'))
    expect((await ben.ask('files.open', { path: shared })).path).toBe(own)
  })
})

describe('everything that a plan is made of', () => {
  it('is told in words: rows, order, people, calendars, baselines, settings, boxes', async () => {
    const one = two.person('Cleo')
    await one.ask('files.create', { name: 'Whole', start: START })
    const rows = await typeRows(one, ['Alpha', 'Beta', 'Gamma', 'Delta'])
    const res = (id: string, name: string) => ({ id, name, kind: 'work' as const, initials: '', role: '', calendarId: null, maxUnits: 1 })
    await one.ask('resource.save', { resource: res('res-mia', 'Mia') })
    await one.ask('calendar.save', { calendar: calendar([]) })
    await one.ask('baseline.capture', { name: 'Board' })
    await one.ask('workstream.set', { taskId: rows.Alpha, set: { lead: 'Mia', colour: '#112233' } })
    const there = join(home, 'there.throughline')
    await one.ask('files.saveCopy', { path: there })
    const other = two.person('Dan')
    await other.ask('files.open', { path: there })

    await other.ask('task.delete', { ids: [rows.Beta] })
    await typeRows(other, ['Epsilon'])
    await other.ask('task.move', { ids: [rows.Delta], parentId: rows.Alpha, beforeId: null })
    await other.ask('calendar.save', { calendar: calendar([[4800, 6000]]) })
    await other.ask('resource.save', { resource: { ...res('res-mia', 'Mia'), role: 'Lead', maxUnits: 0.5 } })
    await other.ask('assignment.set', { taskId: rows.Gamma, assignments: [{ resourceId: 'res-mia', units: 0.5 }] })
    await other.ask('baseline.capture', { name: 'Re-plan' })
    await other.ask('program.update', { set: { deadline: instantOf(2027, 6, 1, 17), healthLimits: { logic: 10 } } })
    await other.ask('position.set', { positions: [{ id: rows.Gamma, x: 1, y: 2 }] })
    await typeInto(one, rows.Beta, { notes: 'still needed' })
    await one.ask('workstream.set', { taskId: rows.Alpha, set: { lead: 'Zoe' } })
    await other.ask('files.close', {})

    const found = await one.ask('copies.compare', { path: there })
    const said = lines(found)
    expect(said).toEqual(
      expect.arrayContaining([
        'Program settings · Deadline: – | – | 1 Jun 2027 (there)',
        'Program settings · Limit of “Logic”: – | – | 10 (there)',
        'Alpha · Workstream: Mia, #112233 | Zoe, #112233 | Mia, #112233 (here)',
        'Beta · The row itself: is there | is there | deleted (both)',
        'Beta · Notes: – | still needed | – (here)',
        'Gamma · Resource “Mia”: – | – | 50 % (there)',
        'Delta · Below: the top level | the top level | Alpha (there)',
        'Epsilon · The row itself: – | – | added (there)',
        'Epsilon · Below: – | – | the top level (there)',
        'Night · Exception “Inventory” of 1 Mar 2027 – 2 Mar 2027: not working | not working | 08:00–10:00 (there)',
        'Mia · Role: – | – | Lead (there)',
        'Mia · Max units: 100 % | 100 % | 50 % (there)'.replace('Max units', 'Units at most'),
        'Re-plan · The row itself: – | – | added (there)',
        'Re-plan · Tasks: – | – | 4 tasks kept (there)',
        'Network layout · Boxes put elsewhere: – | – | 1 box (there)',
      ]),
    )
    expect(found.items.find(({ name }) => name === 'Epsilon')?.isHere).toBe(false)
    // Nothing is told twice or for nothing: the same seen from the other side is the same with the sides exchanged.
    await one.ask('files.saveCopy', { path: join(home, 'here.throughline') })
    await other.ask('files.open', { path: there })
    const back = await other.ask('copies.compare', { path: join(home, 'here.throughline') })
    const turned = { here: 'there', there: 'here', both: 'both' } as const
    expect(new Set(lines(back))).toEqual(
      new Set(
        lines({
          ...found,
          items: found.items.map((item) => ({
            ...item,
            fields: item.fields.map((field) => ({ ...field, here: field.there, there: field.here, side: turned[field.side] })),
          })),
        }),
      ),
    )
    await one.close()
    await other.close()
  })
  it('that was changed many times is told as it was when the copies parted', async () => {
    for (const duration of ['6d', '7d', '8d']) await typeInto(ben, ids.Build, { duration })
    await typeInto(ben, ids.Build, { owner: 'Mia' })
    await typeInto(ben, ids.Build, { owner: 'Zoe' })
    expect(lines(await ben.ask('copies.compare', { path: shared }))).toEqual([
      'Build · Duration: 5 d | 8 d | 5 d (here)',
      'Build · Owner: – | Zoe | – (here)',
    ])
  })
  it('by the same person on two computers, at the same moment and in the same words, is two changes all the same', async () => {
    const at = (place: string): Bench => openService({ author: 'Anna', home: join(home, place), clock: () => Date.UTC(2027, 0, 9) })
    const [office, train] = [at('office'), at('train')]
    const path = join(home, 'train.throughline')
    await office.ask('files.open', { path: shared, copy: true })
    await office.ask('files.saveCopy', { path })
    await train.ask('files.open', { path })
    await office.ask('task.update', { changes: [{ id: ids.Build, set: { notes: 'from the office' } }] })
    await train.ask('task.update', { changes: [{ id: ids.Build, set: { notes: 'from the train' } }] })
    await train.ask('files.close', {})
    const compared = await office.ask('copies.compare', { path })
    expect([compared.relation, compared.here.since.count, compared.there.since.count]).toEqual(['apart', 1, 1])
    expect(lines(compared)).toEqual(['Build · Notes: – | from the office | from the train (both)'])
    await office.close()
    await train.close()
  })
  it('that was put elsewhere among its neighbours is told with what it comes after', async () => {
    await ben.ask('task.move', { ids: [ids.Ship], parentId: ids.Phase, beforeId: ids.Build })
    const { items } = await ben.ask('copies.compare', { path: shared })
    const told = items.flatMap(({ name, fields }) =>
      fields.filter((field) => field.name === 'Order').map((field) => ({ row: name, ...field })),
    )
    expect(told.map(({ row, base, here, there, side }) => [row, base, here, there, side])).toEqual([
      ['Ship', 'after “Test”', 'first', 'after “Test”', 'here'],
    ])
  })
  it('that was changed and changed back, or changed alike on both sides, is no difference', async () => {
    await typeInto(anna, ids.Build, { duration: '8d' })
    await publish(anna)
    await typeInto(ben, ids.Build, { duration: '8d' })
    await typeInto(ben, ids.Test, { owner: 'Mia' })
    await ben.ask('history.undo', {})
    const found = await ben.ask('copies.compare', { path: shared })
    expect([found.relation, found.items]).toEqual(['apart', []])
    expect(found.message).toMatch(/hold the same plan.*came to the same/)
  })
})

describe('comparing with a file that is', () => {
  const other = (): string => join(home, 'other.throughline')
  it.each([
    ['gone', () => rmSync(shared), 'not-found', /not there any more.*This copy is whole/],
    [
      'damaged',
      () => writeFileSync(shared, readFileSync(shared).fill(0xa5, 4096)),
      'unreadable',
      /cannot be compared.*damaged.*This copy is whole/,
    ],
    ['no program', () => writeFileSync(shared, 'a,b\n1,2\n'), 'unreadable', /no Throughline program file/],
    [
      'from a newer Throughline',
      () => {
        const bytes = readFileSync(shared)
        bytes.writeUInt32BE(99, 60)
        writeFileSync(shared, bytes)
      },
      'newer',
      /newer Throughline.*Update/,
    ],
  ] as const)('%s is refused in words', async (_what, spoil, code, words) => {
    spoil()
    const refused = await ben.refused('copies.compare', { path: shared })
    expect(refused.code).toBe(code)
    expect(refused.message).toMatch(words)
    await typeInto(ben, ids.Build, { duration: '6d' })
  })
  it('another program is refused by its name', async () => {
    await anna.ask('files.create', { name: 'Borealis', path: other(), start: START })
    const refused = await ben.refused('copies.compare', { path: other() })
    expect(refused).toMatchObject({ code: 'conflict', message: expect.stringMatching(/another program, “Borealis”/) })
  })
  it.each(readdirSync(fixtures))('of an older layout is compared all the same: %s', async (name) => {
    copyFileSync(join(fixtures, name), shared)
    const own = (await ben.ask('files.open', { path: shared, copy: true })).path
    const [task] = (await ben.ask('plan.read', {})).plan.tasks
    await ben.ask('task.update', { changes: [{ id: task.id, set: { owner: 'Zoe' } }] })
    const found = await ben.ask('copies.compare', { path: shared })
    expect([found.relation, lines(found)]).toEqual([
      'ahead',
      [`${task.name} · Owner: ${task.owner || '–'} | Zoe | ${task.owner || '–'} (here)`],
    ])
    // The own copy itself may be the one of the older layout.
    await ben.ask('files.close', {})
    copyFileSync(join(fixtures, name), own)
    expect((await ben.ask('files.open', { path: shared })).path).toBe(own)
  })
  it('damaged, when it is opened, leads to the own copy', async () => {
    const own = (await ben.ask('app.info', {})).file!.path
    await ben.ask('files.close', {})
    writeFileSync(shared, readFileSync(shared).fill(0xa5, 4096))
    const refused = await ben.refused('files.open', { path: shared })
    expect(refused.message).toContain(`Your own copy of it was not touched: ${own}`)
  })
})

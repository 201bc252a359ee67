/** Back-ups: made without being asked, checked, thinned, out of the way of edits; and the way back by the screen alone. */
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listBackups, toKeep } from '../../electron/store/backup.ts'
import { momentText } from '../../renderer/client/moments.ts'
import { backups } from '../../shared/words/en/backups.ts'
import { generatePlan } from '../bench/generate.ts'
import { launchProgram } from '../e2e/launch.ts'
import { type Bench, newHome, openService, START, writePlan } from '../service/open.ts'
import { typeRows } from '../service/rows.ts'
import { canMount, mountSmallDisk } from '../service/smallDisk.ts'

const MINUTE = 60_000
const words = backups.about
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
let home: string
let now: number
let bench: Bench
const open = (everyMs = 10 * MINUTE): Bench => openService({ home, clock: () => now, backUp: { everyMs } })
const list = async () => (await bench.ask('backup.list', { path: join(home, 'p.throughline') })).items
const path = (): string => join(home, 'p.throughline')
/** Until the thread has written it. */
const untilBackups = async (count: number): Promise<void> => {
  const made = (): number => listBackups(join(home, 'backups'), path()).length
  for (let wait = 0; wait < 800 && made() < count; wait += 1) await new Promise((resolve) => setTimeout(resolve, 25))
  expect(await list()).toHaveLength(count)
}
beforeEach(async () => {
  home = newHome()
  now = Date.UTC(2027, 0, 4, 9)
  bench = open()
  await bench.ask('files.create', { name: 'P', path: path(), start: START })
})
afterEach(async () => {
  await bench.close()
  rmSync(home, { recursive: true, force: true })
})

describe('a back-up', () => {
  it('is made by the first change, after ten minutes of changes, and on closing; none without a change', async () => {
    expect(await list()).toEqual([])
    await typeRows(bench, ['A'])
    await untilBackups(1)
    now += 5 * MINUTE
    await typeRows(bench, ['B'])
    now += 6 * MINUTE
    await typeRows(bench, ['C'])
    await untilBackups(2)
    now += 11 * MINUTE
    await bench.ask('files.close', {})
    expect(await list()).toHaveLength(2)
    await bench.ask('files.open', { path: path() })
    await typeRows(bench, ['D'])
    await untilBackups(3)
    now += 11 * MINUTE
    await bench.ask('history.undo', {})
    await untilBackups(4)
    now += MINUTE
    await typeRows(bench, ['E'])
    now += 10 * MINUTE
    await bench.ask('files.close', {})
    expect((await list()).map((item) => item.tasks)).toEqual([4, 3, 4, 3, 1])
    expect((await list())[0]).toMatchObject({
      at: now,
      problem: null,
      beforeUpdateOf: null,
      lastChange: { label: 'Insert E', author: 'Anna' },
    })
  })
  it('is whole: it opens as a copy with its history, and the file goes on as it is', async () => {
    await typeRows(bench, ['A', 'B'])
    const made = await bench.ask('backup.make', {})
    expect(statSync(made.path).size).toBe(made.size)
    await typeRows(bench, ['C'])
    const copy = await bench.ask('backup.restore', { path: made.path })
    expect(copy.path).toMatch(/programs[/\\]p \(back-up of 4 Jan 2027 \d\d\.00\)\.throughline$/)
    expect((await bench.ask('plan.read', {})).plan.tasks.map((task) => task.name)).toEqual(['A', 'B'])
    expect((await bench.ask('history.undo', {})).label).toBe('Undo “Insert B”')
    await bench.ask('files.open', { path: path() })
    expect((await bench.ask('plan.read', {})).plan.tasks).toHaveLength(3)
    expect((await bench.ask('file.about', {})).lastBackup?.path).toBe(made.path)
  })
  it('of a disk that has no room stops nothing and is said in the log', async () => {
    await bench.ask('files.close', {})
    rmSync(join(home, 'backups'), { recursive: true, force: true })
    writeFileSync(join(home, 'backups'), 'a file where the folder should be')
    await bench.ask('files.open', { path: path() })
    await typeRows(bench, ['A'])
    await bench.ask('files.close', {})
    expect(bench.logged.join('\n')).toContain('a back-up could not be made')
    // The program is closed; that its last back-up failed is told all the same, until another file is opened.
    expect((await bench.ask('file.notices', {})).backup).toMatchObject({
      path: path(),
      name: 'P',
      message: expect.stringContaining(join(home, 'backups')),
    })
    rmSync(join(home, 'backups'))
    await bench.ask('files.open', { path: path() })
    expect((await bench.ask('plan.read', {})).plan.tasks).toHaveLength(1)
  })
  it.skipIf(!canMount)('on a full disk is told with the folder that is full, and no more once one succeeds', async () => {
    await bench.ask('files.close', {})
    rmSync(join(home, 'backups'), { recursive: true, force: true })
    const unmount = mountSmallDisk(join(home, 'backups'), '48k')
    try {
      await bench.ask('files.open', { path: path() })
      await typeRows(bench, ['A'])
      await expect
        .poll(async () => (await bench.ask('file.notices', {})).backup?.message)
        .toMatch(/The disk that holds .*backups.* is full.*free some space/)
      expect(await bench.refused('backup.make', {})).toMatchObject({ code: 'no-space' })
      expect((await bench.ask('task.insert', { parentId: null, beforeId: null, tasks: [{ name: 'B' }] })).changed).toBe(1)
    } finally {
      unmount()
    }
    await bench.ask('backup.make', {})
    expect((await bench.ask('file.notices', {})).backup).toBeNull()
  })
  it('is looked at to its last step: one in the history that a disk changed is told, and the plan is backed up all the same', async () => {
    const made = await typeRows(bench, ['Survey', 'Build'])
    await bench.ask('task.update', { changes: [{ id: made.Survey, set: { notes: 'written once' } }] })
    await bench.ask('task.update', { changes: [{ id: made.Survey, set: { notes: 'and over' } }] })
    await bench.ask('task.update', { changes: [{ id: made.Build, set: { owner: 'Mia' } }] })
    await bench.ask('files.close', {})
    const bytes = readFileSync(path())
    // What the first of the two wrote stands in the history alone.
    for (let at = bytes.indexOf('written once'); at >= 0; at = bytes.indexOf('written once', at + 1)) bytes.write('written 0nce', at)
    writeFileSync(path(), bytes)
    await bench.ask('files.open', { path: path() })
    expect((await bench.ask('file.about', {})).check.problems).toEqual([])
    await bench.ask('backup.make', {})
    const { problems } = (await bench.ask('file.about', {})).check
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.join()).toMatch(/the change “Change notes of Survey” in the history is not as it was written/)
    expect((await list())[0]).toMatchObject({ tasks: 2, problem: null })
    expect((await bench.ask('file.check', {})).problems).toEqual(problems)
  })
  it('never keeps an edit waiting', { timeout: MINUTE }, async () => {
    await bench.close()
    const large = writePlan(home, generatePlan({ tasks: 10_000, seed: 3 }), 'large')
    bench = open(1e15)
    await bench.ask('files.open', { path: large })
    const { plan } = await bench.ask('plan.read', {})
    const edit = async (at: number): Promise<void> => {
      // Each edit comes in as an event of its own, as from a window.
      await new Promise((resolve) => setImmediate(resolve))
      await bench.ask('task.update', { changes: [{ id: plan.tasks[at % 10_000].id, set: { notes: `${at}` } }] })
    }
    await edit(0)
    let edits = 0
    let backups = 0
    let isOver = false
    const making = (async (): Promise<void> => {
      for (; !isOver; backups += 1) await bench.ask('backup.make', {})
    })()
    for (; edits < 300 || backups < 2; edits += 1) await edit(edits + 1)
    isOver = true
    await making
    // How long an edit takes is the machine's: here, that they go on while a back-up is made, which takes far longer.
    expect(edits / backups).toBeGreaterThan(10)
  })
})

describe('thinning', () => {
  it('keeps the last hour, an hourly one for a day, a daily one for a week, a weekly one for half a year', () => {
    const all = Array.from({ length: 400 * 24 * 6 }, (_, at) => ({ at: now - at * 10 * MINUTE, beforeUpdateOf: null }))
    const keep = toKeep(all, now)
    const kept = all.filter((_each, at) => keep[at]).map(({ at }) => now - at)
    const between = (from: number, to: number): number => kept.filter((age) => age >= from && age < to).length
    expect(between(0, HOUR)).toBe(6)
    expect(between(HOUR, DAY)).toBeGreaterThanOrEqual(23)
    expect(between(HOUR, DAY)).toBeLessThanOrEqual(24)
    expect(between(DAY, 7 * DAY)).toBeGreaterThanOrEqual(6)
    expect(between(DAY, 7 * DAY)).toBeLessThanOrEqual(7)
    expect(between(7 * DAY, 182 * DAY)).toBeGreaterThanOrEqual(25)
    expect(between(7 * DAY, 182 * DAY)).toBeLessThanOrEqual(26)
    expect(between(182 * DAY, 400 * DAY)).toBe(0)
  })
  it('always keeps the newest ten, and the one from before each update of the layout', () => {
    const old = [900, 901, 902, 903, 904, 905, 906, 907, 908].map((days) => ({ at: now - days * DAY, beforeUpdateOf: null }))
    const updates = [
      { at: now - 1001 * DAY, beforeUpdateOf: 1 },
      { at: now - 1002 * DAY, beforeUpdateOf: 1 },
    ]
    const older = [{ at: now - 1003 * DAY, beforeUpdateOf: null }]
    expect(toKeep([...old, ...updates, ...older], now)).toEqual([...old.map(() => true), true, false, false])
  })
  it('leaves the newest of them when the clock was wrong once and all others are suddenly old', () => {
    const before = Array.from({ length: 30 }, (_, at) => ({ at: now - at * 10 * MINUTE, beforeUpdateOf: null }))
    const later = now + 500 * DAY
    const keep = toKeep([{ at: later, beforeUpdateOf: null }, ...before], later)
    expect(keep).toEqual([...Array.from({ length: 10 }, () => true), ...Array.from({ length: 21 }, () => false)])
  })
})

describe('a file that cannot be read', () => {
  it('is refused with the back-up that there is, or the word that there is none', async () => {
    await typeRows(bench, ['A', 'B', 'C'])
    await bench.ask('backup.make', {})
    await bench.ask('files.close', {})
    writeFileSync(path(), Buffer.alloc(statSync(path()).size))
    expect((await bench.refused('files.open', { path: path() })).message).toMatch(
      /zeros.*last back-up of it is from 4 Jan 2027, \d\d:00 \(3 rows\)/,
    )
    rmSync(path())
    expect((await bench.refused('files.open', { path: path() })).message).toMatch(/There is no file at.*last back-up/)
    writeFileSync(join(home, 'other.throughline'), 'x')
    expect((await bench.refused('files.open', { path: join(home, 'other.throughline') })).message).toContain('no back-up of it')
    expect((await bench.refused('backup.restore', { path: join(home, 'other.throughline') })).code).toBe('not-found')
  })
  it('is recovered by the screen alone', { timeout: 2 * MINUTE }, async () => {
    now = Date.now()
    await typeRows(bench, ['Survey', 'Build', 'Test'])
    await bench.close()
    const damaged = readFileSync(path())
    damaged.fill(0xa5, 4096, damaged.length - 4096)
    writeFileSync(path(), damaged)
    const program = await launchProgram({ shell: 'loopback', home })
    try {
      const { page } = program
      await page.getByRole('listitem').filter({ hasText: 'p.throughline' }).getByRole('button').first().click()
      const dialog = page.getByRole('dialog', { name: 'This file cannot be opened' })
      await dialog
        .getByRole('alert')
        .getByText(/damaged or cut short/)
        .waitFor()
      await dialog.getByText('Insert Test').waitFor()
      if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, 'recovery.png') })
      await dialog
        .getByRole('button', { name: /Open as a copy: the back-up of/ })
        .first()
        .click()
      await page.getByRole('treegrid').getByText('Survey').waitFor()
      const { plan } = await program.ask('plan.read', {})
      expect(plan.tasks.map((task) => task.name)).toEqual(['Survey', 'Build', 'Test'])
      expect(readFileSync(path()).equals(damaged)).toBe(true)
      expect(existsSync(join(home, 'programs'))).toBe(true)
      // History and the facts of the file, on the same program.
      await page.getByRole('navigation').getByRole('button', { name: 'History' }).click()
      await page.getByRole('option').filter({ hasText: 'Insert Build' }).click()
      await page.getByRole('button', { name: 'Take this change back' }).click()
      await page.getByRole('option').filter({ hasText: 'Take back “Insert Build”' }).waitFor()
      await page.getByRole('option').filter({ hasText: 'taken back' }).first().waitFor()
      if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, 'history.png') })
      await page.keyboard.press('Control+k')
      await page.keyboard.type('About this file')
      await page.keyboard.press('Enter')
      const about = page.getByRole('dialog', { name: 'About this file' })
      await about.getByText('Safe: a folder of this computer').waitFor()
      await about.getByRole('button', { name: 'Check now' }).click()
      await about.getByText(/nothing wrong/).waitFor()
      const facts = await program.ask('file.about', {})
      const told = await about.locator('.file-facts').innerText()
      for (const fact of [
        facts.path,
        momentText(facts.check.at),
        words.sizes(facts.size, facts.journal),
        words.changesText(facts.changes),
        words.versionText(facts.version, facts.latestVersion),
      ])
        expect(told).toContain(fact)
      await about.getByRole('button', { name: 'Back up now' }).click()
      await expect.poll(async () => (await program.ask('file.about', {})).backups).toBeGreaterThan(0)
      const after = await program.ask('file.about', {})
      await about.getByText(words.backupText(momentText(after.lastBackup?.at ?? 0), after.lastBackup?.size ?? 0, after.backups)).waitFor()
      if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, 'about.png') })
    } finally {
      await program.stop()
      bench = open()
    }
  })
})

/** The promises of the program file under kills and damage; `npm run soak` runs the same loops for longer. */
import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LATEST_VERSION, migrations } from '../../electron/store/migrations/index.ts'
import { openService } from '../service/open.ts'
import { digestOf } from './digest.ts'
import { killImports } from './imports.ts'
import { killLoop } from './kills.ts'
import { digestIn, fixtures, killMigrations } from './migrations.ts'
import { killPublishing } from './publish.ts'
import { olderPages, tornLoop } from './torn.ts'

/** Each count can be raised from outside: KILLS=1000 npx vitest run test/crash. */
const count = (name: string, usual: number): number => Number(process.env[name] ?? usual)
const MINUTE = 60_000

describe('what was acknowledged', () => {
  it('is in the file after a kill, with its undo and its schedule', { timeout: 30 * MINUTE }, async () => {
    const figures = await killLoop({ kills: count('KILLS', 30), seed: 4 })
    expect(figures.wrong).toEqual([])
    expect(figures.acknowledged).toBeGreaterThan(figures.kills * 3)
    expect(figures.undone).toBeGreaterThan(figures.kills)
  })
})

describe('a torn journal or a damaged page', () => {
  it('gives a committed plan or a refusal with the way to the back-up, never another plan', { timeout: 30 * MINUTE }, async () => {
    const figures = await tornLoop({ cases: count('TORN', 300), seed: 4 })
    expect(figures.wrong).toEqual([])
    // All three ways out are met, else the cases would prove nothing.
    expect(Math.min(figures.newest, figures.earlier, figures.refused)).toBeGreaterThan(figures.cases / 20)
  })
  it('gives no plan with another one’s history when the disk lost any one write', { timeout: 5 * MINUTE }, async () => {
    const figures = await olderPages({ seed: 4, commands: 120 })
    expect(figures.wrong).toEqual([])
    expect(figures.cases).toBeGreaterThan(15)
    expect(figures.refused).toBeGreaterThan(0)
  })
})

describe('a change of the file’s layout', () => {
  it('has a fixture of every version', () => {
    expect(fixtures().map((each) => each.version)).toEqual(migrations.map((each) => each.version))
    expect(readdirSync(`${import.meta.dirname}/fixtures`)).toHaveLength(migrations.length)
  })
  it.each(fixtures())('opens the file of version $version with its plan, its history and its undo', async ({ path, version }) => {
    const bench = openService()
    await bench.ask('files.open', { path, snapshot: true })
    const { plan, history } = await bench.ask('plan.read', {})
    expect(plan.baselines.map((baseline) => baseline.name)).toContain('Kept')
    expect(history.undo).toBe('Set baseline Kept')
    expect((await bench.ask('history.list', { limit: 1000 })).items.length).toBeGreaterThan(30)
    expect(plan.tasks.length).toBeGreaterThan(5)
    await bench.close()
    // And opened for work: a copy goes on from where it was.
    const worked = openService()
    const copy = join(worked.home, `v${version}.throughline`)
    copyFileSync(path, copy)
    await worked.ask('files.open', { path: copy })
    expect((await worked.ask('file.about', {})).version).toBe(LATEST_VERSION)
    expect((await worked.ask('file.check', {})).problems).toEqual([])
    expect((await worked.ask('history.undo', {})).label).toContain('Kept')
    expect((await worked.ask('plan.read', {})).plan.baselines.map((baseline) => baseline.name)).not.toContain('Kept')
    await worked.ask('history.redo', {})
    expect(digestOf((await worked.ask('plan.read', {})).plan)).toBe(await digestIn(path))
    expect((await worked.ask('backup.list', {})).items.map((item) => item.beforeUpdateOf)).toEqual(
      version < LATEST_VERSION ? [version] : [],
    )
    await worked.close()
  })
  it('is whole or not at all when the process is killed inside', { timeout: 30 * MINUTE }, async () => {
    const figures = await killMigrations({ kills: count('MIGRATION_KILLS', 4), seed: 4 })
    expect(figures.wrong).toEqual([])
    // Half of them are aimed at a step's open transaction.
    expect(figures.inside).toBeGreaterThan(figures.kills / 4)
  })
})

describe('an import into a new program', () => {
  it('is there whole or not at all when the process is killed inside; what stays is hidden, and goes', {
    timeout: 30 * MINUTE,
  }, async () => {
    const figures = await killImports({ kills: count('IMPORT_KILLS', 12), seed: 4 })
    expect(figures.wrong).toEqual([])
    expect(figures.inside).toBeGreaterThan(figures.kills / 6)
  })
})

describe('publishing', () => {
  it('shows a reader a whole file at every moment, killed or not', { timeout: 30 * MINUTE }, async () => {
    const figures = await killPublishing({ kills: count('PUBLISH_KILLS', 20), seed: 4 })
    expect(figures.wrong).toEqual([])
    expect(figures.read).toBeGreaterThan(figures.kills)
  })
})

/** A full disk by the screen alone: the notice that stands until a change is saved again, and the plan that is open to look only. */
import { appendFileSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildRenderer } from '../../build/build.ts'
import { newHome, START } from '../service/open.ts'
import { canMount, mountSmallDisk } from '../service/smallDisk.ts'
import { type LaunchedProgram, launchProgram } from './launch.ts'

beforeAll(async () => {
  await buildRenderer()
}, 120_000)

describe.skipIf(!canMount)('a disk that is full', () => {
  const disk = (): string => join(home, 'disk')
  const film = (): string => join(disk(), 'film.mp4')
  const fill = (): void => {
    const { bavail, bsize } = statfsSync(disk())
    appendFileSync(film(), Buffer.alloc(bavail * bsize, 1))
  }
  const notices = () => page.getByRole('list', { name: 'Notices about this file' })
  let home: string
  let program: LaunchedProgram
  let page: Page
  let unmount: () => void
  beforeEach(async () => {
    home = newHome()
    unmount = mountSmallDisk(disk(), '4m')
    program = await launchProgram({ shell: 'loopback', home })
    page = program.page
    page.setDefaultTimeout(20_000)
    await page.getByRole('navigation').waitFor()
    await program.call('files.create', { name: 'Atlas', path: join(disk(), 'Atlas.throughline'), start: START })
    await page.getByRole('button', { name: 'Plan', exact: true }).click()
    await page.getByText('Type a task name').waitFor()
  })
  afterEach(async () => {
    await program.stop()
    unmount()
    rmSync(home, { recursive: true, force: true })
  })

  test('while the plan is open, stands above the status line until a change is saved again', async () => {
    fill()
    const long = Array.from({ length: 400 }, (_each, at) => ({ name: `New ${at} ${'x'.repeat(300)}` }))
    expect(await program.call('task.insert', { parentId: null, beforeId: null, tasks: long })).toMatchObject({
      ok: false,
      code: 'no-space',
    })
    await notices()
      .getByText(/disk that holds .*Atlas.* is full, so the last change was not made\. Everything before it is saved\. Free some space/)
      .waitFor()
    await notices().getByRole('button', { name: 'Save a copy…' }).waitFor()
    rmSync(film())
    await page.getByRole('treegrid').click()
    await page.keyboard.type('Survey')
    await page.keyboard.press('Enter')
    await notices().waitFor({ state: 'detached' })
    await page.getByRole('treegrid').getByText('Survey').waitFor()
  })

  test('when a plan is opened from it, says so and what can be done, and tries again when asked', async () => {
    await program.call('files.close', {})
    await page.getByRole('region', { name: 'Recent programs' }).waitFor()
    fill()
    await page
      .getByRole('region', { name: 'Recent programs' })
      .getByRole('button', { name: /^Atlas/ })
      .click()
    await notices()
      .getByText(/is full.*open to look only: you can export it, or save a copy to another disk/)
      .waitFor()
    await notices().getByRole('button', { name: 'Try again' }).click()
    await page.getByText('It still cannot be written; it is open to look only.').waitFor()
    rmSync(film())
    await notices().getByRole('button', { name: 'Try again' }).click()
    await notices().waitFor({ state: 'detached' })
    await page.getByText('Type a task name').waitFor()
  })
})

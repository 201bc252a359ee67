/** The window from inside: what a script that got into our page could try. Runs electron/main.ts in Electron, or in the stand-in where it is not. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LaunchedProgram, launchProgram, shellsHere } from '../e2e/launch.ts'

const shell = shellsHere().find((one) => one !== 'loopback') ?? 'standIn'
let home: string
let program: LaunchedProgram
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'throughline-window-test-'))
  program = await launchProgram({ shell, home })
})
afterAll(async () => {
  await program.stop()
  await rm(home, { recursive: true, force: true })
})
const foreign = (path: string): string => `https://outside.invalid${path}`
const settle = (): Promise<void> => program.page.waitForTimeout(300)

test('the bridge has two functions and cannot be exchanged', async () => {
  const found = await program.page.evaluate(() => {
    const bridge = (window as { throughline?: Record<string, unknown> }).throughline ?? {}
    try {
      Object.assign(window, { throughline: { call: () => 'stolen' } })
    } catch {
      // A frozen property refuses aloud in strict code; both ways it must still be ours afterwards.
    }
    return {
      names: Object.keys(bridge).sort(),
      same: (window as { throughline?: unknown }).throughline === bridge,
      frozen: Object.isFrozen(bridge),
    }
  })
  expect(found).toEqual({ names: ['call', 'onChange'], same: true, frozen: true })
})

test('the page knows no Node', async () => {
  expect(await program.page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window))).toEqual(
    [],
  )
})

describe('the page stays where it is', () => {
  beforeAll(() => program.page.evaluate(() => void Object.assign(window, { marker: true })))
  const attempts: [string, (url: string) => void][] = [
    ['location', (url) => void location.assign(url)],
    [
      'a link',
      (url) => {
        const link = document.createElement('a')
        link.href = url
        document.body.append(link)
        link.click()
        link.remove()
      },
    ],
    [
      'a form',
      (url) => {
        const form = document.createElement('form')
        form.action = url
        document.body.append(form)
        form.submit()
        form.remove()
      },
    ],
    ['a second window', (url) => void window.open(url)],
    [
      'a link to a new window',
      (url) => {
        const link = document.createElement('a')
        link.href = url
        link.target = '_blank'
        document.body.append(link)
        link.click()
        link.remove()
      },
    ],
    [
      'a frame',
      (url) => {
        const frame = document.createElement('iframe')
        frame.src = url
        document.body.append(frame)
      },
    ],
    [
      'an image that carries data out',
      (url) => {
        new Image().src = url
      },
    ],
    ['fetch', (url) => void fetch(url).catch(() => null)],
    ['a beacon', (url) => void navigator.sendBeacon(url, 'data')],
  ]
  for (const [what, attempt] of attempts)
    test(`against ${what}`, async () => {
      const before = program.page.url()
      const path = `/${what.replaceAll(' ', '-')}`
      await program.page.evaluate(attempt, foreign(path)).catch(() => null) // a navigation that is stopped may end the script
      await settle()
      expect(program.page.url()).toBe(before)
      // The stand-in closes what Electron would not even open: on a busy machine that takes a moment.
      await expect.poll(() => program.page.context().pages().length).toBe(1)
      expect(program.left).toEqual([])
      expect(await program.page.evaluate(() => [document.title, 'marker' in window])).toEqual(['Throughline', true])
    })

  test('against a script written into it', async () => {
    const ran = await program.page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.inlineRan = true'
      document.body.append(script)
      const image = document.createElement('div')
      image.innerHTML = '<img src="data:," onerror="window.inlineRan = true">'
      document.body.append(image)
      return new Promise((resolve) => setTimeout(() => resolve('inlineRan' in window), 200))
    })
    expect(ran).toBe(false)
  })
})

test('a frame inside the page gets no bridge, and no answer on its channel', async () => {
  await program.page.evaluate(() => {
    const frame = document.createElement('iframe')
    frame.name = 'inner'
    document.body.append(frame)
  })
  await settle()
  const inner = program.page.frame({ name: 'inner' })
  expect(inner).not.toBeNull()
  expect(await inner?.evaluate(() => 'throughline' in window)).toBe(false)
  if (shell !== 'standIn') return
  // Only the stand-in's raw channel can be reached from a frame at all.
  const answer = await inner?.evaluate(() => window.standInInvoke?.('throughline:call', 'app.info', '{}'))
  expect(JSON.parse(String(answer))).toMatchObject({ ok: false, code: 'forbidden' })
})

test('permissions are denied', async () => {
  const states = await program.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'] as const
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state))
  })
  expect(states).not.toContain('granted')
  const where = await program.page.evaluate(
    () =>
      new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('found'),
          (error) => resolve(error.code),
        ),
      ),
  )
  expect(where).toBe(1)
})

test('the native menu reaches the window, and a native dialog the page', async () => {
  if (shell !== 'standIn') return
  const heard = program.page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const bridge = (window as { throughline?: { onChange(listener: (event: string) => void): void } }).throughline
        bridge?.onChange(resolve)
      }),
  )
  await settle()
  program.order({ kind: 'menu', path: ['View', 'Plan'] })
  expect(JSON.parse(await heard)).toEqual({ kind: 'action', action: 'go.plan' })
  program.order({ kind: 'dialog', path: '/tmp/chosen.xlsx' })
  await settle()
  expect(await program.call('files.choose', { purpose: 'import' })).toEqual({ ok: true, value: { path: '/tmp/chosen.xlsx' } })
  expect(await program.call('files.choose', { purpose: 'import' })).toEqual({ ok: true, value: { path: null } })
})

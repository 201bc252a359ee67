/** A plan from a stranger shown in a terminal: its names are text there, never orders to the terminal, and each row is one line. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { run } from '../../electron/cli/run.ts'
import { createService } from '../../electron/service/dispatch.ts'
import { newHome, openService, START } from '../service/open.ts'

/** Sets the window's title, clears the screen, turns the line round, begins another row. */
const HOSTILE = '\u001b]0;owned\u0007\u001b[2J\u009b31m\u202eevil\u2066\r\n9  2099-01-01  Forged'
// biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal would obey.
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

let home: string
let path: string
beforeAll(async () => {
  home = newHome()
  path = join(home, 'strange.throughline')
  const bench = openService({ home, author: `Mallory ${HOSTILE}` })
  await bench.ask('files.create', { name: 'Strange', path, start: START })
  await bench.ask('task.insert', { parentId: null, beforeId: null, tasks: [{ name: `A ${HOSTILE}` }, { name: 'B' }] })
  await bench.close()
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const told = async (...argv: string[]): Promise<string> => {
  const lines: string[] = []
  const keep = (text: string): void => void lines.push(text)
  await run(argv, {
    out: keep,
    err: keep,
    folder: home,
    readInput: async () => '',
    createService: async (own) => createService({ shell: 'cli', author: 'Anna', home: own ?? home, backUp: false, log: keep }),
  })
  return lines.join('\n')
}

it.each([['history'], ['schedule'], ['check'], ['info']])('%s', async (command) => {
  const text = await told(command, path)
  expect(text).toMatch(/\S/)
  expect(text).not.toMatch(OBEYED)
  expect(text).not.toMatch(/^9 {2}2099/m)
})
it('a refusal that names it', async () => {
  const text = await told('undo', join(home, `gone ${HOSTILE}`))
  expect(text).toContain('There is no file')
  expect(text).not.toMatch(OBEYED)
})
it('JSON says the very same to a script', async () => {
  const text = await told('history', path, '--json')
  expect(text).not.toMatch(OBEYED)
  const { items } = JSON.parse(text) as { items: { author: string }[] }
  expect(items[0].author).toContain('\u009b31m\u202eevil')
})

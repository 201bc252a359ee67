/** One writer: window, browser and command line on one file at once; whoever comes second is told who holds it, and the plan is one plan. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTree } from '../../build/tree.ts'
import { type LaunchedProgram, launchProgram, shellsHere } from '../e2e/launch.ts'
import { newHome, openService, START } from '../service/open.ts'
import { childEnvironment } from './killed.ts'

interface Party {
  /** How the refusal names it. */
  readonly words: RegExp
  /** Opens the file; answers the refusal's message, or null. */
  readonly open: (path: string) => Promise<string | null>
  readonly close: () => Promise<void>
}

const home = newHome()
const [browserShell, desktopShell] = shellsHere()
const programs: LaunchedProgram[] = []
const window = (at: number, words: RegExp): Party => ({
  words,
  open: async (path) => {
    const answer = await programs[at].call('files.open', { path })
    return answer.ok ? null : `${answer.code}: ${answer.message}`
  },
  close: async () => void (await programs[at].call('files.close', {})),
})
let holder: ReturnType<typeof spawn> | null = null
/** As a holder a process that stays; as the second the command itself, as it is typed. */
const command: Party = {
  words: /a Throughline command of Cleo/,
  open: async (path) => {
    holder = spawn(process.execPath, [join(import.meta.dirname, 'holding.ts'), path, join(home, 'cli')], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: childEnvironment,
    })
    const [chunk] = (await once(holder.stdout!, 'data')) as [Buffer]
    const answer = JSON.parse(String(chunk)) as { ok: boolean; code?: string; message?: string }
    return answer.ok ? null : `${answer.code}: ${answer.message}`
  },
  close: async () => {
    const child = holder
    holder = null
    if (!child) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  },
}
const typed = (path: string): { code: number | null; err: string } => {
  const words = [inTree('electron/cli/main.ts'), 'undo', path]
  const env = { ...childEnvironment, THROUGHLINE_HOME: join(home, 'typed'), THROUGHLINE_AUTHOR: 'Dora' }
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', env })
  return { code: status, err: stderr }
}

const parties: Readonly<Record<string, Party>> = {
  window: window(0, /the Throughline window of Tester/),
  browser: window(1, /the Throughline browser window of Tester/),
  command,
}
/** The second of the same kind: another browser shell, another command. A second desktop program hands its file to the first (e2e/copies). */
const others: Readonly<Record<string, Party>> = { 'another browser': window(2, /never first/) }
const names = Object.keys(parties)

beforeAll(async () => {
  mkdirSync(join(home, 'desktop'), { recursive: true })
  programs.push(await launchProgram({ shell: desktopShell, home: join(home, 'desktop') }))
  programs.push(await launchProgram({ shell: browserShell, home: join(home, 'browser') }))
  programs.push(await launchProgram({ shell: browserShell, home: join(home, 'browser2') }))
})
afterAll(async () => {
  await command.close()
  for (const program of programs) await program.stop()
  rmSync(home, { recursive: true, force: true })
})

describe('a file that is open', () => {
  it.each(names)(
    'in the %s is refused to every other by the name of its holder, and free when it is closed',
    { timeout: 60_000 },
    async (first) => {
      const path = join(home, `${first}.throughline`)
      const bench = openService({ home: join(home, 'made') })
      await bench.ask('files.create', { name: first, path, start: START })
      await bench.ask('task.insert', { parentId: null, beforeId: null, tasks: [{ name: 'Only' }] })
      await bench.close()
      const holding = parties[first]
      expect(await holding.open(path)).toBeNull()
      for (const second of [...names.filter((name) => name !== first), ...Object.keys(others)]) {
        const refused = await (parties[second] ?? others[second]).open(path)
        expect([second, refused]).toEqual([second, expect.stringMatching(/^locked: /)])
        expect(refused).toMatch(holding.words)
        expect(refused).toMatch(/Close it there first/)
        if (second === 'command') await command.close()
      }
      const byCommand = typed(path)
      expect([byCommand.code, byCommand.err]).toEqual([1, expect.stringMatching(holding.words)])
      await holding.close()
      expect(typed(path).code).toBe(0)
      const after = openService({ home: join(home, 'made') })
      await after.ask('files.open', { path })
      expect((await after.ask('plan.read', {})).plan.tasks).toEqual([])
      await after.close()
    },
  )
})

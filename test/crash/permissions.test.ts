/** Files and folders that do not allow everything: looked at where that is possible, refused in the right words where not, nothing left beside them. */
import { spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const script = join(import.meta.dirname, 'permissions.ts')
/** Root may do everything: then it is somebody else's turn. */
const NOBODY = 65_534
const someone = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
const mayRun = (): boolean => {
  if (process.platform === 'win32') return false
  const reads = `require('node:fs').accessSync(${JSON.stringify(script)})`
  if (spawnSync(process.execPath, ['-e', reads], someone).status === 0) return true
  process.stderr.write('Permissions are not tested here: somebody who is not root cannot read this folder.\n')
  return false
}

describe.skipIf(!mayRun())('where permissions forbid something', () => {
  let root: string
  let said: Record<string, Record<string, string>>
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'throughline-test-'))
    if (someone.uid !== undefined) chownSync(root, someone.uid, someone.gid)
    const { stdout, stderr } = spawnSync(process.execPath, [script, root], {
      ...someone,
      encoding: 'utf8',
      env: { ...process.env, HOME: root, TMPDIR: root, NODE_COMPILE_CACHE: '' },
    })
    if (stdout === '') throw new Error(stderr)
    said = JSON.parse(stdout)
  }, 60_000)
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  it('nothing is forbidden: everything goes, and nothing is logged as a bug', () => {
    const { tasks, look, import: taken, left, ...others } = said['all allowed']
    expect(Object.values(others)).toEqual(Object.values(others).map(() => 'ok'))
    expect([tasks, look, taken, left]).toEqual(['In the journal', 'read-only', expect.stringContaining('1 task'), ''])
    expect(said.logged).toEqual({})
  })

  it.each(['read-only folder', 'read-only file'])(
    'a %s: the plan is looked at, checked and saved elsewhere, and nothing appears beside it',
    (what) => {
      expect(said[what]).toMatchObject({
        open: 'read-only',
        tasks: 'In the journal',
        check: 'ok',
        saveElsewhere: 'ok',
        browse: 'ok',
        left: '',
      })
      expect(said[what].edit).toMatch(/^read-only: .*nothing was changed/)
      expect(said[what].saveThere).toMatch(what === 'read-only folder' ? /^read-only: .*cannot be written/ : /^ok$/)
      expect(said[what].exportThere).toMatch(what === 'read-only folder' ? /^read-only: .*cannot be written/ : /^ok$/)
    },
  )

  it('a read-only file with the journal of a killed process shows the last change', () => {
    expect(said['read-only with a journal']).toMatchObject({ open: 'read-only', tasks: 'In the journal', check: 'ok', saveElsewhere: 'ok' })
    expect(said['read-only with a journal'].left).toBe('p.throughline-wal')
    expect(readdirSync(root).filter((name) => name.startsWith('throughline-look-'))).toEqual([])
  })

  it.each(['unreadable file', 'folder that may not be entered'])('a %s is told as that, not as missing and not as read-only', (what) => {
    expect(said[what].open).toMatch(/^unreadable: .*may not be read.*Ask its owner/)
    expect(said[what].look).toMatch(/^unreadable: .*may not be read/)
    expect(said[what].import).toMatch(/may not be read/)
    expect(said[what].left).toBe('')
  })

  it('a folder into which files may be put, but whose names are hidden, takes a copy', () => {
    expect(said['folder that shows no names']).toMatchObject({ open: 'ok', edit: 'ok', saveThere: 'ok', exportThere: 'ok', left: '' })
    expect(said['folder that shows no names'].browse).toMatch(/^unreadable: .*may not be read/)
  })

  it('a settings folder that may not be written keeps nobody from their program', () => {
    expect(said['settings that may not be written']).toEqual({ create: 'read-only', lock: 'false' })
  })
})

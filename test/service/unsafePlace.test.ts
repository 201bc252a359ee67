/** Folders in which a live program file would be damaged are recognised by their path and surroundings, on every platform. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type * as surroundingsModule from '../../electron/store/surroundings.ts'
import { drivesIn, dropboxFoldersIn, macMountsIn, mountsIn, oneDriveFoldersIn } from '../../electron/store/surroundings.ts'
import { type Surroundings, unsafePlace } from '../../electron/store/unsafePlace.ts'
import { type Bench, newHome, openService, START } from './open.ts'
import { typeRows } from './rows.ts'

/** What /proc/mounts would say of a share: none can be mounted here. */
const mounts = vi.hoisted(() => ({ network: {} as Record<string, string> }))
vi.mock('../../electron/store/surroundings.ts', async (original) => {
  const real = await original<typeof surroundingsModule>()
  return { ...real, surroundings: () => ({ ...real.surroundings(), networkMounts: mounts.network }) }
})

const windows: Surroundings = {
  platform: 'win32',
  env: { OneDrive: 'C:\\Users\\mia\\OneDrive', OneDriveCommercial: 'D:\\Work Cloud', OneDriveConsumer: 'E:\\Private' },
  mappedDrives: { Z: '\\\\server\\share' },
}
const mac: Surroundings = { platform: 'darwin', env: {}, networkMounts: { '/Volumes/team': 'smbfs' } }
const linux: Surroundings = { platform: 'linux', env: {}, networkMounts: { '/mnt/team': 'nfs4' } }

describe('a place', () => {
  it.each([
    ['C:\\Users\\mia\\OneDrive\\plans\\p.throughline', windows, 'OneDrive'],
    ['c:\\users\\MIA\\onedrive\\p.throughline', windows, 'OneDrive'],
    ['D:\\Work Cloud\\p.throughline', windows, 'OneDrive'],
    ['E:\\Private\\deep\\er\\p.throughline', windows, 'OneDrive'],
    ['C:\\Users\\mia\\OneDrive - Contoso\\p.throughline', { ...windows, env: {} }, 'OneDrive'],
    ['C:\\Users\\mia\\Contoso\\Atlas - Documents\\p.throughline', windows, 'SharePoint'],
    ['C:\\Users\\mia\\Dropbox (Personal)\\p.throughline', windows, 'Dropbox'],
    ['\\\\server\\share\\p.throughline', windows, 'network share'],
    ['\\\\?\\UNC\\server\\share\\p.throughline', windows, 'network share'],
    ['Z:\\p.throughline', windows, 'mapped network drive Z:'],
    ['/Users/mia/Library/Mobile Documents/com~apple~CloudDocs/p.throughline', mac, 'iCloud'],
    ['/Users/mia/Library/CloudStorage/OneDrive-Contoso/p.throughline', mac, 'OneDrive'],
    ['/Users/mia/Library/CloudStorage/GoogleDrive-mia@x.org/My Drive/p.throughline', mac, 'Google Drive'],
    ['/Volumes/team/p.throughline', mac, 'smbfs'],
    ['/home/mia/Dropbox/p.throughline', linux, 'Dropbox'],
    ['/mnt/team/plans/p.throughline', linux, 'nfs4'],
    // Written another way, in another language, or known only to the client itself.
    ['\\\\?\\D:\\Work Cloud\\p.throughline', windows, 'OneDrive'],
    ['\\\\?\\Z:\\p.throughline', windows, 'mapped network drive Z:'],
    ['//?/UNC/server/share/p.throughline', windows, 'network share'],
    ['G:\\Shared drives\\Atlas\\p.throughline', windows, 'Google Drive'],
    ['G:\\Meine Ablage\\p.throughline', windows, 'Google Drive'],
    ['C:\\Users\\mia\\Contoso\\Atlas - Freigegebene Dokumente\\p.throughline', windows, 'SharePoint'],
    ['/Users/mia/Library/CloudStorage/ProtonDrive-mia/p.throughline', mac, 'synced folder'],
    ['D:\\Work Cloud\\p.throughline', { platform: 'win32', env: { ONEDRIVECOMMERCIAL: 'D:\\Work Cloud' } }, 'OneDrive'],
    ['d:\\team\\p.throughline', { ...windows, syncedFolders: { 'D:\\Team': 'Dropbox' } }, 'Dropbox'],
    ['C:\\c\\Atlas - General\\p.throughline', { ...windows, syncedFolders: { 'C:\\c\\Atlas - General': 'SharePoint' } }, 'SharePoint'],
  ])('%s is unsafe', (path, around, word) => {
    expect(unsafePlace(path, around)).toContain(word)
  })
  it.each([
    ['C:\\Users\\mia\\OneDriver\\p.throughline', windows],
    ['C:\\Users\\mia\\Documents\\OneDrive.throughline', windows],
    ['D:\\Work Cloudy\\p.throughline', windows],
    ['C:\\Users\\mia\\dropbox-exports\\..\\p.throughline', { ...windows, env: {} }],
    ['/home/mia/plans/p.throughline', linux],
    ['D:\\Teams\\p.throughline', { ...windows, syncedFolders: { 'D:\\Team': 'Dropbox' } }],
    ['\\\\?\\C:\\plans\\p.throughline', windows],
    ['/mnt/teams/p.throughline', linux],
    ['/Users/mia/Documents/p.throughline', mac],
  ])('%s is safe', (path, around) => {
    // A folder called "dropbox-…" is how the client names a team's tree, and so it counts.
    expect(unsafePlace(path, around)).toBe(path.includes('dropbox-') ? 'a Dropbox folder' : null)
  })
})

describe('the machine', () => {
  it('asks Dropbox itself where its folder lies', async () => {
    const home = newHome()
    vi.stubEnv('HOME', home)
    mkdirSync(join(home, '.dropbox'))
    writeFileSync(join(home, '.dropbox', 'info.json'), JSON.stringify({ business: { path: join(home, 'Team Files') } }))
    vi.resetModules()
    const { surroundings } = await vi.importActual<typeof surroundingsModule>('../../electron/store/surroundings.ts')
    expect(unsafePlace(join(home, 'Team Files', 'p.throughline'), surroundings())).toBe('a folder that Dropbox syncs')
    expect(unsafePlace(join(home, 'Files', 'p.throughline'), surroundings())).toBeNull()
    vi.unstubAllEnvs()
    rmSync(home, { recursive: true })
  })
  it('tells which folders its sync clients look after, wherever they lie', () => {
    expect(dropboxFoldersIn('{"personal": {"path": "D:\\\\Team", "host": 1}, "business": {"path": "/x/y", "root_path": "/x"}}')).toEqual({
      'D:\\Team': 'Dropbox',
      '/x/y': 'Dropbox',
      '/x': 'Dropbox',
    })
    for (const odd of ['', 'null', '[]', '{"a": null, "b": {"path": 7}}', '{']) expect(dropboxFoldersIn(odd)).toEqual({})
    const registry = '\r\nHKEY_CURRENT_USER\\Software\\x\\1\r\n    MountPoint    REG_SZ    C:\\Users\\mia\\Contoso\\Atlas - General\r\n'
    expect(oneDriveFoldersIn(registry)).toEqual({ 'C:\\Users\\mia\\Contoso\\Atlas - General': 'OneDrive or SharePoint' })
  })
  it('knows the network folders of a desktop and of a machine around it', () => {
    const table = 'gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0\nC: /mnt/c drvfs rw 0 0\nx /mnt/a\\134b cifs rw 0 0\n'
    expect(mountsIn(table)).toEqual({ '/run/user/1000/gvfs': 'fuse.gvfsd-fuse', '/mnt/c': 'drvfs', '/mnt/a\\b': 'cifs' })
  })
  it('tells its network mounts and drives', () => {
    expect(mountsIn('server:/x /mnt/my\\040team nfs4 rw 0 0\ntmpfs /tmp tmpfs rw 0 0\n')).toEqual({ '/mnt/my team': 'nfs4' })
    expect(macMountsIn('/dev/disk1 on / (apfs, local)\n//mia@srv/team on /Volumes/team (smbfs, nodev)\n')).toEqual({
      '/Volumes/team': 'smbfs',
    })
    expect(drivesIn('OK           Z:        \\\\server\\share   Microsoft Windows Network\r\n')).toEqual({ Z: '\\\\server\\share' })
  })
})

const csv = Buffer.from('ID,Name,Duration,Start\n1,Build,5d,2027-01-04\n').toString('base64')
const previewIn = async (bench: Bench): Promise<{ previewId: string }> => ({
  previewId: (await bench.ask('import.preview', { name: 'plan.csv', base64: csv })).previewId,
})

describe('a folder of', () => {
  let home: string
  let mine: Bench
  let yours: Bench
  beforeEach(async () => {
    home = newHome()
    mine = openService({ home: join(home, 'mine') })
    yours = openService({ home: join(home, 'yours'), author: 'Ben' })
    await mine.ask('files.create', { name: 'Atlas', start: START })
    await typeRows(mine, ['Build'])
  })
  afterEach(async () => {
    await mine.close()
    await yours.close()
    rmSync(home, { recursive: true, force: true })
    vi.unstubAllEnvs()
    mounts.network = {}
  })
  const named = (name: string) => (): string => join(home, name)
  const byVariable = (name: string) => (): string => {
    const folder = join(home, `Cloud ${name}`)
    vi.stubEnv(name, folder)
    return folder
  }
  it.each([
    ['OneDrive', byVariable('OneDrive'), /a OneDrive folder/],
    ['OneDrive for work', byVariable('OneDriveCommercial'), /a OneDrive folder/],
    ['private OneDrive', byVariable('OneDriveConsumer'), /a OneDrive folder/],
    ['SharePoint', named('Atlas - Documents'), /a synced SharePoint library/],
    ['Dropbox', named('Dropbox (Contoso)'), /a Dropbox folder/],
    ['iCloud', named('com~apple~CloudDocs'), /an iCloud Drive folder/],
    ['Google Drive', named('My Drive'), /a Google Drive folder/],
    [
      'a network',
      () => {
        const folder = join(home, 'team')
        mounts.network = { [folder]: 'cifs' }
        return folder
      },
      /a network folder \(cifs\)/,
    ],
  ] as const)('%s is told in words, holds no live file, and loses nothing', async (_what, place, words) => {
    const folder = place()
    mkdirSync(folder)
    const path = join(folder, 'p.throughline')
    for (const refused of [
      await mine.refused('files.create', { name: 'P', path }),
      await mine.refused('import.commit', { ...(await previewIn(mine)), into: 'new', path }),
    ]) {
      expect(refused).toMatchObject({ code: 'unsafe-place', at: 'path', message: expect.stringMatching(words) })
      expect(refused.message).toMatch(/keep it in a folder of this computer, and share a saved copy/)
    }
    expect((await mine.ask('files.browse', { folder })).warning).toMatch(words)
    expect(readdirSync(folder)).toEqual([])
    // Sharing goes on: a whole copy lies there, and whoever opens it works in a copy of their own.
    await mine.ask('files.saveCopy', { path })
    const published = readFileSync(path)
    const opened = await yours.ask('files.open', { path })
    expect(opened.warning).toMatch(words)
    expect(opened.path.startsWith(join(home, 'yours'))).toBe(true)
    await typeRows(yours, ['Test'])
    expect(readdirSync(folder)).toEqual(['p.throughline'])
    expect(readFileSync(path).equals(published)).toBe(true)
    await yours.ask('files.saveCopy', { path, overwrite: true })
    expect((await mine.ask('files.open', { path })).warning).toMatch(/moved on: 1 change by Ben/)
  })
  it('a cloud is recognised where its folder is a link to another disk, and where the file is a link into it', async () => {
    const dropbox = join(home, 'Dropbox')
    mkdirSync(join(home, 'disk'))
    symlinkSync(join(home, 'disk'), dropbox)
    const published = join(dropbox, 'p.throughline')
    await mine.ask('files.saveCopy', { path: published })
    // Whoever saved it there knows it again.
    expect((await mine.ask('file.about', {})).published).toBe(join(home, 'disk', 'p.throughline'))
    const opened = await yours.ask('files.open', { path: published })
    expect(opened.warning).toMatch(/a Dropbox folder/)
    expect(opened.path.startsWith(join(home, 'yours'))).toBe(true)
    rmSync(dropbox)
    renameSync(join(home, 'disk'), dropbox)
    const link = join(home, 'link.throughline')
    symlinkSync(published, link)
    expect((await yours.ask('files.open', { path: link, copy: true })).warning).toMatch(/a Dropbox folder/)
    expect(readdirSync(dropbox)).toEqual(['p.throughline'])
  })
  it('a cloud that holds the programs themselves is told with the program, and in About this file', async () => {
    const there = openService({ home: join(home, 'Dropbox', 'home') })
    mkdirSync(join(home, 'Dropbox'))
    const file = await there.ask('files.create', { name: 'P', start: START })
    expect(file.warning).toMatch(/lies in a Dropbox folder.*share a saved copy/)
    expect((await there.ask('file.about', {})).unsafePlace).toBe('a Dropbox folder')
    await there.close()
  })
})

describe('a program in a synced folder', () => {
  it('is not created there, and one that lies there is opened as a copy of one’s own', async () => {
    const home = newHome()
    const bench = openService({ home })
    const synced = join(home, 'Dropbox')
    mkdirSync(synced)
    const refused = await bench.refused('files.create', { name: 'P', path: join(synced, 'p.throughline') })
    expect(refused).toMatchObject({ code: 'unsafe-place', at: 'path' })
    expect(refused.message).toMatch(/Dropbox folder.*saved copy/)
    await bench.ask('files.create', { name: 'P', start: START })
    const shared = join(synced, 'p.throughline')
    await bench.ask('files.saveCopy', { path: shared })
    const other = openService({ home: join(home, 'other') })
    const file = await other.ask('files.open', { path: shared })
    expect(file.path.startsWith(join(home, 'other', 'programs'))).toBe(true)
    expect(file.warning).toMatch(/Dropbox folder.*own copy/)
    expect(readdirSync(synced)).toEqual(['p.throughline'])
    // Whoever saved it there has the program already.
    expect((await bench.ask('files.open', { path: shared })).warning).toMatch(/you have a copy of your own.*Nothing is newer/)
    await other.close()
    await bench.close()
    rmSync(home, { recursive: true, force: true })
  })
})

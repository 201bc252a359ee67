/** Folders in which a live program file would be damaged are recognised by their path and surroundings, on every platform. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { drivesIn, macMountsIn, mountsIn } from '../../electron/store/surroundings.ts'
import { type Surroundings, unsafePlace } from '../../electron/store/unsafePlace.ts'
import { newHome, openService, START } from './open.ts'

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
  ])('%s is unsafe', (path, around, word) => {
    expect(unsafePlace(path, around)).toContain(word)
  })
  it.each([
    ['C:\\Users\\mia\\OneDriver\\p.throughline', windows],
    ['C:\\Users\\mia\\Documents\\OneDrive.throughline', windows],
    ['D:\\Work Cloudy\\p.throughline', windows],
    ['C:\\Users\\mia\\dropbox-exports\\..\\p.throughline', { ...windows, env: {} }],
    ['/home/mia/plans/p.throughline', linux],
    ['/mnt/teams/p.throughline', linux],
    ['/Users/mia/Documents/p.throughline', mac],
  ])('%s is safe', (path, around) => {
    // A folder called "dropbox-…" is how the client names a team's tree, and so it counts.
    expect(unsafePlace(path, around)).toBe(path.includes('dropbox-') ? 'a Dropbox folder' : null)
  })
})

describe('the machine', () => {
  it('tells its network mounts and drives', () => {
    expect(mountsIn('server:/x /mnt/my\\040team nfs4 rw 0 0\ntmpfs /tmp tmpfs rw 0 0\n')).toEqual({ '/mnt/my team': 'nfs4' })
    expect(macMountsIn('/dev/disk1 on / (apfs, local)\n//mia@srv/team on /Volumes/team (smbfs, nodev)\n')).toEqual({
      '/Volumes/team': 'smbfs',
    })
    expect(drivesIn('OK           Z:        \\\\server\\share   Microsoft Windows Network\r\n')).toEqual({ Z: '\\\\server\\share' })
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

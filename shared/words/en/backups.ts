/** The words of About this file, and of the way back from a file that cannot be read. */
import { count, figure } from './count.ts'

const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${figure(Math.max(1, Math.round(bytes / 1000)))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

export const backups = {
  about: {
    title: 'About this file',
    reading: 'Looking at the file…',
    path: 'File',
    size: 'Size',
    sizes: (file: number, journal: number) =>
      journal > 0 ? `${sizeText(file)}, and ${sizeText(journal)} in the journal beside it` : sizeText(file),
    version: 'Layout',
    versionText: (version: number, latest: number) =>
      version === latest ? `${version}, the newest` : `${version}; the newest is ${latest}`,
    changes: 'History',
    changesText: (n: number) => count(n, 'change'),
    check: 'Last check',
    checkText: (when: string, problems: number) => `${when}: ${problems === 0 ? 'nothing wrong' : count(problems, 'problem')}`,
    lastBackup: 'Last back-up',
    backupText: (when: string, size: number, all: number) => `${when}, ${sizeText(size)}; ${count(all, 'back-up')} in all`,
    noBackup: 'None yet. One is made by the first change, then after ten minutes of changes, and on closing.',
    published: 'Published as',
    compare: 'See what differs',
    place: 'Place',
    safe: 'Safe: a folder of this computer, as far as can be seen.',
    unsafe: (place: string) => `Not safe: this is ${place}. Keep the file in a folder of this computer and share a saved copy.`,
    checkNow: 'Check now',
    checking: 'Checking the file',
    backUpNow: 'Back up now',
    backingUp: 'Backing up',
    allBackups: 'Back-ups…',
  },
  list: {
    title: 'Back-ups',
    recoveryTitle: 'This file cannot be opened',
    choose: 'These back-ups of it are on this computer. Open one as a copy: the file and the back-up stay as they are.',
    of: (path: string) => `Back-ups of ${path}. Opening one makes a copy beside your programs; the program that is open stays as it is.`,
    reading: 'Looking for back-ups…',
    none: 'There is no back-up of this file on this computer.',
    when: 'Made',
    tasks: 'Rows',
    finish: 'Finish',
    last: 'Last change in it',
    elsewhere: (path: string) => `of a program of the same name at ${path}`,
    beforeUpdate: 'before the file’s layout was updated',
    damaged: 'cannot be read',
    open: 'Open as a copy',
    openOf: (when: string) => `Open as a copy: the back-up of ${when}`,
    restoring: 'Opening the back-up',
  },
  close: 'Close',
} as const

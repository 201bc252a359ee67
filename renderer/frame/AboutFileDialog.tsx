/** About this file: where it lies and whether that place is safe, how large it is, when it was last checked and backed up. */
import { useCallback, useEffect, useState } from 'react'
import type { Output } from '../../shared/contract/index.ts'
import { backups } from '../../shared/words/en/backups.ts'
import { compareWith } from '../client/files.ts'
import { momentText } from '../client/moments.ts'
import { openDialog } from '../client/screen.ts'
import { call } from '../client/session.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import './backups.css'

type About = Output<'file.about'>
const words = backups.about

const factsOf = (about: About): readonly (readonly [string, string])[] => [
  [words.path, about.path],
  [words.place, about.unsafePlace === null ? words.safe : words.unsafe(about.unsafePlace)],
  ...(about.published === null ? [] : [[words.published, about.published] as const]),
  [words.size, words.sizes(about.size, about.journal)],
  [words.changes, words.changesText(about.changes)],
  [words.check, [words.checkText(momentText(about.check.at), about.check.problems.length), ...about.check.problems].join(' · ')],
  [
    words.lastBackup,
    about.lastBackup ? words.backupText(momentText(about.lastBackup.at), about.lastBackup.size, about.backups) : words.noBackup,
  ],
  [words.version, words.versionText(about.version, about.latestVersion)],
]

export const AboutFileDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const [about, setAbout] = useState<About | null>(null)
  const [busy, setBusy] = useState(false)
  const look = useCallback(async (): Promise<void> => {
    const answer = await call('file.about', {})
    if (answer.ok) setAbout(answer.value)
  }, [])
  useEffect(() => void look(), [look])
  const run = async (name: 'file.check' | 'backup.make', what: string): Promise<void> => {
    setBusy(true)
    await call(name, {}, { what })
    await look()
    setBusy(false)
  }
  const buttons = (
    <>
      <Button isDisabled={busy} onPress={() => run('file.check', words.checking)}>
        {words.checkNow}
      </Button>
      <Button isDisabled={busy || about?.readOnly !== false} onPress={() => run('backup.make', words.backingUp)}>
        {words.backUpNow}
      </Button>
      <Button onPress={() => openDialog('backups')}>{words.allBackups}</Button>
      {about?.published ? <Button onPress={() => compareWith(about.published ?? '')}>{words.compare}</Button> : null}
    </>
  )
  return (
    <Dialog title={words.title} onClose={onClose} closeWords={backups.close} buttons={buttons}>
      {about === null ? <p className="muted">{words.reading}</p> : null}
      {about ? (
        <dl className="file-facts">
          {factsOf(about).map(([name, value]) => (
            <div key={name} className={name === words.place && about.unsafePlace !== null ? 'unsafe' : ''}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </Dialog>
  )
}

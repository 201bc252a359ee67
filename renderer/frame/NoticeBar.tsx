/** What the user should know of the open file without having asked, each with its next step; hidden until there is something new to say. */
import { TriangleAlert, X } from 'lucide-react'
import { useState } from 'react'
import { copies } from '../../shared/words/en/copies.ts'
import { home } from '../../shared/words/en/home.ts'
import { compareWith, openPath, saveCopy } from '../client/files.ts'
import { momentText } from '../client/moments.ts'
import { openDialog } from '../client/screen.ts'
import { call, say } from '../client/session.ts'
import { useStore } from '../client/store.ts'
import { Button, IconButton } from '../ui/Button.tsx'

const words = copies.notices

interface Notice {
  readonly message: string
  readonly steps: readonly { readonly words: string; readonly run: () => unknown }[]
}

const backUpNow = async (): Promise<void> => {
  const answer = await call('backup.make', {})
  if (answer.ok) say(home.copied(answer.value.path))
}

/** What was open to look only, because the disk was full or the folder closed, is opened once more. */
const openForWork = async (path: string): Promise<void> => {
  const answer = await openPath(path)
  if (answer.ok && answer.value.readOnly) say(words.stillReadOnly)
}

export const NoticeBar = () => {
  const { disk, backup, published } = useStore((state) => state.notices)
  const file = useStore((state) => state.file)
  const path = file?.path
  const route = useStore((state) => state.route)
  const [hidden, setHidden] = useState<readonly string[]>([])
  const notices: Notice[] = []
  if (file?.readOnly && file.warning !== null)
    notices.push({
      message: file.warning,
      steps: [
        { words: words.tryAgain, run: () => openForWork(file.path) },
        { words: words.saveCopy, run: saveCopy },
      ],
    })
  if (disk !== null)
    notices.push({
      message: disk.message,
      steps: [
        { words: words.saveCopy, run: saveCopy },
        { words: words.about, run: () => openDialog('about-file') },
      ],
    })
  if (backup !== null)
    notices.push({
      message: words.backup(backup.name, momentText(backup.at), backup.message),
      steps:
        backup.path === path
          ? [
              { words: words.backUpNow, run: backUpNow },
              { words: words.saveCopy, run: saveCopy },
              { words: words.about, run: () => openDialog('about-file') },
            ]
          : [],
    })
  // On the screen that shows it the notice would say it twice.
  if (published !== null && route !== 'copies')
    notices.push({ message: published.message, steps: [{ words: words.compare, run: () => compareWith(published.path) }] })
  // One that went and comes again is news.
  const stillThere = hidden.filter((one) => notices.some(({ message }) => message === one))
  if (stillThere.length < hidden.length) setHidden(stillThere)
  const shown = notices.filter(({ message }) => !hidden.includes(message))
  if (shown.length === 0) return null
  return (
    <ul className="notices" aria-label={words.label}>
      {shown.map(({ message, steps }) => (
        <li key={message}>
          <TriangleAlert size={16} aria-hidden="true" />
          <span className="words" role="status">
            {message}
          </span>
          {steps.map((step) => (
            <Button key={step.words} onPress={() => void step.run()}>
              {step.words}
            </Button>
          ))}
          <IconButton label={words.dismiss} onPress={() => setHidden([...hidden, message])}>
            <X />
          </IconButton>
        </li>
      ))}
    </ul>
  )
}

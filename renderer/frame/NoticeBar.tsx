/** What the user should know of the open file without having asked, each with its next step; hidden until there is something new to say. */
import { TriangleAlert, X } from 'lucide-react'
import { useState } from 'react'
import { copies } from '../../shared/words/en/copies.ts'
import { home } from '../../shared/words/en/home.ts'
import { compareWith, saveCopy } from '../client/files.ts'
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

export const NoticeBar = () => {
  const { backup, published } = useStore((state) => state.notices)
  const path = useStore((state) => state.file?.path)
  const route = useStore((state) => state.route)
  const [hidden, setHidden] = useState<readonly string[]>([])
  const notices: Notice[] = []
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

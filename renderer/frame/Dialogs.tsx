/** The dialogs of the whole program, one open at a time; which one stands in the store. */
import { useEffect } from 'react'
import { openDialog } from '../client/screen.ts'
import { type DialogName, useStore } from '../client/store.ts'
import { AboutFileDialog } from './AboutFileDialog.tsx'
import { BackupsDialog } from './BackupsDialog.tsx'
import { BaselinesDialog } from './BaselinesDialog.tsx'
import { BrowseDialog } from './BrowseDialog.tsx'
import { CalendarsDialog } from './CalendarsDialog.tsx'
import { ComparisonDialog } from './ComparisonDialog.tsx'
import { KeysDialog } from './KeysDialog.tsx'
import { MovesDialog } from './MovesDialog.tsx'
import { NewProgramDialog } from './NewProgramDialog.tsx'
import { Palette } from './Palette.tsx'
import { ReplaceDialog } from './ReplaceDialog.tsx'
import { SettingsDialog } from './SettingsDialog.tsx'

const close = (): void => openDialog(null)

/** What opened a dialog is gone when it was the palette: then the keyboard goes on in the screen, not nowhere. */
const useFocusAfter = (dialog: DialogName | null): void => {
  useEffect(() => {
    if (dialog !== null) return
    const wait = setTimeout(() => {
      if (document.activeElement === document.body)
        document.querySelector<HTMLElement>('main [role="treegrid"], main [role="toolbar"] button, main button')?.focus()
    }, AFTER_CLOSING)
    return () => clearTimeout(wait)
  }, [dialog])
}
/** Milliseconds: the dialog itself gives the focus back in the next frame, where it can. */
const AFTER_CLOSING = 60

export const Dialogs = () => {
  const dialog = useStore((state) => state.dialog)
  useFocusAfter(dialog)
  const program = useStore((state) => state.program)
  const question = useStore((state) => state.question)
  if (dialog === 'palette') return <Palette onClose={close} />
  if (dialog === 'keys') return <KeysDialog onClose={close} />
  if (dialog === 'new-program') return <NewProgramDialog onClose={close} />
  if (dialog === 'browse' && question) return <BrowseDialog question={question} />
  if (dialog === 'backups') return <BackupsDialog onClose={close} />
  if (!program) return null
  if (dialog === 'replace') return <ReplaceDialog onClose={close} />
  if (dialog === 'about-file') return <AboutFileDialog onClose={close} />
  if (dialog === 'settings') return <SettingsDialog program={program} onClose={close} />
  if (dialog === 'calendars') return <CalendarsDialog program={program} onClose={close} />
  if (dialog === 'moves') return <MovesDialog onClose={close} />
  if (dialog === 'comparison') return <ComparisonDialog onClose={close} />
  if (dialog === 'baselines') return <BaselinesDialog onClose={close} />
  return null
}

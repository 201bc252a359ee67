/** The dialogs of the whole program, one open at a time; which one stands in the store. */
import { openDialog } from '../client/screen.ts'
import { useStore } from '../client/store.ts'
import { BaselinesDialog } from './BaselinesDialog.tsx'
import { BrowseDialog } from './BrowseDialog.tsx'
import { CalendarsDialog } from './CalendarsDialog.tsx'
import { KeysDialog } from './KeysDialog.tsx'
import { MovesDialog } from './MovesDialog.tsx'
import { NewProgramDialog } from './NewProgramDialog.tsx'
import { Palette } from './Palette.tsx'
import { SettingsDialog } from './SettingsDialog.tsx'

const close = (): void => openDialog(null)

export const Dialogs = () => {
  const dialog = useStore((state) => state.dialog)
  const program = useStore((state) => state.program)
  const question = useStore((state) => state.question)
  if (dialog === 'palette') return <Palette onClose={close} />
  if (dialog === 'keys') return <KeysDialog onClose={close} />
  if (dialog === 'new-program') return <NewProgramDialog onClose={close} />
  if (dialog === 'browse' && question) return <BrowseDialog question={question} />
  if (!program) return null
  if (dialog === 'settings') return <SettingsDialog program={program} onClose={close} />
  if (dialog === 'calendars') return <CalendarsDialog program={program} onClose={close} />
  if (dialog === 'moves') return <MovesDialog onClose={close} />
  if (dialog === 'baselines') return <BaselinesDialog onClose={close} />
  return null
}

/** The limits of the checks: the program keeps those that differ from the published ones, as one undoable command. */
import { type FormEvent, useState } from 'react'
import { type ChosenLimits, publishedLimits } from '../../../shared/model/healthLimits.ts'
import { health as words } from '../../../shared/words/en/health.ts'
import { call } from '../../client/session.ts'
import { useStore } from '../../client/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { draftOf, type LimitKey, limitKeys, readLimits } from './limitsDraft.ts'

export const LimitsDialog = ({ chosen, onClose }: { readonly chosen: ChosenLimits | null; readonly onClose: () => void }) => {
  const readOnly = useStore((state) => state.file?.readOnly ?? true)
  const [draft, setDraft] = useState(() => draftOf(chosen))
  const [faults, setFaults] = useState<Partial<Record<LimitKey, string>>>({})

  const save = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault()
    const reading = readLimits(draft)
    setFaults(reading.faults)
    if (Object.keys(reading.faults).length > 0) return
    const answer = await call('program.update', { set: { healthLimits: reading.limits } })
    if (answer.ok) onClose()
  }
  return (
    <Dialog
      title={words.limitsTitle}
      size="wide"
      onClose={onClose}
      holdsInput
      closeWords={words.cancel}
      buttons={
        <>
          <Button look="quiet" onPress={() => setDraft(draftOf(null))}>
            {words.published}
          </Button>
          <span className="grow" />
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button look="strong" isDisabled={readOnly} onPress={() => void save()}>
            {words.save}
          </Button>
        </>
      }
    >
      <p className="muted">{words.limitsAbout}</p>
      <form className="limits" onSubmit={(event) => void save(event)}>
        {limitKeys.map((key) => (
          <TextField
            key={key}
            label={words.limitNames[key]}
            value={draft[key]}
            placeholder={String(publishedLimits[key])}
            onChange={(value) => setDraft((before) => ({ ...before, [key]: value }))}
            error={faults[key] ?? null}
            name={key}
          />
        ))}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

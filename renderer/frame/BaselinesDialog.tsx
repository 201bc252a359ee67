/** Baselines: keep the present dates under a name, choose which one is compared with, delete. */
import { Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { formatDate } from '../../shared/time/formatDate.ts'
import { instantFromUtcMs } from '../../shared/time/instant.ts'
import { baselines as words } from '../../shared/words/en/settings.ts'
import { openDialog, setBaseline } from '../client/screen.ts'
import { call } from '../client/session.ts'
import { useStore } from '../client/store.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/Field.tsx'

export const BaselinesDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const baselines = useStore((state) => state.baselines)
  const tasksIn = useStore((state) => state.baselineTasks)
  const shown = useStore((state) => state.baselineId)
  const readOnly = useStore((state) => state.file?.readOnly ?? true)
  const [name, setName] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const counts = Map.groupBy(tasksIn.values(), (task) => task.baselineId)
  const rows = [...baselines.values()].sort((a, b) => b.capturedAt - a.capturedAt)

  const capture = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault()
    if (name.trim() === '') return setWrong(words.needsName)
    const answer = await call('baseline.capture', { name: name.trim() }, { quiet: true })
    setWrong(answer.ok ? null : answer.message)
    if (answer.ok) setName('')
  }

  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      holdsInput
      closeWords={words.close}
      buttons={
        <>
          {rows.length > 0 ? <Button onPress={() => openDialog('comparison')}>{words.compare}</Button> : null}
          <Button look="strong" onPress={onClose}>
            {words.close}
          </Button>
        </>
      }
    >
      {rows.length === 0 ? <p className="muted">{words.none}</p> : null}
      <ul className="rows">
        {rows.map((baseline) => (
          <li key={baseline.id}>
            <b>{baseline.name}</b>
            <span className="muted num">
              {words.captured(formatDate(instantFromUtcMs(baseline.capturedAt), 'shortYear'), counts.get(baseline.id)?.length ?? 0)}
            </span>
            <span className="grow" />
            {shown === baseline.id ? (
              <Button look="quiet" on onPress={() => setBaseline(null)} aria-label={words.hide}>
                {words.shown}
              </Button>
            ) : (
              <Button look="quiet" onPress={() => setBaseline(baseline.id)}>
                {words.show}
              </Button>
            )}
            <IconButton
              label={words.delete(baseline.name)}
              isDisabled={readOnly}
              onPress={() => void call('baseline.delete', { id: baseline.id })}
            >
              <Trash2 />
            </IconButton>
          </li>
        ))}
      </ul>
      <form className="form-row form-bottom" onSubmit={(event) => void capture(event)}>
        <TextField
          label={words.name}
          value={name}
          onChange={setName}
          placeholder={words.nameHint}
          hint={words.captureHint}
          error={wrong}
          name="baseline"
          autoFocus
        />
        <Button className="form-beside" type="submit" isDisabled={readOnly}>
          {words.capture}
        </Button>
      </form>
    </Dialog>
  )
}

/** Baselines: keep the present dates under a name, choose which one is compared with, rename, delete. */
import { Pencil, Trash2 } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import type { Baseline } from '../../shared/model/baseline.ts'
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

  const again = rows.find((baseline) => baseline.name.toLowerCase() === name.trim().toLowerCase())

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
          <BaselineRow
            key={baseline.id}
            baseline={baseline}
            tasks={counts.get(baseline.id)?.length ?? 0}
            isShown={shown === baseline.id}
            readOnly={readOnly}
          />
        ))}
      </ul>
      <form className="form-row form-bottom" onSubmit={(event) => void capture(event)}>
        <TextField
          label={words.name}
          value={name}
          onChange={setName}
          placeholder={words.nameHint}
          hint={again ? words.againHint(again.name) : words.captureHint}
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

const BaselineRow = ({
  baseline,
  tasks,
  isShown,
  readOnly,
}: {
  readonly baseline: Baseline
  readonly tasks: number
  /** Sheet, chart and reports compare with it. */
  readonly isShown: boolean
  readonly readOnly: boolean
}) => {
  /** The new name while it is typed. */
  const [typed, setTyped] = useState<string | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const { id, name } = baseline

  const leave = (): void => {
    setTyped(null)
    setWrong(null)
  }
  const rename = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const next = (typed ?? '').trim()
    if (next === '') return setWrong(words.needsName)
    if (next === name) return leave()
    const answer = await call('baseline.rename', { id, name: next }, { quiet: true })
    if (answer.ok) leave()
    else setWrong(answer.message)
  }
  // Escape leaves the name, not the dialog.
  const leaveOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    leave()
  }
  if (typed !== null) {
    return (
      <li>
        <form className="form-row renaming" onSubmit={(event) => void rename(event)}>
          <TextField
            label={words.renameTo(name)}
            hideLabel
            value={typed}
            onChange={setTyped}
            onKeyDown={leaveOnEscape}
            error={wrong}
            name="rename"
            autoFocus
          />
          <Button type="submit">{words.rename}</Button>
        </form>
      </li>
    )
  }
  return (
    <li>
      <b>{name}</b>
      <span className="muted num">{words.captured(formatDate(instantFromUtcMs(baseline.capturedAt), 'shortYear'), tasks)}</span>
      <span className="grow" />
      {isShown ? (
        <Button look="quiet" on onPress={() => setBaseline(null)} aria-label={words.hide}>
          {words.shown}
        </Button>
      ) : (
        <Button look="quiet" onPress={() => setBaseline(id)}>
          {words.show}
        </Button>
      )}
      <IconButton label={words.renameTo(name)} isDisabled={readOnly} onPress={() => setTyped(name)}>
        <Pencil />
      </IconButton>
      <IconButton label={words.delete(name)} isDisabled={readOnly} onPress={() => void call('baseline.delete', { id })}>
        <Trash2 />
      </IconButton>
    </li>
  )
}

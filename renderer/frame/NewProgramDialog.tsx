/** A new program: its name and the day it starts. */
import { type FormEvent, useState } from 'react'
import { home } from '../../shared/words/en/home.ts'
import { createProgram } from '../client/files.ts'
import { read } from '../client/store.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { readDay, showDay, todayOf } from './typedDate.ts'

export const NewProgramDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const [name, setName] = useState('')
  const [start, setStart] = useState(() => showDay(read().info?.today ?? todayOf(new Date())))
  const [wrong, setWrong] = useState<{ name?: string; start?: string; all?: string }>({})
  const [busy, setBusy] = useState(false)

  const create = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault()
    const day = readDay(start)
    const faults = { ...(name.trim() === '' ? { name: home.needsName } : {}), ...(day === null ? { start: home.needsDate } : {}) }
    setWrong(faults)
    if (day === null || Object.keys(faults).length > 0) return
    setBusy(true)
    const answer = await createProgram(name.trim(), day)
    setBusy(false)
    if (!answer.ok) setWrong({ all: answer.message })
  }

  return (
    <Dialog
      title={home.newTitle}
      onClose={onClose}
      holdsInput
      closeWords={home.cancel}
      size="small"
      buttons={
        <>
          <Button onPress={onClose}>{home.cancel}</Button>
          <Button look="strong" isDisabled={busy} onPress={() => void create()}>
            {home.create}
          </Button>
        </>
      }
    >
      <form className="form" onSubmit={(event) => void create(event)}>
        <TextField
          label={home.newName}
          value={name}
          onChange={setName}
          placeholder={home.newNameHint}
          error={wrong.name ?? null}
          autoFocus
          name="name"
        />
        <TextField label={home.newStart} value={start} onChange={setStart} error={wrong.start ?? null} name="start" />
        <p className="muted">{home.newWhere}</p>
        {wrong.all ? (
          <p className="error" role="alert">
            {wrong.all}
          </p>
        ) : null}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

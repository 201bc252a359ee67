/** Program settings: name, dates, calendar and the rules of the schedule. Only what was changed is sent, as one undoable command. */
import { type FormEvent, useState } from 'react'
import type { Program } from '../../shared/model/program.ts'
import { settings as words } from '../../shared/words/en/settings.ts'
import { call } from '../client/session.ts'
import { useStore } from '../client/store.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select, TextField, Tick } from '../ui/Field.tsx'
import { CalendarsDialog } from './CalendarsDialog.tsx'
import { type Draft, draftOf, type Faults, readDraft } from './settingsDraft.ts'

const choicesOf = <K extends string>(said: Readonly<Record<K, string>>) =>
  (Object.keys(said) as K[]).map((key) => ({ key, words: said[key] }))

export const SettingsDialog = ({ program, onClose }: { readonly program: Program; readonly onClose: () => void }) => {
  const calendars = useStore((state) => state.calendars)
  const readOnly = useStore((state) => state.file?.readOnly ?? true)
  const [draft, setDraft] = useState<Draft>(() => draftOf(program))
  const [faults, setFaults] = useState<Faults>({})
  const [refused, setRefused] = useState<string | null>(null)
  const [calendarsOpen, setCalendarsOpen] = useState(false)
  const set = (patch: Partial<Draft>): void => setDraft((before) => ({ ...before, ...patch }))

  const save = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault()
    const reading = readDraft(draft, program)
    setFaults(reading.faults)
    if (!reading.ok) return
    if (Object.keys(reading.set).length === 0) return onClose()
    const answer = await call('program.update', { set: reading.set }, { quiet: true })
    if (answer.ok) onClose()
    else setRefused(answer.message)
  }
  const field = (key: keyof Faults & keyof Draft, label: string, hint?: string) => (
    <TextField
      label={label}
      value={String(draft[key])}
      onChange={(value) => set({ [key]: value })}
      error={faults[key] ?? null}
      autoFocus={key === 'name'}
      {...(hint ? { hint } : {})}
      name={key}
    />
  )

  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      holdsInput
      closeWords={words.cancel}
      buttons={
        <>
          {refused ? (
            <p className="error grow" role="alert">
              {refused}
            </p>
          ) : null}
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button look="strong" isDisabled={readOnly} onPress={() => void save()}>
            {words.save}
          </Button>
        </>
      }
    >
      <form className="form" onSubmit={(event) => void save(event)}>
        {field('name', words.name)}
        <h3 className="label">{words.dates}</h3>
        <div className="form-row">
          {field('start', words.start)}
          {field('finish', words.finish)}
          <Select
            label={words.scheduleFrom}
            value={draft.scheduleFrom}
            choices={choicesOf(words.scheduleFroms)}
            onChange={(scheduleFrom) => set({ scheduleFrom })}
          />
        </div>
        <div className="form-row">
          {field('statusDate', words.statusDate, words.statusHint)}
          {field('deadline', words.deadline)}
        </div>
        <h3 className="label">{words.rules}</h3>
        <div className="form-row">
          <Select
            label={words.calendar}
            value={draft.calendarId}
            choices={[...calendars.values()].map(({ id, name }) => ({ key: id, words: name }))}
            onChange={(calendarId) => set({ calendarId })}
          />
          <Button className="form-beside" onPress={() => setCalendarsOpen(true)}>
            {words.editCalendars}
          </Button>
        </div>
        <div className="form-row">
          {field('criticalLimit', words.critical, words.criticalHint)}
          {field('nearCriticalLimit', words.nearCritical, words.nearCriticalHint)}
        </div>
        <div className="form-row">
          {field('hoursPerDay', words.minutesPerDay)}
          {field('hoursPerWeek', words.minutesPerWeek)}
          {field('daysPerMonth', words.daysPerMonth)}
        </div>
        <div className="form-row">
          <Select
            label={words.lagCalendar}
            value={draft.lagCalendar}
            choices={choicesOf(words.lagCalendars)}
            onChange={(lagCalendar) => set({ lagCalendar })}
          />
          <Select
            label={words.outOfSequence}
            value={draft.outOfSequence}
            choices={choicesOf(words.outOfSequences)}
            onChange={(outOfSequence) => set({ outOfSequence })}
          />
        </div>
        <Tick isOn={draft.honourConstraints} onChange={(honourConstraints) => set({ honourConstraints })}>
          {words.honour}
        </Tick>
        <Tick isOn={draft.multipleCriticalPaths} onChange={(multipleCriticalPaths) => set({ multipleCriticalPaths })}>
          {words.multiple}
        </Tick>
        <button type="submit" hidden />
      </form>
      {calendarsOpen ? <CalendarsDialog program={program} onClose={() => setCalendarsOpen(false)} /> : null}
    </Dialog>
  )
}

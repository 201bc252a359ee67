/** The calendars: the working week and the exceptions laid over it. One calendar is edited at a time and saved as one command. */
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { standardWeek } from '../../shared/model/calendar.ts'
import type { Program } from '../../shared/model/program.ts'
import { recurrenceText } from '../../shared/words/en/recurrence.ts'
import { calendars as words } from '../../shared/words/en/settings.ts'
import { call, say } from '../client/session.ts'
import { read, useStore } from '../client/store.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select, TextField } from '../ui/Field.tsx'
import { type CalendarDraft, draftOfCalendar, type ExceptionDraft, readCalendar } from './calendarDraft.ts'

const newCalendar = (): CalendarDraft => {
  const { calendars } = read()
  return draftOfCalendar({
    id: `cal-${crypto.randomUUID()}`,
    uid: 0,
    name: words.newName(calendars.size + 1),
    baseId: null,
    week: standardWeek(),
    workWeeks: [],
    exceptions: [],
  })
}
/** Monday first, as planners write a week. */
const weekOrder = [1, 2, 3, 4, 5, 6, 0]

export const CalendarsDialog = ({ program, onClose }: { readonly program: Program; readonly onClose: () => void }) => {
  const calendars = useStore((state) => state.calendars)
  const readOnly = useStore((state) => state.file?.readOnly ?? true)
  const [draft, setDraft] = useState<CalendarDraft>(() => {
    const first = calendars.get(program.calendarId) ?? [...calendars.values()][0]
    return first ? draftOfCalendar(first) : newCalendar()
  })
  const [wrong, setWrong] = useState<string | null>(null)
  /** As it was when it was last picked or saved. */
  const [kept, setKept] = useState(draft)
  const isKept = calendars.has(draft.id)
  const choices = [...calendars.values()].map(({ id, name }) => ({
    key: id,
    words: id === program.calendarId ? words.program(name) : name,
  }))

  const show = (next: CalendarDraft): void => {
    setDraft(next)
    setKept(next)
    setWrong(null)
  }
  const pick = (id: string): void => {
    const calendar = calendars.get(id)
    if (calendar) show(draftOfCalendar(calendar))
  }
  const isChanged = draft !== kept
  /** Goes on only when nothing typed would be lost by it. */
  const unlessChanged = (goOn: () => void): void => {
    if (isChanged) setWrong(words.unsaved(draft.name))
    else goOn()
  }
  const save = async (): Promise<void> => {
    const reading = readCalendar(draft)
    if (!reading.ok) return setWrong(reading.fault)
    const answer = await call('calendar.save', { calendar: reading.calendar }, { quiet: true })
    if (!answer.ok) return setWrong(answer.message)
    show(draft)
    say(words.saved(reading.calendar.name))
  }
  const remove = async (): Promise<void> => {
    const answer = await call('calendar.delete', { id: draft.id }, { quiet: true })
    if (answer.ok) pick(program.calendarId)
    else setWrong(answer.message)
  }
  const setDay = (day: number, text: string): void => setDraft({ ...draft, week: draft.week.map((was, at) => (at === day ? text : was)) })
  const setException = (key: string, patch: Partial<ExceptionDraft>): void =>
    setDraft({ ...draft, exceptions: draft.exceptions.map((one) => (one.key === key ? { ...one, ...patch } : one)) })
  const addException = (): void =>
    setDraft({
      ...draft,
      exceptions: [...draft.exceptions, { key: crypto.randomUUID(), name: '', from: '', to: '', working: '', recurrence: null }],
    })

  return (
    <Dialog
      title={words.title}
      onClose={() => unlessChanged(onClose)}
      holdsInput
      closeWords={words.close}
      size="wide"
      buttons={
        <>
          {wrong ? (
            <p className="error grow" role="alert">
              {wrong}
            </p>
          ) : null}
          {isKept && draft.id !== program.calendarId ? (
            <Button look="danger" isDisabled={readOnly} onPress={() => void remove()}>
              {words.delete}
            </Button>
          ) : null}
          {isChanged ? <Button onPress={() => show(kept)}>{words.discard}</Button> : null}
          <Button onPress={() => unlessChanged(onClose)}>{words.close}</Button>
          <Button look="strong" isDisabled={readOnly} onPress={() => void save()}>
            {words.save}
          </Button>
        </>
      }
    >
      <div className="form">
        <div className="form-row">
          <Select label={words.which} value={isKept ? draft.id : null} choices={choices} onChange={(id) => unlessChanged(() => pick(id))} />
          <TextField label={words.name} value={draft.name} onChange={(name) => setDraft({ ...draft, name })} name="calendar" />
          <Button className="form-beside" icon={<Plus />} onPress={() => unlessChanged(() => show(newCalendar()))}>
            {words.add}
          </Button>
        </div>
        <div>
          <h3 className="label">{words.week}</h3>
          <p className="hint">{words.weekHint}</p>
        </div>
        <div className="calendar-week">
          {weekOrder.map((day) => (
            <label key={day}>
              <span>{words.days[day]}</span>
              <input
                className="input num"
                value={draft.week[day] ?? ''}
                placeholder={draft.week[day] === null ? words.asBase : words.dayOff}
                onChange={(event) => setDay(day, event.target.value)}
              />
            </label>
          ))}
        </div>
        <div>
          <h3 className="label">{words.exceptions}</h3>
          <p className="hint">{words.exceptionsHint}</p>
        </div>
        <div className="calendar-exceptions">
          {draft.exceptions.map((one) => (
            <div key={one.key} className="calendar-exception">
              <TextField
                hideLabel
                label={words.what}
                placeholder={words.what}
                value={one.name}
                onChange={(name) => setException(one.key, { name })}
              />
              <TextField
                hideLabel
                label={words.from}
                placeholder={words.from}
                value={one.from}
                onChange={(from) => setException(one.key, { from })}
              />
              <TextField
                hideLabel
                label={words.to}
                placeholder={words.to}
                value={one.to}
                onChange={(to) => setException(one.key, { to })}
              />
              <TextField
                hideLabel
                label={words.working}
                placeholder={words.dayOff}
                value={one.working}
                onChange={(working) => setException(one.key, { working })}
              />
              <IconButton
                label={words.remove(one.name)}
                onPress={() => setDraft({ ...draft, exceptions: draft.exceptions.filter((other) => other.key !== one.key) })}
              >
                <Trash2 />
              </IconButton>
              {one.recurrence !== null && <span className="muted calendar-repeats">{words.repeats(recurrenceText(one.recurrence))}</span>}
            </div>
          ))}
          <Button icon={<Plus />} onPress={addException}>
            {words.addException}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

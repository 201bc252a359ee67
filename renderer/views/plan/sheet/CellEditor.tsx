/** The editor in a cell: a plain text field that keeps what was typed until the program has taken it. */
import { CalendarDays } from 'lucide-react'
import { type KeyboardEvent, lazy, memo, Suspense, useLayoutEffect, useRef } from 'react'
import { parseDate } from '../../../../shared/time/dateText.ts'
import { formatDate } from '../../../../shared/time/formatDate.ts'
import { type Instant, startOfDay } from '../../../../shared/time/instant.ts'
import { cells as words } from '../../../../shared/words/en/cells.ts'
import { plan } from '../../../../shared/words/en/plan.ts'
import { ownersIn } from '../../../client/indexes.ts'
import { read } from '../../../client/store.ts'
import { columnOf } from './columns.ts'
import { type After, cancelEdit, changeText, commitEdit, holdsDay, pickDay, showPicker, sourceOf, typeAhead } from './editing.ts'
import { asksForMonth } from './keys.ts'
import { sheet, useSheet } from './sheetStore.ts'

/** Loaded when it is first asked for. */
const DayPicker = lazy(() => import('./DayPicker.tsx'))

const closing: Readonly<Record<string, readonly [After, After]>> = {
  Enter: ['down', 'up'],
  Tab: ['next', 'previous'],
}

/** What was typed and the rest of the first owner in the plan that begins so; null when there is none. */
const ownerBeginning = (text: string): string | null => {
  const lower = text.toLocaleLowerCase()
  const owner = ownersIn(read().rows).find((one) => one.length > text.length && one.toLocaleLowerCase().startsWith(lower))
  return owner === undefined || text === '' ? null : text + owner.slice(text.length)
}

/** The day that the text says; null when it says none yet. */
const dayIn = (text: string): Instant | null => {
  const date = parseDate(text, 'dmy')
  return 'fault' in date ? null : startOfDay(date.instant)
}

/** Follows what is typed alone: it measures its place, which would lay out the sheet whenever other rows are drawn. */
export const CellEditor = memo(() => {
  const editing = useSheet((state) => state.editing)
  const field = useRef<HTMLInputElement>(null)
  const open = editing !== null
  const refused = editing?.refusal !== null
  useLayoutEffect(() => {
    const input = field.current
    if (!open || !input) return
    input.focus({ preventScroll: true })
    if (input.value === plan.newTaskName) input.select()
    else input.setSelectionRange(input.value.length, input.value.length)
  }, [open])
  useLayoutEffect(() => {
    if (refused) field.current?.focus({ preventScroll: true })
  }, [refused])
  // A text that is wider than its column grows to the right; where the sheet ends, to the left, so that its end and the month's button show.
  useLayoutEffect(() => {
    const input = field.current
    const room = input?.closest('.sheet-scroller')?.getBoundingClientRect()
    if (!input || !room) return
    const last = input.parentElement?.querySelector<HTMLElement>('.cell-pick') ?? input
    for (const part of [input, last]) part.style.translate = ''
    const over = Math.min(last.getBoundingClientRect().right - room.right, input.getBoundingClientRect().left - room.left)
    const shift = over > 0 ? `${-Math.ceil(over)}px` : ''
    for (const part of [input, last]) part.style.translate = shift
  })
  // The completed rest of an owner's name is selected, so that the next letter replaces it.
  const completed = useRef<number | null>(null)
  useLayoutEffect(() => {
    const input = field.current
    if (completed.current !== null && input) input.setSelectionRange(completed.current, input.value.length)
    completed.current = null
  })
  if (!editing) return null

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (asksForMonth(event)) {
      event.preventDefault()
      showPicker(true)
      return
    }
    const after = closing[event.key]?.[event.shiftKey ? 1 : 0]
    const arrow = event.key === 'ArrowDown' ? 'down' : event.key === 'ArrowUp' ? 'up' : null
    if (after !== undefined) {
      event.preventDefault()
      void commitEdit(after)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      cancelEdit()
    } else if (arrow && editing.typed) {
      event.preventDefault()
      void commitEdit(arrow)
    } else if (editing.busy && [...event.key].length === 1 && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      typeAhead(event.key)
    }
  }
  const leavePicker = (): void => {
    showPicker(false)
    field.current?.focus({ preventScroll: true })
  }
  const column = columnOf(editing.column)
  const onInput = (text: string, isTyped: boolean): void => {
    const whole = isTyped && column.key === 'owner' ? ownerBeginning(text) : null
    if (whole !== null) completed.current = text.length
    changeText(whole ?? text)
  }
  const source = sourceOf(editing.row)
  const picks = holdsDay(column)
  const { program, info } = read()
  return (
    <>
      <input
        ref={field}
        dir="auto"
        className={`cell-editor ${column.align === 'right' ? 'right' : ''} ${editing.refusal === null ? '' : 'refused'}`}
        aria-label={column.fullName}
        aria-invalid={editing.refusal !== null}
        aria-describedby={editing.refusal === null ? undefined : 'cell-note'}
        value={editing.text}
        spellCheck={column.key === 'name' || column.key === 'notes'}
        autoComplete="off"
        onChange={(event) => onInput(event.target.value, (event.nativeEvent as InputEvent).inputType === 'insertText')}
        onKeyDown={onKeyDown}
        // Another window in front (to copy something from) ends no edit.
        onBlur={() => {
          // Nor does the month below.
          if (document.hasFocus() && !sheet().editing?.picking) void commitEdit('stay')
        }}
      />
      {picks ? (
        <button
          type="button"
          className="cell-pick"
          tabIndex={-1}
          aria-label={words.pickDay}
          title={words.pickDay}
          // The field keeps the keyboard.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => showPicker(true)}
        >
          <CalendarDays size={14} aria-hidden="true" />
        </button>
      ) : null}
      {picks && editing.picking && program ? (
        <Suspense>
          <DayPicker
            label={column.fullName}
            day={dayIn(editing.text)}
            near={source?.at?.start ?? program.statusDate ?? info?.today ?? program.start}
            calendarId={source?.task.calendarId ?? program.calendarId}
            field={field}
            onPick={(day) => void pickDay(formatDate(day, 'shortYear'))}
            onLeave={leavePicker}
          />
        </Suspense>
      ) : null}
    </>
  )
})

/** The editor in a cell: a plain text field that keeps what was typed until the program has taken it. */
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import { plan } from '../../../../shared/words/en/plan.ts'
import { ownersIn } from '../../../client/indexes.ts'
import { read } from '../../../client/store.ts'
import { columnOf } from './columns.ts'
import { type After, cancelEdit, changeText, commitEdit, typeAhead } from './editing.ts'
import { useSheet } from './sheetStore.ts'

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

export const CellEditor = () => {
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
  const column = columnOf(editing.column)
  const onInput = (text: string, isTyped: boolean): void => {
    const whole = isTyped && column.key === 'owner' ? ownerBeginning(text) : null
    if (whole !== null) completed.current = text.length
    changeText(whole ?? text)
  }
  return (
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
        if (document.hasFocus()) void commitEdit('stay')
      }}
    />
  )
}

/** The links of a task on one side as an editable list: other task, type, lag; a row number or name adds one. */
import { X } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { taskFinder } from '../../../shared/findTask.ts'
import { type LinkType, linkTypes } from '../../../shared/model/link.ts'
import { plan } from '../../../shared/words/en/plan.ts'
import { read } from '../../client/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Select, TextField } from '../../ui/Field.tsx'
import type { LinkDraft } from './taskDraft.ts'

const types = linkTypes.map((key) => ({ key, words: `${key} · ${plan.linkTypes[key]}` }))

/** A row number, a WBS code, a whole name, or the beginning of exactly one name. */
const findTask = (text: string): string | null => {
  const { rows } = read()
  const wanted = text.trim().toLocaleLowerCase()
  if (wanted === '') return null
  const exact = taskFinder(rows)(wanted)
  if (exact !== null && exact !== 'many') return exact
  const begins = rows.filter((row) => row.task.name.toLocaleLowerCase().startsWith(wanted))
  return begins.length === 1 ? begins[0].task.id : null
}

export const LinkList = ({
  title,
  none,
  hint,
  links,
  taskId,
  onChange,
}: {
  readonly title: string
  readonly none: string
  readonly hint: string
  readonly links: readonly LinkDraft[]
  /** The task whose details are open; it cannot be linked to itself. */
  readonly taskId: string
  readonly onChange: (links: readonly LinkDraft[]) => void
}) => {
  const [text, setText] = useState('')
  const [error, setError] = useState<string | null>(null)
  const { rowById } = read()
  const set = (at: number, patch: Partial<LinkDraft>): void =>
    onChange(links.map((link, index) => (index === at ? { ...link, ...patch } : link)))
  const add = (): void => {
    const found = findTask(text)
    if (found === null || found === taskId) {
      setError(text.trim() === '' ? null : plan.taskUnknown(text.trim()))
      return
    }
    onChange([...links, { taskId: found, type: 'FS', lag: '' }])
    setText('')
    setError(null)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    add()
  }
  return (
    <section className="detail-list" aria-label={title}>
      <h3 className="label">{title}</h3>
      {links.length === 0 ? <p className="muted">{none}</p> : null}
      {links.map((link, at) => (
        <div key={`${link.taskId}:${at}`} className="detail-link">
          <span className="detail-link-name" dir="auto" title={rowById.get(link.taskId)?.task.name}>
            <span className="muted num">{rowById.get(link.taskId)?.row}</span> {rowById.get(link.taskId)?.task.name}
          </span>
          <Select<LinkType> label={plan.linkType} hideLabel value={link.type} choices={types} onChange={(type) => set(at, { type })} />
          <TextField label={plan.lag} hideLabel placeholder={plan.lag} value={link.lag} onChange={(lag) => set(at, { lag })} />
          <Button look="quiet" className="icon" aria-label={plan.remove} onPress={() => onChange(links.filter((_, index) => index !== at))}>
            <X />
          </Button>
        </div>
      ))}
      <div className="detail-add">
        <TextField label={hint} hideLabel placeholder={hint} value={text} error={error} onChange={setText} onKeyDown={onKeyDown} />
        <Button onPress={add}>{plan.add}</Button>
      </div>
    </section>
  )
}

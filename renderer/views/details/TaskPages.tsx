/** The pages of a task's details: which field stands where. Labels, hints and what is computed come from the sheet's columns. */
import type { ReactNode } from 'react'
import type { SheetColumn } from '../../../shared/contract/edits.ts'
import { constraintTypes } from '../../../shared/model/task.ts'
import { constraintNames } from '../../../shared/words/en/cells.ts'
import { plan } from '../../../shared/words/en/plan.ts'
import { read } from '../../client/store.ts'
import { type Choice, Select, TextField, Tick } from '../../ui/Field.tsx'
import { whyNotEditable } from '../plan/sheet/columns.ts'
import { isTicked, tickText } from '../plan/sheet/typedText.ts'
import { LinkList } from './LinkList.tsx'
import { ResourceList } from './ResourceList.tsx'
import { columnFor, type TaskDraft } from './taskDraft.ts'

export type Page = keyof typeof plan.tabs
export const pageNames = Object.keys(plan.tabs) as Page[]

export interface TaskForm {
  readonly taskId: string
  readonly draft: TaskDraft
  /** What is wrong with a field's text, by field. */
  readonly errors: Readonly<Partial<Record<SheetColumn, string>>>
  readonly setCell: (field: SheetColumn, text: string) => void
  /** Just opened: the name takes the keyboard. Later the list of pages keeps it. */
  readonly isFresh: boolean
  readonly change: (patch: Partial<TaskDraft>) => void
}
interface FieldProps {
  readonly form: TaskForm
  readonly field: SheetColumn
  readonly hint?: string
}

const TextCell = ({ form, field, hint }: FieldProps) => {
  const column = columnFor(field)
  const computed = column ? whyNotEditable(column, read().rowById.get(form.taskId)) : null
  const label = column?.fullName ?? field
  const text = form.draft.cells[field] ?? ''
  if (computed !== null) return <Given label={label} value={text} why={computed} />
  return (
    <TextField
      label={label}
      value={text}
      error={form.errors[field] ?? null}
      {...(hint ? { hint } : {})}
      autoFocus={form.isFresh && field === 'name'}
      onChange={(value) => form.setCell(field, value)}
    />
  )
}

const TickCell = ({ form, field }: FieldProps) => (
  <Tick isOn={isTicked(form.draft.cells[field])} onChange={(on) => form.setCell(field, tickText(on))}>
    {columnFor(field)?.fullName}
  </Tick>
)

/** A value that is computed, with the reason why it cannot be typed. */
const Given = ({ label, value, why }: { readonly label: string; readonly value: string; readonly why: string }) => (
  <div className="field">
    <span className="given-label">{label}</span>
    <output className="given num">{value === '' ? '–' : value}</output>
    <span className="hint">{why}</span>
  </div>
)

const General = ({ form }: { readonly form: TaskForm }) => {
  const calendars: Choice<string>[] = [
    { key: '', words: plan.calendarNone },
    ...[...read().calendars.values()].map(({ name }) => ({ key: name, words: name })),
  ]
  return (
    <div className="detail-grid">
      <div className="wide">
        <TextCell form={form} field="name" />
      </div>
      <TextCell form={form} field="duration" />
      <TextCell form={form} field="owner" />
      <TextCell form={form} field="start" />
      <TextCell form={form} field="finish" />
      <Select
        label={plan.columns.calendar}
        value={form.draft.cells.calendar ?? ''}
        choices={calendars}
        onChange={(name) => form.setCell('calendar', name)}
      />
      <TextCell form={form} field="priority" />
      <div className="wide ticks">
        <TickCell form={form} field="milestone" />
        <TickCell form={form} field="manual" />
        <TickCell form={form} field="active" />
      </div>
    </div>
  )
}

const Constraint = ({ form }: { readonly form: TaskForm }) => (
  <div className="detail-grid">
    <Select
      label={plan.columns.constraintType}
      value={constraintTypes.find((type) => constraintNames[type] === form.draft.cells.constraintType) ?? 'ASAP'}
      choices={constraintTypes.map((key) => ({ key, words: constraintNames[key] }))}
      onChange={(type) => form.setCell('constraintType', constraintNames[type])}
    />
    <TextCell form={form} field="constraintDate" hint={plan.constraintHint} />
    <TextCell form={form} field="deadline" hint={plan.deadlineHint} />
  </div>
)

const Progress = ({ form }: { readonly form: TaskForm }) => (
  <div className="detail-grid">
    <TextCell form={form} field="percentComplete" />
    <TextCell form={form} field="remainingDuration" hint={plan.remainingHint} />
    <TextCell form={form} field="actualStart" />
    <TextCell form={form} field="actualFinish" />
  </div>
)

const Estimates = ({ form }: { readonly form: TaskForm }) => (
  <div className="detail-grid three">
    <TextCell form={form} field="optimistic" />
    <TextCell form={form} field="mostLikely" />
    <TextCell form={form} field="pessimistic" />
    <p className="wide muted">{plan.estimatesHint}</p>
  </div>
)

const Links = ({ form: { draft, taskId, change } }: { readonly form: TaskForm }) => (
  <>
    <LinkList
      title={plan.predecessors}
      none={plan.noPredecessors}
      hint={plan.addPredecessor}
      links={draft.predecessors}
      taskId={taskId}
      onChange={(predecessors) => change({ predecessors })}
    />
    <LinkList
      title={plan.successors}
      none={plan.noSuccessors}
      hint={plan.addSuccessor}
      links={draft.successors}
      taskId={taskId}
      onChange={(successors) => change({ successors })}
    />
  </>
)

export const pages: Readonly<Record<Page, (form: TaskForm) => ReactNode>> = {
  general: (form) => <General form={form} />,
  constraint: (form) => <Constraint form={form} />,
  progress: (form) => <Progress form={form} />,
  estimates: (form) => <Estimates form={form} />,
  resources: ({ draft, change }) => <ResourceList resources={draft.resources} onChange={(resources) => change({ resources })} />,
  links: (form) => <Links form={form} />,
  notes: ({ draft, setCell }) => (
    <TextField label={plan.columns.notes} hideLabel long value={draft.cells.notes ?? ''} onChange={(text) => setCell('notes', text)} />
  ),
}

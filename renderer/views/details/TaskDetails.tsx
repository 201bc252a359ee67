/** Task details: every field of a task on a few pages, saved together as one step of undo; what is refused stays to be corrected. */
import { type ReactNode, useMemo, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { SheetColumn } from '../../../shared/contract/edits.ts'
import { constraintTypes } from '../../../shared/model/task.ts'
import { constraintNames } from '../../../shared/words/en/cells.ts'
import { plan } from '../../../shared/words/en/plan.ts'
import { call } from '../../client/session.ts'
import { read, useStore } from '../../client/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { type Choice, Select, TextField, Tick } from '../../ui/Field.tsx'
import { whyNotEditable } from '../plan/sheet/columns.ts'
import { sourceOf } from '../plan/sheet/editing.ts'
import { checkTyped, isTicked, tickText } from '../plan/sheet/typedText.ts'
import { LinkList } from './LinkList.tsx'
import { ResourceList } from './ResourceList.tsx'
import { changedCells, columnFor, draftOf, type TaskDraft } from './taskDraft.ts'
import './details.css'

type Errors = Readonly<Partial<Record<SheetColumn, string>>>
type Page = keyof typeof plan.tabs

export const TaskDetails = ({ taskId, onClose }: { readonly taskId: string; readonly onClose: () => void }) => {
  const before = useMemo(() => draftOf(taskId), [taskId])
  const [draft, setDraft] = useState<TaskDraft | null>(before)
  const [errors, setErrors] = useState<Errors>({})
  const [refusal, setRefusal] = useState<string | null>(null)
  const readOnly = useStore((state) => state.file?.readOnly ?? false)
  if (!before || !draft) return null

  const setCell = (field: SheetColumn, text: string): void => {
    setDraft({ ...draft, cells: { ...draft.cells, [field]: text } })
    const column = columnFor(field)
    const wrong = column ? checkTyped(column, text, sourceOf(taskId)) : null
    setErrors(({ [field]: _gone, ...rest }) => (wrong === null ? rest : { ...rest, [field]: wrong }))
    setRefusal(null)
  }
  const save = async (): Promise<void> => {
    const cells = changedCells(before, draft, (id) => read().rowById.get(id)?.row)
    if (Object.keys(cells).length === 0) {
      onClose()
      return
    }
    const answer = await call('sheet.write', { edits: [{ id: taskId, cells }], append: [] }, { quiet: true })
    if (answer.ok) onClose()
    else setRefusal(answer.message)
  }

  const text = (field: SheetColumn, hint?: string): ReactNode => {
    const column = columnFor(field)
    const computed = column ? whyNotEditable(column, read().rowById.get(taskId)) : null
    if (computed !== null) return <Given key={field} label={column?.fullName ?? field} value={draft.cells[field] ?? ''} why={computed} />
    return (
      <TextField
        key={field}
        label={column?.fullName ?? field}
        value={draft.cells[field] ?? ''}
        error={errors[field] ?? null}
        {...(hint ? { hint } : {})}
        onChange={(value) => setCell(field, value)}
      />
    )
  }
  const tick = (field: 'milestone' | 'manual' | 'active'): ReactNode => (
    <Tick isOn={isTicked(draft.cells[field])} onChange={(on) => setCell(field, tickText(on))}>
      {columnFor(field)?.fullName}
    </Tick>
  )
  const calendars: Choice<string>[] = [
    { key: '', words: plan.calendarNone },
    ...[...read().calendars.values()].map((calendar) => ({ key: calendar.name, words: calendar.name })),
  ]
  const constraint = constraintTypes.find((type) => constraintNames[type] === draft.cells.constraintType)

  const pages: Record<Page, ReactNode> = {
    general: (
      <div className="detail-grid">
        <div className="wide">{text('name')}</div>
        {text('duration')}
        {text('owner')}
        {text('start')}
        {text('finish')}
        <Select
          label={plan.columns.calendar}
          value={draft.cells.calendar ?? ''}
          choices={calendars}
          onChange={(name) => setCell('calendar', name)}
        />
        {text('priority')}
        <div className="wide ticks">
          {tick('milestone')}
          {tick('manual')}
          {tick('active')}
        </div>
      </div>
    ),
    constraint: (
      <div className="detail-grid">
        <Select
          label={plan.columns.constraintType}
          value={constraint ?? 'ASAP'}
          choices={constraintTypes.map((key) => ({ key, words: constraintNames[key] }))}
          onChange={(type) => setCell('constraintType', constraintNames[type])}
        />
        {text('constraintDate', plan.constraintHint)}
        {text('deadline', plan.deadlineHint)}
      </div>
    ),
    progress: (
      <div className="detail-grid">
        {text('percentComplete')}
        {text('remainingDuration', plan.remainingHint)}
        {text('actualStart')}
        {text('actualFinish')}
      </div>
    ),
    estimates: (
      <div className="detail-grid three">
        {text('optimistic')}
        {text('mostLikely')}
        {text('pessimistic')}
        <p className="wide muted">{plan.estimatesHint}</p>
      </div>
    ),
    resources: <ResourceList resources={draft.resources} onChange={(resources) => setDraft({ ...draft, resources })} />,
    links: (
      <>
        <LinkList
          title={plan.predecessors}
          none={plan.noPredecessors}
          hint={plan.addPredecessor}
          links={draft.predecessors}
          taskId={taskId}
          onChange={(predecessors) => setDraft({ ...draft, predecessors })}
        />
        <LinkList
          title={plan.successors}
          none={plan.noSuccessors}
          hint={plan.addSuccessor}
          links={draft.successors}
          taskId={taskId}
          onChange={(successors) => setDraft({ ...draft, successors })}
        />
      </>
    ),
    notes: (
      <TextField label={plan.columns.notes} hideLabel long value={draft.cells.notes ?? ''} onChange={(value) => setCell('notes', value)} />
    ),
  }

  return (
    <Dialog
      title={before.cells.name ?? plan.details}
      onClose={onClose}
      closeWords={plan.close}
      size="wide"
      buttons={
        <>
          {refusal === null ? null : (
            <p className="detail-refusal" role="alert">
              {refusal}
            </p>
          )}
          <Button onPress={onClose}>{plan.cancel}</Button>
          <Button look="strong" isDisabled={readOnly || Object.keys(errors).length > 0} onPress={() => void save()}>
            {plan.save}
          </Button>
        </>
      }
    >
      <Tabs className="detail-tabs">
        <TabList className="detail-tab-list" aria-label={plan.details}>
          {(Object.keys(pages) as Page[]).map((page) => (
            <Tab key={page} id={page} className="detail-tab">
              {plan.tabs[page]}
            </Tab>
          ))}
        </TabList>
        {(Object.keys(pages) as Page[]).map((page) => (
          <TabPanel key={page} id={page} className="detail-page">
            {pages[page]}
          </TabPanel>
        ))}
      </Tabs>
    </Dialog>
  )
}

/** A value that is computed, with the reason why it cannot be typed. */
const Given = ({ label, value, why }: { readonly label: string; readonly value: string; readonly why: string }) => (
  <div className="field">
    <span className="given-label">{label}</span>
    <output className="given num" title={why}>
      {value === '' ? '–' : value}
    </output>
    <span className="hint">{why}</span>
  </div>
)

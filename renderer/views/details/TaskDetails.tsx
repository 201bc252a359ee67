/** Task details: every field of a task on a few pages, saved together as one step of undo; what is refused stays to be corrected. */
import { type KeyboardEvent, useMemo, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { SheetColumn } from '../../../shared/contract/edits.ts'
import { plan } from '../../../shared/words/en/plan.ts'
import { call } from '../../client/session.ts'
import { read, useStore } from '../../client/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { sourceOf } from '../plan/sheet/editing.ts'
import { checkTyped } from '../plan/sheet/typedText.ts'
import { pageNames, pages, type TaskForm } from './TaskPages.tsx'
import { changedCells, columnFor, draftOf, type TaskDraft } from './taskDraft.ts'
import './details.css'

export const TaskDetails = ({ taskId, onClose }: { readonly taskId: string; readonly onClose: () => void }) => {
  const before = useMemo(() => draftOf(taskId), [taskId])
  const [draft, setDraft] = useState<TaskDraft | null>(before)
  const [errors, setErrors] = useState<TaskForm['errors']>({})
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isFresh, setFresh] = useState(true)
  const readOnly = useStore((state) => state.file?.readOnly ?? false)
  if (!before || !draft) return null

  const change = (patch: Partial<TaskDraft>): void => {
    setDraft({ ...draft, ...patch })
    setRefusal(null)
  }
  const setCell = (field: SheetColumn, text: string): void => {
    change({ cells: { ...draft.cells, [field]: text } })
    const column = columnFor(field)
    const wrong = column ? checkTyped(column, text, sourceOf(taskId)) : null
    setErrors(({ [field]: _gone, ...rest }) => (wrong === null ? rest : { ...rest, [field]: wrong }))
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
  /** Enter in a line of text is OK, as in every form; in a list of choices or a page of notes it has its own meaning. */
  const saveOnEnter = (event: KeyboardEvent): void => {
    const isLine = event.target instanceof HTMLInputElement && event.target.type === 'text'
    if (event.key === 'Enter' && isLine && !event.defaultPrevented && !readOnly && Object.keys(errors).length === 0) void save()
  }
  const form: TaskForm = { taskId, draft, errors, setCell, change, isFresh }

  return (
    <Dialog
      title={before.cells.name ?? plan.details}
      onClose={onClose}
      closeWords={plan.close}
      size="wide"
      holdsInput
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
      <form className="detail-form" onSubmit={(event) => event.preventDefault()} onKeyDown={saveOnEnter}>
        <Tabs className="detail-tabs" onSelectionChange={(page) => page !== pageNames[0] && setFresh(false)}>
          <TabList className="detail-tab-list" aria-label={plan.details}>
            {pageNames.map((page) => (
              <Tab key={page} id={page} className="detail-tab">
                {plan.tabs[page]}
              </Tab>
            ))}
          </TabList>
          {pageNames.map((page) => (
            <TabPanel key={page} id={page} className="detail-page">
              {pages[page](form)}
            </TabPanel>
          ))}
        </Tabs>
      </form>
    </Dialog>
  )
}

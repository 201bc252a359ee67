/** History: every change with its time, its author and what it moved; an older one can be taken back on its own. */
import { useState } from 'react'
import { history as words } from '../../../shared/words/en/history.ts'
import { useStore } from '../../client/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { ChangePanel } from './ChangePanel.tsx'
import { ChangeRows } from './ChangeRows.tsx'
import { useHistory } from './useHistory.ts'
import './history.css'

export const HistoryView = () => {
  const selected = useStore((state) => state.tasks.get(state.selection.ids.at(-1) ?? '') ?? null)
  const [onlyTask, setOnlyTask] = useState<{ readonly id: string; readonly name: string } | null>(null)
  const [txn, setTxn] = useState<number | null>(null)
  const changes = useHistory(onlyTask?.id ?? null)
  const offered = onlyTask ?? selected
  const tools = (
    <>
      <Button look="quiet" on={onlyTask === null} onPress={() => setOnlyTask(null)}>
        {words.all}
      </Button>
      {offered ? (
        <Button look="quiet" on={onlyTask !== null} onPress={() => setOnlyTask({ id: offered.id, name: offered.name })}>
          {words.onlyTask(offered.name)}
        </Button>
      ) : (
        <span className="muted history-hint">{words.chooseTask}</span>
      )}
    </>
  )
  const shown = txn === null ? null : changes.at(changes.indexOf(txn))
  return (
    <Screen label={words.title} tools={tools} panel={<ChangePanel change={shown} />}>
      <ChangeRows key={onlyTask?.id ?? ''} changes={changes} chosen={txn} onChoose={setTxn} />
    </Screen>
  )
}

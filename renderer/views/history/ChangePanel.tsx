/** One change in full: who, when, which dates it moved, and the way to take it back. */
import { useEffect, useState } from 'react'
import type { MovedDate } from '../../../shared/model/schedule.ts'
import { finishDay, formatDate } from '../../../shared/time/formatDate.ts'
import { history as words } from '../../../shared/words/en/history.ts'
import { momentText } from '../../client/moments.ts'
import { showTask } from '../../client/screen.ts'
import { call } from '../../client/session.ts'
import { useStore } from '../../client/store.ts'
import { Button } from '../../ui/Button.tsx'
import { focusBack } from '../../ui/focusBack.ts'
import type { Change } from './useHistory.ts'

const MOST = 200
const span = (before: number | null, after: number | null, day: (instant: number) => number): string => {
  const [was, is] = [before, after].map((at) => (at === null ? '–' : formatDate(day(at), 'shortYear')))
  return was === is ? is : `${was} → ${is}`
}

const Moves = ({ txn, moved }: { readonly txn: number; readonly moved: number }) => {
  const tasks = useStore((state) => state.tasks)
  const [moves, setMoves] = useState<readonly MovedDate[]>([])
  useEffect(() => {
    let isCurrent = true
    setMoves([])
    if (moved === 0) return
    void call('history.moves', { txn }).then((answer) => {
      if (isCurrent && answer.ok) setMoves(answer.value.moves)
    })
    return () => {
      isCurrent = false
    }
  }, [txn, moved])
  if (moved === 0) return <p className="muted">{words.nothingMoved}</p>
  return (
    <>
      <h3 className="label">{words.movedTasks(moved)}</h3>
      <ul className="change-moves">
        {moves.slice(0, MOST).map(({ taskId, startBefore, startAfter, finishBefore, finishAfter }) => {
          const task = tasks.get(taskId)
          return (
            <li key={taskId}>
              <button type="button" className="linkish" disabled={!task} onClick={() => showTask(taskId, 'plan')}>
                {task?.name ?? words.gone}
              </button>
              <span className="num">{span(startBefore, startAfter, (instant) => instant)}</span>
              <span className="num muted">{span(finishBefore, finishAfter, finishDay)}</span>
            </li>
          )
        })}
      </ul>
      {moves.length > MOST ? <p className="muted">{words.more(moves.length - MOST)}</p> : null}
    </>
  )
}

/** Why this one has no button; null = it has. */
const whyNot = (change: Change): string | null => {
  if (change.txn === 1 || change.command === 'files.create') return words.isFirst
  if (change.undone) return words.isTakenBack
  return change.command === 'history.undo' || change.command === 'history.redo' ? words.isStep : null
}

export const ChangePanel = ({ change }: { readonly change: Change | null }) => {
  const readOnly = useStore((state) => state.file?.readOnly ?? true)
  const reason = change === null ? null : whyNot(change)
  // The button gives way to the word that it is done, and the list has the keyboard again.
  useEffect(() => (reason === null ? undefined : focusBack()), [reason])
  if (!change) return <p className="muted change-panel">{words.choose}</p>
  return (
    <section className="change-panel" aria-label={words.details}>
      <h2>{change.label}</h2>
      <p className="muted">{words.by(change.author, momentText(change.at))}</p>
      <p className="num">{words.rows(change.changed)}</p>
      {reason === null ? (
        <Button isDisabled={readOnly} onPress={() => call('history.undoOne', { txn: change.txn })}>
          {words.takeBack}
        </Button>
      ) : (
        <p className="muted">{reason}</p>
      )}
      <Moves txn={change.txn} moved={change.moved} />
    </section>
  )
}

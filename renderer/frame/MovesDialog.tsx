/** Why the dates moved: every task that the last command moved, by how far, and what drives it now; a click shows the task. */
import { useEffect, useState } from 'react'
import type { Output } from '../../shared/contract/index.ts'
import type { MovedDate } from '../../shared/model/schedule.ts'
import { finishDay, formatDate } from '../../shared/time/formatDate.ts'
import { frame } from '../../shared/words/en/frame.ts'
import { openDialog, setWhyOpen, showTask } from '../client/screen.ts'
import { call } from '../client/session.ts'
import { read, useStore } from '../client/store.ts'
import { Dialog } from '../ui/Dialog.tsx'

type Moves = Output<'history.moves'>
const MOST = 200
const words = frame.moves

/** Tasks in the order in which they start, so that the first is where it began; the summaries, which only follow, after them. */
const inOrder = (a: MovedDate, b: MovedDate): number => {
  const { rowById } = read()
  const follows = (move: MovedDate): number => Number(rowById.get(move.taskId)?.hasChildren ?? false)
  return follows(a) - follows(b) || (a.startAfter ?? 0) - (b.startAfter ?? 0)
}

const change = (before: number | null, after: number | null, day: (instant: number) => number): string => {
  const [was, is] = [before, after].map((instant) => (instant === null ? '–' : formatDate(day(instant))))
  return was === is ? is : `${was} → ${is}`
}

const because = ({ taskId, driver, startBefore, startAfter }: MovedDate): string => {
  if (!driver) return ''
  // Histories from before a finish had its own driver kept the start's.
  if (driver.end === undefined && startBefore === startAfter && !read().rowById.get(taskId)?.hasChildren) return words.drivers.duration
  if (driver.kind !== 'link') return words.drivers[driver.kind]
  return words.drivers.link(read().tasks.get(driver.taskId ?? '')?.name ?? words.gone)
}

export const MovesDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const [result] = useState(() => read().status.result)
  const [moves, setMoves] = useState<Moves | null>(null)
  const tasks = useStore((state) => state.tasks)
  useEffect(() => {
    if (!result) return
    void call('history.moves', { txn: result.txn }).then((answer) => {
      if (answer.ok) setMoves(answer.value)
      else openDialog(null)
    })
  }, [result])
  const rows = moves ? moves.moves.toSorted(inOrder) : []

  return (
    <Dialog title={words.title(result?.label ?? '')} onClose={onClose} closeWords={frame.dismiss} size="wide">
      {moves === null ? <p className="muted">{words.reading}</p> : null}
      {moves?.moves.length === 0 ? <p className="muted">{words.none}</p> : null}
      {rows.length > 0 ? (
        <table className="moves">
          <thead>
            <tr>
              {[words.task, words.start, words.finish, words.because].map((head) => (
                <th key={head}>{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST).map((move) => (
              <tr key={move.taskId}>
                <td>
                  <button
                    type="button"
                    className="linkish"
                    disabled={!tasks.has(move.taskId)}
                    onClick={() => {
                      onClose()
                      setWhyOpen(true)
                      showTask(move.taskId, read().route === 'network' ? 'network' : 'plan')
                    }}
                  >
                    {tasks.get(move.taskId)?.name ?? words.gone}
                  </button>
                </td>
                <td className="num">{change(move.startBefore, move.startAfter, (instant) => instant)}</td>
                <td className="num">{change(move.finishBefore, move.finishAfter, finishDay)}</td>
                <td className="muted">{because(move)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {rows.length > MOST ? <p className="muted">{words.more(rows.length - MOST)}</p> : null}
    </Dialog>
  )
}

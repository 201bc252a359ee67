/** What became of a baseline: workstreams rolled up, then the tasks that moved, came or went, the most moved first; a click shows the task. */
import { Fragment, useEffect, useState } from 'react'
import type { Output } from '../../shared/contract/index.ts'
import { finishDay, formatDate } from '../../shared/time/formatDate.ts'
import { comparison as words } from '../../shared/words/en/settings.ts'
import { openDialog, showTask } from '../client/screen.ts'
import { call } from '../client/session.ts'
import { read, useStore } from '../client/store.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Field.tsx'

type Comparison = Output<'baseline.compare'>
type Row = Comparison['tasks'][number]
const PRESENT = 'present'
const MOST = 200

const hasMoved = ({ summary, state, start, finish, duration, work }: Row): boolean =>
  !summary && state === 'kept' && [start, finish, duration, work].some((by) => (by ?? 0) !== 0)
const cameOrWent = ({ summary, state }: Row): boolean => !summary && state !== 'kept'
const farthest = ({ start, finish, duration }: Row): number =>
  Math.max(Math.abs(finish ?? 0), Math.abs(start ?? 0), Math.abs(duration ?? 0))

const newestId = (): string =>
  read().baselineId ?? [...read().baselines.values()].sort((a, b) => b.capturedAt - a.capturedAt || b.number - a.number)[0]?.id ?? ''

export const ComparisonDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const baselines = useStore((state) => state.baselines)
  const minutesPerDay = useStore((state) => state.program?.minutesPerDay ?? 480)
  const [baselineId, setBaselineId] = useState(newestId)
  const [againstId, setAgainstId] = useState(PRESENT)
  const [found, setFound] = useState<Comparison | null>(null)
  useEffect(() => {
    let stale = false
    void call('baseline.compare', { baselineId, ...(againstId === PRESENT ? {} : { againstId }) }).then((answer) => {
      if (stale) return
      if (answer.ok) setFound(answer.value)
      else openDialog(null)
    })
    return () => {
      stale = true
    }
  }, [baselineId, againstId])
  const choices = [...baselines.values()].map(({ id, name }) => ({ key: id, words: name }))
  const days = (span: number | null): string => (span === null ? '' : words.days(Math.round(span / minutesPerDay) / 10))
  const moved = found ? found.tasks.filter(hasMoved).toSorted((a, b) => farthest(b) - farthest(a)) : []
  const parts = found
    ? [
        { head: words.workstreams, rows: found.workstreams },
        { head: words.cameOrWent, rows: found.tasks.filter(cameOrWent) },
        { head: words.tasks, rows: moved },
      ].filter(({ rows }) => rows.length > 0)
    : []
  const hasWork = found?.tasks.some(({ work }) => work !== null) ?? false

  return (
    <Dialog
      title={words.title}
      size="wide"
      onClose={onClose}
      closeWords={words.close}
      buttons={
        <Button look="strong" onPress={onClose}>
          {words.close}
        </Button>
      }
    >
      <div className="form-row">
        <Select label={words.baseline} value={baselineId} choices={choices} onChange={setBaselineId} />
        <Select
          label={words.against}
          value={againstId}
          choices={[{ key: PRESENT, words: words.present }, ...choices.filter(({ key }) => key !== baselineId)]}
          onChange={setAgainstId}
        />
      </div>
      {found === null ? <p className="muted">{words.reading}</p> : null}
      {found ? (
        <p className="comparison-sum num" role="status">
          {words.summary(found.total.tasks - found.total.added, found.total.moved, found.total.added, found.total.removed)}
        </p>
      ) : null}
      {parts.map(({ head, rows }) => (
        <Fragment key={head}>
          <Variances head={head} rows={rows.slice(0, MOST)} hasWork={hasWork} days={days} onClose={onClose} />
          {rows.length > MOST ? <p className="muted">{words.more(rows.length - MOST)}</p> : null}
        </Fragment>
      ))}
    </Dialog>
  )
}

/** What came or went has no variance: its one date is told. */
const onlyDate = ({ state, before, after }: Row, end: 'start' | 'finish'): string => {
  const side = state === 'added' ? after : state === 'removed' ? before : null
  const at = side?.[end] ?? null
  if (at === null) return ''
  return formatDate(end === 'finish' && side?.start !== at ? finishDay(at) : at)
}

const said = (row: Row): string => {
  if (row.below) return words.below(row.below.moved, row.below.added, row.below.removed)
  return row.state === 'kept' ? '' : words[row.state]
}

const Variances = ({
  head,
  rows,
  hasWork,
  days,
  onClose,
}: {
  readonly head: string
  readonly rows: readonly Row[]
  /** Work is planned on some task. */
  readonly hasWork: boolean
  readonly days: (span: number | null) => string
  readonly onClose: () => void
}) => (
  <table className="moves variances" aria-label={head}>
    <thead>
      <tr>
        <th>{head}</th>
        {[words.columns.start, words.columns.finish, words.columns.duration, ...(hasWork ? [words.columns.work] : [])].map((column) => (
          <th key={column} className="right">
            {column}
          </th>
        ))}
        <th className="rest" />
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.taskId}>
          <td>
            <button
              type="button"
              className="linkish"
              dir="auto"
              disabled={row.state === 'removed' || !read().tasks.has(row.taskId)}
              onClick={() => {
                onClose()
                showTask(row.taskId, 'plan')
              }}
            >
              {row.name || words.nameless}
            </button>
          </td>
          <td className={`num right ${row.state === 'kept' ? '' : 'muted'}`}>{days(row.start) || onlyDate(row, 'start')}</td>
          <td className={`num right ${(row.finish ?? 0) > 0 ? 'later' : row.state === 'kept' ? '' : 'muted'}`}>
            {days(row.finish) || onlyDate(row, 'finish')}
          </td>
          <td className="num right">{days(row.duration)}</td>
          {hasWork ? <td className="num right">{days(row.work)}</td> : null}
          <td className="muted num">{said(row)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** The status line: what the last command did and why, work in progress with its Cancel, and that everything is saved. */
import { finishDay, formatDate } from '../../shared/time/formatDate.ts'
import { frame } from '../../shared/words/en/frame.ts'
import { runAction } from '../client/actions.ts'
import { openDialog } from '../client/screen.ts'
import { cancelJob } from '../client/session.ts'
import { useStore } from '../client/store.ts'
import { resultWords } from './resultWords.ts'

const What = () => {
  const { result, words } = useStore((state) => state.status)
  const canUndo = useStore((state) => state.history.undo !== null && state.file?.readOnly === false)
  if (!result) return <span className="what">{words ?? frame.status.ready}</span>
  const { strong, rest } = words === null ? resultWords(result, (instant) => formatDate(finishDay(instant))) : { strong: words, rest: '' }
  return (
    <>
      <span className="what num">
        <b>{strong}</b>
        {rest}
      </span>
      {result.moved > 0 ? (
        <button type="button" className="linkish" onClick={() => openDialog('moves')}>
          {frame.status.why}
        </button>
      ) : null}
      {canUndo ? (
        <button type="button" className="linkish" onClick={() => runAction('history.undo')}>
          {frame.status.undo}
        </button>
      ) : null}
    </>
  )
}

const Jobs = () => {
  const jobs = useStore((state) => state.jobs)
  return [...jobs.values()].map(({ job, what, done, total }) => (
    <span key={job} className="job">
      <progress aria-label={what} {...(total > 0 ? { value: done, max: total } : {})} />
      {what}
      {total > 0 ? <span className="num">{frame.status.share(done, total)}</span> : null}
      <button type="button" className="linkish" onClick={() => cancelJob(job)}>
        {frame.status.cancel}
      </button>
    </span>
  ))
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })

const Saved = () => {
  const file = useStore((state) => state.file)
  const savedAt = useStore((state) => state.status.savedAt)
  const link = useStore((state) => state.link)
  const linkWords = useStore((state) => state.linkWords)
  if (link === 'lost') {
    return (
      <span className="lost" role="alert">
        {linkWords}
      </span>
    )
  }
  if (!file) return null
  const where = file.readOnly ? frame.status.readOnly : frame.status.onLaptop
  const saved = savedAt === null ? frame.status.allSaved : frame.status.saved(clock.format(savedAt))
  return (
    <span className="num saved" title={file.warning ?? file.path}>
      {file.warning ? '⚠ ' : ''}
      {saved} · {where}
    </span>
  )
}

export const StatusLine = () => (
  <footer className="status">
    <div className="status-what" role="status" aria-label={frame.status.label}>
      <What />
    </div>
    <div className="grow" />
    <Jobs />
    <Saved />
  </footer>
)

/** How a task's date moved: newest first, by how much, when, by which command and whose hand; then what was promised. */
import { daysText } from '../../../shared/time/daysText.ts'
import { formatDate } from '../../../shared/time/formatDate.ts'
import { type Instant, instantFromUtcMs } from '../../../shared/time/instant.ts'
import { plan } from '../../../shared/words/en/plan.ts'
import { useStore } from '../../client/store.ts'
import { workingCalendarOf } from '../plan/world.ts'
import type { Why } from './useAnswer.ts'
import type { TaskFacts } from './useTaskFacts.ts'

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const DAY_MS = 86_400_000

/** "today 11:52", "9 Nov"; by the planner's own clock. */
const whenWords = (ms: number, now: number): string => {
  const local = (value: number): number => value - new Date(value).getTimezoneOffset() * 60_000
  const sameDay = Math.floor(local(ms) / DAY_MS) === Math.floor(local(now) / DAY_MS)
  return sameDay ? plan.today(clock.format(ms)) : formatDate(instantFromUtcMs(local(ms)))
}

export const History = ({ facts, why }: { readonly facts: TaskFacts; readonly why: Why | null }) => {
  const calendars = useStore((state) => state.calendars)
  const calendarId = useStore((state) => state.program?.calendarId ?? '')
  const calendar = workingCalendarOf(calendars, calendarId)
  const shift = (before: Instant | null, after: Instant | null): string => {
    if (before === null || after === null) return plan.movedNew
    const by = calendar ? calendar.between(before, after) : after - before
    return `${by > 0 ? '+' : ''}${daysText(by, facts.minutesPerDay)}`
  }
  const now = Date.now()
  if (!why) return null
  return (
    <ol className="why-history">
      {why.history.map(({ txn, at, author, label, moved, because }) => {
        const onFinish = moved.startBefore === moved.startAfter
        return (
          <li key={txn} title={because}>
            <span className="num">
              {onFinish ? shift(moved.finishBefore, moved.finishAfter) : shift(moved.startBefore, moved.startAfter)} {whenWords(at, now)}
              {onFinish && moved.finishBefore !== null ? <span className="muted"> {plan.finishOnly}</span> : null}
            </span>
            <small>{plan.by(label, author)}</small>
          </li>
        )
      })}
      {facts.baselineAt === null || facts.baselineFinish === null ? null : (
        <li className="last">
          <span className="num">{plan.baselineSet(whenWords(facts.baselineAt, now))}</span>
          <small>{plan.baselineNamed(facts.baselineName)}</small>
        </li>
      )}
      {why.history.length === 0 && facts.baselineFinish === null ? <li className="last muted">{plan.neverMoved}</li> : null}
    </ol>
  )
}

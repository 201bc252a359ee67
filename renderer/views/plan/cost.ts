/** What a drag would cost, in a few lines at the pointer: the program's finish, the milestones that move, the float that is lost. */
import type { Output } from '../../../shared/contract/index.ts'
import { finishDay, formatDate } from '../../../shared/time/formatDate.ts'
import type { Duration, Instant } from '../../../shared/time/instant.ts'
import { gantt as words } from '../../../shared/words/en/gantt.ts'
import { read } from '../../client/store.ts'
import { workingCalendarOf } from './world.ts'

type Foretold = Pick<Output<'schedule.preview'>, 'finishBefore' | 'finishAfter' | 'milestones' | 'floatLost'>

/** A tip has no room for more names. */
const FEW = 2

/** Lines without news are left out; none at all when the drag costs nothing. */
export const costOf = ({ finishBefore, finishAfter, milestones, floatLost }: Foretold): string[] => {
  const { program, calendars, tasks } = read()
  if (!program) return []
  const calendar = workingCalendarOf(calendars, program.calendarId)
  const days = (span: Duration): number => Math.round(span / program.minutesPerDay) / 10
  const shift = (before: Instant, after: Instant): number => days(calendar ? calendar.between(before, after) : after - before)
  const name = (id: string | null): string => tasks.get(id ?? '')?.name ?? ''
  const lines: string[] = []
  if (finishBefore !== null && finishAfter !== null && finishBefore !== finishAfter)
    lines.push(words.programFinish(formatDate(finishDay(finishAfter)), shift(finishBefore, finishAfter)))
  if (milestones.length > 0) {
    const moved = [...milestones].sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
    const said = moved.slice(0, FEW).map(({ taskId, before, after }) => words.milestoneMoves(name(taskId), shift(before, after)))
    lines.push(words.milestones(said, moved.length - said.length))
  }
  if (floatLost.tasks > 0) lines.push(words.floatLost(floatLost.tasks, days(floatLost.most), name(floatLost.taskId)))
  return lines
}

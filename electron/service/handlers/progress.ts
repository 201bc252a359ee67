/** Commands about progress: what should have been done by the status date and was not is planned anew. */
import type { editOperations } from '../../../shared/contract/edits.ts'
import { Refused } from '../../../shared/contract/refusal.ts'
import { CalendarProblem } from '../../../shared/time/calendar.ts'
import { labels, edits as words } from '../../../shared/words/en/service.ts'
import { afterStatusDate } from '../../scheduler/index.ts'
import type { Program } from '../program.ts'
import { edit, type HandlersOf } from '../session.ts'
import { branchesOf } from '../tree.ts'

const changesOf = (program: Program, statusDate: number, among: ReadonlySet<string> | undefined) => {
  const { network, schedule } = program.reckoning()
  try {
    return afterStatusDate({ plan: program.plan(), network, schedule }, statusDate, among)
  } catch (error) {
    if (error instanceof CalendarProblem) throw new Refused('conflict', error.message)
    throw error
  }
}

export const progressHandlers: HandlersOf<Pick<typeof editOperations, 'progress.reschedule'>> = {
  'progress.reschedule': ({ taskIds }, session) => {
    const program = session.need()
    return edit(session, 'progress.reschedule', (draft) => {
      const { statusDate } = draft.rows.program.get('program')!
      if (statusDate === null) throw new Refused('conflict', words.noStatusDate)
      const among = taskIds && new Set(branchesOf(draft, taskIds, 'taskIds').map((task) => task.id))
      const changes = changesOf(program, statusDate, among)
      if (changes.size === 0) throw new Refused('conflict', words.nothingUncompleted(statusDate), taskIds ? { taskIds } : {})
      for (const [id, fields] of changes) draft.put('task', { ...draft.rows.task.get(id)!, ...fields })
      return labels.rescheduleRest([...changes.keys()].map((id) => draft.rows.task.get(id)!.name))
    })
  },
}

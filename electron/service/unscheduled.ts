/** What a calendar cannot answer, as a refusal: with the task that asked, where the scheduler knows it. */
import { Refused } from '../../shared/contract/refusal.ts'
import type { CalendarProblem } from '../../shared/time/calendar.ts'
import { edits } from '../../shared/words/en/service.ts'
import { DateProblem } from '../scheduler/index.ts'

export const unscheduled = (problem: CalendarProblem, nameOf: (taskId: string) => string | undefined): Refused => {
  const taskId = problem instanceof DateProblem ? problem.taskId : null
  const name = taskId === null ? undefined : nameOf(taskId)
  if (taskId === null || name === undefined) return new Refused('conflict', problem.message)
  return new Refused('conflict', edits.unscheduled(name, problem.message), { taskIds: [taskId] })
}

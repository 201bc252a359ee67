/** Why a task stands where it stands, and what moved it: the scheduler's drivers and the history, in sentences. */
import type { Output } from '../../shared/contract/index.ts'
import type { MovedDate, ScheduleColumns } from '../../shared/model/schedule.ts'
import type { Task } from '../../shared/model/task.ts'
import { becauseOf, drivenBy, whyStart } from '../../shared/why.ts'
import { edits as words } from '../../shared/words/en/service.ts'
import type { Program } from './program.ts'

/** Each sentence reads the plan once; nobody scrolls further back in a side panel (the History screen lists all). */
const MOST = 50

/** The schedule with the driving task's dates as they were after that txn, so that the sentence names the dates of that day. */
const columnsAfter = (program: Program, txn: number, taskId: string): ScheduleColumns => {
  const { columns, rowOf } = program.reckoning()
  const row = rowOf.get(taskId)
  const dates = program.history.datesAfter(taskId, txn)
  if (row === undefined || !dates) return columns
  const { start, finish } = dates
  return {
    ...columns,
    earlyStart: start === null ? columns.earlyStart : columns.earlyStart.with(row, start),
    earlyFinish: finish === null ? columns.earlyFinish : columns.earlyFinish.with(row, finish),
  }
}

const because = (program: Program, task: Task, txn: number, { driver }: MovedDate): string => {
  const columns = driver?.taskId ? columnsAfter(program, txn, driver.taskId) : program.reckoning().columns
  const sentence = becauseOf(program.plan(), columns, task.id, driver)
  if (sentence !== '' || driver?.kind !== 'link') return sentence
  const name = driver.taskId === null ? undefined : program.rows.task.get(driver.taskId)?.name
  return name === undefined ? words.droveOnce : words.droveOnceBy(name)
}

export const explain = (program: Program, task: Task): Output<'schedule.why'> => {
  const plan = program.plan()
  const { columns } = program.reckoning()
  return {
    taskId: task.id,
    chain: whyStart(plan, columns, task.id),
    drives: drivenBy(plan, columns, task.id),
    history: program.history.movesOfTask(task.id, MOST).map(({ txn, moved }) => ({
      txn: txn.id,
      at: txn.at,
      author: txn.author,
      label: txn.label,
      moved,
      because: because(program, task, txn.id, moved),
    })),
  }
}

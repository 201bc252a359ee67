/** Why a task stands where it stands, and what moved it: the scheduler's drivers and the history, in sentences. */
import type { Output } from '../../shared/contract/index.ts'
import type { Task } from '../../shared/model/task.ts'
import { becauseOf, drivenBy, whyStart } from '../../shared/why.ts'
import type { Program } from './program.ts'

/** Each sentence reads the plan once; nobody scrolls further back in a side panel (the History screen lists all). */
const MOST = 50

export const explain = (program: Program, task: Task): Output<'schedule.why'> => {
  const plan = program.plan()
  const { columns } = program.reckoning()
  const said = new Map<string, string>()
  const because = (driver: Parameters<typeof becauseOf>[3]): string => {
    const key = JSON.stringify(driver)
    const known = said.get(key)
    if (known !== undefined) return known
    const sentence = becauseOf(plan, columns, task.id, driver)
    said.set(key, sentence)
    return sentence
  }
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
      because: because(moved.driver),
    })),
  }
}

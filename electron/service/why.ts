/** Why a task stands where it stands, and what moved it: the scheduler's reasons and the history, in sentences. */
import type { Output } from '../../shared/contract/index.ts'
import type { MovedDate } from '../../shared/model/schedule.ts'
import type { Task } from '../../shared/model/task.ts'
import { steady } from '../../shared/steady.ts'
import { becauseOf, whySteps } from '../../shared/why/index.ts'
import { edits as words } from '../../shared/words/en/service.ts'
import { reasonsBack, tiesInto, tiesOut, trace } from '../scheduler/index.ts'
import { nameTie } from './logic.ts'
import type { Program } from './program.ts'

/** Nobody scrolls further back in a side panel (the History screen lists all). */
const MOST = 50
/** A chain of drivers may be as long as the program; nobody reads more. */
const LONGEST_CHAIN = 1000

/** A date that moved long ago is told with the dates of that day. */
const because = (program: Program, task: Task, txn: number, moved: MovedDate): string => {
  const sentence = becauseOf(
    program.plan(),
    { ...moved, taskId: task.id },
    (id) => program.history.datesAfter(id, txn) ?? datesNow(program, id),
  )
  if (sentence !== '' || moved.driver?.kind !== 'link') return sentence
  const name = moved.driver.taskId === null ? undefined : program.rows.task.get(moved.driver.taskId)?.name
  return name === undefined ? words.droveOnce : words.droveOnceBy(name)
}
const datesNow = (program: Program, id: string): { start: number; finish: number } | null => {
  const { columns, rowOf } = program.reckoning()
  const row = rowOf.get(id)
  return row === undefined ? null : { start: columns.earlyStart[row], finish: columns.earlyFinish[row] }
}

export const explain = (program: Program, task: Task): Output<'schedule.why'> => {
  const plan = program.plan()
  const { network, schedule } = program.reckoning()
  const tracing = trace(network, schedule)
  const at = network.indexOf.get(task.id)!
  const back = reasonsBack(tracing, at, 'finish', LONGEST_CHAIN)
  // What lies behind its own start is told with the start.
  const ownStart = back.findIndex(({ taskId, end }) => taskId === task.id && end === 'start')
  return {
    taskId: task.id,
    start: whySteps(plan, reasonsBack(tracing, at, 'start', LONGEST_CHAIN)),
    finish: whySteps(plan, ownStart < 0 ? back : back.slice(0, ownStart)),
    predecessors: tiesInto(tracing, at).map((each) => nameTie(tracing, each)),
    successors: tiesOut(tracing, at).map((each) => nameTie(tracing, each)),
    history: program.history.movesOfTask(task.id, MOST).map(({ txn, moved }) => ({
      txn: txn.id,
      at: txn.at,
      author: txn.author,
      label: txn.label,
      moved,
      because: steady(because(program, task, txn.id, moved)),
    })),
  }
}

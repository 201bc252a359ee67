/** The schedule as one record per task, in the shape that scripts and the conformance check read. */
import { isNearlyCritical } from '../../shared/model/criticality.ts'
import { CRITICAL, LONGEST_PATH } from '../../shared/model/schedule.ts'
import { outline } from '../../shared/model/tree.ts'
import { formatIso, MINUTE } from '../../shared/time/instant.ts'
import { driverOf, trace } from '../scheduler/index.ts'
import type { Program } from './program.ts'

export const scheduleTable = (program: Program): { tasks: Record<string, unknown>[] } => {
  const { columns, rowOf, network, schedule } = program.reckoning()
  const tracing = trace(network, schedule)
  return {
    tasks: outline(program.plan().tasks).map(({ task, wbs, row: id }) => {
      const row = rowOf.get(task.id)!
      return {
        uid: task.uid,
        id,
        wbs,
        name: task.name,
        start: formatIso(columns.start[row]),
        finish: formatIso(columns.finish[row]),
        earlyStart: formatIso(columns.earlyStart[row]),
        earlyFinish: formatIso(columns.earlyFinish[row]),
        lateStart: formatIso(columns.lateStart[row]),
        lateFinish: formatIso(columns.lateFinish[row]),
        totalSlackMinutes: columns.totalFloat[row] / MINUTE,
        freeSlackMinutes: columns.freeFloat[row] / MINUTE,
        critical: (columns.flags[row] & CRITICAL) !== 0,
        nearCritical: isNearlyCritical(program.plan().program, task, { flags: columns.flags[row], totalFloat: columns.totalFloat[row] }),
        longestPath: (columns.flags[row] & LONGEST_PATH) !== 0,
        driver: driverOf(tracing, network.planOrder[row], 'start'),
        finishDriver: driverOf(tracing, network.planOrder[row], 'finish'),
      }
    }),
  }
}

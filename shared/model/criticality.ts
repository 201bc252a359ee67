/** The readings of critical that a planner sees: by float, nearly, and on the longest path; said once for sheet, chart, panel and exports. */
import { nearCriticalLimitOf, type Program } from './program.ts'
import { CRITICAL, LONGEST_PATH } from './schedule.ts'
import type { Task } from './task.ts'

interface Computed {
  readonly flags: number
  readonly totalFloat: number
}

/** Done and inactive work has no float to lose. */
const isOpen = (task: Task): boolean => task.active && task.percentComplete < 100

/** Little float left, but more than critical: by the program's second limit. */
export const isNearlyCritical = (
  program: Pick<Program, 'nearCriticalLimit' | 'minutesPerDay'>,
  task: Task,
  { flags, totalFloat }: Computed,
): boolean => isOpen(task) && (flags & CRITICAL) === 0 && totalFloat <= nearCriticalLimitOf(program)

/** Driving links lead from it to the program's finish, whatever its float to a date of its own. */
export const isOnLongestPath = (task: Task, { flags }: Pick<Computed, 'flags'>): boolean => isOpen(task) && (flags & LONGEST_PATH) !== 0

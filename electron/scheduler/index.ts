/** The scheduler's front door: a plan in, dates with their reasons out. Pure: no clock, no file, no chance. */
export { movedBetween, summarise, toColumns } from './columns.ts'
export { type FloatPath, floatPaths } from './floatPaths.ts'
export { buildNetwork, type Network } from './network.ts'
export { type Preview, preview, readGestures, type Scheduled } from './preview.ts'
export { CycleProblem } from './problem.ts'
export { refill, type TaskChange } from './refill.ts'
export { type Schedule, schedule } from './schedule.ts'
export { afterStatusDate } from './uncompleted.ts'

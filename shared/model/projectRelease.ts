/** Which release of Microsoft Project made a part of the plan, as far as what is kept of its file tells: in one rule the releases differ. */
import type { Program } from './program.ts'
import type { Task } from './task.ts'

const BUILD = /<BuildNumber>(\d+)\./
/** Project 2010 draws GUIDs as random numbers (version 4 in their third group); later releases count them up. */
const RANDOM_GUID = /<GUID>[0-9a-f]{8}-[0-9a-f]{4}-4/i

/** Made by Project 2010 or 2013. A file that was converted names no build: then 2010 is known by its GUIDs, and 2013 is not known. */
export const isFromBefore2016 = (program: Pick<Program, 'extras'>, task: Pick<Task, 'extras'>): boolean => {
  const build = BUILD.exec(program.extras ?? '')
  return build ? Number(build[1]) < 16 : RANDOM_GUID.test(task.extras ?? '')
}

/** The words of the undo menu for edits of tasks: "Lengthen Data load rehearsal to 7 d", "Move UAT wave 2". */
import type { Task } from '../../shared/model/task.ts'
import { type DurationSettings, formatDuration, spaced } from '../../shared/time/durationText.ts'
import { fieldNames, labels } from '../../shared/words/en/service.ts'

/** "7d" reads as a column, "7 d" as a sentence. */
const inWords = (task: Pick<Task, 'duration' | 'durationUnit'>, settings: DurationSettings): string =>
  spaced(formatDuration(task.duration, task.durationUnit, settings))

const changedFields = (before: Task, after: Task): (keyof Task)[] =>
  (Object.keys(after) as (keyof Task)[]).filter((field) => before[field] !== after[field])

/** One task's change by the field that mattered most to the planner; what follows from it goes without saying. */
const labelOfOne = (before: Task, after: Task, settings: DurationSettings): string => {
  const fields = new Set(changedFields(before, after))
  const { name } = before
  if (fields.has('name')) return labels.rename(name, after.name)
  if (fields.has('percentComplete')) return labels.progress(name, after.percentComplete)
  if (fields.has('actualFinish') && after.actualFinish !== null) return labels.finish(name, after.actualFinish)
  if (fields.has('actualStart') && after.actualStart !== null) return labels.start(name, after.actualStart)
  if (fields.has('active')) return labels.active(name, after.active)
  if (fields.has('manual')) return labels.manual(name, after.manual)
  if (fields.has('constraintDate') || fields.has('manualStart')) return labels.move([name])
  if (fields.has('duration')) return (after.duration > before.duration ? labels.lengthen : labels.shorten)(name, inWords(after, settings))
  const [first] = fields
  const word = first === undefined ? undefined : fieldNames[first]
  return word === undefined ? labels.update([name]) : labels.field(word, name)
}

export const labelOfChanges = (changes: readonly { readonly before: Task; readonly after: Task }[], settings: DurationSettings): string =>
  changes.length === 1 ? labelOfOne(changes[0].before, changes[0].after, settings) : labels.update(changes.map((each) => each.before.name))

export const labelOfLength = (after: Task, before: number, settings: DurationSettings): string =>
  (after.duration > before ? labels.lengthen : labels.shorten)(after.name, inWords(after, settings))

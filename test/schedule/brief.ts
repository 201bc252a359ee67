/** A plan in few words, for failures of property tests: only what differs from a new task. */
import type { Plan } from '../../shared/model/plan.ts'
import { newProgram } from '../../shared/model/program.ts'
import { newTask } from '../../shared/model/task.ts'

const differing = (row: object, plain: object): string =>
  Object.entries(row)
    .filter(([name, value]) => !['id', 'uid', 'name', 'position'].includes(name) && value !== plain[name as never])
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(' ')

export const brief = ({ program, tasks, links, assignments }: Plan): string =>
  [
    differing(program, newProgram({ name: '', start: 0, calendarId: '' })),
    ...tasks.map((task) => `${task.id}: ${differing(task, newTask({ id: '', uid: 0, name: '', position: 0 }))}`),
    ...links.map(({ predecessorId, successorId, type, lag, lagUnit }) => `${predecessorId}>${successorId} ${type} ${lag} ${lagUnit}`),
    ...assignments.map(({ taskId, resourceId, delay }) => `${taskId} with ${resourceId} after ${delay}`),
  ].join('\n')

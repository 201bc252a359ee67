/** May these two ends be joined? Answers the refusal in words while the pointer is still dragging. */
import { wouldClose } from '../../../shared/cycle.ts'
import type { Link, LinkType } from '../../../shared/model/link.ts'
import type { Task } from '../../../shared/model/task.ts'
import { network as words } from '../../../shared/words/en/network.ts'

/** Which link the dragged ends make: from a finish to a start is FS, and so on. */
export const linkTypeOf = (from: string | null | undefined, to: string | null | undefined): LinkType =>
  `${from === 'start' ? 'S' : 'F'}${to === 'finish' ? 'F' : 'S'}` as LinkType

/** null = allowed. */
export const linkRefusal = (
  tasks: ReadonlyMap<string, Task>,
  links: ReadonlyMap<string, Link>,
  predecessorId: string,
  successorId: string,
  type: LinkType,
): string | null => {
  if (predecessorId === successorId) return words.refusedSelf
  const all = [...links.values()]
  if (all.some((link) => link.predecessorId === predecessorId && link.successorId === successorId && link.type === type))
    return words.refusedTwice(type)
  const circle = wouldClose([...tasks.values()], all, { predecessorId, successorId })
  return circle === null ? null : words.refusedCycle(circle.map((id) => tasks.get(id)?.name ?? id).join(' → '))
}

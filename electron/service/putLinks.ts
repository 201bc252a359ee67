/** Links go into the plan only where they make sense. */
import { Refused } from '../../shared/contract/refusal.ts'
import { type Link, linkKey } from '../../shared/model/link.ts'
import { edits as words } from '../../shared/words/en/service.ts'
import type { Draft } from './draft.ts'
import { checkFamilyLinks, taskOf } from './tree.ts'

/** Puts links in, refusing one to itself, a second of the same type and one within a branch. Circles are found when the plan is scheduled. */
export const putLinks = (draft: Draft, links: readonly Link[], at: (place: number) => string): void => {
  const others = new Map([...draft.rows.link.values()].map((link) => [linkKey(link), link.id]))
  links.forEach((link, place) => {
    const from = taskOf(draft, link.predecessorId, `${at(place)}.predecessorId`)
    const to = taskOf(draft, link.successorId, `${at(place)}.successorId`)
    const where = { at: at(place), taskIds: [from.id, to.id] }
    if (from === to) throw new Refused('conflict', words.selfLink(from.name), where)
    const twin = others.get(linkKey(link))
    if (twin !== undefined && twin !== link.id) throw new Refused('conflict', words.duplicateLink(from.name, to.name, link.type), where)
    others.set(linkKey(link), link.id)
    draft.put('link', link)
  })
  checkFamilyLinks(draft)
}

/** Links between tasks: added, changed, removed; refused where they would make no sense. */
import { Refused } from '../../../shared/contract/refusal.ts'
import { type Link, linkKey } from '../../../shared/model/link.ts'
import { labels, edits as words } from '../../../shared/words/en/service.ts'
import type { Draft } from '../draft.ts'
import { putLinks } from '../putLinks.ts'
import { edit, type HandlersOf } from '../session.ts'
import { taskOf } from '../tree.ts'

type Operations = Record<'link.add' | 'link.update' | 'link.updateMany' | 'link.remove' | 'link.chain' | 'link.unchain', unknown>

const nameOf = (draft: Draft, id: string): string => draft.rows.task.get(id)?.name ?? id

const linkOf = (draft: Draft, id: string, at: string): Link => {
  const link = draft.rows.link.get(id)
  if (!link) throw new Refused('not-found', words.noLink(id), { at })
  return link
}
const removeLabel = (draft: Draft, gone: readonly Link[]): string =>
  gone.length === 1 ? labels.unlink(nameOf(draft, gone[0].predecessorId), nameOf(draft, gone[0].successorId)) : labels.unlinks(gone.length)

export const linkHandlers: HandlersOf<Operations> = {
  'link.add': (input, session) =>
    edit(session, 'link.add', (draft) => {
      const links = input.links.map((link) => ({ ...link, id: session.newId() }))
      putLinks(draft, links, (place) => `links.${place}`)
      draft.created.push(...links.map((link) => link.id))
      const [first] = links
      return links.length === 1
        ? labels.link(nameOf(draft, first.predecessorId), nameOf(draft, first.successorId))
        : labels.addLinks(links.length)
    }),
  'link.update': (input, session) =>
    edit(session, 'link.update', (draft) => {
      const link = linkOf(draft, input.id, 'id')
      putLinks(draft, [{ ...link, ...input.set }], () => 'set')
      return labels.changeLink(nameOf(draft, link.predecessorId), nameOf(draft, link.successorId))
    }),
  'link.updateMany': (input, session) =>
    edit(session, 'link.updateMany', (draft) => {
      const links = input.changes.map(({ id, set }, at) => ({ ...linkOf(draft, id, `changes.${at}.id`), ...set }))
      putLinks(draft, links, (place) => `changes.${place}.set`)
      const [{ predecessorId, successorId }] = links
      return links.length === 1
        ? labels.changeLink(nameOf(draft, predecessorId), nameOf(draft, successorId))
        : labels.changeLinks(links.length)
    }),
  'link.remove': (input, session) =>
    edit(session, 'link.remove', (draft) => {
      const gone = [...new Set(input.ids.map((id, at) => linkOf(draft, id, `ids.${at}`)))]
      for (const link of gone) draft.remove('link', link.id)
      return removeLabel(draft, gone)
    }),
  'link.chain': (input, session) =>
    edit(session, 'link.chain', (draft) => {
      const known = new Set([...draft.rows.link.values()].map(linkKey))
      const links = input.taskIds
        .slice(1)
        .map(
          (successorId, at): Link => ({
            id: session.newId(),
            predecessorId: input.taskIds[at],
            successorId,
            type: 'FS',
            lag: 0,
            lagUnit: 'd',
          }),
        )
        .filter((link) => !known.has(linkKey(link)))
      putLinks(draft, links, (place) => `taskIds.${place + 1}`)
      draft.created.push(...links.map((link) => link.id))
      const { taskIds } = input
      return taskIds.length === 2 ? labels.link(nameOf(draft, taskIds[0]), nameOf(draft, taskIds[1])) : labels.links(taskIds.length)
    }),
  'link.unchain': (input, session) =>
    edit(session, 'link.unchain', (draft) => {
      const chosen = new Set(input.taskIds.map((id, at) => taskOf(draft, id, `taskIds.${at}`).id))
      const isMeant = (link: Link): boolean =>
        chosen.size === 1
          ? chosen.has(link.predecessorId) || chosen.has(link.successorId)
          : chosen.has(link.predecessorId) && chosen.has(link.successorId)
      const gone = [...draft.rows.link.values()].filter(isMeant)
      for (const link of gone) draft.remove('link', link.id)
      return removeLabel(draft, gone)
    }),
}

/** The predecessors and successors of a table's rows: references by id, WBS or name resolved, those that no plan can keep refused or left out. */
import { type PredecessorItem, parsePredecessors } from '../../../shared/predecessors.ts'
import { reading } from '../../../shared/words/en/reading.ts'
import { plainSettings } from './columns.ts'
import type { Draft, DraftLink } from './draft.ts'
import { faultsOf } from './linkCheck.ts'
import type { Table } from './table.ts'

/** Most references are numbers and codes that are plain already, and most names need no more than small letters. */
const PLAIN = /^[a-z\d.\-_/]*$/
const NEARLY_PLAIN = /^[!-~]+(?: [!-~]+)*$/
const plain = (text: string): string =>
  PLAIN.test(text) ? text : NEARLY_PLAIN.test(text) ? text.toLowerCase() : text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
/** A number or a code, not a sentence: what was surely meant as a reference. */
const isCode = (ref: string): boolean => /^#?[\p{L}\d][\p{L}\d.\-_/]{0,24}$/u.test(ref) && /\d/.test(ref)

/** Some eighty working years, or nineteen by the clock. */
const LONGEST_LAG = 100_000_000

const resolverOf = (drafts: readonly Draft[], table: Table): ((ref: string) => Draft | null) => {
  const codes = new Map<string, Draft>()
  const names = new Map<string, Draft>()
  const own = drafts.filter((draft) => !draft.isGroup && draft.skipped === null)
  // Ids win over WBS codes, these over names; of two equal ones the first.
  for (const key of ['id', 'wbs'] as const)
    for (const draft of own) {
      const code = plain(draft[key])
      if (code !== '' && !codes.has(code)) codes.set(code, draft)
    }
  for (const draft of own) for (const other of draft.otherIds) if (!codes.has(plain(other))) codes.set(plain(other), draft)
  for (const draft of own) {
    const name = plain(draft.name)
    if (name !== '' && !names.has(name)) names.set(name, draft)
  }
  const hasIds = table.columns.has('id') && own.some((draft) => draft.id !== '')
  return (ref) => {
    const key = plain(ref)
    const bare = key.replace(/^#/, '')
    const byNumber = !hasIds && /^\d+$/.test(bare) ? own[Number(bare) - 1] : undefined
    return codes.get(key) ?? codes.get(bare) ?? codes.get(bare.replace(/\.$/, '')) ?? names.get(key) ?? byNumber ?? null
  }
}

/** Fills `links` of each draft; returns how many references name no row. */
export const linkRows = (drafts: readonly Draft[], table: Table): { unresolved: number } => {
  const resolve = resolverOf(drafts, table)
  const options = { locale: table.language, isRef: (ref: string) => resolve(ref) !== null }
  let unresolved = 0
  const add = (successor: Draft, from: Draft, item: PredecessorItem): void => {
    successor.links.push({ from, item })
  }
  for (const draft of drafts) {
    if (draft.skipped !== null) continue
    const parsed = parsePredecessors(draft.predecessorsText, plainSettings, options)
    if (!parsed.ok) {
      unresolved += 1
      draft.refusal ??= { column: 'predecessors', why: reading.badPredecessors(draft.predecessorsText, parsed.at + 1, parsed.why) }
    } else {
      for (const item of parsed.items) {
        const from = resolve(item.ref)
        if (from === draft) draft.refusal ??= { column: 'predecessors', why: reading.ownPredecessorRow(draft.name) }
        else if (from && !item.lagUnit.endsWith('%') && Math.abs(item.lag) > LONGEST_LAG)
          draft.refusal ??= { column: 'predecessors', why: reading.lagTooLong(draft.predecessorsText) }
        else if (from) add(draft, from, item)
        else {
          unresolved += 1
          if (isCode(item.ref)) draft.refusal ??= { column: 'predecessors', why: reading.danglingRef(item.ref) }
          else draft.changes.push(reading.freeTextRef(item.ref))
        }
      }
    }
    const after = parsePredecessors(draft.successorsText, plainSettings, options)
    if (after.ok)
      for (const item of after.items) {
        const to = resolve(item.ref)
        if (to && to !== draft && !to.links.some((link) => link.from === draft && link.item.type === item.type)) add(to, draft, item)
      }
  }
  return { unresolved }
}

/** Takes away the links that no schedule can keep; the row that closes a circle is refused with the circle's path. */
export const checkLinks = (drafts: readonly Draft[]): void => {
  const idOf = (draft: Draft | null): string | null => draft?.key ?? null
  const byKey = new Map(drafts.map((draft) => [draft.key, draft]))
  const nameOf = (key: string): string => byKey.get(key)?.name ?? key
  const all: { draft: Draft; link: DraftLink }[] = drafts.flatMap((draft) => draft.links.map((link) => ({ draft, link })))
  const faults = faultsOf(
    drafts.map((draft) => ({ id: draft.key, parentId: idOf(draft.parent) })),
    all.map(({ draft, link }) => ({ predecessorId: link.from.key, successorId: draft.key, type: link.item.type })),
  )
  for (const [at, fault] of faults) {
    const { draft, link } = all[at]
    draft.links = draft.links.filter((each) => each !== link)
    if (fault.kind === 'double') draft.changes.push(reading.doubleLink(link.from.name))
    else if (fault.kind === 'ancestor') draft.changes.push(reading.ancestorLink(link.from.name))
    else if (fault.kind === 'cycle') draft.refusal ??= { column: 'predecessors', why: reading.cycle(fault.path.map(nameOf).join(' → ')) }
  }
}

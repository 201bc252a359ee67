/** DCMA points 1 to 4 and the dangling ends of DCMA's later test: is the network there at all, and is it made of plain links. */

import type { Finding } from '../model/finding.ts'
import type { HealthLimits } from '../model/healthLimits.ts'
import type { Link } from '../model/link.ts'
import { formatPredecessor } from '../predecessors.ts'
import { health as words } from '../words/en/health.ts'
import type { HealthFacts } from './facts.ts'
import { about, measured } from './measure.ts'

/**
 * 1 Logic (DCMA-EA PAM 200.1, 4.1): unfinished tasks without a predecessor or without a successor, of all unfinished tasks; at most 5 %. Links that hold the
 * wrong end count as links here: DCMA asks for those in a check of its own (see checkDanglingLogic). A link of a summary above counts for the tasks
 * below it, because it binds them here as in Microsoft Project.
 */
export const checkLogic = ({ open }: HealthFacts, limits: HealthLimits): Finding => {
  const items = open
    .filter((leaf) => !leaf.hasPredecessor || !leaf.hasSuccessor)
    .map((leaf) => about(leaf.task.id, words.openEnd(!leaf.hasPredecessor, !leaf.hasSuccessor)))
  return measured({ key: 'logic', limits, numerator: items.length, denominator: open.length, items })
}

const told = (facts: HealthFacts, link: Link): string =>
  words.link(formatPredecessor({ ...link, ref: '' }, facts.plan.program), facts.nameOf(link.predecessorId))

/** 2 Leads (PAM 200.1, 4.2): links with a negative lag, of all links into unfinished tasks; none. A lead hides an overlap that a shorter task would show. */
export const checkLeads = (facts: HealthFacts, limits: HealthLimits): Finding => {
  const items = facts.links
    .filter((link) => link.lag < 0)
    .map((link) =>
      about(link.successorId, told(facts, link), {
        linkId: link.id,
        fix: { operation: 'link.update', words: words.fixes.removeLead, input: { id: link.id, set: { lag: 0 } } },
      }),
    )
  return measured({ key: 'leads', limits, numerator: items.length, denominator: facts.links.length, items })
}

/** 3 Lags (PAM 200.1, 4.3): links with a positive lag, of all links into unfinished tasks; at most 5 %. A lag is waiting that no task accounts for. */
export const checkLags = (facts: HealthFacts, limits: HealthLimits): Finding => {
  const items = facts.links.filter((link) => link.lag > 0).map((link) => about(link.successorId, told(facts, link), { linkId: link.id }))
  return measured({ key: 'lags', limits, numerator: items.length, denominator: facts.links.length, items })
}

/** 4 Relationship types (PAM 200.1, 4.4): finish-to-start links, of all links into unfinished tasks; at least 90 %. The others are listed. */
export const checkLinkTypes = (facts: HealthFacts, limits: HealthLimits): Finding => {
  const others = facts.links.filter((link) => link.type !== 'FS')
  return measured({
    key: 'finishToStart',
    limits,
    sense: 'atLeast',
    numerator: facts.links.length - others.length,
    denominator: facts.links.length,
    items: others.map((link) => about(link.successorId, told(facts, link), { linkId: link.id })),
  })
}

/**
 * Dangling logic, which point 1 does not see (DCMA DECM 06A204b; GAO-16-89G, best practice 2, "incomplete and dangling logic"): an unfinished task whose start
 * nothing drives (its predecessors are all finish-to-finish or start-to-finish), or whose finish nothing follows (its successors are all start-to-start or
 * start-to-finish), of all unfinished tasks; none. Longer, such a task moves nobody. A start that has happened needs no driver; what has no predecessor or
 * no successor at all is counted by point 1 and not again.
 */
export const checkDanglingLogic = ({ open }: HealthFacts, limits: HealthLimits): Finding => {
  const items = open.flatMap((leaf) => {
    const { task } = leaf
    const openStart = leaf.hasPredecessor && !leaf.isStartDriven && task.actualStart === null && task.percentComplete === 0
    const openFinish = leaf.hasSuccessor && !leaf.isFinishFollowed
    return openStart || openFinish ? [about(task.id, words.dangling(openStart, openFinish))] : []
  })
  return measured({ key: 'danglingLogic', limits, numerator: items.length, denominator: open.length, items })
}

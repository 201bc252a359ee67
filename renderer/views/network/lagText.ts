/** A link's type and lag as text and back, in the grammar of predecessors ("SS+2d"). */

import type { LagUnit, Link } from '../../../shared/model/link.ts'
import { formatPredecessor, parsePredecessors } from '../../../shared/predecessors.ts'
import type { DurationSettings } from '../../../shared/time/durationText.ts'
import { network as words } from '../../../shared/words/en/network.ts'
import { read } from '../../client/store.ts'

const settings = (): DurationSettings => read().program ?? { minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 20 }

/** "SS+2d"; empty for a plain finish-to-start link. */
export const linkText = (link: Pick<Link, 'type' | 'lag' | 'lagUnit'>): string => formatPredecessor({ ...link, ref: '' }, settings())

/** "+2d", "-1w"; "0d" without a lag. */
export const lagText = (link: Pick<Link, 'lag' | 'lagUnit'>): string => linkText({ ...link, type: 'FS' }).slice(2) || '0d'

/** Reads what was typed; no sign means a delay. */
export const readLag = (text: string): { lag: number; lagUnit: LagUnit } | { problem: string } => {
  const typed = text.trim()
  if (typed === '' || typed === '0') return { lag: 0, lagUnit: 'd' }
  const parsed = parsePredecessors(`1FS${/^[+\-−–]/.test(typed) ? '' : '+'}${typed}`, settings(), { locale: read().program?.locale })
  if (!parsed.ok) return { problem: parsed.why }
  const [item] = parsed.items
  // What the grammar took for part of a task's name is no lag.
  if (parsed.items.length !== 1 || item.ref !== '1') return { problem: words.lagUnread(typed) }
  return { lag: item.lag, lagUnit: item.lagUnit }
}

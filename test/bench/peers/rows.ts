/** Our generated rows as other charts take them: with Dates of the browser's own zone. */

import { utcMs } from '../../../shared/time/instant.ts'
import type { DrawnPlan } from '../../gantt/harness/rows.ts'
import type { PeerRow } from './peer.ts'

const localDate = (instant: number): Date => {
  const utc = new Date(utcMs(instant))
  return new Date(utc.getUTCFullYear(), utc.getUTCMonth(), utc.getUTCDate(), utc.getUTCHours(), utc.getUTCMinutes())
}
export const peerRows = (model: DrawnPlan): PeerRow[] =>
  model.rows.map(({ id, name, kind, start, finish, percentComplete }) => ({
    id,
    name,
    kind,
    start: localDate(start),
    finish: localDate(finish),
    progress: percentComplete,
  }))

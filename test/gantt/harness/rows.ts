/** Rows to draw: the mock-up's plan, and generated plans of any length. */

import { kept } from '../../../renderer/client/indexes.ts'
import type { GanttLink, GanttModel, GanttRow, Span } from '../../../renderer/views/plan/gantt/chart.ts'
import { DAY, HOUR, type Instant, instantOf, startOfDay, weekdayOf } from '../../../shared/time/instant.ts'

export const weekends = (from: Instant, to: Instant): Span[] => {
  const spans: Span[] = []
  for (let day = startOfDay(from); day < to; day += DAY)
    if (weekdayOf(day) === 6) spans.push({ from: day - 7 * HOUR, to: day + 2 * DAY + 8 * HOUR })
  return spans
}

const plainRow = {
  percentComplete: 0,
  critical: false,
  manual: false,
  active: true,
  late: false,
  label: '',
  baseline: null,
  deadline: null,
  colour: null,
} as const

/** A plan as tests change it: its rows and links in lists. */
export interface DrawnPlan extends Omit<GanttModel, 'rows' | 'links'> {
  readonly rows: readonly GanttRow[]
  readonly links: readonly GanttLink[]
}

const rowsOf = kept((rows: readonly GanttRow[]): GanttModel['rows'] => ({
  length: rows.length,
  at: (index) => rows[index],
  placeOf: new Map(rows.map((row, at) => [row.id, at])),
}))
const linksOf = kept((links: readonly GanttLink[]): GanttModel['links'] => ({ ends: links, at: (index) => links[index] }))
/** As a chart takes it; the same rows and links for the same lists. */
export const drawn = (plan: DrawnPlan): GanttModel => ({ ...plan, rows: rowsOf(plan.rows), links: linksOf(plan.links) })

export const modelOf = (rows: readonly GanttRow[], links: readonly GanttLink[], rest: Partial<DrawnPlan> = {}): DrawnPlan => ({
  rows,
  links,
  rangeStart: rows.reduce((least, row) => Math.min(least, row.start), Number.POSITIVE_INFINITY),
  rangeFinish: rows.reduce((most, row) => Math.max(most, row.finish), Number.NEGATIVE_INFINITY),
  dataDate: null,
  nonWorking: weekends,
  selected: new Set(),
  ...rest,
})

/** [id, name, first day from 14 Dec 2026, days, owner, kind, critical, percent, baseline shift] */
type Line = readonly [number, string, number, number, string, 's' | 't' | 'm', 0 | 1, number?, number?]
const mockUpLines: readonly Line[] = [
  [1, 'Atlas platform migration', 0, 96, '', 's', 0],
  [2, 'Foundations', 0, 33, 'PMO', 's', 0],
  [21, 'Landing zone', 0, 19, 'Platform', 't', 0, 100, -1],
  [22, 'Identity and access', 10, 14, 'Platform', 't', 0, 70, 0],
  [23, 'Schema freeze', 28, 0, 'PMO', 'm', 1],
  [3, 'Data migration', 21, 47, 'Data', 's', 0],
  [24, 'Reconciliation scripts', 28, 12, 'Data', 't', 1, 60, -1],
  [25, 'Mapping catalogue', 21, 24, 'Data', 't', 0, 35, -2],
  [26, 'Archive strategy', 35, 8, 'Change', 't', 0, 0, 0],
  [27, 'Data load rehearsal', 44, 11, 'Data', 't', 1, 0, -2],
  [4, 'Release 2.4', 28, 68, 'Release', 's', 0],
  [28, 'Integration testing', 30, 18, 'QA', 't', 0, 20, -1],
  [29, 'UAT wave 1', 44, 12, 'Release', 't', 0, 0, -1],
  [30, 'UAT wave 2', 56, 12, 'Release', 't', 1, 0, -2],
  [31, 'Performance testing', 52, 8, 'QA', 't', 0, 0, 0],
  [32, 'Security review', 49, 10, 'Security', 't', 0, 0, 0],
  [33, 'Go/no-go review', 70, 0, 'PMO', 'm', 1],
  [34, 'Vendor assessment', 60, 12, 'PMO', 't', 0],
  [35, 'Cutover weekend', 75, 2, 'Platform', 't', 1, 0, -2],
  [36, 'Hypercare', 77, 16, 'Release', 't', 1, 0, -2],
  [5, 'Adoption', 14, 72, 'Change', 's', 0],
  [37, 'Training material', 30, 20, 'Change', 't', 0, 10, 0],
  [38, 'Pilot trainings', 58, 10, 'Change', 't', 0, 0, -3],
  [39, 'Support briefing', 68, 3, 'Support', 't', 0, 0, 0],
  [40, 'Steering committee', 84, 0, 'PMO', 'm', 0],
]
const mockUpLinks: readonly (readonly [number, number, GanttLink['type']])[] = [
  [23, 24, 'FS'],
  [24, 27, 'FS'],
  [27, 30, 'FS'],
  [30, 33, 'FS'],
  [33, 35, 'FS'],
  [35, 36, 'FS'],
  [25, 26, 'SS'],
  [21, 22, 'SS'],
  [22, 25, 'FS'],
  [28, 29, 'FS'],
  [28, 31, 'FS'],
  [37, 38, 'FS'],
  [38, 39, 'FS'],
  [32, 33, 'FS'],
  [31, 33, 'FS'],
  [34, 38, 'FF'],
]

export const mockUp = (): DrawnPlan => {
  const zero = instantOf(2026, 12, 14)
  const at = (day: number, days: number) => ({
    start: zero + day * DAY + 8 * HOUR,
    finish: days === 0 ? zero + day * DAY + 8 * HOUR : zero + (day + days - 1) * DAY + 17 * HOUR,
  })
  const rows = mockUpLines.map(([id, name, day, days, owner, kind, critical, percent, baseline]): GanttRow => {
    const dates = at(day, days)
    return {
      ...plainRow,
      id: String(id),
      name,
      kind: kind === 's' ? 'summary' : kind === 'm' ? 'milestone' : 'task',
      ...dates,
      percentComplete: percent ?? 0,
      critical: critical === 1,
      nearCritical: id === 28,
      manual: id === 32,
      active: id !== 34,
      label: kind === 's' ? '' : kind === 'm' ? name : owner,
      baseline: baseline === undefined ? null : at(day + baseline, days),
      deadline: id === 36 ? zero + 90 * DAY + 17 * HOUR : id === 31 ? zero + 58 * DAY : null,
      late: id === 31,
    }
  })
  const critical = new Set(rows.filter((row) => row.critical).map((row) => row.id))
  const links = mockUpLinks.map(
    ([from, to, type], index): GanttLink => ({
      id: `l${index}`,
      predecessorId: String(from),
      successorId: String(to),
      type,
      critical: critical.has(String(from)) && critical.has(String(to)),
      driving: index < 10,
    }),
  )
  return modelOf(rows, links, {
    dataDate: zero + 31 * DAY,
    selected: new Set(['30']),
    freezes: [{ from: zero + 60 * DAY, to: zero + 72 * DAY, name: 'Change freeze (Finance)' }],
  })
}

/** A plan of `count` rows over about three years: ten tasks in a phase, chains, long links, every fifth row critical. */
export const generated = (count: number): DrawnPlan => {
  const zero = instantOf(2026, 1, 5)
  // A small generator of our own, so that every run draws the same plan.
  let seed = 42
  const chance = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  const rows: GanttRow[] = []
  const links: GanttLink[] = []
  const link = (from: number, to: number, type: GanttLink['type'], critical: boolean): void => {
    links.push({ id: `l${links.length}`, predecessorId: `t${from}`, successorId: `t${to}`, type, critical, driving: chance(2) === 0 })
  }
  for (let at = 0; at < count; at++) {
    const day = Math.floor((at / count) * 1000) + chance(40)
    const days = 2 + chance(25)
    const kind = at % 11 === 0 ? 'summary' : at % 17 === 0 ? 'milestone' : 'task'
    const start = zero + day * DAY + 8 * HOUR
    const finish = kind === 'milestone' ? start : start + (days - 1) * DAY + 9 * HOUR
    const critical = at % 5 === 0
    rows.push({
      ...plainRow,
      id: `t${at}`,
      name: `Task ${at}`,
      kind,
      start,
      finish,
      percentComplete: kind === 'task' ? chance(5) * 25 : 0,
      critical,
      label: kind === 'task' ? 'Platform' : kind === 'milestone' ? `Task ${at}` : '',
      baseline: kind === 'task' ? { start: start - DAY, finish: finish - DAY } : null,
      deadline: at % 40 === 3 ? finish + 3 * DAY : null,
    })
    if (at > 0) link(at - 1, at, (['FS', 'SS', 'FF', 'SF'] as const)[chance(4)], critical)
    if (at > 30 && at % 3 === 0) link(at - 1 - chance(30), at, 'FS', false)
    if (at > 2000 && at % 50 === 0) link(chance(at), at, 'FS', false)
  }
  return modelOf(rows, links, { dataDate: zero + 60 * DAY })
}

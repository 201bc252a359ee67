/** dhtmlx-gantt with its chart alone, its own windowing on, in week columns as wide as ours. */
import type { Peer } from './peer.ts'
import { peerRows } from './rows.ts'

/** What is used of the library. */
export interface Dhtmlx {
  readonly config: Record<string, unknown>
  init(host: HTMLElement): void
  parse(plan: { data: object[]; links: object[] }): void
  clearAll(): void
  scrollTo(left: number | null, top: number): void
}
const linkTypes = { FS: '0', SS: '1', FF: '2', SF: '3' } as const

export const dhtmlx = (gantt: Dhtmlx): Peer => {
  let plan: () => { data: object[]; links: object[] } = () => ({ data: [], links: [] })
  Object.assign(gantt.config, {
    show_grid: false,
    readonly: false,
    row_height: 28,
    bar_height: 14,
    scale_height: 44,
    min_column_width: 42,
    static_background: true,
    smart_rendering: true,
    scales: [
      { unit: 'month', step: 1, format: '%F %Y' },
      { unit: 'week', step: 1, format: '%d' },
    ],
  })
  return {
    prepare: (model) => {
      const rows = peerRows(model)
      const { links } = model
      plan = () => ({
        data: rows.map(({ id, name, kind, start, finish, progress }) => ({
          id,
          text: name,
          start_date: new Date(start),
          end_date: new Date(finish),
          progress: progress / 100,
          type: kind === 'milestone' ? 'milestone' : 'task',
          parent: 0,
        })),
        links: links.map(({ id, predecessorId, successorId, type }) => ({
          id,
          source: predecessorId,
          target: successorId,
          type: linkTypes[type],
        })),
      })
    },
    mount: (host) => {
      gantt.init(host)
      gantt.parse(plan())
    },
    unmount: () => gantt.clearAll(),
    scroll: (top) => gantt.scrollTo(null, top),
  }
}

/** SVAR's React Gantt with its chart alone, in week columns as wide as ours. Its own React is handed in: it has its own copy. */
import { type Peer, tallestScroller } from './peer.ts'
import { peerRows } from './rows.ts'

export interface Svar {
  readonly Gantt: unknown
  readonly Willow: unknown
  readonly createElement: (part: unknown, properties: object, ...children: unknown[]) => unknown
  readonly createRoot: (host: HTMLElement) => { render(part: unknown): void; unmount(): void }
  readonly flushSync: (run: () => void) => void
}
const linkTypes = { FS: 'e2s', SS: 's2s', FF: 'e2e', SF: 's2e' } as const

export const svar = ({ Gantt, Willow, createElement, createRoot, flushSync }: Svar): Peer => {
  let plan: () => { tasks: object[]; links: object[] } = () => ({ tasks: [], links: [] })
  let root: { render(part: unknown): void; unmount(): void } | null = null
  let place: HTMLElement | null = null
  let scroller: Element | null = null
  return {
    prepare: (model) => {
      const rows = peerRows(model)
      const { links } = model
      plan = () => ({
        tasks: rows.map(({ id, name, kind, start, finish, progress }) => ({
          id,
          text: name,
          start: new Date(start),
          end: new Date(finish),
          progress,
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
      place = host
      scroller = null
      root = createRoot(host)
      const scales = [
        { unit: 'month', step: 1, format: '%F %Y' },
        { unit: 'week', step: 1, format: '%d' },
      ]
      const chart = createElement(Gantt, { ...plan(), scales, columns: false, cellHeight: 28, cellWidth: 42, scaleHeight: 22 })
      flushSync(() => root?.render(createElement(Willow, { fonts: false }, createElement('div', { style: { height: 820 } }, chart))))
    },
    unmount: () => root?.unmount(),
    scroll: (top) => {
      scroller ??= place && tallestScroller(place)
      if (scroller) scroller.scrollTop = top
    },
  }
}

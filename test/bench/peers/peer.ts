/** What a page of the comparison offers: one chart, mounted from rows made ready beforehand, and its vertical scroll. */
import type { DrawnPlan } from '../../gantt/harness/rows.ts'

export interface Peer {
  /** Turns our rows into the chart's own; not measured. */
  prepare(model: DrawnPlan): void
  /** Everything from the first call of the library to the chart in the document. */
  mount(host: HTMLElement): void
  unmount(): void
  scroll(top: number): void
}

export interface PeerRow {
  readonly id: string
  readonly name: string
  readonly kind: 'task' | 'milestone' | 'summary'
  readonly start: Date
  readonly finish: Date
  readonly progress: number
}

/** The element of the chart that a wheel would scroll down the furthest. */
export const tallestScroller = (host: HTMLElement): Element => {
  const room = (element: Element): number =>
    /auto|scroll/.test(getComputedStyle(element).overflowY) ? element.scrollHeight - element.clientHeight : 0
  const all = [host, ...host.querySelectorAll('*')]
  return all.reduce((best, element) => (room(element) > room(best) ? element : best), host)
}

declare global {
  interface Window {
    peer: Peer
    /** The rows of every page are the same. */
    prepare(count: number): void
  }
}

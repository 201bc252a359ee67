/// <reference path="../../../renderer/views/plan/gantt/frappe-gantt.d.ts" />
/** frappe-gantt as it comes, without our windowing: what our subclass is measured against. */
import Frappe from 'frappe-gantt'
import type { Peer } from './peer.ts'
import { peerRows } from './rows.ts'

type Construct = new (host: HTMLElement, tasks: object[], options: object) => unknown

export const stockFrappe = (): Peer => {
  let tasks: object[] = []
  let place: HTMLElement | null = null
  return {
    prepare: (model) => {
      const before = new Map<string, string[]>()
      for (const { predecessorId, successorId } of model.links) {
        const known = before.get(successorId)
        if (known) known.push(predecessorId)
        else before.set(successorId, [predecessorId])
      }
      tasks = peerRows(model).map(({ id, name, start, finish, progress }) => ({
        id,
        name,
        start,
        end: finish,
        progress,
        dependencies: before.get(id) ?? [],
      }))
    },
    mount: (host) => {
      place = host
      const Stock = Frappe as unknown as Construct
      new Stock(
        host,
        tasks.map((task) => ({ ...task })),
        { view_mode: 'Week', bar_height: 14, padding: 14, container_height: host.clientHeight, popup: false },
      )
    },
    unmount: () => place?.replaceChildren(),
    scroll: (top) => {
      const scroller = place?.querySelector('.gantt-container')
      if (scroller) scroller.scrollTop = top
    },
  }
}

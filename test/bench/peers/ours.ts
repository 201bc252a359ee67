/** Our own chart as one of the peers. */
import '../../../renderer/style/base.css'
import type { Gantt } from '../../../renderer/views/plan/gantt/chart.ts'
import { createGantt } from '../../../renderer/views/plan/gantt/createGantt.ts'
import { type DrawnPlan, drawn } from '../../gantt/harness/rows.ts'
import type { Peer } from './peer.ts'

export const ours = (): Peer => {
  let model: DrawnPlan | null = null
  let chart: Gantt | null = null
  return {
    prepare: (next) => {
      model = next
    },
    mount: (host) => {
      chart = createGantt(host, {
        onSelect: () => {},
        onOpen: () => {},
        previewMove: async () => ({ dates: new Map(), words: [] }),
        commitMove: async () => {},
        commitProgress: async () => {},
        commitLink: async () => {},
        checkLink: () => null,
        onHover: () => {},
        onWheel: () => {},
      })
      if (model) chart.setModel(drawn(model))
    },
    unmount: () => chart?.destroy(),
    scroll: (top) => chart?.setScrollTop(top),
  }
}

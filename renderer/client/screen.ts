/** What the screens change of themselves: selection, folding, filter, zoom, which screen is shown. No command among them. */
import type { TreeRow } from '../../shared/model/tree.ts'
import { extendSelection, selectOnly, toggleSelected } from './selection.ts'
import { change, type DialogName, type PlanLayout, type Route, type Traced, type Zoom } from './store.ts'
import { type Filter, noFilter, visibleRows } from './visible.ts'

export const select = (ids: readonly string[]): void => change({ selection: selectOnly(ids) })
export const toggle = (id: string): void => change((state) => ({ selection: toggleSelected(state.selection, id) }))
export const extendTo = (id: string): void => change((state) => ({ selection: extendSelection(state.selection, id, state.visible) }))
export const setCollapsed = (id: string, collapsed: boolean): void =>
  change((state) => {
    const next = new Set(state.collapsed)
    if (collapsed) next.add(id)
    else next.delete(id)
    return { collapsed: next }
  })
export const collapseAll = (): void =>
  change((state) => ({ collapsed: new Set(state.rows.filter((row) => row.hasChildren && row.depth > 0).map((row) => row.task.id)) }))
export const expandAll = (): void => change({ collapsed: new Set() })

const isThere = (rows: readonly TreeRow[], taskId: string): boolean => rows.some((row) => row.task.id === taskId)

/** Selects the task, unfolds what is above it and asks the views to bring it into sight; leaves a filter that hides it. */
export const showTask = (taskId: string, route?: Route): void =>
  change((state) => {
    const collapsed = new Set(state.collapsed)
    for (let above = state.tasks.get(taskId)?.parentId ?? null; above !== null; above = state.tasks.get(above)?.parentId ?? null) {
      collapsed.delete(above)
    }
    return {
      selection: selectOnly([taskId]),
      collapsed: collapsed.size === state.collapsed.size ? state.collapsed : collapsed,
      filter: isThere(visibleRows(state.rows, collapsed, state.filter, state.schedule), taskId) ? state.filter : noFilter,
      reveal: { taskId, at: (state.reveal?.at ?? 0) + 1 },
      route: route ?? state.route,
    }
  })

export const setFilter = (patch: Partial<Filter>): void => change((state) => ({ filter: { ...state.filter, ...patch } }))
export const clearFilter = (): void => change({ filter: noFilter })
export const setBaseline = (baselineId: string | null): void => change({ baselineId })
export const setZoom = (zoom: Zoom): void => change({ zoom })
export const setPlanLayout = (planLayout: PlanLayout): void => change({ planLayout })
/** What the panel traced is given back with it. */
export const setWhyOpen = (whyOpen: boolean): void => change(whyOpen ? { whyOpen } : { whyOpen, traced: null })
/** The same again takes it away. */
export const setTraced = (traced: Traced | null): void => change((state) => ({ traced: traced?.key === state.traced?.key ? null : traced }))
export const go = (route: Route): void => change({ route, dialog: null })
export const openDialog = (dialog: DialogName | null): void => change({ dialog, recovery: null })

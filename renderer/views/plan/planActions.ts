/** The plan's actions: what buttons, menus, keys and the palette share while the Plan is shown. */
import { plan } from '../../../shared/words/en/plan.ts'
import { type Action, registerActions } from '../../client/actions.ts'
import { collapseAll, expandAll } from '../../client/screen.ts'
import { call } from '../../client/session.ts'
import { read, type State } from '../../client/store.ts'
import type { Gantt } from './gantt/chart.ts'
import {
  deleteSelected,
  fillDown,
  fold,
  indent,
  insertAbove,
  linkSelected,
  moveBySibling,
  outdent,
  setOnSelected,
  unlinkSelected,
} from './sheet/commands.ts'
import { setSheet } from './sheet/sheetStore.ts'

const writable = (state: State): boolean => state.file !== null && !state.file.readOnly
const some = (state: State): boolean => writable(state) && state.selection.ids.length > 0
const any = (state: State): boolean => state.selection.ids.length > 0

const every = (field: 'milestone' | 'manual' | 'active', state: State = read()): boolean =>
  state.selection.ids.every((id) => state.tasks.get(id)?.[field])
const flip = (field: 'milestone' | 'manual' | 'active'): Promise<void> => setOnSelected({ [field]: !every(field) })

/** What is promised of the chosen rows follows their present dates; the baseline's other rows stay. */
const updateBaseline = (): void => {
  const { baselines, baselineId, selection } = read()
  const baseline = baselines.get(baselineId ?? '')
  if (baseline) void call('baseline.capture', { name: baseline.name, taskIds: [...selection.ids] })
}

const scrollToTask = (gantt: Gantt | null): void => {
  const { selection, schedule } = read()
  const at = selection.focus === null ? undefined : schedule.get(selection.focus)
  if (at) gantt?.scrollTo(at.start)
}
const scrollToEdge = (gantt: Gantt | null, edge: 'start' | 'finish'): void => {
  const instant = read().summary?.[edge] ?? null
  if (instant !== null) gantt?.scrollTo(instant)
}

/** From pane to pane with F6, so that the keyboard can leave the grid. */
const nextPane = (step: 1 | -1): void => {
  const panes = [...document.querySelectorAll<HTMLElement>('main [role="toolbar"], [data-pane]')]
  const at = panes.findIndex((pane) => pane.contains(document.activeElement))
  const targets = panes.map((_pane, by) =>
    panes[(at + step * (by + 1) + panes.length * 2) % panes.length].querySelector<HTMLElement>(
      '[role="treegrid"], button:enabled, [tabindex="0"]:not([role="separator"]), a[href], input:enabled',
    ),
  )
  // A pane in which nothing can be done now is passed over.
  targets.find((target) => target !== null)?.focus()
}

/** Registers them; the answer takes them out again. `gantt` gives the chart while there is one. */
export const registerPlanActions = (gantt: () => Gantt | null): (() => void) => {
  const action = (name: string, words: Action['words'], rest: Omit<Action, 'name' | 'words' | 'group'>): Action => ({
    name,
    words,
    group: 'plan',
    ...rest,
  })
  return registerActions(
    action('task.details', plan.menuDetails, {
      keys: ['Shift+F2'],
      enabled: any,
      run: () => setSheet({ details: read().selection.focus }),
    }),
    action('task.insert', plan.menuInsert, { enabled: writable, also: 'new add row', run: insertAbove }),
    action('task.delete', plan.menuDelete, { enabled: some, also: 'remove row', run: deleteSelected }),
    action('task.indent', plan.indent, { keys: ['Alt+Shift+Right'], enabled: some, run: indent }),
    action('task.outdent', plan.outdent, { keys: ['Alt+Shift+Left'], enabled: some, run: outdent }),
    action('task.moveUp', plan.menuMoveUp, { keys: ['Alt+Shift+Up'], enabled: some, run: () => moveBySibling(-1) }),
    action('task.moveDown', plan.menuMoveDown, { keys: ['Alt+Shift+Down'], enabled: some, run: () => moveBySibling(1) }),
    action('task.link', plan.menuLink, { keys: ['Ctrl+F2'], enabled: writable, also: 'predecessor successor', run: linkSelected }),
    action('task.unlink', plan.menuUnlink, { keys: ['Ctrl+Shift+F2'], enabled: some, run: unlinkSelected }),
    action('sheet.fillDown', plan.menuFill, { keys: ['Ctrl+D'], enabled: writable, run: fillDown }),
    action('task.milestone', (state) => (every('milestone', state) ? plan.menuTask : plan.menuMilestone), {
      enabled: some,
      run: () => flip('milestone'),
    }),
    action('task.manual', (state) => (every('manual', state) ? plan.menuAutomatic : plan.menuManual), {
      enabled: some,
      run: () => flip('manual'),
    }),
    action('task.active', (state) => (every('active', state) ? plan.menuInactive : plan.menuActive), {
      enabled: some,
      run: () => flip('active'),
    }),
    action('task.rescheduleRest', plan.menuReschedule, {
      also: 'uncompleted remaining work after data status date selection',
      enabled: some,
      run: () => void call('progress.reschedule', { taskIds: [...read().selection.ids] }),
    }),
    action('program.rescheduleRest', plan.rescheduleAll, {
      also: 'incomplete remaining status progress update',
      enabled: writable,
      run: () => void call('progress.reschedule', {}),
    }),
    action('task.baseline', (state) => plan.baselineUpdate(state.baselines.get(state.baselineId ?? '')?.name), {
      also: 'capture promise selection',
      enabled: (state) => some(state) && state.baselineId !== null,
      run: updateBaseline,
    }),
    action('sheet.collapse', plan.menuCollapse, { keys: ['Alt+Shift+Minus'], enabled: any, run: () => fold(true) }),
    action('sheet.expand', plan.menuExpand, { keys: ['Alt+Shift+Plus'], enabled: any, run: () => fold(false) }),
    action('view.collapseAll', plan.menuCollapseAll, { run: collapseAll }),
    action('view.expandAll', plan.menuExpandAll, { run: expandAll }),
    action('sheet.columns', plan.chooseColumns, { also: 'show hide field', run: () => setSheet({ choosingColumns: true }) }),
    action('gantt.toTask', plan.menuShowInChart, { keys: ['Ctrl+Shift+F5'], enabled: any, run: () => scrollToTask(gantt()) }),
    action('gantt.toStart', plan.chartToStart, { keys: ['Alt+Home'], run: () => scrollToEdge(gantt(), 'start') }),
    action('gantt.toFinish', plan.chartToFinish, { keys: ['Alt+End'], run: () => scrollToEdge(gantt(), 'finish') }),
    action('pane.next', plan.nextPane, { keys: ['F6'], hidden: true, whileTyping: true, run: () => nextPane(1) }),
    action('pane.previous', plan.previousPane, { keys: ['Shift+F6'], hidden: true, whileTyping: true, run: () => nextPane(-1) }),
  )
}

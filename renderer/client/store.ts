/** The one store of the screens: the program as it is in the file, the one selection, and what the screens show of it. */
import { useStore as useZustand } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Notices } from '../../shared/contract/copies.ts'
import type { ImportFixes, ImportPreview } from '../../shared/contract/imports.ts'
import type { Input, Output } from '../../shared/contract/index.ts'
import type { CommandResult, Feed } from '../../shared/contract/results.ts'
import type { Look } from '../../shared/contract/views.ts'
import type { TreeRow } from '../../shared/model/tree.ts'
import { applyFeed, noProgram, type ProgramState, programFrom } from './programState.ts'
import { keepSelected, nothingSelected, type Selection } from './selection.ts'
import { type Filter, followsSchedule, noFilter, visibleRows } from './visible.ts'

export type Route = 'home' | 'plan' | 'network' | 'reports' | 'health' | 'history' | 'import' | 'copies'
export type Zoom = 'day' | 'week' | 'month' | 'quarter'
export type PlanLayout = 'both' | 'sheet' | 'gantt'
export type Theme = 'system' | 'light' | 'dark'
export type DialogName =
  | 'palette'
  | 'keys'
  | 'settings'
  | 'calendars'
  | 'baselines'
  | 'new-program'
  | 'browse'
  | 'backups'
  | 'about-file'
  | 'replace'
  | 'moves'
  | 'comparison'

/** What just happened: the words of the status line, and the command they come from. */
export interface Status {
  readonly result: CommandResult | null
  /** Words in place of a command's result, e.g. "Deck written to …". */
  readonly words: string | null
  /** Milliseconds since 1970 of the last change that reached the file; null before the first in this session. */
  readonly savedAt: number | null
}
export interface Job {
  readonly job: string
  readonly what: string
  readonly done: number
  /** 0 = unknown. */
  readonly total: number
}
export interface Toast {
  readonly id: number
  readonly tone: 'refusal' | 'done'
  readonly message: string
  /** Tasks that the message is about: a click shows them. */
  readonly taskIds: readonly string[]
}

/** A question to the own file dialog, in shells without a native one. */
export interface PathQuestion {
  readonly purpose: Input<'files.choose'>['purpose']
  /** File name offered when saving. */
  readonly suggested: string
}
/** An import under way: the last preview and the cells mended in it so far. */
export interface Importing {
  readonly previewId: string
  readonly preview: ImportPreview
  readonly fixes: ImportFixes
  /** A preview or import is being worked on. */
  readonly busy: boolean
}

/** Tasks that stand out in chart and network while the rest steps back: a float path, or driving logic. */
export interface Traced {
  /** What asked for it, so that a second press takes it away. */
  readonly key: string
  /** "Path 2 to UAT" */
  readonly words: string
  readonly taskIds: ReadonlySet<string>
}

export interface ScreenState {
  readonly link: 'starting' | 'ready' | 'lost'
  /** Why the connection is lost, and what happens now. */
  readonly linkWords: string
  readonly info: Output<'app.info'> | null
  readonly route: Route
  /** How every program is shown on this computer. */
  readonly theme: Theme
  /** What the theme comes to: of the system's, what the system says now. */
  readonly isDark: boolean
  /** null = as at first. */
  readonly columns: Look['columns']
  /** In pixels; null = nobody has moved the divider. */
  readonly sheetWidth: number | null
  readonly dialog: DialogName | null
  readonly question: PathQuestion | null
  /** A file that could not be opened and has back-ups: what the dialog of back-ups is about; null = the open program. */
  readonly recovery: { readonly path: string; readonly message: string } | null
  /** A save that would replace what it should not unasked. */
  readonly replacing: {
    readonly path: string
    readonly message: string
    /** The file holds what this program lacks: more than an older state of it would be gone. */
    readonly holdsMore: boolean
  } | null
  /** What is to be told of the open file. */
  readonly notices: Notices
  /** The other copy that the open program is compared with; null = none chosen yet. */
  readonly comparedWith: string | null
  readonly importing: Importing | null
  readonly selection: Selection
  readonly collapsed: ReadonlySet<string>
  readonly filter: Filter
  /** rows without what is folded away or filtered out: what sheet and chart draw. */
  readonly visible: readonly TreeRow[]
  /** Position in `visible` by task id. */
  readonly visibleIndex: ReadonlyMap<string, number>
  /** Which baseline sheet, chart and reports compare with; null = none. */
  readonly baselineId: string | null
  readonly zoom: Zoom
  readonly planLayout: PlanLayout
  readonly whyOpen: boolean
  readonly traced: Traced | null
  /** A task that the views should bring into sight; `at` rises with each wish. */
  readonly reveal: { readonly taskId: string; readonly at: number } | null
  readonly status: Status
  readonly jobs: ReadonlyMap<string, Job>
  readonly toasts: readonly Toast[]
}
export type State = ProgramState & ScreenState

const initial: State = {
  ...noProgram,
  link: 'starting',
  linkWords: '',
  info: null,
  route: 'home',
  theme: 'system',
  isDark: false,
  columns: null,
  sheetWidth: null,
  dialog: null,
  question: null,
  recovery: null,
  replacing: null,
  notices: { disk: null, backup: null, published: null },
  comparedWith: null,
  importing: null,
  selection: nothingSelected,
  collapsed: new Set(),
  filter: noFilter,
  visible: [],
  visibleIndex: new Map(),
  baselineId: null,
  zoom: 'week',
  planLayout: 'both',
  whyOpen: true,
  traced: null,
  reveal: null,
  status: { result: null, words: null, savedAt: null },
  jobs: new Map(),
  toasts: [],
}

/** The rows to be seen, recomputed only when something they come from changed. */
const withVisible = (state: State, before: State): State => {
  const scheduleCounts = state.schedule !== before.schedule && followsSchedule(state.filter)
  if (state.rows === before.rows && state.collapsed === before.collapsed && state.filter === before.filter && !scheduleCounts) return state
  const visible = visibleRows(state.rows, state.collapsed, state.filter, state.schedule)
  if (isSameOrder(visible, before.visible)) return { ...state, visible }
  return { ...state, visible, visibleIndex: new Map(visible.map((row, index) => [row.task.id, index])) }
}
const isSameOrder = (now: readonly TreeRow[], before: readonly TreeRow[]): boolean =>
  now.length === before.length && now.every((row, index) => row === before[index] || row.task.id === before[index].task.id)

export const store = createStore<State>()(() => initial)

/** The one way to change the store. */
export const change = (patch: Partial<State> | ((state: State) => Partial<State>)): void => {
  store.setState((before) => {
    const state = { ...before, ...(typeof patch === 'function' ? patch(before) : patch) }
    return withVisible(state, before)
  }, true)
}
export const read = (): State => store.getState()
/** A part of the state, followed. */
export const useStore = <T>(select: (state: State) => T): T => useZustand(store, select)

/** What is compared with until somebody chooses: the last promise made. */
const newestBaseline = ({ baselines }: ProgramState): string | null =>
  [...baselines.values()].sort((a, b) => b.capturedAt - a.capturedAt || b.number - a.number)[0]?.id ?? null

/** Fills the store with a program just read; the same file keeps its selection and folding, another is folded as it was left. */
export const fillProgram = (answer: Output<'plan.read'>, folded: readonly string[] = []): void =>
  change((before) => {
    const program = programFrom(answer)
    const same = before.file?.path === answer.file.path
    return {
      ...program,
      selection: same ? keepSelected(before.selection, (id) => program.tasks.has(id)) : nothingSelected,
      collapsed: same ? before.collapsed : new Set(folded),
      traced: null,
      filter: same ? before.filter : noFilter,
      baselineId:
        same && before.baselineId !== null && program.baselines.has(before.baselineId) ? before.baselineId : newestBaseline(program),
      status: same ? before.status : { result: null, words: null, savedAt: null },
    }
  })

/** Nothing is open any more. */
export const emptyProgram = (): void =>
  change({
    ...noProgram,
    selection: nothingSelected,
    collapsed: new Set(),
    filter: noFilter,
    baselineId: null,
    traced: null,
    status: initial.status,
  })

/** Takes in a feed; false when it does not follow on what is here and the changes between must be asked for. */
export const takeFeed = (feed: Feed, now: number): boolean => {
  const before = read()
  if (!before.file) return true
  if (feed.after > before.seq) return false
  change((state) => {
    const program = applyFeed(state, feed)
    const news = feed.seq > state.seq
    const isGone = state.baselineId !== null && !program.baselines.has(state.baselineId)
    const added = [...program.baselines.keys()].find((id) => !state.baselines.has(id))
    return {
      ...program,
      selection: keepSelected(state.selection, (id) => program.tasks.has(id)),
      // Other dates are other paths.
      traced: feed.schedule.ids.length > 0 ? null : state.traced,
      baselineId: added ?? (isGone ? newestBaseline(program) : state.baselineId),
      status: news ? { result: feed.cause, words: null, savedAt: now } : state.status,
    }
  })
  return true
}

/** Back to the very beginning, for tests. */
export const resetStore = (): void => store.setState(initial, true)

/** The chart's model and what its gestures do: previews while dragging, one command on release. */
import { useMemo } from 'react'
import type { Gesture } from '../../../shared/contract/plan.ts'
import { wouldClose } from '../../../shared/cycle.ts'
import type { LinkType } from '../../../shared/model/link.ts'
import { plan } from '../../../shared/words/en/plan.ts'
import { edits as refusals } from '../../../shared/words/en/service.ts'
import { extendTo, select, toggle } from '../../client/screen.ts'
import { call } from '../../client/session.ts'
import { read, useStore } from '../../client/store.ts'
import { costOf } from './cost.ts'
import type { DateChange, Dates, Foreseen, GanttEvents, GanttModel } from './gantt/chart.ts'
import { calendarsInUse, ganttFreezes, ganttLinks, ganttRows, linkEnds, nonWorkingOf } from './ganttModel.ts'
import { setSheet } from './sheet/sheetStore.ts'
import { useWorld } from './useWorld.ts'

export const useGanttModel = (): GanttModel | null => {
  const world = useWorld()
  const visible = useStore((state) => state.visible)
  const placeOf = useStore((state) => state.visibleIndex)
  const links = useStore((state) => state.links)
  const schedule = useStore((state) => state.schedule)
  const calendars = useStore((state) => state.calendars)
  const selected = useStore((state) => state.selection.has)
  const range = useStore((state) => state.summary)
  const today = useStore((state) => state.info?.today ?? null)
  const program = world?.program
  const traced = useStore((state) => state.traced?.taskIds ?? null)
  const rows = useMemo(() => world && ganttRows(visible, placeOf, world, traced), [visible, placeOf, world, traced])
  const lines = useMemo(() => ganttLinks(linkEnds(links), schedule, traced), [links, schedule, traced])
  const calendarId = program?.calendarId ?? ''
  const nonWorking = useMemo(() => nonWorkingOf(calendars, calendarId), [calendars, calendarId])
  const tasks = useStore((state) => state.tasks)
  // As text, so that an edit which changes no calendar keeps the windows' identity.
  const inUse = useMemo(() => JSON.stringify(calendarsInUse(tasks.values())), [tasks])
  const freezes = useMemo(() => ganttFreezes(calendars, calendarId, JSON.parse(inUse)), [calendars, calendarId, inUse])
  return useMemo(() => {
    if (!program || !rows) return null
    const rangeStart = range?.start ?? program.start
    return {
      rows,
      links: lines,
      rangeStart,
      rangeFinish: Math.max(range?.finish ?? rangeStart, range?.deadline ?? rangeStart),
      dataDate: program.statusDate ?? today,
      ...(program.statusDate === null ? { dataDateLabel: plan.todayLine } : {}),
      nonWorking,
      freezes,
      selected,
    }
  }, [program, rows, lines, range, today, nonWorking, freezes, selected])
}

const gestureOf = (change: DateChange): Gesture =>
  change.kind === 'move' ? { taskId: change.id, start: change.start } : { taskId: change.id, finish: change.finish }

/** A bar of a multiple selection takes the others along by the same amount; a changed edge is its own alone. */
const gesturesOf = (change: DateChange): Gesture[] => {
  const { selection, schedule, rowById } = read()
  if (change.kind !== 'move' || selection.ids.length < 2 || !selection.has.has(change.id)) return [gestureOf(change)]
  const by = change.start - (schedule.get(change.id)?.start ?? change.start)
  return selection.ids.flatMap((id) => {
    const start = schedule.get(id)?.start
    return start === undefined || rowById.get(id)?.hasChildren ? [] : [{ taskId: id, start: start + by }]
  })
}

const preview = async (change: DateChange, shown: readonly string[]): Promise<Foreseen> => {
  const answer = await call('schedule.preview', { gestures: gesturesOf(change), slim: true, of: [change.id, ...shown] }, { quiet: true })
  const dates = new Map<string, Dates>()
  if (!answer.ok) return { dates, words: [] }
  for (const { taskId, startAfter, finishAfter } of answer.value.moved) {
    if (startAfter !== null && finishAfter !== null) dates.set(taskId, { start: startAfter, finish: finishAfter })
  }
  return { dates, words: costOf(answer.value) }
}

const checkLink = (predecessorId: string, successorId: string, type: LinkType): string | null => {
  const { tasks, links } = read()
  const name = (id: string): string => tasks.get(id)?.name ?? id
  for (const link of links.values()) {
    if (link.predecessorId === predecessorId && link.successorId === successorId && link.type === type) {
      return refusals.duplicateLink(name(predecessorId), name(successorId), type)
    }
  }
  const circle = wouldClose([...tasks.values()], [...links.values()], { predecessorId, successorId })
  return circle ? refusals.cycle(circle.map(name)) : null
}

/** `scrollBy` moves the sheet's scroller, which is the master of the vertical scroll. */
export const ganttEvents = (scrollBy: (pixels: number) => void): GanttEvents => ({
  onSelect(id, { extend, toggle: add }) {
    if (extend) extendTo(id)
    else if (add) toggle(id)
    else select([id])
  },
  onOpen: (id) => setSheet({ details: id }),
  previewMove: preview,
  async commitMove(change) {
    await call('task.reschedule', { gestures: gesturesOf(change) })
  },
  async commitProgress(id, percent) {
    await call('sheet.write', { edits: [{ id, cells: { percentComplete: `${Math.round(percent)}%` } }], append: [] })
  },
  async commitLink(predecessorId, successorId, type) {
    await call('link.add', { links: [{ predecessorId, successorId, type }] })
  },
  checkLink,
  onHover: () => {},
  onWheel: scrollBy,
})

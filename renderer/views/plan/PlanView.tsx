/** The Plan screen: sheet and chart over one vertical scroll, tools above, why beside. */
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { ProgramFile } from '../../../shared/contract/results.ts'
import type { Instant } from '../../../shared/time/instant.ts'
import { plan } from '../../../shared/words/en/plan.ts'
import { runAction } from '../../client/actions.ts'
import { clearFilter } from '../../client/screen.ts'
import { read, useStore } from '../../client/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { TaskDetails } from '../details/TaskDetails.tsx'
import { WhyPanel } from '../why/WhyPanel.tsx'
import type { Gantt } from './gantt/chart.ts'
import { GanttChart } from './gantt/GanttChart.tsx'
import { PlanTools } from './PlanTools.tsx'
import { registerPlanActions } from './planActions.ts'
import { SplitPane } from './SplitPane.tsx'
import { ColumnsDialog } from './sheet/ColumnsDialog.tsx'
import { FROZEN } from './sheet/columns.ts'
import { RowMenu } from './sheet/RowMenu.tsx'
import { Sheet, type SheetHandle } from './sheet/Sheet.tsx'
import { followProgram, setSheet, startAtTop, useSheet } from './sheet/sheetStore.ts'
import { shownWidths } from './sheet/shownWidths.ts'
import { ganttEvents, useGanttModel } from './useGantt.ts'
import { needsYear } from './world.ts'
import './plan.css'

export const PlanView = () => {
  const layout = useStore((state) => state.planLayout)
  const whyOpen = useStore((state) => state.whyOpen)
  const isEmpty = useStore((state) => state.rows.length === 0)
  const fileKey = useStore((state) => state.file?.path)
  const details = useSheet((state) => state.details)
  const shown = useSheet((state) => state.shown)
  const sheet = useRef<SheetHandle>(null)
  const gantt = useRef<Gantt>(null)
  const shownFile = useRef<string>(undefined)

  useEffect(() => {
    const unfollow = followProgram()
    const unregister = registerPlanActions(() => gantt.current)
    return () => {
      unfollow()
      unregister()
    }
  }, [])
  useEffect(() => {
    // Coming back from another screen keeps the place; another program begins at its top.
    const isOther = shownFile.current !== undefined && shownFile.current !== fileKey
    if (read().selection.focus === null || isOther) startAtTop()
    shownFile.current = fileKey
    sheet.current?.focus()
  }, [fileKey])

  // Who was brought to a task goes on from its row, unless they are at work beside the sheet.
  const reveal = useStore((state) => state.reveal)
  useEffect(() => {
    if (reveal === null) return
    let frame = 0
    const take = (): void => {
      if (document.activeElement?.closest('.panel, [role="dialog"], [role="menu"]')) return
      sheet.current?.focus()
    }
    // A dialog that was left gives the keyboard back to where it was, a frame later.
    frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(take)
    })
    return () => cancelAnimationFrame(frame)
  }, [reveal])

  const rowCount = useStore((state) => state.visible.length)
  const nothingFits = rowCount === 0 && !isEmpty
  // Of all rows: folding must not change the width of what shows their numbers.
  const widths = shownWidths(
    shown,
    useStore((state) => state.rows.length),
    useStore(needsYear),
  )
  const edges = widths.map((_, at) => widths.slice(0, at + 1).reduce((sum, width) => sum + width, 0))
  const narrowWidth = widths.reduce((sum, width, at) => (FROZEN.includes(shown[at].key) ? sum + width : sum), 0)
  return (
    <Screen label={plan.title} tools={<PlanTools />} panel={whyOpen ? <WhyPanel /> : null}>
      <SplitPane
        layout={rowCount === 0 ? 'both' : layout}
        edges={edges}
        narrowWidth={narrowWidth}
        left={<Sheet ref={sheet} onScroll={(top) => gantt.current?.setScrollTop(top)} />}
        right={
          isEmpty ? (
            <Empty words={plan.empty}>
              <Button onPress={() => runAction('file.import')}>{plan.importFile}</Button>
            </Empty>
          ) : nothingFits ? (
            <Empty words={plan.filterNothing}>
              <Button onPress={clearFilter}>{plan.filterClear}</Button>
            </Empty>
          ) : (
            <Chart key={fileKey} ref={gantt} scroller={() => sheet.current?.scroller ?? null} />
          )
        }
      />
      <RowMenu returnFocus={() => sheet.current?.focus()} />
      <ColumnsDialog />
      {details === null ? null : <TaskDetails key={details} taskId={details} onClose={() => setSheet({ details: null })} />}
    </Screen>
  )
}

/** The last wish to see a task (`reveal.at`) that the chart has followed. */
let granted = 0

/** Where the chart of this program was left: coming back from another screen or layout finds it there. */
let left: { readonly file: ProgramFile | null; readonly from: Instant } | null = null

/** The chart apart, so that a new selection or new dates do not paint the whole screen. */
const Chart = ({ ref, scroller }: { readonly ref: React.RefObject<Gantt | null>; readonly scroller: () => HTMLElement | null }) => {
  const model = useGanttModel()
  const zoom = useStore((state) => state.zoom)
  const reveal = useStore((state) => state.reveal)
  const scrollerOf = useRef(scroller)
  scrollerOf.current = scroller
  const events = useMemo(
    () =>
      ganttEvents((pixels) => {
        const element = scrollerOf.current()
        if (element) element.scrollTop += pixels
      }),
    [],
  )
  useLayoutEffect(() => {
    // By the time that it goes another program may be open.
    const { file } = read()
    return () => {
      if (ref.current) left = { file, from: ref.current.shownFrom() }
    }
  }, [ref])
  // At first the data date is in sight when the program runs, else its start; before a wish to see a task, which wins.
  useEffect(() => {
    const { summary, program, info } = read()
    const day = program?.statusDate ?? info?.today ?? null
    const running = summary?.start != null && summary.finish != null && day !== null && day > summary.start && day < summary.finish
    const open = (): void => {
      ref.current?.setScrollTop(scrollerOf.current()?.scrollTop ?? 0)
      if (left !== null && left.file === read().file) ref.current?.showFrom(left.from)
      else ref.current?.openAt(running ? day : null)
    }
    open()
    // The sheet finds its place and the pane its width only now: before the first paint other rows may be in view.
    const wishes = granted
    const again = requestAnimationFrame(() => {
      if (wishes === granted) open()
    })
    return () => cancelAnimationFrame(again)
  }, [ref])
  useEffect(() => {
    // A wish is granted once: coming back to the screen later is none.
    if (!reveal || reveal.at <= granted) return
    granted = reveal.at
    const { schedule, visibleIndex } = read()
    const at = visibleIndex.has(reveal.taskId) ? schedule.get(reveal.taskId) : undefined
    if (at) ref.current?.scrollTo(at.start)
  }, [reveal, ref])
  return model ? <GanttChart ref={ref} model={model} zoom={zoom} events={events} /> : null
}

/** Draws the timeline from native shapes: weeks, lanes, bars with baselines, milestones, freeze windows, the data date. */
import type { TimelineBar, TimelineBlock, TimelineMilestone } from '../../../../shared/report/content.ts'
import { slide as frame, laneHeights, timeline, timelineRoom, timelineX } from '../../../../shared/report/geometry.ts'
import { FREEZE_TEXT } from '../../../../shared/report/lanes.ts'
import { clamp } from '../../../../shared/report/measure.ts'
import { box, colour, type DeckSlide, drawLine, drawRect, inches, textStyle } from './paint.ts'

export const drawTimeline = (slide: DeckSlide, block: TimelineBlock, top: number): void => {
  const heights = laneHeights(block.lanes, timelineRoom)
  const lanesTop = top + timeline.ticks
  const tops: number[] = []
  let bottom = lanesTop
  for (const height of heights) {
    tops.push(bottom)
    bottom += height
  }
  for (const tick of block.ticks) {
    const x = timelineX(block, tick.at)
    drawLine(slide, x, lanesTop - 2, 0, bottom - lanesTop + 2, colour.grid, 1, 'Week')
    slide.addText(tick.label, {
      ...box(x + 3, top, 70, 20),
      ...textStyle(timeline.text, colour.muted),
      valign: 'middle',
      wrap: false,
      objectName: 'Week',
    })
  }
  block.lanes.forEach((lane, at) => {
    drawLine(slide, frame.left, tops[at] + heights[at], frame.inner, 0, colour.lane, 1, 'Lane')
    const name = clamp(
      lane.name,
      Math.max(1, Math.min(2, Math.floor((heights[at] - (lane.more === '' ? 0 : 14)) / 19))),
      timeline.name,
      timeline.names - 20,
      'semibold',
    )
    const runs = [
      { text: name, options: { ...textStyle(timeline.name, colour.text, true), breakLine: lane.more !== '' } },
      ...(lane.more === '' ? [] : [{ text: lane.more, options: textStyle(FREEZE_TEXT, colour.muted) }]),
    ]
    slide.addText(runs, {
      ...box(frame.left, tops[at], timeline.names - 10, heights[at]),
      margin: 0,
      valign: 'middle',
      objectName: `Lane ${at + 1}`,
    })
  })
  for (const freeze of block.freezes) {
    const x = timelineX(block, Math.max(freeze.from, block.from))
    const y = tops[freeze.firstLane] + 2
    const width = Math.max(4, timelineX(block, freeze.to) - x)
    slide.addShape('rect', {
      ...box(x, y, width, tops[freeze.lastLane] + heights[freeze.lastLane] - 2 - y),
      line: { color: colour.freeze, width: 0.75, dashType: 'dash' },
      objectName: 'Freeze window',
    })
    slide.addText(freeze.name, {
      ...box(x + 5, y + 2, 220, 16),
      ...textStyle(FREEZE_TEXT, colour.freezeText),
      valign: 'middle',
      wrap: false,
      objectName: 'Freeze window name',
    })
  }
  block.lanes.forEach((lane, at) => {
    const rowTop = (row: number): number => tops[at] + 7 + row * timeline.row
    for (const bar of lane.bars) if (bar.baseline) drawBaseline(slide, block, bar, bar.baseline, rowTop(bar.row))
    for (const bar of lane.bars) drawBar(slide, block, bar, rowTop(bar.row))
    for (const milestone of lane.milestones) drawMilestone(slide, block, milestone, rowTop(milestone.row))
  })
  const now = timelineX(block, block.dataDate)
  drawLine(slide, now, lanesTop - 2, 0, bottom - lanesTop + 16, colour.dataDate, 1.5, 'Data date')
  slide.addText(block.dataDateLabel, {
    ...box(now + 5, bottom + 2, 90, 14),
    ...textStyle(FREEZE_TEXT, colour.dataDate),
    valign: 'middle',
    wrap: false,
    objectName: 'Data date name',
  })
}

const drawBaseline = (
  slide: DeckSlide,
  block: TimelineBlock,
  bar: TimelineBar,
  baseline: { start: number; finish: number },
  y: number,
): void => {
  const from = timelineX(block, baseline.start)
  const to = timelineX(block, baseline.finish)
  if (to - from >= 1) drawRect(slide, from, y + 22, to - from, 3, colour.baseline, `Baseline of ${bar.name}`)
}

const drawBar = (slide: DeckSlide, block: TimelineBlock, bar: TimelineBar, y: number): void => {
  const from = timelineX(block, bar.start)
  const width = Math.max(3, timelineX(block, bar.finish) - from)
  slide.addShape('roundRect', {
    ...box(from, y, width, timeline.bar),
    rectRadius: inches(Math.min(3, width / 2)),
    fill: { color: bar.critical ? colour.critical : colour.bar },
    objectName: `Task ${bar.name}`,
  })
  drawLabel(slide, bar.name, bar.label, from, from + width, y, bar.critical && bar.label === 'inside' ? colour.white : colour.text)
}

const drawMilestone = (slide: DeckSlide, block: TimelineBlock, milestone: TimelineMilestone, y: number): void => {
  const x = timelineX(block, milestone.at)
  slide.addShape('diamond', {
    ...box(x - 9, y + 1, 18, 18),
    fill: { color: milestone.critical ? colour.critical : colour.text },
    objectName: `Milestone ${milestone.name}`,
  })
  drawLabel(slide, milestone.name, milestone.label, x - 9, x + 9, y, colour.text)
}

const drawLabel = (
  slide: DeckSlide,
  name: string,
  side: 'inside' | 'left' | 'right',
  from: number,
  to: number,
  y: number,
  ink: string,
): void => {
  if (name === '') return
  const style = { ...textStyle(timeline.text, ink), valign: 'middle' as const, wrap: false, objectName: `Label ${name}` }
  if (side === 'inside') slide.addText(name, { ...box(from + 6, y, Math.max(1, to - from - 6), timeline.bar), ...style })
  else if (side === 'right') slide.addText(name, { ...box(to + 6, y, 240, timeline.bar), ...style })
  else slide.addText(name, { ...box(from - 246, y, 240, timeline.bar), ...style, align: 'right' })
}

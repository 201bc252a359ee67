/** Draws a native bar chart, the critical bars in the strong colour. */
import type { ChartBlock } from '../../../../shared/report/content.ts'
import { slide as frame } from '../../../../shared/report/geometry.ts'
import { box, colour, type DeckSlide, FONT, points, textStyle } from './paint.ts'

const WIDTH = 308

export const drawChart = (slide: DeckSlide, block: ChartBlock, top: number): void => {
  const x = frame.right - WIDTH
  slide.addText(block.heading, {
    ...box(x, top + 2, WIDTH, 34),
    ...textStyle(13, colour.muted),
    valign: 'top',
    objectName: 'Chart heading',
  })
  // A horizontal bar chart counts from the bottom.
  const bars = [...block.bars].reverse()
  const least = Math.min(...bars.map((bar) => bar.value))
  slide.addChart('bar', [{ name: block.heading, labels: bars.map((bar) => bar.label), values: bars.map((bar) => bar.value) }], {
    ...box(x, top + 38, WIDTH, Math.min(420, 36 * block.bars.length + 30)),
    barDir: 'bar',
    barGapWidthPct: 60,
    // pptxgenjs takes one colour per bar only when there are several colours.
    chartColors: bars.map((bar) => (bar.critical ? colour.critical : colour.bar)),
    invertedColors: [colour.critical],
    catAxisLabelFontFace: FONT,
    catAxisLabelFontSize: points(12),
    catAxisLabelColor: colour.text,
    catAxisLabelPos: 'low',
    catGridLine: { style: 'none' },
    catAxisLineColor: colour.line,
    valAxisHidden: true,
    // A bar to the left has its number at its end: room for that beside the names.
    ...(least < 0 ? { valAxisMinVal: Math.floor(least * 1.5) } : {}),
    valGridLine: { style: 'none' },
    showValue: true,
    dataLabelFontFace: FONT,
    dataLabelFontSize: points(12),
    dataLabelColor: colour.text,
    dataLabelFormatCode: block.format,
    dataLabelPosition: 'outEnd',
    showLegend: false,
    altText: block.heading,
    objectName: 'Float chart',
  })
}

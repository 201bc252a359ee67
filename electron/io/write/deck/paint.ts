/** The deck's language in pptxgenjs's terms: colours, sizes and the few marks that all slides share. Lengths are mock-up pixels. */
import type PptxGenJS from 'pptxgenjs'
import type { Paragraph, Rag, Run } from '../../../../shared/report/content.ts'

export type Deck = PptxGenJS
export type DeckSlide = PptxGenJS.Slide

export const FONT = 'Inter'
export const MASTER = 'Throughline'
export const colour = {
  text: '1E1F21',
  muted: '6D6E70',
  line: 'D9D9D5',
  grid: 'EEEEEE',
  lane: 'E4E4E0',
  critical: 'D9480F',
  bar: 'A9B8C9',
  baseline: 'C9C9C4',
  freeze: 'E08E0B',
  freezeText: '9A6200',
  dataDate: '1864AB',
  white: 'FFFFFF',
} as const
/** Red, amber, green: told by colour and by shape (square, diamond, circle). */
export const ragMark: Readonly<Record<Rag, { colour: string; glyph: string; shape: 'ellipse' | 'diamond' | 'rect' }>> = {
  green: { colour: '2B8A3E', glyph: '●', shape: 'ellipse' },
  amber: { colour: 'E08E0B', glyph: '◆', shape: 'diamond' },
  red: { colour: 'C92A2A', glyph: '■', shape: 'rect' },
}

/** Pixels to inches, pixels to points. */
export const inches = (px: number): number => px / 96
export const points = (px: number): number => Math.round(px * 0.75 * 4) / 4
export const box = (x: number, y: number, w: number, h: number) => ({ x: inches(x), y: inches(y), w: inches(w), h: inches(h) })

export const textStyle = (size: number, ink: string = colour.text, bold = false): PptxGenJS.TextPropsOptions => ({
  fontFace: FONT,
  fontSize: points(size),
  color: ink,
  bold,
  margin: 0,
})
const inkOf = (run: Run): string => (run.tone === 'critical' ? colour.critical : run.tone === 'muted' ? colour.muted : colour.text)

/** Paragraphs as runs; each paragraph but the last is broken after its last run. */
export const runsOf = (paragraphs: readonly Paragraph[], size: number): PptxGenJS.TextProps[] =>
  paragraphs.flatMap((paragraph, at) =>
    paragraph.map((run, index) => ({
      text: run.text,
      options: {
        fontFace: FONT,
        fontSize: points(size),
        color: inkOf(run),
        bold: run.strong === true,
        breakLine: index === paragraph.length - 1 && at < paragraphs.length - 1,
        paraSpaceAfter: at < paragraphs.length - 1 ? points(9) : 0,
      },
    })),
  )
export const cellRun = (run: Run, size: number): PptxGenJS.TableCell => ({
  text: run.text,
  options: { fontFace: FONT, fontSize: points(size), color: inkOf(run), bold: run.strong === true },
})

export const drawLine = (slide: DeckSlide, x: number, y: number, w: number, h: number, ink: string, px: number, name: string): void => {
  slide.addShape('line', { ...box(x, y, w, h), line: { color: ink, width: points(px) }, objectName: name })
}
export const drawRect = (slide: DeckSlide, x: number, y: number, w: number, h: number, fill: string, name: string): void => {
  slide.addShape('rect', { ...box(x, y, w, h), fill: { color: fill }, objectName: name })
}

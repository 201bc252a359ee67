/** The steering deck as a .pptx: native text, tables, charts and shapes drawn from DeckContent, then mended. */
import PptxGenJS from 'pptxgenjs'
import type { DeckContent, Slide } from '../../../shared/report/content.ts'
import { body, contentTop, fitTitle, slide as frame, subtitleTop } from '../../../shared/report/geometry.ts'
import { drawCards, drawEmpty } from './deck/cards.ts'
import { drawChart } from './deck/chart.ts'
import { box, colour, type DeckSlide, FONT, inches, MASTER, points, textStyle } from './deck/paint.ts'
import { drawTable } from './deck/table.ts'
import { drawTimeline } from './deck/timeline.ts'
import { mendPackage } from './mendPackage.ts'
import type { Progress } from './progress.ts'

export const writeDeck = async (content: DeckContent, progress: Progress = () => {}): Promise<Uint8Array> => {
  const deck = new PptxGenJS()
  deck.defineLayout({ name: MASTER, width: inches(frame.width), height: inches(frame.height) })
  deck.layout = MASTER
  deck.theme = { headFontFace: FONT, bodyFontFace: FONT }
  deck.title = content.name
  deck.author = content.author
  deck.company = ''
  deck.subject = content.foot.left
  defineMaster(deck, content)
  content.slides.forEach((slide, at) => {
    drawSlide(deck.addSlide({ masterName: MASTER }), slide)
    progress(at + 1, content.slides.length + 1, slide.title)
  })
  const raw = await deck.write({ outputType: 'uint8array', compression: false })
  const mended = await mendPackage(raw as Uint8Array)
  progress(content.slides.length + 1, content.slides.length + 1, content.name)
  return mended
}

const defineMaster = (deck: PptxGenJS, content: DeckContent): void => {
  const foot = { ...textStyle(12, colour.muted), valign: 'middle' as const }
  deck.defineSlideMaster({
    title: MASTER,
    background: { color: colour.white },
    objects: [
      { line: { ...box(frame.left, frame.foot, frame.inner, 0), line: { color: colour.line, width: 0.75 } } },
      { text: { text: content.foot.left, options: { ...box(frame.left, frame.foot + 8, 520, 20), ...foot } } },
      { text: { text: content.foot.middle, options: { ...box(frame.left + 500, frame.foot + 8, 300, 20), ...foot, align: 'center' } } },
      {
        placeholder: {
          options: {
            name: 'title',
            type: 'title',
            ...box(frame.left, body.titleTop, body.titleWidth * 0.97, 81),
            ...textStyle(30, colour.text, true),
            align: 'left',
            valign: 'top',
          },
          text: '',
        },
      },
    ],
    slideNumber: {
      ...box(frame.right - 80, frame.foot + 8, 80, 20),
      fontFace: FONT,
      fontSize: points(12),
      color: colour.muted,
      align: 'right',
    },
  })
}

const drawSlide = (page: DeckSlide, slide: Slide): void => {
  const fit = fitTitle(slide.title)
  // A placeholder's own size wins over the text's options, but not over its run's.
  const size = { fontSize: points(fit.size), fontFace: FONT, bold: true, color: colour.text }
  page.addText([{ text: slide.title, options: size }], { placeholder: 'title' })
  page.addText(slide.subtitle, {
    ...box(frame.left, subtitleTop(slide.title), frame.inner, 22),
    ...textStyle(15, colour.muted),
    valign: 'middle',
    objectName: 'Subtitle',
  })
  const top = contentTop(slide.title)
  if (slide.blocks.length === 0) drawEmpty(page, top)
  for (const block of slide.blocks) {
    if (block.kind === 'cards') drawCards(page, block, top)
    else if (block.kind === 'table') drawTable(page, block, top)
    else if (block.kind === 'timeline') drawTimeline(page, block, top)
    else drawChart(page, block, top)
  }
}

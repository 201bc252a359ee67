/** Draws cards: a thin outline, a small heading, one big word with its shape, a few sentences. */
import type { Card, CardsBlock } from '../../../../shared/report/content.ts'
import { slide as frame } from '../../../../shared/report/geometry.ts'
import { box, colour, type DeckSlide, drawLine, inches, ragMark, runsOf, textStyle } from './paint.ts'

const GAP = 22
const PAD = 18

export const drawCards = (slide: DeckSlide, block: CardsBlock, top: number): void => {
  let y = top
  for (const row of block.rows) {
    const shares = row.cards.reduce((sum, card) => sum + card.share, 0)
    const room = frame.inner - GAP * (row.cards.length - 1)
    let x: number = frame.left
    for (const card of row.cards) {
      const width = (room * card.share) / shares
      drawCard(slide, card, x, y, width, row.height)
      x += width + GAP
    }
    y += row.height + GAP
  }
}

const drawCard = (slide: DeckSlide, card: Card, x: number, y: number, w: number, h: number): void => {
  slide.addShape('roundRect', {
    ...box(x, y, w, h),
    rectRadius: inches(6),
    fill: { color: colour.white },
    line: { color: card.urgent ? colour.critical : colour.line, width: 0.75 },
    objectName: `${card.heading} card`,
  })
  slide.addText(card.heading.toUpperCase(), {
    ...box(x + PAD, y + 14, w - PAD * 2, 20),
    ...textStyle(13, card.urgent ? colour.critical : colour.muted, true),
    charSpacing: 0.5,
    valign: 'middle',
    objectName: `${card.heading} heading`,
  })
  let at = y + 42
  if (card.big !== undefined) {
    const mark = card.rag ? ragMark[card.rag] : null
    if (mark)
      slide.addShape(mark.shape, {
        ...box(x + PAD, at + 13, 18, 18),
        fill: { color: mark.colour },
        objectName: `${card.heading} ${card.rag}`,
      })
    const indent = mark ? 28 : 0
    slide.addText(card.big, {
      ...box(x + PAD + indent, at, w - PAD * 2 - indent, 44),
      ...textStyle(34, colour.text, true),
      valign: 'middle',
      objectName: `${card.heading} value`,
    })
    at += 54
  }
  if (card.lines.length > 0)
    slide.addText(runsOf(card.lines, 15), {
      ...box(x + PAD, at, w - PAD * 2, y + h - at - 10),
      margin: 0,
      valign: 'top',
      objectName: `${card.heading} text`,
    })
}

/** A quiet rule for slides that say only a sentence. */
export const drawEmpty = (slide: DeckSlide, top: number): void => drawLine(slide, frame.left, top, frame.inner, 0, colour.line, 1, 'Rule')

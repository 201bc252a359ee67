/** Cards of a slide in miniature. */
import type { Card, CardsBlock, Run } from '../../../../shared/report/content.ts'
import { slide as frame } from '../../../../shared/report/geometry.ts'
import { Mark } from './Mark.tsx'

const GAP = 22

export const runClass = (run: Run): string =>
  `${run.strong ? 's-bold' : ''} ${run.tone === 'critical' ? 's-critical' : run.tone === 'muted' ? 's-muted' : ''}`

export const Cards = ({ block, top }: { readonly block: CardsBlock; readonly top: number }) => {
  let y = top
  const placed = block.rows.flatMap((row) => {
    const shares = row.cards.reduce((sum, card) => sum + card.share, 0)
    const room = frame.inner - GAP * (row.cards.length - 1)
    let x: number = frame.left
    const cards = row.cards.map((card) => {
      const width = (room * card.share) / shares
      const place = { card, x, y, width, height: row.height }
      x += width + GAP
      return place
    })
    y += row.height + GAP
    return cards
  })
  return placed.map(({ card, x, y: at, width, height }) => (
    <foreignObject key={`${at} ${x}`} x={x} y={at} width={width} height={height}>
      <OneCard card={card} />
    </foreignObject>
  ))
}

const OneCard = ({ card }: { readonly card: Card }) => (
  <div className={`s-card ${card.urgent ? 'urgent' : ''}`}>
    <div className="s-card-heading">{card.heading}</div>
    {card.big === undefined ? null : (
      <div className="s-card-big">
        {card.rag ? <Mark rag={card.rag} size={18} /> : null}
        {card.big}
      </div>
    )}
    {card.lines.map((line, index) => (
      <p key={index}>
        {line.map((run, at) => (
          <span key={at} className={runClass(run)}>
            {run.text}
          </span>
        ))}
      </p>
    ))}
  </div>
)

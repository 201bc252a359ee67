/** A slide in miniature: the same content and geometry as the deck's writer uses, drawn as SVG with HTML for the text that wraps. */
import type { Block, DeckContent, Slide } from '../../../../shared/report/content.ts'
import { body, contentTop, fitTitle, slide as frame, subtitleTop } from '../../../../shared/report/geometry.ts'
import { Cards } from './Cards.tsx'
import { Chart } from './Chart.tsx'
import { Table } from './Table.tsx'
import { Timeline } from './Timeline.tsx'
import './slides.css'

const draw = (block: Block, top: number) => {
  if (block.kind === 'cards') return <Cards key={block.kind} block={block} top={top} />
  if (block.kind === 'table') return <Table key={block.kind} block={block} top={top} />
  if (block.kind === 'timeline') return <Timeline key={block.kind} block={block} top={top} />
  return <Chart key={block.kind} block={block} top={top} />
}

export const SlidePicture = ({ slide, deck, label }: { readonly slide: Slide; readonly deck: DeckContent; readonly label: string }) => {
  const top = contentTop(slide.title)
  return (
    <svg className="slide" viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={label}>
      <rect width={frame.width} height={frame.height} className="s-paper" />
      <foreignObject x={frame.left} y={body.titleTop} width={body.titleWidth} height={fitTitle(slide.title).height + 8}>
        <div className="s-title" style={{ fontSize: fitTitle(slide.title).size }}>
          {slide.title}
        </div>
      </foreignObject>
      <text x={frame.left} y={subtitleTop(slide.title) + 16} className="s-15 s-muted">
        {slide.subtitle}
      </text>
      {slide.blocks.length === 0 ? <Rule y={top} /> : slide.blocks.map((block) => draw(block, top))}
      <Rule y={frame.foot} />
      <text x={frame.left} y={frame.foot + 22} className="s-12 s-muted">
        {deck.foot.left}
      </text>
      <text x={frame.left + 650} y={frame.foot + 22} className="s-12 s-muted" textAnchor="middle">
        {deck.foot.middle}
      </text>
      <text x={frame.right} y={frame.foot + 22} className="s-12 s-muted" textAnchor="end">
        {slide.page}
      </text>
    </svg>
  )
}

const Rule = ({ y }: { readonly y: number }) => <line x1={frame.left} x2={frame.right} y1={y} y2={y} className="s-line" />

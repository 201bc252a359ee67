/** Draws a link as one path with an arrow head that all links of its kind share. */
import type { GanttLink } from './chart.ts'
import { type Ends, route } from './route.ts'
import { svg } from './svg.ts'

const kinds = ['', 'driving', 'critical'] as const
const kindOf = (link: GanttLink): (typeof kinds)[number] => (link.critical ? 'critical' : link.driving ? 'driving' : '')
const headOf = (kind: string): string => `gantt-head${kind && `-${kind}`}`

export const drawArrowHeads = (surface: SVGSVGElement): void => {
  const defs = svg('defs', {}, surface)
  for (const kind of kinds) {
    const head = { id: headOf(kind), class: `link ${kind}`, viewBox: '0 0 5 6', refX: 5, refY: 3, orient: 'auto' }
    const size = { markerUnits: 'userSpaceOnUse', markerWidth: 5, markerHeight: 6 }
    svg('path', { d: 'M0 0 5 3 0 6z' }, svg('marker', { ...head, ...size }, defs))
  }
}

export const drawLink = (link: GanttLink, ends: Ends): SVGPathElement => {
  const kind = kindOf(link)
  return svg('path', {
    class: `link ${kind}${link.dimmed ? ' dimmed' : ''}`,
    'data-id': link.id,
    'data-type': link.type,
    d: route(link.type, ends),
    'marker-end': `url(#${headOf(kind)})`,
  })
}

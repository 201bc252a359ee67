/** The axis, the routes and the index of links, without a browser. */
import { expect, test } from 'vitest'
import { axisOf, type Body, barExtent, doesFor, momentX, xOf } from '../../renderer/views/plan/gantt/axis.ts'
import type { GanttLink } from '../../renderer/views/plan/gantt/chart.ts'
import { emptyFrame, takeModel } from '../../renderer/views/plan/gantt/frame.ts'
import { headerLabels } from '../../renderer/views/plan/gantt/headerLabels.ts'
import { indexLinks } from '../../renderer/views/plan/gantt/linkIndex.ts'
import { route, Trunks } from '../../renderer/views/plan/gantt/route.ts'
import { dayWidths, fittingZoom, snappedShift, zooms } from '../../renderer/views/plan/gantt/zoom.ts'
import { DAY, HOUR, instantOf } from '../../shared/time/instant.ts'
import { drawn, generated } from './harness/rows.ts'

const start = instantOf(2026, 1, 5)
const threeYearsOn = instantOf(2029, 1, 5)

test('at every zoom a bar of three years is exactly as long as its 1,096 days', () => {
  for (const zoom of zooms) {
    const axis = axisOf(zoom, start, threeYearsOn, 1000)
    expect(xOf(axis, threeYearsOn) - xOf(axis, start)).toBeCloseTo(1096 * dayWidths[zoom], 6)
  }
})

test('months and quarters begin where their first day is', () => {
  const month = axisOf('month', start, threeYearsOn, 1000)
  const march = headerLabels(month, 'lower', { from: 0, to: month.width }).find(
    (label) => label.from >= xOf(month, instantOf(2027, 3, 1)) - 0.01,
  )
  expect(march?.text).toBe('Mar')
  expect(march?.from).toBeCloseTo(xOf(month, instantOf(2027, 3, 1)), 6)
  expect(march?.to).toBeCloseTo(xOf(month, instantOf(2027, 4, 1)), 6)
  const quarter = axisOf('quarter', start, threeYearsOn, 1000)
  const second = headerLabels(quarter, 'lower', { from: xOf(quarter, instantOf(2027, 4, 2)), to: xOf(quarter, instantOf(2027, 4, 3)) })
  expect(second).toEqual([
    expect.objectContaining({ text: 'Q2', from: xOf(quarter, instantOf(2027, 4, 1)), to: xOf(quarter, instantOf(2027, 7, 1)) }),
  ])
})

test('a working day fills its column from week zoom on, and its hours at day zoom', () => {
  const dates = { start: instantOf(2027, 1, 11, 8), finish: instantOf(2027, 1, 12, 17) }
  const week = axisOf('week', start, threeYearsOn, 1000)
  expect(barExtent(week, dates)).toEqual({ from: xOf(week, instantOf(2027, 1, 11)), to: xOf(week, instantOf(2027, 1, 13)) })
  const day = axisOf('day', start, threeYearsOn, 1000)
  expect(barExtent(day, dates)).toEqual({ from: xOf(day, dates.start), to: xOf(day, dates.finish) })
  expect(momentX(week, dates.finish)).toBe(barExtent(week, dates).to)
})

test('a drag snaps to days, and at day zoom to hours unless a whole day is near', () => {
  expect(snappedShift('week', 13, false)).toBe(2 * DAY)
  expect(snappedShift('quarter', -2.2, false)).toBe(-3 * DAY)
  expect(snappedShift('day', dayWidths.day * 2 + 3, false)).toBe(2 * DAY)
  expect(snappedShift('day', dayWidths.day * 2 + 3, true)).toBe(2 * DAY + 2 * HOUR)
  expect(snappedShift('day', dayWidths.day * 1.5, false)).toBe(36 * HOUR)
})

test('an axis stays while the plan grows or shrinks by less than half its margin', () => {
  const axis = axisOf('week', start, threeYearsOn, 1000)
  const grown = (days: number) => axisOf('week', start, threeYearsOn + days * DAY, 1000)
  expect(doesFor(axis, grown(30), 1000)).toBe(true)
  expect(doesFor(axis, grown(-30), 1000)).toBe(true)
  expect(doesFor(axis, grown(60), 1000)).toBe(false)
  expect(doesFor(axis, axisOf('month', start, threeYearsOn, 1000), 1000)).toBe(false)
  // Whatever is kept has the whole plan on it.
  expect(xOf(axis, threeYearsOn + 30 * DAY)).toBeLessThan(axis.width)
})

test('the finest zoom that shows the whole plan is chosen', () => {
  expect(fittingZoom(start, start + 20 * DAY, 1000)).toBe('day')
  expect(fittingZoom(start, start + 160 * DAY, 1000)).toBe('week')
  expect(fittingZoom(start, start + 400 * DAY, 1000)).toBe('month')
  expect(fittingZoom(start, start + 9000 * DAY, 1000)).toBe('quarter')
})

const bar = (from: number, to: number): Body => ({ from, to, point: false })
const first = { from: bar(100, 200), fromY: 14, toY: 70 }

test('each type leaves the end it names and arrives at the end it bounds', () => {
  const to = bar(300, 400)
  expect(route('FS', { ...first, to })).toBe('M200.5 14.5H205.5V70.5H300.5')
  expect(route('SS', { ...first, to })).toBe('M100.5 14.5H92.5V70.5H300.5')
  expect(route('FF', { ...first, to })).toBe('M200.5 14.5H408.5V70.5H400.5')
  expect(route('SF', { ...first, to: bar(20, 60) })).toBe('M100.5 14.5H95.5V70.5H60.5')
})

test('a successor right behind is reached from above, one before its predecessor in a loop between the rows', () => {
  expect(route('FS', { ...first, to: bar(201, 300) })).toBe('M200.5 14.5H205.5V63.5')
  expect(route('FS', { ...first, to: bar(150, 300) })).toBe('M200.5 14.5H205.5V61.5H142.5V70.5H150.5')
  const milestone: Body = { from: 193, to: 207, point: true }
  expect(route('FS', { ...first, to: milestone })).toBe('M200.5 14.5H200.5V63.5')
})

test('the index finds the same links in a window as looking at every link', () => {
  const { rows, links } = generated(3000)
  const rowOf = new Map(rows.map((row, at) => [row.id, at]))
  const index = indexLinks(rowOf, links)
  for (const [from, to] of [
    [0, 30],
    [1500, 1531],
    [2990, 2999],
  ]) {
    const found: string[] = []
    index.crossing(from, to, ({ at }) => found.push(links[at].id))
    const all = links.filter((link) => {
      const ends = [rowOf.get(link.predecessorId)!, rowOf.get(link.successorId)!]
      return Math.min(...ends) <= to && Math.max(...ends) >= from
    })
    expect(found.sort()).toEqual(all.map((link) => link.id).sort())
    expect(found.length).toBeGreaterThan(5)
  }
})

test('new dates keep the index of links; a row or a link that comes or goes makes another', () => {
  const plan = generated(50)
  const frame = emptyFrame('week')
  takeModel(frame, drawn(plan))
  const before = frame.links
  const { links, rows } = drawn(plan)
  expect(takeModel(frame, { ...drawn(plan), rows: { ...rows }, links: { ...links } })).toEqual({ rows: true, links: true })
  expect(frame.links).toBe(before)
  takeModel(frame, drawn({ ...plan, links: plan.links.slice(1) }))
  const fewer = frame.links
  expect(fewer).not.toBe(before)
  takeModel(frame, drawn({ ...plan, rows: plan.rows.slice(1), links: plan.links.slice(1) }))
  expect(frame.links).not.toBe(fewer)
})

test('a link to a row that is not there has no place and does no harm', () => {
  const { rows, links } = generated(20)
  const lost: GanttLink = { ...links[0], id: 'lost', predecessorId: 'collapsed away' }
  const index = indexLinks(new Map(rows.map((row, at) => [row.id, at])), [lost])
  index.crossing(0, 19, () => expect.fail('drawn'))
})

test('links that pass through in one place are one line', () => {
  const trunks = new Trunks()
  trunks.add(10.2, 0, 300)
  trunks.add(9.8, 100, 500)
  trunks.add(40, 0, 20)
  expect(trunks.path()).toBe('M10.5 0V500M40.5 0V20')
  expect(trunks.count).toBe(2)
})

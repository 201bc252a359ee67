/** The dates that a table gives stand after scheduling, or its row says which do not and why. */
import { describe, expect, it } from 'vitest'
import { buildNetwork, schedule, toColumns } from '../../electron/scheduler/index.ts'
import { formatIso } from '../../shared/time/instant.ts'
import { day, readSheet } from './fixtures.ts'

describe('the dates of the file stand', () => {
  const scheduled = async (rows: Parameters<typeof readSheet>[0]) => {
    const result = await readSheet(rows)
    if (!result.plan) throw new Error(result.preview.message)
    const network = buildNetwork(result.plan)
    const columns = toColumns(network, schedule(network))
    const at = new Map(columns.ids.map((id, index) => [id, index]))
    const dates = result.plan.tasks.map((task) => {
      const index = at.get(task.id) as number
      return `${task.name} ${formatIso(columns.start[index]).slice(0, 10)}..${formatIso(columns.finish[index]).slice(0, 10)}`
    })
    return { ...result, plan: result.plan, dates }
  }

  it('without predecessors, on weekends, with gaps after a predecessor, with hours, and finishes alone', async () => {
    const { dates, plan } = await scheduled([
      ['ID', 'Task', 'Start', 'Finish', 'Duration', 'Predecessors'],
      [1, 'Alone', day('2026-01-14'), day('2026-01-20'), null, null],
      [2, 'Next day', day('2026-01-21'), day('2026-01-23'), '3d', 1],
      [3, 'Gap', day('2026-02-02'), day('2026-02-04'), '99d', 2],
      [4, 'Saturday', day('2026-01-17'), day('2026-01-18'), null, null],
      [5, 'Hours', day('2026-01-14'), day('2026-01-14'), '2h', null],
      [6, 'Due', null, day('2026-01-16'), '2d', null],
      [7, 'Gate', day('2026-01-23'), day('2026-01-23'), '0d', 2],
      [8, 'Long', day('2026-01-05'), day('2026-02-27'), null, null],
      [9, 'Longer', day('2026-01-05'), day('2026-02-27'), null, null],
    ])
    expect(dates).toEqual([
      'Alone 2026-01-14..2026-01-20',
      'Next day 2026-01-21..2026-01-23',
      'Gap 2026-02-02..2026-02-04',
      'Saturday 2026-01-17..2026-01-18',
      'Hours 2026-01-14..2026-01-14',
      'Due 2026-01-15..2026-01-16',
      'Gate 2026-01-23..2026-01-23',
      'Long 2026-01-05..2026-02-27',
      'Longer 2026-01-05..2026-02-27',
    ])
    // Where the link alone gives the date, no constraint stands in the planner's way.
    expect(plan.tasks.map((task) => task.constraintType)).toEqual(['SNET', 'ASAP', 'SNET', 'SNET', 'SNET', 'SNET', 'ASAP', 'SNET', 'SNET'])
  })

  it('and where a predecessor forbids it, the row says from when to when', async () => {
    const { dates, preview } = await scheduled([
      ['ID', 'Task', 'Start', 'Finish', 'Predecessors'],
      [1, 'First', day('2026-01-05'), day('2026-01-16'), null],
      [2, 'Too early', day('2026-01-12'), day('2026-01-13'), 1],
    ])
    expect(dates[1]).toBe('Too early 2026-01-19..2026-01-20')
    expect(preview.rows[1]).toMatchObject({ verdict: 'changed', start: '2026-01-12' })
    expect(preview.rows[1].note).toMatch(/12 Jan 2026.*"First".*19 Jan 2026/)
  })

  it('a plan that works on weekends gets seven days a week, and says so', async () => {
    const { dates, preview, plan } = await scheduled([
      ['Task', 'Start', 'Days'],
      ['a', day('2026-01-10'), 3],
      ['b', day('2026-01-11'), 8],
      ['c', day('2026-01-14'), 1],
    ])
    expect(dates).toEqual(['a 2026-01-10..2026-01-12', 'b 2026-01-11..2026-01-18', 'c 2026-01-14..2026-01-14'])
    expect(plan.program.minutesPerWeek).toBe(3360)
    expect(preview.remarks.join()).toContain('seven days')
  })

  it('what has happened holds: actual dates win, and finished work is complete', async () => {
    const { dates, plan, preview } = await scheduled([
      ['Task', 'Start', 'Finish', 'Actual Start', 'Actual Finish', '% Complete'],
      ['done', day('2026-01-05'), day('2026-01-09'), day('2026-01-06'), day('2026-01-12'), 1],
      ['begun', day('2026-01-05'), day('2026-01-16'), day('2026-01-07'), null, 0.5],
      ['to come', day('2026-01-19'), day('2026-01-20'), null, null, 0],
    ])
    expect(dates).toEqual(['done 2026-01-06..2026-01-12', 'begun 2026-01-07..2026-01-16', 'to come 2026-01-19..2026-01-20'])
    expect(plan.tasks.map((task) => task.percentComplete)).toEqual([100, 50, 0])
    expect(preview.rows[0].note).toContain('actual dates')
  })

  it('manually scheduled and inactive rows of a Microsoft Project export', async () => {
    const { dates, plan } = await scheduled([
      ['ID', 'Active', 'Task Mode', 'Name', 'Duration', 'Start', 'Finish', 'Predecessors'],
      [1, 'Yes', 'Auto Scheduled', 'A', '5 days?', 'January 5, 2026 8:00 AM', 'January 9, 2026 5:00 PM', null],
      [2, 'Yes', 'Manually Scheduled', 'B', '2 days', 'January 7, 2026 8:00 AM', 'January 8, 2026 5:00 PM', '1'],
      [3, 'No', 'Auto Scheduled', 'C', '5 days', 'January 12, 2026 8:00 AM', 'January 16, 2026 5:00 PM', null],
      [4, 'Yes', 'Auto Scheduled', 'D', '1 day', 'January 6, 2026 8:00 AM', 'January 6, 2026 5:00 PM', '3'],
    ])
    expect(dates).toEqual(['A 2026-01-05..2026-01-09', 'B 2026-01-07..2026-01-08', 'C 2026-01-12..2026-01-16', 'D 2026-01-06..2026-01-06'])
    expect(plan.tasks.map(({ manual, active, estimated }) => [manual, active, estimated])).toEqual([
      [false, true, true],
      [true, true, false],
      [false, false, false],
      [false, true, false],
    ])
  })
})

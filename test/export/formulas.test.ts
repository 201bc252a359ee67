/** Whatever stands in a text field, no spreadsheet runs it. */
import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../../electron/io/read/limits.ts'
import { readBytes } from '../../electron/io/read/read.ts'
import { writeExport } from '../../electron/io/write/index.ts'
import { generatePlan } from '../bench/generate.ts'
import { scheduled } from './atlas.ts'
import { hostileExports, hostileStrings, textFields } from './hostile.ts'

const strings = Number(process.env.HOSTILE ?? 2000)

describe('hostile strings', () => {
  it('give no live formula in a workbook or a CSV', { timeout: 60 * 60_000 }, async () => {
    const figures = await hostileExports({ strings, singles: 40, seed: 8 })
    expect(figures.wrong.slice(0, 20)).toEqual([])
    expect(new Set(hostileStrings(strings)).size).toBe(strings)
  })
  it('stand in every text field that the model has', () => {
    expect(textFields()).toEqual(
      expect.arrayContaining([
        ...['program.name', 'program.notes', 'tasks[].name', 'tasks[].owner', 'tasks[].notes', 'workstreams[].lead'],
        ...['calendars[].exceptions[].name', 'resources[].role', 'baselines[].name', 'baselineTasks[].name'],
      ]),
    )
  })
  it('come back as they were, without the apostrophe that guarded them', async () => {
    const names = ['=1+1', 'a;=1+1', 'a\n-b', "it's; fine", 'a;"=cmd', 'Status:-', '- one\n- two']
    const plan = generatePlan({ tasks: 8, seed: 1 })
    const leaves = plan.tasks.filter((task) => plan.tasks.every((each) => each.parentId !== task.id)).slice(0, names.length)
    const notes = new Map(leaves.map((task, at) => [task.id, names[at]]))
    const csv = await writeExport(
      'csv',
      scheduled({ ...plan, tasks: plan.tasks.map((row) => ({ ...row, notes: notes.get(row.id) ?? '' })) }),
    )
    const { plan: back } = await readBytes(Buffer.from(csv), 'back.csv', { today: 0 }, defaultLimits)
    expect(back?.tasks.map((task) => task.notes).filter((text) => text !== '')).toEqual(expect.arrayContaining([...notes.values()]))
  })
})

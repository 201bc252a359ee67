/** The figures of leaving with it: the deck of a five-workstream program and of 10,000 tasks, the workbook and MSPDI of 10,000 rows. */
import { writeDeck } from '../../electron/io/write/deck.ts'
import { type ExportInput, writeExport } from '../../electron/io/write/index.ts'
import { writeMspdi } from '../../electron/io/write/mspdi.ts'
import { writeWorkbook } from '../../electron/io/write/workbook.ts'
import type { Plan } from '../../shared/model/plan.ts'
import { deckContent } from '../../shared/report/index.ts'
import { atlas, scheduled } from '../export/atlas.ts'
import { generatePlan } from './generate.ts'
import { type Row, timed } from './row.ts'

/** The schedule itself as baseline, so that every column of the sheets is filled. */
const promised = (plan: Plan): ExportInput => {
  const { columns, summary } = scheduled(plan)
  const id = 'bench'
  return {
    columns,
    summary,
    plan: {
      ...plan,
      baselines: [{ id, name: 'Board', number: 0, capturedAt: Date.UTC(2026, 0, 1) }],
      baselineTasks: columns.ids.map((taskId, at) => ({
        id: `${id}:${taskId}`,
        baselineId: id,
        taskId,
        start: columns.start[at],
        finish: columns.finish[at],
        duration: columns.duration[at],
        work: null,
        name: null,
        parentId: null,
      })),
    },
  }
}

/** Most resident memory above what was there before, sampled while the worker writes. */
const growthOf = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.memoryUsage.rss()
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 5)
  await work()
  clearInterval(timer)
  return (most - before) / 1e6
}

export const rows = async (): Promise<Row[]> => {
  const small = scheduled(atlas())
  const large = promised(generatePlan({ tasks: 10_000, seed: 1 }))
  const memory = await growthOf(() => writeExport('workbook', large))
  const slides = (input: ExportInput): string => `${deckContent(input).slides.length} slides`
  return [
    {
      what: 'deck of a small program',
      median: await timed(() => writeDeck(deckContent(small))),
      unit: 'ms',
      target: 300,
      note: slides(small),
    },
    {
      what: 'deck of 10,000 tasks',
      median: await timed(() => writeDeck(deckContent(large))),
      unit: 'ms',
      target: 300,
      note: slides(large),
    },
    { what: 'deck of a small program, worker start included', median: await timed(() => writeExport('deck', small), 5, 1), unit: 'ms' },
    { what: 'workbook of 10,000 rows', median: await timed(() => writeWorkbook(large), 5, 1), unit: 'ms', target: 1500 },
    { what: 'workbook of 10,000 rows, memory that its worker adds', median: memory, unit: 'MB', target: 200 },
    { what: 'MSPDI of 10,000 tasks', median: await timed(() => writeMspdi(large), 5, 1), unit: 'ms' },
  ]
}

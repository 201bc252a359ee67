/** Figures of the program file and the door at 10,000 tasks: open, edit with a durable commit, undo of everything, feed, preview. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Task } from '../../shared/model/task.ts'
import { openService, writePlan } from '../service/open.ts'
import { generatePlan, randomFrom } from './generate.ts'
import { median, type Row, timed } from './row.ts'

const TASKS = 10_000

/** Megabytes of objects that live on after a collection. */
const kept = (): number => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  return process.memoryUsage().heapUsed / 1e6
}

const leavesOf = (tasks: readonly Task[]): Task[] => {
  const parents = new Set(tasks.map((task) => task.parentId))
  return tasks.filter((task) => !parents.has(task.id) && task.actualStart === null && task.duration > 0)
}

export const rows = async (): Promise<Row[]> => {
  const bench = openService()
  const path = writePlan(bench.home, generatePlan({ tasks: TASKS, seed: 7 }))
  const { ask } = bench
  await ask('files.open', { path })
  const open = await timed(async () => {
    await ask('files.close', {})
    await ask('files.open', { path })
  }, 7)
  const read = await timed(() => ask('plan.read', {}), 7)
  const { plan } = await ask('plan.read', {})
  const leaves = leavesOf(plan.tasks)
  const random = randomFrom(11)
  const pick = (): Task => leaves[Math.floor(random() * leaves.length)]

  const edits: number[] = []
  const moved: number[] = []
  for (let at = 0; at < 60; at += 1) {
    const task = pick()
    const set = { duration: 4800 * (1 + Math.floor(random() * 15)) }
    const from = performance.now()
    const result = await ask('task.update', { changes: [{ id: task.id, set }] })
    if (at >= 10) edits.push(performance.now() - from)
    moved.push(result.moved)
  }
  const rename = await timed(() => ask('task.update', { changes: [{ id: pick().id, set: { name: `Renamed ${random()}` } }] }), 20)
  const undoOne = await timed(() => ask('history.undo', {}), 15)
  const preview = await timed(
    () => ask('schedule.preview', { gestures: [{ taskId: pick().id, start: plan.program.start + 14_400 * Math.floor(random() * 300) }] }),
    30,
  )
  const why = await timed(() => ask('schedule.why', { taskId: pick().id }), 9)

  const all = plan.tasks.map((task, at) => ({ id: task.id, set: { owner: `Owner ${at % 7}`, notes: 'Seen' } }))
  const changeAll: number[] = []
  const undoAll: number[] = []
  for (let at = 0; at < 5; at += 1) {
    const from = performance.now()
    await ask('task.update', { changes: all })
    changeAll.push(performance.now() - from)
    const between = performance.now()
    await ask('history.undo', {})
    undoAll.push(performance.now() - between)
  }
  const longer = leaves.map((task) => ({ id: task.id, set: { duration: task.duration + 4800 } }))
  const undoDates: number[] = []
  for (let at = 0; at < 5; at += 1) {
    await ask('task.update', { changes: longer })
    const between = performance.now()
    await ask('history.undo', {})
    undoDates.push(performance.now() - between)
  }
  const pasted = Array.from({ length: TASKS }, (_, at) => ({
    parentId: null,
    beforeId: null,
    cells: {
      name: `Row ${at}`,
      duration: `${at % 9}d`,
      owner: 'Mia',
      predecessors: at % 3 === 0 ? '' : String(at),
      resources: `R${at % 20}`,
    },
  }))
  const paste: number[] = []
  for (let at = 0; at < 3; at += 1) {
    await ask('files.create', { name: `Paste ${at}` })
    const from = performance.now()
    await ask('sheet.write', { edits: [], append: pasted })
    paste.push(performance.now() - from)
  }
  await ask('files.close', {})
  const before = kept()
  for (let at = 0; at < 20; at += 1) {
    await ask('files.open', { path })
    await ask('files.close', {})
  }
  const after = kept()
  await bench.close()
  return [
    { what: 'open 10,000 tasks (checked, loaded, scheduled)', median: open, unit: 'ms', target: 150 },
    { what: 'plan.read', median: read, unit: 'ms' },
    {
      what: 'change of a duration, rescheduled, durable',
      median: median(edits),
      unit: 'ms',
      target: 15,
      note: `${median(moved)} dates move`,
    },
    { what: 'rename, durable', median: rename, unit: 'ms', target: 15 },
    { what: 'undo of one edit', median: undoOne, unit: 'ms' },
    { what: 'drag preview', median: preview, unit: 'ms', target: 5 },
    { what: 'why', median: why, unit: 'ms' },
    { what: 'paste of 10,000 rows with links and resources', median: median(paste), unit: 'ms' },
    { what: 'change of 10,000 rows', median: median(changeAll), unit: 'ms' },
    { what: 'undo of a 10,000-row change', median: median(undoAll), unit: 'ms', target: 100 },
    { what: 'undo of a change that moved every date', median: median(undoDates), unit: 'ms', target: 100 },
    { what: 'objects kept with nothing open, after 20 more openings', median: after, unit: 'MB', note: `${before.toFixed(1)} before them` },
  ]
}

/** Two copies that grew apart at random: every field that differs is told with who changed it and what it was, and nothing else is. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Plan } from '../../shared/model/plan.ts'
import type { Task } from '../../shared/model/task.ts'
import { copies } from '../../shared/words/en/copies.ts'
import { generatePlan, randomFrom } from '../bench/generate.ts'
import { perform, randomOrder } from '../history/randomCommands.ts'
import { type Bench, newHome, openService, writePlan } from './open.ts'

const PAIRS = Number(process.env.PAIRS ?? 8)
const STEPS = 25
/** Columns told under a heading of their own, one by one; the others have words of their own. */
const plain = [
  'name',
  'owner',
  'notes',
  'priority',
  'percentComplete',
  'deadline',
  'active',
  'manual',
  'milestone',
  'constraintType',
] as const
const heading = (column: (typeof plain)[number]): string => copies.columns[column] ?? `${column[0].toUpperCase()}${column.slice(1)}`

const readPlan = async (bench: Bench): Promise<Plan> => (await bench.ask('plan.read', {})).plan
const wander = async (bench: Bench, random: () => number): Promise<void> => {
  for (let step = 0; step < STEPS; step += 1) {
    const order = randomOrder(random, await readPlan(bench))
    await perform(bench.service.dispatch, order)
    if (random() < 0.1) await bench.call('history.undo', {})
  }
}
const tasksOf = (plan: Plan): Map<string, Task> => new Map(plan.tasks.map((task) => [task.id, task]))

const text = (row: object | undefined): string => JSON.stringify(Object.entries(row ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)))
/** By the rows alone, with the plan that both began with at hand. */
const expected = (base: Plan, here: Plan, there: Plan): Set<string> => {
  const [b, h, t] = [base, here, there].map(tasksOf)
  const found = new Set<string>()
  for (const id of new Set([...b.keys(), ...h.keys(), ...t.keys()])) {
    const [was, own, other] = [b.get(id), h.get(id), t.get(id)]
    if (!own || !other) {
      if (Boolean(own) === Boolean(other)) continue
      const kept = own ?? other
      const side = !was ? (own ? 'here' : 'there') : text(kept) !== text(was) ? 'both' : own ? 'there' : 'here'
      found.add(`${id} ${copies.fields.row} ${side}`)
      continue
    }
    for (const column of plain) {
      if (own[column] === other[column]) continue
      const side = own[column] === was?.[column] ? 'there' : other[column] === was?.[column] ? 'here' : 'both'
      found.add(`${id} ${heading(column)} ${side}`)
    }
    if (own.parentId !== other.parentId) {
      const side = own.parentId === was?.parentId ? 'there' : other.parentId === was?.parentId ? 'here' : 'both'
      found.add(`${id} ${copies.fields.below} ${side}`)
    }
  }
  return found
}

it('every field that differs is told with its side, and no other', { timeout: 120_000 }, async () => {
  const headings = new Set<string>([...plain.map(heading), copies.fields.row, copies.fields.below])
  let told = 0
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const random = randomFrom(1000 + pair)
    const home = newHome()
    const own = openService({ home: join(home, 'own') })
    const other = openService({ home: join(home, 'other'), author: 'Ben' })
    await own.ask('files.open', { path: writePlan(home, generatePlan({ tasks: 30, seed: pair + 1 })) })
    await wander(own, random)
    const base = await readPlan(own)
    const path = join(home, 'there.throughline')
    await own.ask('files.saveCopy', { path })
    await other.ask('files.open', { path })
    await wander(own, random)
    await wander(other, random)
    const [here, there] = [await readPlan(own), await readPlan(other)]
    await other.ask('files.close', {})
    const { items, counts } = await own.ask('copies.compare', { path })
    const bothHave = (id: string): boolean => here.tasks.some((task) => task.id === id) && there.tasks.some((task) => task.id === id)
    const found = new Set(
      items.flatMap(({ kind, id, fields }) =>
        kind !== 'task'
          ? []
          : fields.flatMap(({ name, side }) =>
              headings.has(name) && (name === copies.fields.row || bothHave(id)) ? [`${id} ${name} ${side}`] : [],
            ),
      ),
    )
    expect([pair, [...found].sort()]).toEqual([pair, [...expected(base, here, there)].sort()])
    // Each line says something: here and there never read alike; of boxes in the network it is told how many were put elsewhere.
    for (const { fields } of items)
      for (const { here: a, there: b, name } of fields) if (name !== copies.fields.boxes) expect([name, a]).not.toEqual([name, b])
    told += counts.here + counts.there + counts.both
    await own.close()
    await other.close()
    rmSync(home, { recursive: true, force: true })
  }
  expect(told / PAIRS).toBeGreaterThan(20)
})

/** A preview leaves the network as it found it: what it lends, it takes back. */
import { expect, test } from 'vitest'
import { buildNetwork, type Network, preview, schedule, toColumns } from '../../electron/scheduler/index.ts'
import { DAY } from '../../shared/time/instant.ts'
import { generatePlan } from '../bench/generate.ts'

/** All that a network says of tasks and links, the rows of particulars as far as they are in use. */
const contentOf = ({ flags, span, hasAlap, links, particulars }: Network): unknown => ({
  flags: flags.slice(),
  span: span.slice(),
  hasAlap,
  how: links.how.slice(),
  reach: links.reach.slice(),
  particulars: Object.entries(particulars).map(([name, column]) =>
    typeof column === 'number' ? [name, column] : [name, column.slice(0, name === 'of' ? undefined : particulars.rows)],
  ),
})

test('after the preview of any drag the network is what it was, and so is its schedule', () => {
  const plan = generatePlan({ tasks: 400, seed: 3 })
  const network = buildNetwork(plan)
  const before = schedule(network)
  const content = contentOf(network)
  const columns = toColumns(network, before)
  let moved = 0
  for (let row = 0; row < plan.tasks.length; row += 7) {
    const task = plan.tasks[row]
    const gesture = { taskId: task.id, start: before.start[network.indexOf.get(task.id)!] + 7 * DAY }
    moved += preview({ plan, network, schedule: before }, [gesture]).moved.length
    expect(contentOf(network), task.name).toEqual(content)
  }
  expect(moved).toBeGreaterThan(500)
  expect(toColumns(network, schedule(network))).toEqual(columns)
})

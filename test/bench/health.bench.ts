/** The figures of judging a plan: the whole check with its trial on the scheduler, and a baseline compared, through the one door. */
import { openService, writePlan } from '../service/open.ts'
import { generatePlan } from './generate.ts'
import { measured, type Row } from './row.ts'

export const rows = async (): Promise<Row[]> => {
  const bench = openService()
  try {
    await bench.ask('files.open', { path: writePlan(bench.home, generatePlan({ tasks: 10_000, seed: 7 })) })
    const { created } = await bench.ask('baseline.capture', { name: 'Board' })
    const check = () => bench.ask('plan.check', {})
    const compare = () => bench.ask('baseline.compare', { baselineId: created[0] })
    return [
      { what: 'plan.check, 10,000 tasks, 15,000 links', ...(await measured(check, 15)), unit: 'ms' },
      { what: 'baseline.compare, 10,000 tasks', ...(await measured(compare)), unit: 'ms' },
    ]
  } finally {
    await bench.close()
  }
}

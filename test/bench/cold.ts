/** `node cold.ts TASKS`: milliseconds of the first full pass in a process that has done nothing before; its calendars are built on the way. */
import { buildNetwork, schedule } from '../../electron/scheduler/index.ts'
import { generatePlan } from './generate.ts'

const network = buildNetwork(generatePlan({ tasks: Number(process.argv[2]), seed: 1 }))
const from = performance.now()
schedule(network)
console.log(performance.now() - from)

/** A process that opens a program as the command line does and holds it until it is killed. */
import { writeSync } from 'node:fs'
import { createService } from '../../electron/service/dispatch.ts'

const [path, home] = process.argv.slice(2)
const service = createService({ shell: 'cli', author: 'Cleo', home, backUp: false })
const answer = await service.dispatch('files.open', { path })
writeSync(1, `${JSON.stringify(answer)}\n`)
// Named, so that the collector does not take the service, and its lock with it, away.
setInterval(() => void service, 1000)

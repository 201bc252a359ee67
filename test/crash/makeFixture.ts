/**
 * Writes the fixture of the layout that this program writes now: `npx node test/crash/makeFixture.ts`, once for each released version.
 * The file is one that the program made with commands of every kind, undo among them; nobody writes it by hand.
 */
import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { LATEST_VERSION } from '../../electron/store/migrations/index.ts'
import { randomFrom } from '../bench/generate.ts'
import { perform, randomOrder } from '../history/randomCommands.ts'
import { newHome, openService, START } from '../service/open.ts'

const home = newHome()
const path = join(home, 'fixture.throughline')
const bench = openService({ home })
const random = randomFrom(20_270_104)
await bench.ask('files.create', { name: `Layout ${LATEST_VERSION}`, path, start: START })
for (let at = 0; at < 140; at += 1) {
  const order = randomOrder(random, (await bench.ask('plan.read', {})).plan)
  await perform(bench.service.dispatch, order)
  if (at % 11 === 0) await bench.call('history.undo', {})
}
await bench.ask('baseline.capture', { name: 'Kept' })
await bench.close()
copyFileSync(path, join(import.meta.dirname, 'fixtures', `v${LATEST_VERSION}.throughline`))
rmSync(home, { recursive: true, force: true })

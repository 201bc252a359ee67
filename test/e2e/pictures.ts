/** `npm run pictures`: the README's pictures, taken from the real program with the sample open. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildRenderer } from '../../build/build.ts'
import { inTree } from '../../build/tree.ts'
import { launchProgram } from './launch.ts'

await buildRenderer()
const home = await mkdtemp(join(tmpdir(), 'throughline-pictures-'))
const { page, call, stop } = await launchProgram({ shell: 'loopback', home, size: { width: 1440, height: 900 } })
try {
  const opened = await call('files.openSample', {})
  if (!opened.ok) throw new Error(opened.message)
  await page.getByRole('treegrid').waitFor()
  await page
    .getByRole('row', { name: /UAT wave 2/ })
    .first()
    .click()
  await page.waitForTimeout(800)
  await page.screenshot({ path: inTree('assets/pictures/plan.png') })
  await page.getByRole('link', { name: 'Network' }).click()
  await page.locator('[data-task]').first().waitFor()
  await page.waitForTimeout(1200)
  await page.screenshot({ path: inTree('assets/pictures/network.png') })
} finally {
  await stop()
  await rm(home, { recursive: true, force: true })
}

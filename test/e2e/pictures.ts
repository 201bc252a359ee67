/** `npm run pictures`: the README's pictures, taken from the real program with the sample open. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildRenderer } from '../../build/build.ts'
import { inTree } from '../../build/tree.ts'
import { launchProgram } from './launch.ts'

await buildRenderer()
const home = await mkdtemp(join(tmpdir(), 'throughline-pictures-'))
const { page, stop } = await launchProgram({ shell: 'loopback', home, size: { width: 1440, height: 900 } })
try {
  await page.getByRole('button', { name: /Sample: Atlas/ }).click()
  await page.getByRole('treegrid').waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('UAT wave 2')
  await page.waitForTimeout(300)
  await page.keyboard.press('Enter')
  await page.waitForTimeout(800)
  await page.screenshot({ path: inTree('assets/pictures/plan.png') })
  await page.getByRole('button', { name: 'Network', exact: true }).click()
  await page.locator('[data-task]').first().waitFor()
  await page.waitForTimeout(1200)
  await page.screenshot({ path: inTree('assets/pictures/network.png') })
} finally {
  await stop()
  await rm(home, { recursive: true, force: true })
}

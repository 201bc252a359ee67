/** `npm run pictures`: the README's pictures, taken from the real program with the sample open. */
import { inTree } from '../../build/tree.ts'
import { launchProgram } from './launch.ts'

const { page, stop } = await launchProgram({ shell: 'loopback' })
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
}

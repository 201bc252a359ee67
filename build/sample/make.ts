/** Writes assets/samples/atlas.json: `npx node build/sample/make.ts` after changing the sample or the model. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { atlasPlan } from './plan.ts'

writeFileSync(fileURLToPath(new URL('../../assets/samples/atlas.json', import.meta.url)), `${JSON.stringify(atlasPlan())}\n`)

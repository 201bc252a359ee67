/** Finds files that come with the program: beside the source tree, beside the bundle, or in an installed application's resources. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Walks up from this file (electron/service, or dist/electron in the bundle) to the folder that has `assets`. */
export const assetPath = (...parts: string[]): string => {
  const here = dirname(fileURLToPath(import.meta.url))
  let folder = here
  for (let up = 0; up < 5; up += 1) {
    const path = join(folder, 'assets', ...parts)
    if (existsSync(path)) return path
    folder = dirname(folder)
  }
  return join(here, '..', '..', 'assets', ...parts)
}

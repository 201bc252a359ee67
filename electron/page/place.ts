/** Where the built files lie: the same answer from the bundle (dist/electron) and from the sources (electron/). */
import { basename, dirname, join } from 'node:path'

const here = dirname(import.meta.dirname)
/** The folder dist/. Bundled, this file is part of dist/electron/*.js; from source it is electron/page/place.ts. */
const dist = basename(here) === 'dist' ? here : join(dirname(here), 'dist')

export const rendererFolder = join(dist, 'renderer')
export const preloadFile = join(dist, 'electron', 'preload.cjs')

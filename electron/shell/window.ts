/** The program's window: sandboxed, without Node, and where the user left it last time. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron'
import { z } from 'zod'

const placeSchema = z.strictObject({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int().min(640).max(20_000),
  height: z.int().min(480).max(20_000),
  maximised: z.boolean(),
})
type Place = z.infer<typeof placeSchema>
const firstPlace: Place = { width: 1440, height: 900, maximised: false }

/** A place that is missing or damaged is no reason not to start. */
const readPlace = (file: string): Place => {
  try {
    return placeSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return firstPlace
  }
}

const overlaps = (place: Place, screen: Rectangle): boolean =>
  place.x !== undefined &&
  place.y !== undefined &&
  place.x < screen.x + screen.width - 80 &&
  place.x + place.width > screen.x + 80 &&
  place.y >= screen.y - 20 &&
  place.y < screen.y + screen.height - 80

/** On a screen that is not plugged in any more the window comes up in the middle of the first one. */
const visiblePlace = (place: Place, screens: readonly Rectangle[]): Place => {
  if (screens.some((screen) => overlaps(place, screen))) return place
  const { x: _x, y: _y, ...size } = place
  return size
}

export const windowOptions = (preload: string, place: Place): BrowserWindowConstructorOptions => ({
  ...place,
  minWidth: 900,
  minHeight: 560,
  show: false,
  title: 'Throughline',
  webPreferences: {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    webSecurity: true,
  },
})

/** Opens the window (shown once it has painted) and keeps its place in `home`/window.json when it closes. */
export const openWindow = (options: {
  readonly create: (options: BrowserWindowConstructorOptions) => BrowserWindow
  readonly preload: string
  readonly home: string
  readonly screens: readonly Rectangle[]
}): BrowserWindow => {
  const file = join(options.home, 'window.json')
  const place = visiblePlace(readPlace(file), options.screens)
  const window = options.create(windowOptions(options.preload, place))
  if (place.maximised) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => {
    const kept: Place = { ...window.getNormalBounds(), maximised: window.isMaximized() }
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(kept))
  })
  return window
}

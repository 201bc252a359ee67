/** A window shows our page and nothing else: no other address, no second window, no embedded guest. */
import type { WebContents } from 'electron'
import { appOrigin } from './protocol.ts'

/** Node's URL gives custom schemes the origin "null", so the parts are compared. */
export const isOurs = (address: string): boolean => address === appOrigin || address.startsWith(`${appOrigin}/`)

export const denyNavigation = (page: WebContents): void => {
  page.setWindowOpenHandler(() => ({ action: 'deny' }))
  page.on('will-navigate', (event) => {
    if (!isOurs(event.url)) event.preventDefault()
  })
  page.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOurs(event.url)) event.preventDefault()
  })
  page.on('will-redirect', (event) => event.preventDefault())
  page.on('will-attach-webview', (event) => event.preventDefault())
}

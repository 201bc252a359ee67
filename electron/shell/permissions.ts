/** A planner needs no camera, no location and no notification: every permission of every page is denied, except writing text to the clipboard. */
import type { Session } from 'electron'

/** Copying rows as text is a gesture of the user; Chromium asks for it under this name. Reading comes with the paste event and needs nothing. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

export const denyPermissions = (
  session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'>,
): void => {
  session.setPermissionRequestHandler((_page, permission, decide) => decide(granted.has(permission)))
  session.setPermissionCheckHandler((_page, permission) => granted.has(permission))
  session.setDevicePermissionHandler(() => false)
}

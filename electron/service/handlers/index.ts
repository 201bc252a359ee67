/** Every operation's handler in one table; the compiler says when one is missing. */
import type { Handlers } from '../session.ts'
import { backupHandlers } from './backups.ts'
import { copiesHandlers } from './copies.ts'
import { exportHandlers } from './exports.ts'
import { filesHandlers } from './files.ts'
import { healthHandlers } from './health.ts'
import { historyHandlers } from './history.ts'
import { importHandlers } from './imports.ts'
import { linkHandlers } from './links.ts'
import { planHandlers } from './plan.ts'
import { progressHandlers } from './progress.ts'
import { settingsHandlers } from './settings.ts'
import { sheetHandlers } from './sheet.ts'
import { taskHandlers } from './tasks.ts'
import { viewHandlers } from './views.ts'

export const handlers: Handlers = {
  ...filesHandlers,
  ...planHandlers,
  ...taskHandlers,
  ...sheetHandlers,
  ...linkHandlers,
  ...progressHandlers,
  ...settingsHandlers,
  ...historyHandlers,
  ...importHandlers,
  ...exportHandlers,
  ...backupHandlers,
  ...healthHandlers,
  ...copiesHandlers,
  ...viewHandlers,
}

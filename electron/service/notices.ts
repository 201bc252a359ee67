/** What the user should know of the open file without having asked: it stands until it is mended or another file is opened. */
import type { Notices } from '../../shared/contract/copies.ts'

export interface NoticeBoard {
  readonly read: () => Notices
  readonly put: (change: Partial<Notices>) => void
  readonly clear: () => void
}
const nothing: Notices = { disk: null, backup: null, published: null }

/** `said` is told when something on the board differs from before. */
export const createNotices = (said: () => void): NoticeBoard => {
  let now = nothing
  const set = (next: Notices): void => {
    const isNew = JSON.stringify(next) !== JSON.stringify(now)
    now = next
    if (isNew) said()
  }
  return { read: () => now, put: (change) => set({ ...now, ...change }), clear: () => set(nothing) }
}

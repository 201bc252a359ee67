/** Import previews that wait for their decision: kept in memory, a few at a time, the oldest dropped first. */
import type { ImportFixes } from '../../shared/contract/imports.ts'
import { Refused } from '../../shared/contract/refusal.ts'
import { imports } from '../../shared/words/en/service.ts'
import type { ReadResult, ReadSource } from '../io/read/index.ts'

export interface KeptPreview {
  readonly source: ReadSource
  readonly sheet: string | undefined
  readonly fixes: ImportFixes
  readonly result: ReadResult
}
export interface Previews {
  readonly keep: (id: string, preview: KeptPreview) => void
  readonly find: (id: string) => KeptPreview
  readonly discard: (id: string) => void
}

const MOST = 4

export const createPreviews = (): Previews => {
  const kept = new Map<string, KeptPreview>()
  return {
    keep: (id, preview) => {
      kept.delete(id)
      kept.set(id, preview)
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST) break
        kept.delete(oldest)
      }
    },
    find: (id) => {
      const preview = kept.get(id)
      if (!preview) throw new Refused('conflict', imports.previewGone, { at: 'previewId' })
      return preview
    },
    discard: (id) => {
      kept.delete(id)
    },
  }
}

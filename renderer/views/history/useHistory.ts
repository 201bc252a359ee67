/** The program's changes, newest first, read in pages as they come into sight; read anew when one is added. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Output } from '../../../shared/contract/index.ts'
import { call } from '../../client/session.ts'
import { useStore } from '../../client/store.ts'

export type Change = Output<'history.list'>['items'][number]
const PAGE = 500

interface Pages {
  readonly items: readonly Change[]
  readonly isAll: boolean
}
const nothing: Pages = { items: [], isAll: false }

/** Older ones follow; the newer ones are the truth where both have a change, for it may have been taken back. */
const joined = (newer: readonly Change[], older: readonly Change[]): readonly Change[] => {
  const last = newer.at(-1)?.txn ?? Number.POSITIVE_INFINITY
  return [...newer, ...older.filter((item) => item.txn < last)]
}

export const useHistory = (taskId: string | null): Pages & { readonly wantMore: () => void } => {
  const seq = useStore((state) => state.seq)
  const path = useStore((state) => state.file?.path)
  const [pages, setPages] = useState<Pages | null>(null)
  const latest = useRef<Pages>(nothing)
  const busy = useRef(false)
  const put = useCallback((next: Pages): void => {
    latest.current = next
    setPages(next)
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another file or task is another list
  useEffect(() => put(nothing), [path, taskId])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change adds one, and may take an older one back
  useEffect(() => {
    let isCurrent = true
    const limit = Math.min(1000, Math.max(PAGE, latest.current.items.length))
    void call('history.list', { limit, ...(taskId === null ? {} : { taskId }) }).then((answer) => {
      if (!isCurrent || !answer.ok) return
      const { items } = answer.value
      put({ items: joined(items, latest.current.items), isAll: items.length < limit || latest.current.isAll })
    })
    return () => {
      isCurrent = false
    }
  }, [seq, path, taskId, put])

  const wantMore = useCallback((): void => {
    const before = latest.current.items.at(-1)?.txn
    if (busy.current || latest.current.isAll || before === undefined) return
    busy.current = true
    void call('history.list', { before, limit: PAGE, ...(taskId === null ? {} : { taskId }) })
      .then((answer) => {
        if (!answer.ok || latest.current.items.at(-1)?.txn !== before) return
        put({ items: [...latest.current.items, ...answer.value.items], isAll: answer.value.items.length < PAGE })
      })
      .finally(() => {
        busy.current = false
      })
  }, [taskId, put])
  return { ...(pages ?? nothing), wantMore }
}

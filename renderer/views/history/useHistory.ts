/**
 * The program's changes, newest first, read as they come into sight. Commands are numbered without a gap, so that of all changes any part
 * can be read by itself and the list has its whole length from the start; those of one task are read on from the newest.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Output } from '../../../shared/contract/index.ts'
import { call } from '../../client/session.ts'
import { useStore } from '../../client/store.ts'

export type Change = Output<'history.list'>['items'][number]
export interface Changes {
  /** Rows of the list as far as known; null = nothing has been read yet. */
  readonly count: number | null
  /** False while older ones may follow below. */
  readonly isAll: boolean
  /** Null = not read yet. */
  readonly at: (index: number) => Change | null
  readonly indexOf: (txn: number) => number
  /** Known before the change itself has been read. */
  readonly txnAt: (index: number) => number | null
  /** These rows are in sight. */
  readonly want: (first: number, last: number) => void
}
const PAGE = 500
/** So many rows before the end the next page is asked for. */
const NEAR = 100

/** Every change: pages by the commands' numbers, so that a page stays the same when newer ones come. */
const useAll = (isOn: boolean): Changes => {
  const seq = useStore((state) => state.seq)
  const path = useStore((state) => state.file?.path)
  const [newest, setNewest] = useState<number | null>(null)
  const [known, setKnown] = useState<ReadonlyMap<number, Change>>(new Map())
  /** Pages read, or being read, since the last change: each may take an older one back. */
  const asked = useRef(new Set<number>())
  const turn = useRef(0)

  const put = useCallback((items: readonly Change[]): void => {
    setKnown((before) => {
      const next = new Map(before)
      for (const item of items) next.set(item.txn, item)
      return next
    })
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file is another list
  useEffect(() => {
    setNewest(null)
    setKnown(new Map())
  }, [path])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change adds one, and may take an older one back
  useEffect(() => {
    turn.current += 1
    asked.current = new Set()
    if (!isOn || path === undefined) return
    const mine = turn.current
    void call('history.list', { limit: PAGE }).then((answer) => {
      if (mine !== turn.current || !answer.ok) return
      put(answer.value.items)
      setNewest(answer.value.items[0]?.txn ?? 0)
    })
  }, [seq, path, isOn, put])

  const want = useCallback(
    (first: number, last: number): void => {
      if (newest === null) return
      const pageOf = (index: number): number => Math.floor((newest - index - 1) / PAGE)
      for (let page = pageOf(Math.min(newest - 1, last)); page <= pageOf(first); page += 1) {
        if (asked.current.has(page)) continue
        asked.current.add(page)
        const mine = turn.current
        void call('history.list', { before: (page + 1) * PAGE + 1, limit: PAGE }).then((answer) => {
          if (mine !== turn.current) return
          if (answer.ok) put(answer.value.items)
          else asked.current.delete(page)
        })
      }
    },
    [newest, put],
  )
  return useMemo(
    () => ({
      count: newest,
      isAll: true,
      at: (index) => known.get((newest ?? 0) - index) ?? null,
      indexOf: (txn) => (newest === null || txn > newest ? -1 : newest - txn),
      txnAt: (index) => (newest === null || index >= newest ? null : newest - index),
      want,
    }),
    [newest, known, want],
  )
}

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

/** The changes of one task. */
const useOfTask = (taskId: string | null): Changes => {
  const seq = useStore((state) => state.seq)
  const path = useStore((state) => state.file?.path)
  const [pages, setPages] = useState<Pages | null>(null)
  const latest = useRef<Pages>(nothing)
  const busy = useRef(false)
  const put = useCallback((next: Pages | null): void => {
    latest.current = next ?? nothing
    setPages(next)
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another file or task is another list
  useEffect(() => put(null), [path, taskId])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change may add one, and may take an older one back
  useEffect(() => {
    if (taskId === null) return
    let isCurrent = true
    const limit = Math.min(1000, Math.max(PAGE, latest.current.items.length))
    void call('history.list', { limit, taskId }).then((answer) => {
      if (!isCurrent || !answer.ok) return
      const { items } = answer.value
      put({ items: joined(items, latest.current.items), isAll: items.length < limit || latest.current.isAll })
    })
    return () => {
      isCurrent = false
    }
  }, [seq, path, taskId, put])

  const want = useCallback(
    (_first: number, last: number): void => {
      const { items, isAll } = latest.current
      const before = items.at(-1)?.txn
      if (taskId === null || busy.current || isAll || before === undefined || last < items.length - NEAR) return
      busy.current = true
      void call('history.list', { before, limit: PAGE, taskId })
        .then((answer) => {
          if (!answer.ok || latest.current.items.at(-1)?.txn !== before) return
          put({ items: [...latest.current.items, ...answer.value.items], isAll: answer.value.items.length < PAGE })
        })
        .finally(() => {
          busy.current = false
        })
    },
    [taskId, put],
  )
  return useMemo(() => {
    const { items, isAll } = pages ?? nothing
    return {
      count: pages === null ? null : items.length,
      isAll,
      at: (index) => items[index] ?? null,
      indexOf: (txn) => items.findIndex((item) => item.txn === txn),
      txnAt: (index) => items[index]?.txn ?? null,
      want,
    }
  }, [pages, want])
}

export const useHistory = (taskId: string | null): Changes => {
  const all = useAll(taskId === null)
  const ofTask = useOfTask(taskId)
  return taskId === null ? all : ofTask
}

/** The changes as a list of any length: only the rows in sight are drawn, and read when they come into sight. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { finishDay, formatDate } from '../../../shared/time/formatDate.ts'
import { figure } from '../../../shared/words/en/count.ts'
import { history as words } from '../../../shared/words/en/history.ts'
import { momentText } from '../../client/moments.ts'
import type { Change, Changes } from './useHistory.ts'

const ROW = 28
const heads = ['when', 'label', 'author', 'changed', 'moved', 'finish'] as const

const finishText = ({ finishBefore, finishAfter }: Change): string => {
  const [before, after] = [finishBefore, finishAfter].map((at) => (at === null ? '–' : formatDate(finishDay(at))))
  return words.finish(before, after)
}

export const ChangeRows = ({
  changes: { count, isAll, at, indexOf, txnAt, want },
  chosen,
  onChoose,
}: {
  readonly changes: Changes
  readonly chosen: number | null
  readonly onChoose: (txn: number) => void
}) => {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: count ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
    scrollPaddingStart: ROW,
  })
  const rows = virtual.getVirtualItems()
  const first = rows[0]?.index ?? 0
  const last = rows.at(-1)?.index ?? 0
  useEffect(() => {
    if (count !== null && count > 0) want(first, last)
  }, [first, last, count, want])

  const step = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW) - 2)
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY }[
      event.key
    ]
    if (by === undefined || !count) return
    event.preventDefault()
    const from = chosen === null ? -1 : indexOf(chosen)
    const to = Math.max(0, Math.min(count - 1, from + by))
    virtual.scrollToIndex(to)
    const txn = txnAt(to)
    if (txn !== null) onChoose(txn)
  }
  return (
    <div className="changes" ref={scroller}>
      <div className="changes-head changes-row" aria-hidden="true">
        {heads.map((head) => (
          <span key={head} className={head === 'changed' || head === 'moved' ? 'r' : ''}>
            {words.columns[head]}
          </span>
        ))}
      </div>
      {count === 0 && isAll ? <p className="muted changes-none">{words.none}</p> : null}
      <div
        className="changes-body"
        role="listbox"
        aria-label={words.changes}
        tabIndex={0}
        data-focus-first
        aria-activedescendant={chosen === null ? undefined : `change-${chosen}`}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={step}
      >
        {rows.map(({ index, start }) => {
          const item = at(index)
          if (item === null)
            return (
              <div key={`at-${index}`} className="changes-row" aria-hidden="true" style={{ transform: `translateY(${start}px)` }}>
                <span className="muted">{words.reading}</span>
              </div>
            )
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, aria-activedescendant says which row
            <div
              key={item.txn}
              id={`change-${item.txn}`}
              role="option"
              aria-selected={item.txn === chosen}
              aria-posinset={index + 1}
              aria-setsize={isAll ? (count ?? -1) : -1}
              className={`changes-row ${item.undone ? 'undone' : ''} ${item.txn === chosen ? 'on' : ''}`}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => onChoose(item.txn)}
            >
              <span className="num">{momentText(item.at)}</span>
              <span className="changes-what" title={item.label}>
                <span>{item.label}</span>
                {item.undone ? <small className="muted"> · {words.undone}</small> : null}
              </span>
              <span title={item.author}>{item.author}</span>
              <span className="r num">{figure(item.changed)}</span>
              <span className="r num">{words.moved(item.moved)}</span>
              <span className="num">{finishText(item)}</span>
            </div>
          )
        })}
      </div>
    </div>
  )
}

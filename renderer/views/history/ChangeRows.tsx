/** The changes as a list of any length: only the rows in sight are drawn, older ones are read when they come near. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { finishDay, formatDate } from '../../../shared/time/formatDate.ts'
import { history as words } from '../../../shared/words/en/history.ts'
import { momentText } from '../../client/moments.ts'
import type { Change } from './useHistory.ts'

const ROW = 28
/** So many rows before the end the next page is asked for. */
const NEAR = 100
const heads = ['when', 'label', 'author', 'changed', 'moved', 'finish'] as const

const finishText = ({ finishBefore, finishAfter }: Change): string => {
  const [before, after] = [finishBefore, finishAfter].map((at) => (at === null ? '–' : formatDate(finishDay(at))))
  return words.finish(before, after)
}

export const ChangeRows = ({
  items,
  isAll,
  chosen,
  onChoose,
  wantMore,
}: {
  readonly items: readonly Change[]
  readonly isAll: boolean
  readonly chosen: number | null
  readonly onChoose: (txn: number) => void
  readonly wantMore: () => void
}) => {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
    scrollPaddingStart: ROW,
  })
  const rows = virtual.getVirtualItems()
  const last = rows.at(-1)?.index ?? 0
  useEffect(() => {
    if (!isAll && last > items.length - NEAR) wantMore()
  }, [last, items.length, isAll, wantMore])

  const step = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20 }[event.key]
    if (by === undefined || items.length === 0) return
    event.preventDefault()
    const at = items.findIndex((item) => item.txn === chosen)
    const to = Math.max(0, Math.min(items.length - 1, at + by))
    onChoose(items[to].txn)
    virtual.scrollToIndex(to)
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
      {items.length === 0 && isAll ? <p className="muted changes-none">{words.none}</p> : null}
      <div
        className="changes-body"
        role="listbox"
        aria-label={words.changes}
        tabIndex={0}
        aria-activedescendant={chosen === null ? undefined : `change-${chosen}`}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={step}
      >
        {rows.map(({ index, start }) => {
          const item = items[index]
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, aria-activedescendant says which row
            <div
              key={item.txn}
              id={`change-${item.txn}`}
              role="option"
              aria-selected={item.txn === chosen}
              aria-posinset={index + 1}
              aria-setsize={isAll ? items.length : -1}
              className={`changes-row ${item.undone ? 'undone' : ''} ${item.txn === chosen ? 'on' : ''}`}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => onChoose(item.txn)}
            >
              <span className="num">{momentText(item.at)}</span>
              <span title={item.label}>
                {item.label}
                {item.undone ? <small className="muted"> · {words.undone}</small> : null}
              </span>
              <span>{item.author}</span>
              <span className="r num">{item.changed.toLocaleString('en-GB')}</span>
              <span className="r num">{words.moved(item.moved)}</span>
              <span className="num">{finishText(item)}</span>
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** The differences as a list of any length: under each row of the plan its fields, as they were, are here and are there; a click shows the row. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { DifferingItem } from '../../../shared/contract/copies.ts'
import { copies } from '../../../shared/words/en/copies.ts'
import { showTask } from '../../client/screen.ts'
import type { Line } from './lines.ts'

const words = copies.screen
const ROW = 28

const Heading = ({ item }: { readonly item: DifferingItem }) => {
  const { kind, id, name, wbs, isHere } = item
  const what = kind === 'task' ? wbs : kind === 'program' || kind === 'network' ? '' : copies.kinds[kind]
  return (
    <td className="differs-name" colSpan={5}>
      <span className="num muted">{what}</span>
      {kind === 'task' && isHere ? (
        <button
          type="button"
          className="linkish"
          aria-label={words.show(name)}
          title={words.show(name)}
          onClick={() => showTask(id, 'plan')}
        >
          {name}
        </button>
      ) : (
        <b title={name}>{name}</b>
      )}
    </td>
  )
}

const Value = ({ text, isNew }: { readonly text: string | null; readonly isNew: boolean }) => (
  <td className={`${isNew ? 'new' : ''} ${text === null ? 'muted' : ''}`} title={text ?? ''}>
    {text ?? words.noValue}
  </td>
)

export const Differences = ({ lines }: { readonly lines: readonly Line[] }) => {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
    getItemKey: (at) => lines[at].key,
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list longer than its window must scroll by the keyboard, too
    <section className="differs" ref={scroller} tabIndex={0} aria-label={copies.title}>
      <table aria-label={words.table} aria-rowcount={lines.length + 1}>
        <thead>
          <tr className="differs-row differs-head">
            {[words.field, words.base, words.here, words.there, words.side].map((head) => (
              <th key={head}>{head}</th>
            ))}
          </tr>
        </thead>
        <tbody style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            const line = lines[index]
            const place = { transform: `translateY(${start}px)` }
            if (line.kind === 'item')
              return (
                <tr key={key} className="differs-row differs-item" aria-rowindex={index + 2} style={place}>
                  <Heading item={line.item} />
                </tr>
              )
            const { name, base, here, there, side, computed } = line.field
            return (
              <tr key={key} className={`differs-row ${computed ? 'computed' : ''}`} aria-rowindex={index + 2} style={place}>
                <td title={name}>{name}</td>
                <Value text={base} isNew={false} />
                <Value text={here} isNew={side !== 'there'} />
                <Value text={there} isNew={side !== 'here'} />
                <td className={`side ${side}`}>{words.sides[side]}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

/** Every row of the file as it will come in, virtualised, with its verdict; a refused row opens to be mended in place. */
// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtualised table are placed freely, which <table> does not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: rows are read, not operated; what can be done in them is a button
import { useVirtualizer } from '@tanstack/react-virtual'
import { Check, CircleMinus, CircleX, Pencil } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ImportRow } from '../../../shared/contract/imports.ts'
import { steady } from '../../../shared/steady.ts'
import { spaced } from '../../../shared/time/durationText.ts'
import { formatDate } from '../../../shared/time/formatDate.ts'
import { parseIso } from '../../../shared/time/instant.ts'
import { importing as words } from '../../../shared/words/en/import.ts'
import { focusBack } from '../../ui/focusBack.ts'
import { MendRow } from './MendRow.tsx'

const ROW = 28
const HEAD = 28
/** `extra` columns give way on a narrow window. */
const heads: readonly { key: keyof typeof words.columns; kind: string }[] = [
  { key: 'row', kind: 'r' },
  { key: 'verdict', kind: '' },
  { key: 'name', kind: '' },
  { key: 'duration', kind: 'r' },
  { key: 'start', kind: '' },
  { key: 'finish', kind: '' },
  { key: 'predecessors', kind: 'extra' },
  { key: 'owner', kind: 'extra' },
  { key: 'percent', kind: 'r extra' },
  { key: 'note', kind: '' },
]
const icons = { imported: Check, changed: Pencil, refused: CircleX, skipped: CircleMinus } as const

const day = (iso: string | null): string => {
  const instant = iso === null ? null : parseIso(iso)
  return instant === null ? (iso ?? '') : formatDate(instant, 'shortYear')
}

export const PreviewRows = ({ rows, busy }: { readonly rows: readonly ImportRow[]; readonly busy: boolean }) => {
  const scroller = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<string | null>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => rows[index].key,
    overscan: 12,
    scrollPaddingStart: HEAD,
  })
  const closeMend = (key: string): void => {
    setOpen(null)
    focusBack(() => scroller.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"] .note button`) ?? scroller.current)
  }
  return (
    <div
      className="preview"
      role="table"
      aria-label={words.title}
      aria-rowcount={rows.length + 1}
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard begins here
      tabIndex={0}
      data-focus-first
    >
      <div className="preview-head preview-row" role="row">
        {heads.map(({ key, kind }) => (
          <span role="columnheader" key={key} className={kind} aria-label={key === 'verdict' ? words.filter : undefined}>
            {words.columns[key]}
          </span>
        ))}
      </div>
      {rows.length === 0 ? <p className="muted preview-none">{words.noRows}</p> : null}
      <div className="preview-body" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className="preview-place"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <Row row={row} index={item.index} isOpen={open === row.key} onToggle={() => setOpen(open === row.key ? null : row.key)} />
              {open === row.key ? <MendRow row={row} busy={busy} onDone={() => closeMend(row.key)} /> : null}
            </div>
          )
        })}
      </div>
    </div>
  )
}

const Row = ({
  row,
  index,
  isOpen,
  onToggle,
}: {
  readonly row: ImportRow
  readonly index: number
  readonly isOpen: boolean
  readonly onToggle: () => void
}) => {
  const Icon = icons[row.verdict]
  const mendable = Object.keys(row.cells).length > 0
  return (
    <div className={`preview-row ${row.verdict} ${row.summary ? 'sum' : ''}`} role="row" aria-rowindex={index + 2} data-key={row.key}>
      <span role="cell" className="r num muted">
        {row.sourceRow}
      </span>
      <span role="cell" className="verdict" title={words.verdict[row.verdict]}>
        <Icon size={14} aria-label={words.verdict[row.verdict]} />
      </span>
      <span role="cell" dir="auto" style={{ paddingLeft: 8 + Math.max(0, row.level - 1) * 14 }} title={row.name}>
        {row.milestone ? '◆ ' : ''}
        {row.name}
      </span>
      <span role="cell" className="r num">
        {row.duration === null ? '' : spaced(row.duration)}
      </span>
      <span role="cell" className="num">
        {day(row.start)}
      </span>
      <span role="cell" className="num">
        {day(row.finish)}
      </span>
      <span role="cell" className="num muted extra" title={row.predecessors ?? ''}>
        {row.predecessors}
      </span>
      <span role="cell" className="extra" dir="auto" title={row.owner ?? ''}>
        {row.owner}
      </span>
      <span role="cell" className="r num extra">
        {row.percentComplete === null ? '' : Math.round(row.percentComplete)}
      </span>
      <span role="cell" className="note" title={row.note}>
        {mendable && row.verdict !== 'imported' ? (
          <button type="button" className="linkish" aria-expanded={isOpen} aria-label={words.mend(row.sourceRow)} onClick={onToggle}>
            {words.mendButton}
          </button>
        ) : null}
        {steady(row.note)}
      </span>
    </div>
  )
}

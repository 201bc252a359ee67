/** Two copies of one program side by side: what differs, task by task and field by field, with what it was when they parted. */
import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { Output } from '../../../shared/contract/index.ts'
import { copies } from '../../../shared/words/en/copies.ts'
import { chooseCopy } from '../../client/files.ts'
import { call } from '../../client/session.ts'
import { useStore } from '../../client/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { TextField, Tick } from '../../ui/Field.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { CopiesPanel } from './CopiesPanel.tsx'
import { Differences } from './Differences.tsx'
import { linesOf, type Shown } from './lines.ts'
import './copies.css'

type Comparison = Output<'copies.compare'>
const words = copies.screen

/** Compared when the screen opens and when it is asked for: edits go on meanwhile and the other file may change under us. */
const useComparison = (path: string | null): { readonly found: Comparison | string | null; readonly again: () => void } => {
  const own = useStore((state) => state.file?.path)
  const [found, setFound] = useState<Comparison | string | null>(null)
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn, or another program, is another comparison
  useEffect(() => {
    if (path === null) return
    let isCurrent = true
    setFound(null)
    void call('copies.compare', { path }, { what: words.reading, quiet: true }).then((answer) => {
      if (isCurrent) setFound(answer.ok ? answer.value : answer.message)
    })
    return () => {
      isCurrent = false
    }
  }, [path, own, turn])
  return { found, again: useCallback(() => setTurn((last) => last + 1), []) }
}

export const CopiesView = () => {
  const path = useStore((state) => state.comparedWith)
  const { found, again } = useComparison(path)
  const [shown, setShown] = useState<Shown>('all')
  const [dates, setDates] = useState(false)
  const [find, setFind] = useState('')
  const sought = useDeferredValue(find)
  const comparison = found !== null && typeof found === 'object' ? found : null
  const lines = useMemo(
    () => (comparison ? linesOf(comparison.items, { shown, dates, find: sought }) : []),
    [comparison, shown, dates, sought],
  )
  const counts = comparison?.counts
  const count = (side: Exclude<Shown, 'all'>) => (counts ? { count: counts[side] } : {})
  const all = counts ? counts.here + counts.there + counts.both : 0
  const tools = (
    <>
      <Segmented<Shown>
        label={words.filter}
        value={shown}
        choices={[
          { key: 'all', words: words.filters.all, ...(counts ? { count: all } : {}) },
          { key: 'there', words: words.filters.there, ...count('there') },
          { key: 'here', words: words.filters.here, ...count('here') },
          { key: 'both', words: words.filters.both, ...count('both') },
        ]}
        onChange={setShown}
      />
      <div className="copies-find">
        <TextField label={words.find} hideLabel placeholder={words.find} value={find} onChange={setFind} />
      </div>
      <Tick isOn={dates} onChange={setDates}>
        {words.dates}
      </Tick>
    </>
  )
  return (
    <Screen label={copies.title} tools={tools} panel={comparison ? <CopiesPanel found={comparison} /> : null}>
      <div className="copies">
        {path === null ? null : (
          <div className="copies-with muted">
            <span title={path}>{words.with(path)}</span>
            {counts && comparison.items.length > 0 ? (
              <span className="num">{words.counts(counts.tasks, all, counts.onlyDates)}</span>
            ) : null}
            <span className="grow" />
            <button type="button" className="linkish" onClick={again}>
              {words.again}
            </button>
            <button type="button" className="linkish" onClick={() => void chooseCopy()}>
              {words.choose}
            </button>
          </div>
        )}
        {found === null && path !== null ? <Empty words={words.reading} /> : null}
        {typeof found === 'string' || path === null ? (
          <Empty words={typeof found === 'string' ? found : words.chooseFirst}>
            <Button onPress={() => void chooseCopy()}>{words.choose}</Button>
          </Empty>
        ) : null}
        {comparison && comparison.items.length === 0 ? <Empty words={comparison.message} /> : null}
        {comparison && comparison.items.length > 0 && lines.length === 0 ? <Empty words={words.none} /> : null}
        {lines.length > 0 ? <Differences lines={lines} /> : null}
      </div>
    </Screen>
  )
}

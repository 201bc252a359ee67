/** One check: passed, failed or not measurable by shape and colour, its figures, and below them the rows it is about. */
import { ChevronRight, CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { Finding } from '../../../shared/model/finding.ts'
import { health as words } from '../../../shared/words/en/health.ts'
import { showTask } from '../../client/screen.ts'
import { useStore } from '../../client/store.ts'
import { Button } from '../../ui/Button.tsx'
import { commonFixes, runFix } from './runFix.ts'

type Verdict = keyof typeof words.verdicts
const verdictOf = ({ passed }: Finding): Verdict => (passed === null ? 'unmeasured' : passed ? 'passed' : 'failed')
const signs = { passed: CircleCheck, failed: TriangleAlert, unmeasured: CircleDashed } as const

export const Check = ({
  finding,
  isOpen,
  onToggle,
}: {
  readonly finding: Finding
  readonly isOpen: boolean
  readonly onToggle: () => void
}) => {
  const verdict = verdictOf(finding)
  const Sign = signs[verdict]
  const { key, point, name, formula, source, result, unit, limit, sense, numerator, denominator, note, items } = finding
  const rowsId = `health-${key}`
  return (
    <li className={`check ${verdict}`} data-check={key}>
      <button type="button" className="check-head" aria-expanded={isOpen} aria-controls={rowsId} onClick={onToggle}>
        <Sign className="check-sign" size={17} strokeWidth={1.8} role="img" aria-label={words.verdicts[verdict]} />
        <span className="check-name">
          <b>
            {point === null ? null : <span className="check-point num">{point}</span>}
            {name}
          </b>
          <small>{formula}</small>
          {verdict === 'unmeasured' && note !== '' ? <small className="check-why">{note}</small> : null}
        </span>
        <span className="check-counted num">{numerator === null || denominator === null ? '' : words.ratio(numerator, denominator)}</span>
        <span className="check-result num">{result === null ? '–' : words.result(result, unit)}</span>
        <span className="check-limit num">{words.limit(limit, unit, sense)}</span>
        <ChevronRight className="check-more" size={16} aria-hidden="true" />
      </button>
      {isOpen ? (
        <div className="check-body" id={rowsId}>
          {note === '' || verdict === 'unmeasured' ? null : <p className="muted">{note}</p>}
          {items.length === 0 && note === '' ? <p className="muted">{words.nothingFound}</p> : null}
          <Items finding={finding} />
          {source === '' ? null : <p className="check-source">{words.source(source)}</p>}
        </div>
      ) : null}
    </li>
  )
}

const FIRST = 40
const Items = ({ finding }: { readonly finding: Finding }) => {
  const [shown, setShown] = useState(FIRST)
  const rowById = useStore((state) => state.rowById)
  const readOnly = useStore((state) => state.file?.readOnly ?? true)
  const together = commonFixes(finding)
  const rest = finding.items.length - shown
  if (finding.items.length === 0) return null
  return (
    <>
      <ul className="check-items">
        {finding.items.slice(0, shown).map(({ taskId, linkId, detail, fix }) => {
          const row = rowById.get(taskId)
          const name = row?.task.name ?? taskId
          return (
            <li key={linkId ?? taskId}>
              <button type="button" className="check-task" title={words.jump(name)} onClick={() => showTask(taskId, 'plan')}>
                <span className="num muted">{row?.row ?? ''}</span>
                <span className="check-task-name" dir="auto">
                  {name}
                </span>
                <span className="muted">{detail}</span>
              </button>
              {fix ? (
                <Button look="quiet" isDisabled={readOnly} aria-label={`${fix.words}: ${name}`} onPress={() => runFix(fix)}>
                  {fix.words}
                </Button>
              ) : null}
            </li>
          )
        })}
      </ul>
      {rest > 0 || together.length > 0 ? (
        <div className="check-rest">
          {rest > 0 ? <Button onPress={() => setShown(shown + 10 * FIRST)}>{words.more(Math.min(rest, 10 * FIRST))}</Button> : null}
          {together.map((fix) => (
            <Button key={fix.words} isDisabled={readOnly} onPress={fix.run}>
              {fix.words}
            </Button>
          ))}
        </div>
      ) : null}
    </>
  )
}

/** The why panel: what drives the selected task's start and finish, what it drives, its float, and what moved its date. Used by Plan and Network. */
import { useState } from 'react'
import { isNearlyCritical, isOnLongestPath } from '../../../shared/model/criticality.ts'
import { nearCriticalLimitOf } from '../../../shared/model/program.ts'
import { CONSTRAINT_BROKEN, CRITICAL, DEADLINE_MISSED } from '../../../shared/model/schedule.ts'
import { steady } from '../../../shared/steady.ts'
import { daysText } from '../../../shared/time/daysText.ts'
import { finishDay, formatDate } from '../../../shared/time/formatDate.ts'
import type { Instant } from '../../../shared/time/instant.ts'
import { plan } from '../../../shared/words/en/plan.ts'
import { setTraced, showTask } from '../../client/screen.ts'
import { useStore } from '../../client/store.ts'
import { History } from './History.tsx'
import { Logic } from './Logic.tsx'
import { Part } from './Part.tsx'
import { Paths } from './Paths.tsx'
import { useAnswer, type Why } from './useAnswer.ts'
import { type TaskFacts, useTaskFacts } from './useTaskFacts.ts'
import './why.css'

export const WhyPanel = () => {
  const focus = useStore((state) => state.selection.focus)
  const chosen = useStore((state) => state.selection.ids.length)
  const facts = useTaskFacts(focus)
  const why = useAnswer('schedule.why', facts ? { taskId: facts.task.id } : null)
  if (!facts) {
    return (
      <section className="why" aria-label={plan.whyTitle} data-pane="why">
        <p className="why-empty">{plan.whyEmpty}</p>
      </section>
    )
  }
  return (
    <section className="why" aria-label={plan.whyTitle} data-pane="why">
      <TracedNow />
      <Title facts={facts} chosen={chosen} />
      <Numbers facts={facts} />
      <Remarks facts={facts} />
      <Chains facts={facts} why={why} />
      <Logic facts={facts} why={why} />
      <Paths facts={facts} />
      <Part title={plan.howMoved}>
        <History facts={facts} why={why} />
      </Part>
    </section>
  )
}

/** What stands out in chart and network now, and the way back. */
const TracedNow = () => {
  const traced = useStore((state) => state.traced)
  if (!traced) return null
  return (
    <p className="why-traced">
      {plan.tracedNow(traced.words, traced.taskIds.size)}
      <button type="button" className="why-act" onClick={() => setTraced(null)}>
        {plan.showAll}
      </button>
    </p>
  )
}

const Title = ({ facts, chosen }: { readonly facts: TaskFacts; readonly chosen: number }) => {
  const { row, task, at, workstream } = facts
  const parts = [row.wbs, at ? daysText(at.duration, facts.minutesPerDay) : null, at ? span(at.start, at.finish) : null, workstream]
  return (
    <header>
      <h2 title={task.name}>{task.name}</h2>
      <p className="muted num">{steady(parts.filter(Boolean).join(' · '))}</p>
      {chosen > 1 ? <p className="muted">{plan.whyMany(chosen)}</p> : null}
    </header>
  )
}
const span = (start: Instant, finish: Instant): string => {
  const from = formatDate(start)
  const to = start === finish ? from : formatDate(finishDay(finish))
  return from === to ? from : `${from} – ${to}`
}

const Numbers = ({ facts }: { readonly facts: TaskFacts }) => {
  const { at, minutesPerDay, baselineFinish, variance } = facts
  if (!at) return null
  const critical = (at.flags & CRITICAL) !== 0
  const slip = variance === null || variance === 0 ? '' : ` (${variance > 0 ? '+' : ''}${daysText(variance, minutesPerDay)})`
  return (
    <dl className="why-numbers num">
      <dt>{plan.totalFloat}</dt>
      <dd className={critical ? 'crit' : ''}>{daysText(at.totalFloat, minutesPerDay)}</dd>
      <dt>{plan.freeFloat}</dt>
      <dd>{daysText(at.freeFloat, minutesPerDay)}</dd>
      <dt>{plan.lateFinish}</dt>
      <dd>{formatDate(at.lateStart === at.lateFinish ? at.lateFinish : finishDay(at.lateFinish))}</dd>
      {baselineFinish === null ? null : (
        <>
          <dt>{plan.baselineFinish}</dt>
          <dd>
            {formatDate(finishDay(baselineFinish))}
            {slip}
          </dd>
        </>
      )}
    </dl>
  )
}

const Remarks = ({ facts }: { readonly facts: TaskFacts }) => {
  const { row, task, at } = facts
  const program = useStore((state) => state.program)
  const remarks: { words: string; bad: boolean }[] = []
  if (at && program) {
    const limit = (tenths: number): string => daysText(tenths, facts.minutesPerDay)
    if ((at.flags & CRITICAL) !== 0) remarks.push({ words: plan.criticalRemark(limit(program.criticalLimit)), bad: false })
    if (!row.hasChildren && isNearlyCritical(program, task, at))
      remarks.push({ words: plan.nearRemark(limit(nearCriticalLimitOf(program))), bad: false })
    if (isOnLongestPath(task, at)) remarks.push({ words: plan.longestRemark, bad: false })
  }
  if (task.deadline !== null && at) {
    const missed = (at.flags & DEADLINE_MISSED) !== 0
    const day = formatDate(finishDay(task.deadline))
    remarks.push({ words: missed ? plan.deadlineMissed(day) : plan.deadlineKept(day), bad: missed })
  }
  if (at && (at.flags & CONSTRAINT_BROKEN) !== 0) remarks.push({ words: plan.constraintBroken, bad: true })
  if (!task.active) remarks.push({ words: plan.inactiveRemark, bad: false })
  if (task.manual) remarks.push({ words: plan.manualRemark, bad: false })
  if (remarks.length === 0) return null
  return (
    <ul className="why-remarks">
      {remarks.map(({ words, bad }) => (
        <li key={words} className={bad ? 'bad' : ''}>
          {words}
        </li>
      ))}
    </ul>
  )
}

/** A sign stays with its number and a number with its unit when lines break. */
const together = (sentence: string): string =>
  sentence.replace(/([+−]) (?=\d)/g, '$1\u00a0').replace(/(\d) (?=(?:d|w|h|m|mo|ed|ew|eh)\b)/g, '$1\u00a0')

const Chains = ({ facts, why }: { readonly facts: TaskFacts; readonly why: Why | null }) => {
  const { at } = facts
  if (!at) return null
  const isPoint = at.start === at.finish
  const starts = formatDate(at.start, 'weekday')
  return (
    <>
      <Part title={isPoint ? plan.whyIsOn(starts) : plan.whyStarts(starts)}>
        <Chain facts={facts} steps={why?.start ?? []} />
      </Part>
      {isPoint ? null : (
        <Part title={plan.whyFinishes(formatDate(at.finish - 1, 'weekday'))}>
          <Chain facts={facts} steps={why?.finish ?? []} />
        </Part>
      )}
    </>
  )
}

/** So much of a chain is read at once; the rest is behind one press. */
const FEW = 4

/** A task's own length between two dates is said more quietly than what holds it. */
const Chain = ({ facts, steps }: { readonly facts: TaskFacts; readonly steps: Why['start'] }) => {
  const [openFor, setOpenFor] = useState<string | null>(null)
  const isOpen = openFor === facts.task.id || steps.length <= FEW + 1
  return (
    <>
      <ol className="why-chain">
        {(isOpen ? steps : steps.slice(0, FEW)).map((step) => (
          <li
            key={`${step.taskId} ${step.end}`}
            className={[facts.critical ? 'critical' : '', step.kind === 'duration' ? 'length' : ''].filter(Boolean).join(' ')}
          >
            <button type="button" disabled={step.taskId === facts.task.id} onClick={() => showTask(step.taskId)}>
              {together(step.sentence)}
              {step.kind === 'duration' ? null : <small>{step.detail}</small>}
            </button>
          </li>
        ))}
      </ol>
      {isOpen ? null : (
        <button type="button" className="why-act why-more" onClick={() => setOpenFor(facts.task.id)}>
          {plan.whyMore(steps.length - FEW)}
        </button>
      )}
    </>
  )
}

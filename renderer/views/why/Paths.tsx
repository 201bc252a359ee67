/** The most critical chains to the task, each with how far it may slip first: a press shows the chain in chart and network. */
import { useState } from 'react'
import type { Output } from '../../../shared/contract/index.ts'
import { daysText } from '../../../shared/time/daysText.ts'
import { plan } from '../../../shared/words/en/plan.ts'
import { setTraced, showTask } from '../../client/screen.ts'
import { useStore } from '../../client/store.ts'
import { Part } from './Part.tsx'
import { useAnswer } from './useAnswer.ts'
import type { TaskFacts } from './useTaskFacts.ts'

type Path = Output<'schedule.paths'>['paths'][number]
const FIRST = 5
const MOST = 200

/** Asked for only once somebody wants them; then they stay open from task to task. */
export const Paths = ({ facts }: { readonly facts: TaskFacts }) => {
  const [most, setMost] = useState(0)
  const answer = useAnswer('schedule.paths', most === 0 ? null : { taskId: facts.task.id, most })
  if (most === 0) {
    return (
      <Part title={plan.pathsTo}>
        <button type="button" className="why-act" onClick={() => setMost(FIRST)}>
          {plan.pathsShow}
        </button>
      </Part>
    )
  }
  const paths = answer?.paths ?? []
  return (
    <Part title={plan.pathsTo}>
      <ol className="why-paths">
        {paths.map((path, at) => (
          <OnePath key={path.taskIds.at(-1)} path={path} lit={wayTo(paths, at)} number={at + 1} facts={facts} />
        ))}
      </ol>
      {answer?.more && most < MOST ? (
        <button type="button" className="why-act" onClick={() => setMost(Math.min(MOST, most * 2))}>
          {plan.pathsMore}
        </button>
      ) : null}
    </Part>
  )
}

/** The chain and the way from where it joins to the task itself. */
const wayTo = (paths: readonly Path[], at: number): ReadonlySet<string> => {
  const lit = new Set(paths[at].taskIds)
  for (let joins = paths[at].joins, before = at; joins !== null; ) {
    const found = paths.findIndex(({ taskIds }, place) => place < before && taskIds.includes(joins ?? ''))
    if (found < 0) break
    const { taskIds } = paths[found]
    for (const id of taskIds.slice(taskIds.indexOf(joins))) lit.add(id)
    before = found
    joins = paths[found].joins
  }
  return lit
}

/** Names at the two ends of a long chain. */
const ENDS = 2

interface OneProps {
  readonly path: Path
  readonly lit: ReadonlySet<string>
  readonly number: number
  readonly facts: TaskFacts
}
const OnePath = ({ path, lit, number, facts }: OneProps) => {
  const tasks = useStore((state) => state.tasks)
  const key = `path ${number} ${facts.task.id}`
  const isOn = useStore((state) => state.traced?.key === key)
  const { taskIds, joins, relativeFloat } = path
  const name = (id: string): string => tasks.get(id)?.name ?? ''
  const shown = taskIds.length > 2 * ENDS ? [...taskIds.slice(0, ENDS), null, ...taskIds.slice(-ENDS)] : taskIds
  const show = (): void => setTraced({ key, words: plan.pathNamed(number, facts.task.name), taskIds: lit })
  const float = relativeFloat === 0 ? plan.pathDriving : plan.pathFloat(daysText(relativeFloat, facts.minutesPerDay))
  const small = [plan.pathTasks(taskIds.length), joins === null ? '' : plan.pathJoins(name(joins))]
  return (
    <li className={relativeFloat === 0 ? 'drives' : ''}>
      <button type="button" className="why-path num" aria-pressed={isOn} onClick={show}>
        <b>{number}</b> {float} <small>{small.filter(Boolean).join(' · ')}</small>
      </button>
      <p className="why-path-names">
        {shown.map((id, at) => (
          <span key={id ?? 'between'}>
            {at > 0 ? ' → ' : ''}
            {id === null ? (
              '…'
            ) : (
              <button type="button" className="why-name" onClick={() => showTask(id)}>
                {name(id)}
              </button>
            )}
          </span>
        ))}
      </p>
    </li>
  )
}

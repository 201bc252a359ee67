/** The links around the task: what each leaves, a jump to the other end, and the driving ones traced to their ends in chart and network. */
import type { Tie } from '../../../shared/contract/plan.ts'
import { daysText } from '../../../shared/time/daysText.ts'
import { plan } from '../../../shared/words/en/plan.ts'
import { setTraced, showTask } from '../../client/screen.ts'
import { call } from '../../client/session.ts'
import { useStore } from '../../client/store.ts'
import { linkText } from '../network/lagText.ts'
import { Part } from './Part.tsx'
import type { Why } from './useAnswer.ts'
import type { TaskFacts } from './useTaskFacts.ts'

type Way = 'driving' | 'driven'

/** Asks for the whole driving chain only when somebody wants to see it. */
const traceWay = async ({ task }: TaskFacts, way: Way): Promise<void> => {
  const answer = await call('schedule.logic', { taskId: task.id })
  if (!answer.ok) return
  const ties = answer.value[way]
  const taskIds = new Set([task.id, ...ties.flatMap((tie) => [tie.fromTaskId, tie.toTaskId])])
  setTraced({ key: `${way} ${task.id}`, words: (way === 'driving' ? plan.tracedBack : plan.tracedForward)(task.name), taskIds })
}

export const Logic = ({ facts, why }: { readonly facts: TaskFacts; readonly why: Why | null }) => {
  if (!why) return null
  return (
    <>
      <Part title={plan.waitsFor} aside={<Trace facts={facts} ties={why.predecessors} way="driving" />}>
        <Ties facts={facts} ties={why.predecessors} end="fromTaskId" nothing={plan.waitsForNothing} />
      </Part>
      <Part title={plan.isWaitedFor} aside={<Trace facts={facts} ties={why.successors} way="driven" />}>
        <Ties facts={facts} ties={why.successors} end="toTaskId" nothing={plan.isWaitedForByNothing} />
      </Part>
    </>
  )
}

const Trace = ({ facts, ties, way }: { readonly facts: TaskFacts; readonly ties: readonly Tie[]; readonly way: Way }) => {
  const isOn = useStore((state) => state.traced?.key === `${way} ${facts.task.id}`)
  if (!ties.some((tie) => tie.drives !== null)) return null
  return (
    <button type="button" className="why-act" aria-pressed={isOn} onClick={() => void traceWay(facts, way)}>
      {way === 'driving' ? plan.traceBack : plan.traceForward}
    </button>
  )
}

const FEW = 6

interface TiesProps {
  readonly facts: TaskFacts
  readonly ties: readonly Tie[]
  readonly end: 'fromTaskId' | 'toTaskId'
  readonly nothing: string
}

/** Driving links first, then those with the least to spare. */
const byWeight = (a: Tie, b: Tie): number =>
  Number(b.drives !== null) - Number(a.drives !== null) || (a.slack ?? Number.POSITIVE_INFINITY) - (b.slack ?? Number.POSITIVE_INFINITY)

const Ties = ({ facts, ties, end, nothing }: TiesProps) => {
  const tasks = useStore((state) => state.tasks)
  const links = useStore((state) => state.links)
  if (ties.length === 0) return <p className="muted">{nothing}</p>
  const rest = ties.length - FEW
  return (
    <>
      <ul className="why-ties">
        {ties
          .toSorted(byWeight)
          .slice(0, FEW)
          .map((tie) => {
            const link = links.get(tie.linkId)
            return (
              <li key={`${tie.linkId} ${tie.fromTaskId} ${tie.toTaskId}`} className={tie.drives === null ? '' : 'drives'}>
                <button type="button" onClick={() => showTask(tie[end])}>
                  <span>{tasks.get(tie[end])?.name}</span>
                  <small className="num">
                    {[link ? linkText(link) : '', slackWords(tie, facts.minutesPerDay)].filter(Boolean).join(' · ')}
                  </small>
                </button>
              </li>
            )
          })}
      </ul>
      {rest > 0 ? <p className="muted">{plan.moreDriven(rest)}</p> : null}
    </>
  )
}

const slackWords = ({ drives, slack }: Tie, minutesPerDay: number): string => {
  if (drives !== null) return plan.tieDrives[drives]
  if (slack === null) return plan.tieIdle
  return slack < 0 ? plan.tieBroken(daysText(-slack, minutesPerDay)) : plan.tieSlack(daysText(slack, minutesPerDay))
}

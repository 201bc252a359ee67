/** Health: how sound the plan is, check by check, with a jump to every task and a fix where one click can make it. */
import { SlidersHorizontal } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import type { CheckKey, Finding } from '../../../shared/model/finding.ts'
import { health as words } from '../../../shared/words/en/health.ts'
import { go } from '../../client/screen.ts'
import { useStore } from '../../client/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { BaselineChoice } from '../baselines/BaselineChoice.tsx'
import { Check } from './Check.tsx'
import { LimitsDialog } from './LimitsDialog.tsx'
import { type FamilyKey, placeIn, type Shown } from './place.ts'
import { useHealth } from './useHealth.ts'
import './health.css'

export const HealthView = () => {
  const isOpen = useStore((state) => state.file !== null)
  const hasTasks = useStore((state) => state.tasks.size > 0)
  const program = useStore((state) => state.program)
  const baselineId = useStore((state) => state.baselineId)
  const health = useHealth(baselineId)
  const place = placeIn(useStore((state) => state.file?.path ?? null))
  const [show, setShow] = useState<Shown>(place.show)
  const sheet = useRef<HTMLDivElement>(null)
  const isThere = typeof health === 'object' && health !== null
  // The rows are there only once they have been measured.
  useLayoutEffect(() => {
    if (isThere && sheet.current) sheet.current.scrollTop = place.scroll
  }, [isThere, place])
  const [limitsOpen, setLimitsOpen] = useState(false)
  if (!isOpen || !program) {
    return (
      <Screen label={words.title}>
        <Empty words={words.empty}>
          <Button onPress={() => go('home')}>{words.home}</Button>
        </Empty>
      </Screen>
    )
  }
  if (!hasTasks) {
    return (
      <Screen label={words.title}>
        <Empty words={words.noTasks}>
          <Button onPress={() => go('plan')}>{words.toPlan}</Button>
        </Empty>
      </Screen>
    )
  }
  const found = typeof health === 'object' ? health : null
  const tools = (
    <>
      <Segmented
        label={words.which}
        value={show}
        choices={[
          { key: 'all', words: words.show.all, ...(found ? { count: found.findings.length } : {}) },
          { key: 'failed', words: words.show.failed, ...(found ? { count: found.failed } : {}) },
        ]}
        onChange={(shown) => {
          place.show = shown
          setShow(shown)
        }}
      />
      <span className="grow" />
      <BaselineChoice />
      <Button look="quiet" icon={<SlidersHorizontal />} onPress={() => setLimitsOpen(true)}>
        {words.limits}
      </Button>
    </>
  )
  return (
    <Screen label={words.title} tools={tools}>
      <div
        className="health"
        ref={sheet}
        onScroll={(event) => {
          place.scroll = event.currentTarget.scrollTop
        }}
      >
        {health === null ? <p className="muted">{words.measuring}</p> : null}
        {typeof health === 'string' ? <p className="error">{health}</p> : null}
        {found ? (
          <>
            <p className="health-sum num" role="status">
              {words.summary(found.passed, found.failed, found.unmeasured)}
            </p>
            <Family family="dcma" findings={found.findings.filter(({ point }) => point !== null)} show={show} open={place.open} />
            <Family family="delivery" findings={found.findings.filter(({ point }) => point === null)} show={show} open={place.open} />
            {show === 'failed' && found.failed === 0 ? <p className="muted">{words.allFine}</p> : null}
          </>
        ) : null}
      </div>
      {limitsOpen ? <LimitsDialog chosen={program.healthLimits} onClose={() => setLimitsOpen(false)} /> : null}
    </Screen>
  )
}

const Family = ({
  family,
  findings,
  show,
  open: kept,
}: {
  readonly family: FamilyKey
  readonly findings: readonly Finding[]
  readonly show: Shown
  /** Which check of each family is open; written to. */
  readonly open: Record<FamilyKey, CheckKey | null>
}) => {
  const name = words.families[family]
  const [open, setOpen] = useState<CheckKey | null>(kept[family])
  const toggle = (key: CheckKey): void => {
    kept[family] = open === key ? null : key
    setOpen(kept[family])
  }
  const shown = findings.filter(({ passed }) => show === 'all' || passed === false)
  if (shown.length === 0) return null
  return (
    <section className="health-family" aria-label={name}>
      <header>
        <h2 className="label">{name}</h2>
        <span className="label">{words.columns.counted}</span>
        <span className="label">{words.columns.result}</span>
        <span className="label">{words.columns.limit}</span>
      </header>
      <ul>
        {shown.map((finding) => (
          <Check key={finding.key} finding={finding} isOpen={open === finding.key} onToggle={() => toggle(finding.key)} />
        ))}
      </ul>
    </section>
  )
}

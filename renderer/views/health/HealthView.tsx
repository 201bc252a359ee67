/** Health: how sound the plan is, check by check, with a jump to every task and a fix where one click can make it. */
import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
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
import { useHealth } from './useHealth.ts'
import './health.css'

type Shown = 'all' | 'failed'

export const HealthView = () => {
  const isOpen = useStore((state) => state.file !== null)
  const hasTasks = useStore((state) => state.tasks.size > 0)
  const program = useStore((state) => state.program)
  const baselineId = useStore((state) => state.baselineId)
  const health = useHealth(baselineId)
  const [show, setShow] = useState<Shown>('all')
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
        <Empty words={words.noTasks} />
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
        onChange={setShow}
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
      <div className="health">
        {health === null ? <p className="muted">{words.measuring}</p> : null}
        {typeof health === 'string' ? <p className="error">{health}</p> : null}
        {found ? (
          <>
            <p className="health-sum num" role="status">
              {words.summary(found.passed, found.failed, found.unmeasured)}
            </p>
            <Family name={words.families.dcma} findings={found.findings.filter(({ point }) => point !== null)} show={show} />
            <Family name={words.families.delivery} findings={found.findings.filter(({ point }) => point === null)} show={show} />
            {show === 'failed' && found.failed === 0 ? <p className="muted">{words.allFine}</p> : null}
          </>
        ) : null}
      </div>
      {limitsOpen ? <LimitsDialog chosen={program.healthLimits} onClose={() => setLimitsOpen(false)} /> : null}
    </Screen>
  )
}

const Family = ({ name, findings, show }: { readonly name: string; readonly findings: readonly Finding[]; readonly show: Shown }) => {
  const [open, setOpen] = useState<CheckKey | null>(null)
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
          <Check
            key={finding.key}
            finding={finding}
            isOpen={open === finding.key}
            onToggle={() => setOpen(open === finding.key ? null : finding.key)}
          />
        ))}
      </ul>
    </section>
  )
}

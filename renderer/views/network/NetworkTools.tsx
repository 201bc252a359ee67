/** The network's tools: fit, lay out again, focus on one task's logic, critical only, find. */

import { Focus, Maximize, Workflow } from 'lucide-react'
import { network as words } from '../../../shared/words/en/network.ts'
import { plan as planWords } from '../../../shared/words/en/plan.ts'
import { useFocusTask } from '../../client/hooks.ts'
import { setWhyOpen, showTask } from '../../client/screen.ts'
import { showRefusal } from '../../client/session.ts'
import { read, useStore } from '../../client/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Gap } from '../../ui/Screen.tsx'

interface Properties {
  readonly focusId: string | null
  readonly onFocus: (id: string | null) => void
  readonly criticalOnly: boolean
  readonly onCriticalOnly: (only: boolean) => void
  readonly onFit: () => void
  readonly onLayOutAgain: () => void
  readonly shown: number
}

/** The first task whose name holds the text, from the selected one on. */
const find = (text: string): void => {
  const needle = text.trim().toLowerCase()
  if (needle === '') return
  const { rows, selection } = read()
  const from = rows.findIndex((row) => row.task.id === selection.focus) + 1
  const row = [...rows.slice(from), ...rows.slice(0, from)].find((candidate) => candidate.task.name.toLowerCase().includes(needle))
  if (row) showTask(row.task.id)
  else showRefusal({ message: words.notFound(text) })
}

export const NetworkTools = ({ focusId, onFocus, criticalOnly, onCriticalOnly, onFit, onLayOutAgain, shown }: Properties) => {
  const selected = useFocusTask()
  const focused = useStore((state) => (focusId === null ? undefined : state.tasks.get(focusId)))
  const whyOpen = useStore((state) => state.whyOpen)
  return (
    <>
      <Button look="quiet" icon={<Maximize aria-hidden />} onPress={onFit}>
        {words.fit}
      </Button>
      <Button look="quiet" icon={<Workflow aria-hidden />} onPress={onLayOutAgain}>
        {words.layOutAgain}
      </Button>
      <Gap />
      <Button
        look="quiet"
        on={focusId !== null}
        icon={<Focus aria-hidden />}
        isDisabled={!selected && focusId === null}
        onPress={() => onFocus(focusId === null ? (selected?.id ?? null) : null)}
      >
        {words.focus}
      </Button>
      <Button look="quiet" on={criticalOnly} onPress={() => onCriticalOnly(!criticalOnly)}>
        {words.criticalOnly}
      </Button>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          find(String(new FormData(event.currentTarget).get('find') ?? ''))
        }}
      >
        <input name="find" className="network-find" placeholder={words.find} aria-label={words.find} />
      </form>
      <span className="grow" />
      <span className="network-count">{focused ? words.focusOn(focused.name) : words.holds(shown)}</span>
      <Gap />
      <Button look="quiet" on={whyOpen} onPress={() => setWhyOpen(!whyOpen)}>
        {planWords.why}
      </Button>
    </>
  )
}

/** The row of tools over the plan. */
import { Columns3, Flag, IndentDecrease, IndentIncrease, Link2, Route } from 'lucide-react'
import { formatDate } from '../../../shared/time/formatDate.ts'
import { instantFromUtcMs } from '../../../shared/time/instant.ts'
import { plan } from '../../../shared/words/en/plan.ts'
import { actionNamed, runAction } from '../../client/actions.ts'
import { showKeys } from '../../client/keys.ts'
import { openDialog, setBaseline, setFilter, setPlanLayout, setWhyOpen, setZoom } from '../../client/screen.ts'
import { type PlanLayout, useStore, type Zoom } from '../../client/store.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { MenuButton, type MenuEntry } from '../../ui/Menu.tsx'
import { Gap } from '../../ui/Screen.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { PlanFilter } from './PlanFilter.tsx'

const layouts: readonly { key: PlanLayout; words: string }[] = [
  { key: 'both', words: plan.sheetAndGantt },
  { key: 'sheet', words: plan.sheetOnly },
  { key: 'gantt', words: plan.ganttOnly },
]
const zooms = (['day', 'week', 'month', 'quarter'] as const).map((key: Zoom) => ({ key, words: plan.zooms[key] }))

/** A command's button: its words give way to the picture where there is little room. */
const Tool = ({
  name,
  words,
  icon,
  enabled,
}: {
  readonly name: string
  readonly words: string
  readonly icon: React.ReactNode
  readonly enabled: boolean
}) => {
  const keys = actionNamed(name)?.keys?.[0]
  return (
    <Button
      look="quiet"
      className="plan-tools-narrow"
      icon={icon}
      aria-label={words}
      isDisabled={!enabled}
      preventFocusOnPress
      onPress={() => runAction(name)}
    >
      <span className="tool-words" title={keys ? `${words}  ${showKeys(keys)}` : words}>
        {words}
      </span>
    </Button>
  )
}

/** The day on which the planner's clock stood when it was captured. */
const localDay = (ms: number): string => formatDate(instantFromUtcMs(ms - new Date(ms).getTimezoneOffset() * 60_000))

const BaselineMenu = () => {
  const baselines = useStore((state) => state.baselines)
  const baselineId = useStore((state) => state.baselineId)
  const shown = baselineId === null ? undefined : baselines.get(baselineId)
  const newestFirst = [...baselines.values()].sort((a, b) => b.capturedAt - a.capturedAt || b.number - a.number)
  const entries: MenuEntry[] = [
    ...newestFirst.map((one) => ({
      key: one.id,
      words: `${one.name}, ${localDay(one.capturedAt)}`,
      isOn: one.id === baselineId,
      run: () => setBaseline(one.id),
    })),
    ...(newestFirst.length > 0
      ? [
          { key: 'compare', words: plan.baselineCompare, run: () => openDialog('comparison') },
          { key: 'none', words: plan.baselineHide, isOn: baselineId === null, run: () => setBaseline(null) },
          { key: 'line', line: true as const },
        ]
      : []),
    { key: 'capture', words: plan.baselineCapture, run: () => openDialog('baselines') },
  ]
  const words = shown ? plan.baselineOf(shown.name, localDay(shown.capturedAt)) : plan.baseline
  return (
    <MenuButton entries={entries} label={words} icon={<Flag className="narrow-only" />}>
      <span className="tool-words" title={words}>
        {words}
      </span>
    </MenuButton>
  )
}

export const PlanTools = () => {
  const layout = useStore((state) => state.planLayout)
  const zoom = useStore((state) => state.zoom)
  const whyOpen = useStore((state) => state.whyOpen)
  const criticalOnly = useStore((state) => state.filter.criticalOnly)
  const chosen = useStore((state) => state.selection.ids.length)
  const writable = useStore((state) => state.file !== null && !state.file.readOnly)
  return (
    <>
      <Segmented label={plan.view} value={layout} choices={layouts} onChange={setPlanLayout} />
      <Gap />
      <Tool name="task.indent" words={plan.indent} icon={<IndentIncrease />} enabled={writable && chosen > 0} />
      <Tool name="task.outdent" words={plan.outdent} icon={<IndentDecrease />} enabled={writable && chosen > 0} />
      <Tool name="task.link" words={plan.link} icon={<Link2 />} enabled={writable && chosen > 1} />
      <Gap />
      <PlanFilter />
      <Button
        look="quiet"
        on={criticalOnly}
        className="plan-tools-narrow"
        icon={<Route className="narrow-only" />}
        aria-label={plan.criticalOnly}
        onPress={() => setFilter({ criticalOnly: !criticalOnly })}
      >
        <span className="tool-words">{plan.criticalOnly}</span>
      </Button>
      <BaselineMenu />
      <IconButton label={plan.chooseColumns} onPress={() => runAction('sheet.columns')}>
        <Columns3 />
      </IconButton>
      <span className="grow" />
      {layout === 'sheet' ? null : <Segmented label={plan.zoom} value={zoom} choices={zooms} onChange={setZoom} />}
      <Gap />
      <Button look="quiet" on={whyOpen} onPress={() => setWhyOpen(!whyOpen)}>
        {plan.why}
      </Button>
    </>
  )
}

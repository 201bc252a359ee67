/** Which baseline a screen compares with, as a quiet choice among its tools; nothing while there is none. Used by Reports and Health. */
import { baselines as words } from '../../../shared/words/en/settings.ts'
import { setBaseline } from '../../client/screen.ts'
import { useStore } from '../../client/store.ts'
import { Select } from '../../ui/Field.tsx'
import { Gap } from '../../ui/Screen.tsx'

const NONE = 'none'

export const BaselineChoice = () => {
  const baselines = useStore((state) => state.baselines)
  const baselineId = useStore((state) => state.baselineId)
  if (baselines.size === 0) return null
  return (
    <>
      <Select
        label={words.compareWith}
        hideLabel
        quiet
        value={baselineId ?? NONE}
        choices={[
          ...[...baselines.values()].map((baseline) => ({ key: baseline.id, words: words.againstOne(baseline.name) })),
          { key: NONE, words: words.againstNone },
        ]}
        onChange={(id) => setBaseline(id === NONE ? null : id)}
      />
      <Gap />
    </>
  )
}

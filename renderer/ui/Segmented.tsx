/** A row of choices of which one holds: views, zoom, verdicts. */
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import './ui.css'
import { figure } from '../../shared/words/en/count.ts'

export const Segmented = <K extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  readonly label: string
  readonly value: K
  readonly choices: readonly { readonly key: K; readonly words: string; readonly count?: number }[]
  readonly onChange: (key: K) => void
}) => (
  <ToggleButtonGroup
    className="segmented"
    aria-label={label}
    selectionMode="single"
    disallowEmptySelection
    selectedKeys={[value]}
    onSelectionChange={(keys) => {
      const [key] = keys
      if (key !== undefined) onChange(key as K)
    }}
  >
    {choices.map(({ key, words, count }) => (
      <ToggleButton key={key} id={key} className={({ isSelected }) => `btn quiet ${isSelected ? 'on' : ''}`}>
        {words}
        {count === undefined ? null : <span className="count num">{figure(count)}</span>}
      </ToggleButton>
    ))}
  </ToggleButtonGroup>
)

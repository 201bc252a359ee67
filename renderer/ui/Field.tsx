/** Fields with their label above, a hint or what is wrong below: text, choice, switch. */
import { Check, ChevronDown } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import {
  Button,
  Checkbox,
  FieldError,
  Select as HeadlessSelect,
  TextField as HeadlessTextField,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
  TextArea,
} from 'react-aria-components'
import './ui.css'

export const TextField = ({
  label,
  value,
  onChange,
  error,
  hint,
  placeholder,
  autoFocus,
  onKeyDown,
  long,
  hideLabel,
  name,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** What is wrong and what to write instead; shown in place of the hint. */
  readonly error?: string | null
  readonly hint?: string
  readonly placeholder?: string
  readonly autoFocus?: boolean
  readonly onKeyDown?: (event: KeyboardEvent) => void
  readonly long?: boolean
  readonly hideLabel?: boolean
  readonly name?: string
}) => (
  <HeadlessTextField
    className="field"
    value={value}
    onChange={onChange}
    isInvalid={Boolean(error)}
    // A form that was refused once must be sendable again: the browser would hold back every field that is marked wrong.
    validationBehavior="aria"
    {...(autoFocus ? { autoFocus } : {})}
    {...(name ? { name } : {})}
    {...(hideLabel ? { 'aria-label': label } : {})}
  >
    {hideLabel ? null : <Label>{label}</Label>}
    {long ? (
      <TextArea className="input" rows={3} placeholder={placeholder} />
    ) : (
      <Input className="input" placeholder={placeholder} onKeyDown={onKeyDown} />
    )}
    {hint && !error ? (
      <Text slot="description" className="hint">
        {hint}
      </Text>
    ) : null}
    <FieldError className="error">{error}</FieldError>
  </HeadlessTextField>
)

export interface Choice<K extends string> {
  readonly key: K
  readonly words: string
}
export const Select = <K extends string>({
  label,
  value,
  choices,
  onChange,
  hideLabel,
  quiet,
}: {
  readonly label: string
  readonly value: K | null
  readonly choices: readonly Choice<K>[]
  readonly onChange: (key: K) => void
  readonly hideLabel?: boolean
  readonly quiet?: boolean
}) => (
  <HeadlessSelect
    className="field"
    value={value}
    onChange={(key) => {
      if (key !== null) onChange(key as K)
    }}
    {...(hideLabel ? { 'aria-label': label } : {})}
  >
    {hideLabel ? null : <Label>{label}</Label>}
    <Button className={`btn select ${quiet ? 'quiet' : ''}`}>
      <span className="select-value" title={choices.find((choice) => choice.key === value)?.words}>
        <SelectValue />
      </span>
      <ChevronDown aria-hidden="true" />
    </Button>
    <Popover className="popover">
      <ListBox className="list" items={choices.map((choice) => ({ id: choice.key, words: choice.words }))}>
        {(choice) => (
          <ListBoxItem className="list-item" textValue={choice.words}>
            {({ isSelected }) => (
              <>
                <span className="list-mark">{isSelected ? <Check size={14} /> : null}</span>
                {choice.words}
              </>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  </HeadlessSelect>
)

export const Tick = ({
  children,
  isOn,
  onChange,
}: {
  readonly children: ReactNode
  readonly isOn: boolean
  readonly onChange: (on: boolean) => void
}) => (
  <Checkbox className="tick" isSelected={isOn} onChange={onChange}>
    <span className="tick-box" aria-hidden="true">
      {isOn ? <Check size={12} strokeWidth={3} /> : null}
    </span>
    {children}
  </Checkbox>
)

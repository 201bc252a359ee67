/** A button that opens a menu of things to do or choose. */
import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Menu as Headless, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { Button } from './Button.tsx'
import './ui.css'

export type MenuEntry =
  | {
      readonly key: string
      readonly words: string
      readonly keys?: string
      /** A tick before the words; undefined = no choice. */
      readonly isOn?: boolean
      readonly isDisabled?: boolean
      readonly run: () => void
    }
  | { readonly key: string; readonly line: true }

export const MenuButton = ({
  label,
  children,
  entries,
  icon,
  look = 'quiet',
  on,
}: {
  /** Read aloud in place of the button's words when it has none. */
  readonly label?: string
  readonly children?: ReactNode
  readonly entries: readonly MenuEntry[]
  readonly icon?: ReactNode
  readonly look?: 'plain' | 'quiet'
  readonly on?: boolean
}) => (
  <MenuTrigger>
    <Button look={look} icon={icon} className={on ? 'on' : ''} {...(label ? { 'aria-label': label } : {})}>
      {children}
      <ChevronDown aria-hidden="true" className="chevron" />
    </Button>
    <Popover className="popover">
      <Headless className="list">
        {entries.map((entry) =>
          'line' in entry ? (
            <Separator key={entry.key} className="list-line" />
          ) : (
            <MenuItem
              key={entry.key}
              id={entry.key}
              className="list-item"
              textValue={entry.words}
              isDisabled={entry.isDisabled ?? false}
              onAction={entry.run}
            >
              <span className="list-mark">{entry.isOn ? <Check size={14} /> : null}</span>
              <span className="list-words">{entry.words}</span>
              {entry.keys ? <span className="kbd">{entry.keys}</span> : null}
            </MenuItem>
          ),
        )}
      </Headless>
    </Popover>
  </MenuTrigger>
)

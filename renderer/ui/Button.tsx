/** Buttons: plain, quiet (no outline until pointed at), on (a pressed choice), strong (the one thing to do), with icon and key. */
import type { ReactNode } from 'react'
import { type ButtonProps, Button as Headless } from 'react-aria-components'
import './ui.css'

interface Looks {
  readonly look?: 'plain' | 'quiet' | 'strong' | 'danger'
  /** A pressed state; undefined = no toggle. */
  readonly on?: boolean
  readonly icon?: ReactNode
  readonly keys?: string
}
export const Button = ({
  look = 'plain',
  on,
  icon,
  keys,
  children,
  className,
  ...props
}: Looks & Omit<ButtonProps, 'children' | 'className'> & { children?: ReactNode; className?: string }) => (
  <Headless {...props} aria-pressed={on} className={`btn ${look} ${on ? 'on' : ''} ${className ?? ''}`}>
    {icon}
    {children}
    {keys ? <span className="kbd">{keys}</span> : null}
  </Headless>
)

/** A button that is only a picture; `label` is read aloud and shown as a tip. */
export const IconButton = ({
  label,
  children,
  className,
  on,
  ...props
}: { readonly label: string; readonly on?: boolean } & Omit<ButtonProps, 'children' | 'className'> & {
    children: ReactNode
    className?: string
  }) => (
  <Headless {...props} aria-label={label} aria-pressed={on} className={`btn quiet icon ${on ? 'on' : ''} ${className ?? ''}`}>
    <span className="tip-host" title={label}>
      {children}
    </span>
  </Headless>
)

/** The rooms of a screen: a row of tools, the main part, and a panel on the right when there is one. */
import { type ReactNode, useEffect } from 'react'
import { focusBack } from './focusBack.ts'
import './ui.css'

export const Screen = ({
  label,
  tools,
  panel,
  children,
}: {
  /** Name of the screen, read aloud. */
  readonly label: string
  /** Left out = no row of tools. */
  readonly tools?: ReactNode
  /** Falsy = no panel. */
  readonly panel?: ReactNode
  readonly children: ReactNode
}) => {
  // The screen before took the keyboard with it.
  useEffect(() => focusBack(), [])
  return (
    <main className={`screen ${tools ? 'with-tools' : ''} ${panel ? 'with-panel' : ''}`} aria-label={label} tabIndex={-1}>
      {tools ? (
        <div className="tools" role="toolbar" aria-label={label}>
          {tools}
        </div>
      ) : null}
      <div className="screen-main">{children}</div>
      {panel ? <aside className="panel">{panel}</aside> : null}
    </main>
  )
}

/** A fine line between groups of tools. */
export const Gap = () => <span className="sep" aria-hidden="true" />

/** The rooms of a screen: a row of tools, the main part, and a panel on the right when there is one. */
import type { ReactNode } from 'react'
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
}) => (
  <main className={`screen ${tools ? 'with-tools' : ''} ${panel ? 'with-panel' : ''}`} aria-label={label}>
    {tools ? (
      <div className="tools" role="toolbar" aria-label={label}>
        {tools}
      </div>
    ) : null}
    <div className="screen-main">{children}</div>
    {panel ? <aside className="panel">{panel}</aside> : null}
  </main>
)

/** A fine line between groups of tools. */
export const Gap = () => <span className="sep" aria-hidden="true" />

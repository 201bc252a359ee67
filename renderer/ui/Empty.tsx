/** An empty place that says what belongs there and how to fill it. */
import type { ReactNode } from 'react'
import './ui.css'

export const Empty = ({ words, children }: { readonly words: string; readonly children?: ReactNode }) => (
  <div className="empty">
    <p>{words}</p>
    {children ? <div className="empty-ways">{children}</div> : null}
  </div>
)

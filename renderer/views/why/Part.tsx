/** One part of the panel: a small heading, perhaps something to do beside it, and what it holds. */
import type { ReactNode } from 'react'

interface Props {
  readonly title: string
  readonly aside?: ReactNode
  readonly children: ReactNode
}
export const Part = ({ title, aside, children }: Props) => (
  <div className="why-part">
    <div className="why-heading">
      <h3 className="label">{title}</h3>
      {aside}
    </div>
    {children}
  </div>
)

/** Red, amber, green: told by colour and by shape (square, diamond, circle). */
import type { Rag } from '../../../../shared/report/content.ts'

export const Mark = ({ rag, size }: { readonly rag: Rag; readonly size: number }) => (
  <svg className={`s-mark ${rag}`} width={size} height={size} viewBox="0 0 18 18" aria-hidden="true">
    {rag === 'green' ? <circle cx="9" cy="9" r="8.5" /> : rag === 'amber' ? <path d="M9 0l9 9-9 9-9-9z" /> : <path d="M1 1h16v16H1z" />}
  </svg>
)

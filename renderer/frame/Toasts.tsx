/** Toasts: refusals said aloud with the way out, and what is done where no status line says it. */
import { CircleCheck, TriangleAlert, X } from 'lucide-react'
import { useEffect } from 'react'
import { frame } from '../../shared/words/en/frame.ts'
import { showTask } from '../client/screen.ts'
import { dismissToast } from '../client/session.ts'
import { read, type Toast, useStore } from '../client/store.ts'
import { IconButton } from '../ui/Button.tsx'

/** A refusal stays until it is read; good news goes by itself. */
const GOOD_NEWS_MS = 6000

const OneToast = ({ toast }: { readonly toast: Toast }) => {
  useEffect(() => {
    if (toast.tone === 'refusal') return
    const timer = setTimeout(() => dismissToast(toast.id), GOOD_NEWS_MS)
    return () => clearTimeout(timer)
  }, [toast])
  const shown = toast.taskIds.filter((id) => read().tasks.has(id))
  return (
    <div className={`toast ${toast.tone}`} role={toast.tone === 'refusal' ? 'alert' : 'status'}>
      {toast.tone === 'refusal' ? (
        <TriangleAlert className="toast-icon" size={16} aria-hidden="true" />
      ) : (
        <CircleCheck className="toast-icon" size={16} aria-hidden="true" />
      )}
      <span className="toast-words">
        {toast.message}
        {shown.length > 0 ? (
          <button type="button" className="linkish" onClick={() => showTask(shown[0])}>
            {frame.show}
          </button>
        ) : null}
      </span>
      <IconButton label={frame.dismiss} onPress={() => dismissToast(toast.id)}>
        <X />
      </IconButton>
    </div>
  )
}

export const Toasts = () => {
  const toasts = useStore((state) => state.toasts)
  return (
    <div className="toasts">
      {toasts.map((toast) => (
        <OneToast key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

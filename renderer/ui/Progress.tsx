/** Work in progress: what, how far, and a way to stop it. */
import { Button } from './Button.tsx'
import './ui.css'

export const Progress = ({
  what,
  done,
  total,
  onCancel,
  cancelWords,
}: {
  readonly what: string
  readonly done: number
  /** 0 = unknown. */
  readonly total: number
  readonly onCancel?: () => void
  readonly cancelWords: string
}) => (
  <div className="progress">
    <span>{what}</span>
    <progress aria-label={what} {...(total > 0 ? { value: done, max: total } : {})} />
    {onCancel ? <Button onPress={onCancel}>{cancelWords}</Button> : null}
  </div>
)

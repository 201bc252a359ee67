/** A dialog over the screen: title, body, a row of buttons; Escape and the cross close it, a click beside it only when nothing was typed. */
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Heading, Dialog as Headless, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './Button.tsx'
import './ui.css'

export const Dialog = ({
  title,
  onClose,
  children,
  buttons,
  size = 'middle',
  closeWords,
  holdsInput = false,
}: {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly buttons?: ReactNode
  readonly size?: 'small' | 'middle' | 'wide' | 'slide'
  /** What the cross says. */
  readonly closeWords: string
  /** A slip of the mouse beside it must not throw away what was typed. */
  readonly holdsInput?: boolean
}) => (
  <ModalOverlay isOpen isDismissable={!holdsInput} onOpenChange={(open) => (open ? undefined : onClose())} className="scrim">
    <Modal className={`modal ${size}-size`}>
      <Headless className="dialog">
        <div className="dialog-head">
          <Heading slot="title">
            <span title={title}>{title}</span>
          </Heading>
          <Button look="quiet" className="icon" aria-label={closeWords} onPress={onClose}>
            <X />
          </Button>
        </div>
        <div className="dialog-body">{children}</div>
        {buttons ? <div className="dialog-buttons">{buttons}</div> : null}
      </Headless>
    </Modal>
  </ModalOverlay>
)

/** Asks before a save replaces a file: what lies there is said, and what differs can be looked at first. */
import { copies as words } from '../../shared/words/en/copies.ts'
import { compareWith, replaceCopy, saveCopy } from '../client/files.ts'
import { useStore } from '../client/store.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

export const ReplaceDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const replacing = useStore((state) => state.replacing)
  if (!replacing) return null
  const { path, message, holdsMore } = replacing
  const another = (): void => {
    onClose()
    void saveCopy()
  }
  return (
    <Dialog
      title={words.replaceTitle}
      onClose={onClose}
      closeWords={words.cancel}
      buttons={
        <>
          <Button look={holdsMore ? 'strong' : 'plain'} onPress={() => compareWith(path)}>
            {words.replaceCompare}
          </Button>
          <span className="grow" />
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button onPress={another}>{words.otherName}</Button>
          <Button look={holdsMore ? 'danger' : 'strong'} onPress={() => void replaceCopy(path, holdsMore)}>
            {words.replaceButton}
          </Button>
        </>
      }
    >
      <p role="alert">{message}</p>
    </Dialog>
  )
}

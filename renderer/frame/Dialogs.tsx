/** The dialogs of the whole program, one open at a time; which one stands in the store. */
import { useStore } from '../client/store.ts'

export const Dialogs = () => {
  const dialog = useStore((state) => state.dialog)
  switch (dialog) {
    default:
      return null
  }
}

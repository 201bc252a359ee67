/** The keyboard is never left nowhere: where the thing that had it goes away, it goes on in the screen. */

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body
const isCovered = (): boolean =>
  document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"].list') !== null

/** What a screen is worked with (marked `data-focus-first`), else the screen itself, from which Tab leads to its first part. */
const screenPlace = (): HTMLElement | null =>
  document.querySelector<HTMLElement>('main [data-focus-first]') ?? document.querySelector<HTMLElement>('main')

/** At once; only when nothing has the keyboard. */
export const takeFocus = (place: HTMLElement | null = screenPlace()): void => {
  if (isNowhere() && !isCovered()) place?.focus({ preventScroll: true })
}

/** Once what was done is painted; a dialog that was left has given the keyboard back by then. */
export const focusBack = (find?: () => HTMLElement | null): void => {
  requestAnimationFrame(() => requestAnimationFrame(() => takeFocus(find?.() ?? undefined)))
}

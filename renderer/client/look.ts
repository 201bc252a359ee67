/** Theme, columns and divider: the same for every program, kept by the program and not by the page, whose origin is another after each start in a browser. */
import type { Input } from '../../shared/contract/index.ts'
import type { Look } from '../../shared/contract/views.ts'
import { change, read, store, type Theme } from './store.ts'

/** The first paint cannot wait for the program: the page remembers the theme where its origin stays. */
const THEME = 'throughline.theme'
const dark = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)')
const paintTheme = (theme: Theme): void => {
  const isDark = theme === 'system' ? dark().matches : theme === 'dark'
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
  change({ theme, isDark })
}
export const setTheme = (theme: Theme): void => {
  localStorage.setItem(THEME, theme)
  paintTheme(theme)
}
/** Before the first paint; the system's theme is followed as it changes. */
export const startTheme = (): void => {
  const kept = localStorage.getItem(THEME)
  paintTheme(kept === 'light' || kept === 'dark' ? kept : 'system')
  dark().addEventListener('change', () => paintTheme(read().theme))
}

export const setColumns = (columns: Look['columns']): void => change({ columns })
export const setSheetWidth = (sheetWidth: number): void => change({ sheetWidth })

const current = (): Look => {
  const { theme, columns, sheetWidth } = read()
  return { theme, columns, sheetWidth }
}
const differences = (before: Look, now: Look): Partial<Look> =>
  Object.fromEntries(Object.entries(now).filter(([key, value]) => before[key as keyof Look] !== value))

/** What the page began with, until the program has said what it kept. */
let first: Look | null = null
let told: Look | null = null
let tell = (): void => {}

/** Shows what the program has kept, but for what somebody has changed before its answer came: that is kept instead. */
export const adoptLook = (kept: Look): void => {
  if (told !== null) return
  told = kept
  const { theme, ...rest } = { ...kept, ...(first === null ? {} : differences(first, current())) }
  change(rest)
  setTheme(theme)
  tell()
}

/** Tells what changes, for good: one message at a time, the last word winning. Until the program has said what it kept, nothing is told. */
export const keepLook = (keep: (changed: Input<'look.keep'>) => Promise<unknown>): void => {
  let busy = false
  first = current()
  const tellAll = async (): Promise<void> => {
    if (busy || told === null) return
    busy = true
    for (let news = differences(told, current()); Object.keys(news).length > 0; news = differences(told, current())) {
      told = current()
      await keep(news)
    }
    busy = false
  }
  tell = () => void tellAll()
  store.subscribe((state, before) => {
    if (state.theme !== before.theme || state.columns !== before.columns || state.sheetWidth !== before.sheetWidth) tell()
  })
}

/** The frame around every screen: rail, top bar, the screen itself, status line; dialogs and toasts over them. */
import { lazy, Suspense, useEffect } from 'react'
import { I18nProvider } from 'react-aria-components'
import { runKey } from '../client/actions.ts'
import { isTyping } from '../client/keys.ts'
import { type Route, useStore } from '../client/store.ts'
import { takeFocus } from '../ui/focusBack.ts'
import { Dialogs } from './Dialogs.tsx'
import { DropPlace } from './DropPlace.tsx'
import { Failsafe } from './Failsafe.tsx'
import { NoticeBar } from './NoticeBar.tsx'
import { Rail } from './Rail.tsx'
import { StatusLine } from './StatusLine.tsx'
import { Toasts } from './Toasts.tsx'
import { TopBar } from './TopBar.tsx'
import './frame.css'
import './dialogs.css'

const views: Readonly<Record<Route, ReturnType<typeof lazy>>> = {
  home: lazy(async () => ({ default: (await import('../views/home/HomeView.tsx')).HomeView })),
  plan: lazy(async () => ({ default: (await import('../views/plan/PlanView.tsx')).PlanView })),
  network: lazy(async () => ({ default: (await import('../views/network/NetworkView.tsx')).NetworkView })),
  reports: lazy(async () => ({ default: (await import('../views/reports/ReportsView.tsx')).ReportsView })),
  health: lazy(async () => ({ default: (await import('../views/health/HealthView.tsx')).HealthView })),
  history: lazy(async () => ({ default: (await import('../views/history/HistoryView.tsx')).HistoryView })),
  copies: lazy(async () => ({ default: (await import('../views/copies/CopiesView.tsx')).CopiesView })),
  import: lazy(async () => ({ default: (await import('../views/import/ImportView.tsx')).ImportView })),
}

/** Keys of actions; a dialog or menu keeps its keys, and a view may have taken the key already. */
const onKey = (event: KeyboardEvent): void => {
  if (event.defaultPrevented || event.isComposing) return
  if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')) return
  if (runKey(event, isTyping(event.target))) event.preventDefault()
}

export const App = () => {
  const route = useStore((state) => state.route)
  useEffect(() => {
    const listening = new AbortController()
    // Before anybody else: a key that is pressed nowhere should at least lead somewhere.
    document.addEventListener('keydown', () => takeFocus(), { signal: listening.signal, capture: true })
    document.addEventListener('keydown', onKey, { signal: listening.signal })
    return () => listening.abort()
  }, [])
  const View = views[route]
  return (
    <I18nProvider locale="en-GB">
      <div className="frame">
        <TopBar />
        <Rail />
        <Failsafe key={route}>
          <Suspense fallback={<div className="screen" aria-busy="true" />}>
            <View />
          </Suspense>
        </Failsafe>
        <NoticeBar />
        <StatusLine />
        <Dialogs />
        <Toasts />
        <DropPlace />
      </div>
    </I18nProvider>
  )
}

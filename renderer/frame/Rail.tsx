/** The left rail: the screens, the present one marked. */
import { ChartNoAxesGantt, FileText, HeartPulse, History, House, type LucideIcon, Waypoints } from 'lucide-react'
import { frame } from '../../shared/words/en/frame.ts'
import { go } from '../client/screen.ts'
import { type Route, useStore } from '../client/store.ts'
import { RailFoot } from './RailFoot.tsx'

const screens: readonly { route: Route; words: string; Icon: LucideIcon; needsProgram: boolean }[] = [
  { route: 'home', words: frame.rail.home, Icon: House, needsProgram: false },
  { route: 'plan', words: frame.rail.plan, Icon: ChartNoAxesGantt, needsProgram: true },
  { route: 'network', words: frame.rail.network, Icon: Waypoints, needsProgram: true },
  { route: 'reports', words: frame.rail.reports, Icon: FileText, needsProgram: true },
  { route: 'health', words: frame.rail.health, Icon: HeartPulse, needsProgram: true },
  { route: 'history', words: frame.rail.history, Icon: History, needsProgram: true },
]

export const Rail = () => {
  const route = useStore((state) => state.route)
  const open = useStore((state) => state.file !== null)
  const shown = route === 'import' ? 'home' : route
  return (
    <nav className="rail" aria-label={frame.rail.label}>
      {screens.map(({ route: to, words, Icon, needsProgram }) => (
        <button
          key={to}
          type="button"
          className={shown === to ? 'on' : ''}
          aria-current={shown === to ? 'page' : undefined}
          disabled={needsProgram && !open}
          onClick={() => go(to)}
        >
          <Icon size={19} strokeWidth={1.6} aria-hidden="true" />
          {words}
        </button>
      ))}
      <span className="grow" />
      <RailFoot />
    </nav>
  )
}

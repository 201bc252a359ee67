/** Home: ways to begin, and the programs opened lately. */
import { FileSpreadsheet, FolderOpen, Plus, Spline } from 'lucide-react'
import type { ComponentType } from 'react'
import { home } from '../../../shared/words/en/home.ts'
import { runAction } from '../../client/actions.ts'
import { useStore } from '../../client/store.ts'
import { Logo } from '../../ui/Logo.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { RecentPrograms } from './RecentPrograms.tsx'
import './home.css'

const ways: readonly {
  action: string
  words: string
  hint: string
  Icon: ComponentType<{ size?: number; strokeWidth?: number; 'aria-hidden'?: 'true' }>
}[] = [
  { action: 'file.new', words: home.new, hint: home.newHint, Icon: Plus },
  { action: 'file.import', words: home.import, hint: home.importHint, Icon: FileSpreadsheet },
  { action: 'file.open', words: home.open, hint: home.openHint, Icon: FolderOpen },
  { action: 'file.openSample', words: home.sample, hint: home.sampleHint, Icon: Spline },
]

export const HomeView = () => {
  const version = useStore((state) => state.info?.version)
  return (
    <Screen label={home.title}>
      <div className="home">
        <div className="home-page">
          <div className="home-head">
            <span className="home-logo">
              <Logo size={34} />
            </span>
            <div>
              <h2>{home.name}</h2>
              <p className="muted">{home.promise}</p>
            </div>
          </div>
          <div className="home-ways">
            {ways.map(({ action, words, hint, Icon }) => (
              <button key={action} type="button" className="home-way" data-action={action} onClick={() => runAction(action)}>
                <Icon size={18} strokeWidth={1.6} aria-hidden="true" />
                <b>{words}</b>
                <span className="muted">{hint}</span>
              </button>
            ))}
          </div>
          <RecentPrograms />
          <p className="home-foot">
            {home.drop}
            {version ? <span className="num">{home.version(version)}</span> : null}
          </p>
        </div>
      </div>
    </Screen>
  )
}

/** At the foot of the rail: the colours of the screen and the list of keys. */
import { Check, CircleHelp, Monitor, Moon, Sun } from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { frame } from '../../shared/words/en/frame.ts'
import { runAction } from '../client/actions.ts'
import { setTheme } from '../client/look.ts'
import { type Theme, useStore } from '../client/store.ts'

const themes = ['system', 'light', 'dark'] as const satisfies readonly Theme[]
const icons = { system: Monitor, light: Sun, dark: Moon } as const

export const RailFoot = () => {
  const theme = useStore((state) => state.theme)
  const Icon = icons[theme]
  return (
    <div className="rail-foot">
      <MenuTrigger>
        <Button className="rail-icon" aria-label={`${frame.theme.label}: ${frame.theme[theme]}`}>
          <Icon size={16} strokeWidth={1.6} />
        </Button>
        <Popover className="popover" placement="right bottom">
          <Menu className="list" onAction={(key) => setTheme(key as Theme)}>
            {themes.map((key) => (
              <MenuItem key={key} id={key} className="list-item" textValue={frame.theme[key]}>
                <span className="list-mark">{key === theme ? <Check size={14} /> : null}</span>
                {frame.theme[key]}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <Button className="rail-icon" aria-label={frame.keys.title} onPress={() => runAction('help.keys')}>
        <CircleHelp size={16} strokeWidth={1.6} />
      </Button>
    </div>
  )
}

/** Keys as text ("Ctrl+Shift+F2"): how an action's keys are matched with a key press and shown to people. */

const mac = (): boolean => typeof navigator !== 'undefined' && /Mac/.test(navigator.platform)

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

const named: Readonly<Record<string, string>> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ' ': 'Space',
  '+': 'Plus',
  '-': 'Minus',
  _: 'Minus',
  '=': 'Plus',
}

/** The text of a key press. Ctrl stands for ⌘ on a Mac. A sign that needs Shift ("?") is named by the sign alone. */
export const keyText = (press: Press): string => {
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1]
  const key = named[press.key] ?? (letter && (press.ctrlKey || press.metaKey || press.altKey) ? letter : press.key)
  const sign = key.length === 1 && !/[a-zA-Z]/.test(key)
  const parts: string[] = []
  if (press.ctrlKey || press.metaKey) parts.push('Ctrl')
  if (press.altKey) parts.push('Alt')
  if (press.shiftKey && !sign) parts.push('Shift')
  return [...parts, key.length === 1 ? key.toUpperCase() : key].join('+')
}

const macNames: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧' }
const arrows: Readonly<Record<string, string>> = { Left: '←', Right: '→', Up: '↑', Down: '↓', Plus: '+', Minus: '−' }

/** As shown in menus and the list of keys: "Ctrl Z", on a Mac "⌘ Z". */
export const showKeys = (keys: string): string =>
  keys
    .split('+')
    .map((part) => arrows[part] ?? (mac() ? (macNames[part] ?? part) : part))
    .join(' ')

/** Is the key press on its way to a text field? */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type)))

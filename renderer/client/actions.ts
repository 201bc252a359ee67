/** Actions as data: one register from which buttons, menus, keys and the palette take what can be done now. */
import { keyText } from './keys.ts'
import { read, type State } from './store.ts'

export interface Action {
  /** "task.indent"; a later registration under the same name takes the place of an earlier one. */
  readonly name: string
  /** What it does, in words; a function where the words depend on the state ("Undo “Move UAT wave 2”"). */
  readonly words: string | ((state: State) => string)
  /** Heading in the list of keys. */
  readonly group: 'program' | 'plan' | 'view' | 'go'
  /** "Ctrl+Shift+F2"; several for the same action. */
  readonly keys?: readonly string[]
  /** Its keys count in a text field, too (Ctrl+K). */
  readonly whileTyping?: true
  /** Not offered by the palette. */
  readonly hidden?: true
  /** More words by which the palette finds it. */
  readonly also?: string
  readonly enabled?: (state: State) => boolean
  readonly run: (argument?: string) => unknown
}

const register = new Map<string, Action>()

/** Adds actions; the answer takes them out again. */
export const registerActions = (...actions: readonly Action[]): (() => void) => {
  for (const action of actions) register.set(action.name, action)
  return () => {
    for (const action of actions) if (register.get(action.name) === action) register.delete(action.name)
  }
}
export const allActions = (): readonly Action[] => [...register.values()]
export const actionNamed = (name: string): Action | undefined => register.get(name)
export const wordsOf = (action: Action, state: State = read()): string =>
  typeof action.words === 'string' ? action.words : action.words(state)
export const canRun = (action: Action, state: State = read()): boolean => action.enabled?.(state) ?? true

/** Runs an action by name if it can run now; an unknown name is passed over (a menu may name a view's action while the view is away). */
export const runAction = (name: string, argument?: string): void => {
  const action = register.get(name)
  if (action && canRun(action)) void action.run(argument)
}

/** Runs the action that has these keys; false when there is none that can run. */
export const runKey = (press: KeyboardEvent, typing: boolean): boolean => {
  const text = keyText(press)
  for (const action of register.values()) {
    if (!action.keys?.includes(text) || (typing && !action.whileTyping) || !canRun(action)) continue
    void action.run()
    return true
  }
  return false
}

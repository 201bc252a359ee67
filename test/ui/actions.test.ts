/** One register of actions behind buttons, keys, menus and the palette. */
import { afterEach, describe, expect, test } from 'vitest'
import { actionNamed, registerActions, runAction, runKey, wordsOf } from '../../renderer/client/actions.ts'
import { keyText, showKeys } from '../../renderer/client/keys.ts'
import { change, resetStore } from '../../renderer/client/store.ts'
import { registerFrameActions } from '../../renderer/frame/frameActions.ts'
import { type MenuEntry, menu } from '../../shared/words/en/menu.ts'

const press = (key: string, more: Partial<KeyboardEvent> = {}): KeyboardEvent =>
  ({
    key,
    code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...more,
  }) as KeyboardEvent

describe('keys as text', () => {
  test.each([
    ['Ctrl+Z', press('z', { ctrlKey: true })],
    ['Ctrl+Z', press('z', { metaKey: true })],
    ['Ctrl+Shift+S', press('S', { ctrlKey: true, shiftKey: true })],
    ['Alt+Shift+Right', press('ArrowRight', { altKey: true, shiftKey: true })],
    ['Ctrl+Shift+F2', press('F2', { ctrlKey: true, shiftKey: true })],
    ['?', press('?', { shiftKey: true })],
    ['Ctrl+1', press('1', { ctrlKey: true })],
    // a Russian keyboard types я where Z is: the place counts, as in every other program
    ['Ctrl+Z', press('я', { ctrlKey: true, code: 'KeyZ' })],
  ])('%s', (text, event) => {
    expect(keyText(event)).toBe(text)
  })
  test('are shown with spaces and arrows', () => {
    expect(showKeys('Alt+Shift+Right')).toBe('Alt Shift →')
  })
})

describe('actions', () => {
  let takeOut = (): void => {}
  afterEach(() => {
    takeOut()
    resetStore()
  })

  test('run by their key only when they can, and not while typing unless they say so', () => {
    const ran: string[] = []
    const out = registerActions(
      { name: 'a', words: 'A', group: 'plan', keys: ['Delete'], enabled: (state) => state.file !== null, run: () => ran.push('a') },
      { name: 'b', words: 'B', group: 'plan', keys: ['Ctrl+K'], whileTyping: true, run: () => ran.push('b') },
    )
    takeOut = out
    expect(runKey(press('Delete'), false)).toBe(false)
    change({ file: { path: '/a', name: 'A', readOnly: false, warning: null } })
    expect(runKey(press('Delete'), true)).toBe(false)
    expect(runKey(press('Delete'), false)).toBe(true)
    expect(runKey(press('k', { ctrlKey: true }), true)).toBe(true)
    expect(ran).toEqual(['a', 'b'])
  })

  test('a view that goes away takes only its own actions along', () => {
    const first = registerActions({ name: 'x', words: 'first', group: 'plan', run: () => {} })
    takeOut = registerActions({ name: 'x', words: 'second', group: 'plan', run: () => {} })
    first()
    expect(actionNamed('x')?.words).toBe('second')
  })

  test('undo and redo carry the words of the step', () => {
    takeOut = registerFrameActions()
    change({ history: { undo: 'Move UAT wave 2', redo: null } })
    const undo = actionNamed('history.undo')
    expect(undo && wordsOf(undo)).toBe('Undo “Move UAT wave 2”')
  })

  test('every entry of the native menu is an action of the register', () => {
    takeOut = registerFrameActions()
    const named = Object.values(menu).flatMap(({ entries }) => entries.flatMap((entry) => (entry === 'line' ? [] : [entry.action])))
    expect(named.length).toBeGreaterThan(8)
    expect(named.filter((name) => !actionNamed(name))).toEqual([])
  })

  test('the native menu shows the keys that the window listens for', () => {
    takeOut = registerFrameActions()
    const entries: readonly MenuEntry[] = Object.values(menu).flatMap(({ entries }) => [...entries])
    const wrong = entries.filter(
      (entry) => entry !== 'line' && entry.keys && !actionNamed(entry.action)?.keys?.includes(entry.keys.replace('CmdOrCtrl', 'Ctrl')),
    )
    expect(wrong).toEqual([])
  })

  test('an action that is not there or cannot run is passed over', () => {
    takeOut = registerFrameActions()
    expect(() => {
      runAction('no.such.action')
      runAction('history.undo')
    }).not.toThrow()
  })
})

/** The actions of the whole program: files, history, screens, dialogs, colours. Views register theirs while they are shown. */
import { frame } from '../../shared/words/en/frame.ts'
import { type Action, registerActions } from '../client/actions.ts'
import { chooseProgram, closeProgram, compareCopies, compareWith, openPath, openSample, saveCopy } from '../client/files.ts'
import { chooseImport } from '../client/importing.ts'
import { setTheme } from '../client/look.ts'
import { go, openDialog } from '../client/screen.ts'
import { call } from '../client/session.ts'
import type { State } from '../client/store.ts'

const isOpen = (state: State): boolean => state.file !== null
const canChange = (state: State): boolean => state.file !== null && !state.file.readOnly

type Named = keyof typeof frame.actions
const action = (name: Named, group: Action['group'], rest: Omit<Action, 'name' | 'group' | 'words'> & Partial<Action>): Action => ({
  name,
  group,
  words: frame.actions[name],
  ...rest,
})

export const registerFrameActions = (): (() => void) =>
  registerActions(
    action('history.undo', 'program', {
      words: (state) => (state.history.undo === null ? frame.actions['history.undo'] : frame.top.undo(state.history.undo)),
      keys: ['Ctrl+Z'],
      enabled: (state) => canChange(state) && state.history.undo !== null,
      run: () => call('history.undo', {}),
    }),
    action('history.redo', 'program', {
      words: (state) => (state.history.redo === null ? frame.actions['history.redo'] : frame.top.redo(state.history.redo)),
      keys: ['Ctrl+Y', 'Ctrl+Shift+Z'],
      enabled: (state) => canChange(state) && state.history.redo !== null,
      run: () => call('history.redo', {}),
    }),
    action('search', 'program', { keys: ['Ctrl+K'], whileTyping: true, hidden: true, run: () => openDialog('palette') }),
    action('help.keys', 'program', { keys: ['?'], also: 'help shortcuts keyboard', run: () => openDialog('keys') }),
    action('file.new', 'program', { keys: ['Ctrl+N'], also: 'create', run: () => openDialog('new-program') }),
    action('file.open', 'program', {
      keys: ['Ctrl+O'],
      also: 'file program',
      run: (path) => (path ? openPath(path) : chooseProgram()),
    }),
    action('file.import', 'program', {
      keys: ['Ctrl+I'],
      also: 'excel xlsx csv mspdi xml read',
      run: (path) => chooseImport(path),
    }),
    action('file.openSample', 'program', { also: 'atlas example', run: openSample }),
    action('file.saveCopy', 'program', { keys: ['Ctrl+Shift+S'], also: 'publish share back-up', enabled: isOpen, run: saveCopy }),
    action('file.about', 'program', {
      also: 'size check safe place location back-up version',
      enabled: isOpen,
      run: () => openDialog('about-file'),
    }),
    action('file.backups', 'program', { also: 'restore recover copy', enabled: isOpen, run: () => openDialog('backups') }),
    action('file.compare', 'program', {
      also: 'two copies published differs difference newer moved on merge',
      enabled: isOpen,
      run: (path) => (path ? compareWith(path) : compareCopies()),
    }),
    action('file.close', 'program', { keys: ['Ctrl+W'], enabled: isOpen, run: closeProgram }),
    action('program.settings', 'program', {
      also: 'name data date deadline calendar critical start finish rename',
      enabled: isOpen,
      run: () => openDialog('settings'),
    }),
    action('program.calendars', 'program', {
      also: 'working time holidays exceptions freeze',
      enabled: isOpen,
      run: () => openDialog('calendars'),
    }),
    action('program.baselines', 'program', { also: 'set capture promise', enabled: isOpen, run: () => openDialog('baselines') }),
    action('program.comparison', 'program', {
      also: 'baseline variance slipped added removed',
      enabled: (state) => isOpen(state) && state.baselines.size > 0,
      run: () => openDialog('comparison'),
    }),
    action('go.home', 'go', { keys: ['Ctrl+1'], run: () => go('home') }),
    action('go.plan', 'go', { keys: ['Ctrl+2'], also: 'sheet gantt', enabled: isOpen, run: () => go('plan') }),
    action('go.network', 'go', { keys: ['Ctrl+3'], also: 'graph dependencies', enabled: isOpen, run: () => go('network') }),
    action('go.reports', 'go', {
      keys: ['Ctrl+4', 'Ctrl+E'],
      also: 'export deck workbook slides',
      enabled: isOpen,
      run: () => go('reports'),
    }),
    action('go.health', 'go', { keys: ['Ctrl+5'], also: 'dcma check assess quality', enabled: isOpen, run: () => go('health') }),
    action('go.history', 'go', { keys: ['Ctrl+6'], also: 'audit changes log undo', enabled: isOpen, run: () => go('history') }),
    action('theme.light', 'view', { also: 'theme', run: () => setTheme('light') }),
    action('theme.dark', 'view', { also: 'theme', run: () => setTheme('dark') }),
    action('theme.system', 'view', { also: 'theme', run: () => setTheme('system') }),
  )

/** Two copies of one program compared on the command line: both are looked at in memory, also while a window has one of them open. */
import { cli as words } from '../../shared/words/en/cli.ts'
import type { Command } from './command.ts'
import { copiesText } from './text.ts'

export const copiesCommands: Readonly<Record<string, Command>> = {
  copies: {
    names: ['MINE', 'OTHER'],
    flags: {},
    about: words.commands.copies,
    leavesNothing: true,
    run: async (at) => {
      const [mine = '', other = ''] = at.words.positional
      await at.call('files.open', { path: at.resolvePath(mine), snapshot: true })
      const value = await at.call('copies.compare', { path: at.resolvePath(other) })
      return { value, text: () => copiesText(value) }
    },
  },
}

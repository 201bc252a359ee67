/** `npm run throughline -- <command>`: the program on the command line. Everything heavy is loaded only when the command needs it. */
import { enableCompileCache } from 'node:module'

enableCompileCache()
const { run } = await import('./run.ts')

/** npm runs scripts in the project's folder; what the user types counts from where the user stands. */
const folder = process.env.npm_lifecycle_event === 'throughline' ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd()

// A reader that stops early (| head) is not a fault of ours; the command still ends its work.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  folder,
  readInput: async () => {
    const { text } = await import('node:stream/consumers')
    return text(process.stdin)
  },
  createService: async (home) => {
    const [{ createService }, { authorName }] = await Promise.all([import('../service/dispatch.ts'), import('../author.ts')])
    return createService({ shell: 'cli', author: authorName(), ...(home === undefined ? {} : { home }) })
  },
})

/** `npm run check`: types of the four projects and lint; the first part of `npm test`. */
import { spawnSync } from 'node:child_process'
import { inTree, root } from './tree.ts'

const projects = ['shared', 'electron', 'renderer', 'test']
const steps = [
  ...projects.map((project) => ({ name: `types ${project}`, words: [inTree('node_modules/typescript/bin/tsc'), '-p', project] })),
  { name: 'lint and format', words: [inTree('node_modules/@biomejs/biome/bin/biome'), 'check', '--max-diagnostics=50', '.'] },
]

/** Runs every check, prints what each found, and counts. */
export const check = (): { passed: number; failed: number } => {
  const results = steps.map(({ name, words }) => {
    const ok = spawnSync(process.execPath, words, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
    process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${name}\n`)
    return ok
  })
  const passed = results.filter(Boolean).length
  return { passed, failed: results.length - passed }
}

if (import.meta.main) process.exitCode = check().failed === 0 ? 0 : 1

/** The direction of imports, read from the import lines of every source file: design.md section 1 as a test. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../build/tree.ts'

/** The room of a file: the longest of these that begins its path. */
const rooms = [
  'shared/time',
  'shared/model',
  'shared/contract',
  'shared/words',
  'shared/report',
  'shared/health',
  'shared/baselines',
  'shared',
  'electron/page',
  'electron/shell',
  'electron/serve',
  'electron/cli',
  'electron/service',
  'electron/scheduler',
  'electron/store',
  'electron/io',
  'electron/thread',
  'electron',
  'renderer/client',
  'renderer/ui',
  'renderer/style',
  'renderer/views',
  'renderer/frame',
  'renderer',
] as const
type Room = (typeof rooms)[number]

/** What each room may import beside itself. `shared` alone stands for the plain files shared/*.ts. */
const model: readonly Room[] = ['shared/model', 'shared/time', 'shared']
const both: readonly Room[] = [...model, 'shared/words', 'shared/report', 'shared/health', 'shared/baselines']
const allowed: Readonly<Record<Room, readonly Room[]>> = {
  'shared/time': [],
  'shared/model': ['shared/time'],
  'shared/words': model,
  shared: ['shared/model', 'shared/time', 'shared/words', 'shared/contract'],
  'shared/contract': ['shared/model', 'shared/time'],
  'shared/report': [...model, 'shared/words'],
  'shared/health': [...model, 'shared/words', 'shared/report'],
  'shared/baselines': model,
  'electron/page': ['shared/contract', 'shared/model'],
  'electron/shell': ['electron/page', 'electron/service', 'shared/contract', 'shared/words'],
  'electron/serve': ['electron', 'electron/page', 'electron/service', 'shared/contract', 'shared/words'],
  'electron/cli': ['electron', 'electron/service', 'shared/contract', 'shared/words', 'shared/time'],
  'electron/service': [...both, 'shared/contract', 'electron/store', 'electron/scheduler', 'electron/io'],
  'electron/scheduler': model,
  'electron/thread': [],
  'electron/store': [...both, 'shared/contract', 'electron/thread'],
  'electron/io': [...both, 'shared/contract', 'electron/thread'],
  // electron/main.ts wires everything together; the shells take only electron/author.ts from here.
  electron: rooms.filter((room) => room.startsWith('electron') || room.startsWith('shared')),
  'renderer/style': [],
  'renderer/ui': [...both, 'renderer/style'],
  'renderer/client': [...both, 'shared/contract'],
  'renderer/views': [...both, 'shared/contract', 'renderer/ui', 'renderer/client', 'renderer/style'],
  'renderer/frame': [...both, 'shared/contract', 'renderer/ui', 'renderer/client', 'renderer/views', 'renderer/style'],
  renderer: [...both, 'shared/contract', 'renderer/ui', 'renderer/client', 'renderer/views', 'renderer/frame', 'renderer/style'],
}

const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
const sources = ['shared', 'electron', 'renderer'].flatMap(filesBelow).filter((path) => /\.tsx?$/.test(path))
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')
const roomOf = (path: string): Room => {
  const room = rooms.find((one) => path.startsWith(`${one}/`))
  if (room === undefined) throw new Error(`${path} lies in no room`)
  return room
}

/** Every module that a file names, however: import, export from, import(), new URL(…, import.meta.url). */
const importsOf = (path: string): string[] => {
  const found = textOf(path).matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"\s]+)['"]|(?:^|\n)\s*import\s*['"]([^'"\s]+)['"]|\bimport\(\s*['"]([^'"\s]+)['"]|new (?:URL|Worker)\(\s*['"](\.[^'"\s]+)['"]/g,
  )
  return [...found].map((match) => match.slice(1).find((name) => name !== undefined) ?? '')
}
const edges = sources.flatMap((path) => importsOf(path).map((to) => ({ path, to })))

test('the rooms are read at all', () => {
  expect(sources.length).toBeGreaterThan(50)
  expect(edges).toContainEqual({ path: 'electron/main.ts', to: './shell/ipc.ts' })
})

test('imports point one way', () => {
  const wrong = edges.flatMap(({ path, to }) => {
    if (!to.startsWith('.')) return []
    const target = relative(root, resolve(root, dirname(path), to.replace(/\?.*$/, '')))
    const from = roomOf(path)
    const into = target.startsWith('assets/') ? from : roomOf(target)
    return from === into || allowed[from].includes(into) ? [] : [`${path} imports ${to}`]
  })
  expect(wrong).toEqual([])
})

test('the shells enter the service by its one door', () => {
  const shells = edges.filter(({ path }) => /^electron\/(shell|serve|cli)\//.test(path) || path === 'electron/main.ts')
  const into = shells.filter(({ to }) => /\/(service|store|scheduler|io)\//.test(to))
  expect(into.length).toBeGreaterThan(0)
  expect(into.filter(({ to }) => !to.endsWith('/service/dispatch.ts'))).toEqual([])
})

test('shared knows zod and nothing else', () => {
  const foreign = edges.filter(({ path, to }) => path.startsWith('shared/') && !to.startsWith('.') && to !== 'zod')
  expect(foreign).toEqual([])
})

test('the renderer knows no Node and no Electron, the main process no React', () => {
  const node = edges.filter(
    ({ path, to }) => path.startsWith('renderer/') && (to.startsWith('node:') || to === 'electron' || to === 'better-sqlite3'),
  )
  expect(node).toEqual([])
  expect(edges.filter(({ path, to }) => path.startsWith('electron/') && /^react/.test(to))).toEqual([])
})

test('Electron is imported by its entry, its preload and, for types, its shell', () => {
  const outside = edges.filter(({ path, to }) => to === 'electron' && !/^electron\/(main\.ts|preload\.ts|shell\/)/.test(path))
  expect(outside).toEqual([])
  const values = sources.filter((path) => path.startsWith('electron/shell/') && /import (?!type)[^'"]*from 'electron'/.test(textOf(path)))
  expect(values).toEqual([])
})

const written = ['build', 'test', '.ci', 'assets'].flatMap(filesBelow).concat(sources, ['package.json', '.npmrc', 'package-lock.json'])
const readable = written.filter(
  (path) => /\.(tsx?|mjs|json|md|css|html|npmrc)$|run$/.test(path) && statSync(join(root, path)).size < 4_000_000,
)

test('no file names a package registry', () => {
  // Put together here, so that this file does not name one either.
  const hosts = [
    ['registry', 'npmjs', 'org'],
    ['npm', 'pkg', 'github', 'com'],
    ['registry', 'yarnpkg', 'com'],
  ].map((parts) => parts.join('.'))
  expect(readable.filter((path) => hosts.some((host) => textOf(path).includes(host)))).toEqual([])
})

test('nothing is cast away', () => {
  const casts = new RegExp(
    [
      ['as', 'any'],
      ['<any', '>'],
      ['@ts', '-ignore'],
      ['@ts', '-nocheck'],
    ]
      .map(([a, b]) => `${a}${a === 'as' ? ' ' : ''}${b}\\b`)
      .join('|'),
  )
  expect(readable.filter((path) => /\.tsx?$/.test(path) && casts.test(textOf(path)))).toEqual([])
})

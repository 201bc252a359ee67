/** The renderer's built files as a closed list: what is not on it when the program starts cannot be asked for, so no path can leave the folder. */
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'

export interface PageFile {
  readonly type: string
  /** Its name carries a hash of its content, so it may be kept for ever. */
  readonly unchanging: boolean
  read(): Promise<Buffer>
}
export type PageFiles = ReadonlyMap<string, PageFile>

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/** Every file below the folder by its address ("/assets/main-x1.js"); "/" is index.html. Links and unknown kinds of files are left out. */
export const pageFiles = (folder: string): PageFiles => {
  const files = new Map<string, PageFile>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)]
    if (!entry.isFile() || type === undefined) continue
    const path = join(entry.parentPath, entry.name)
    const address = `/${relative(folder, path).split(sep).join('/')}`
    files.set(address, { type, unchanging: address.startsWith('/assets/'), read: () => readFile(path) })
  }
  const index = files.get('/index.html')
  if (index !== undefined) files.set('/', index)
  return files
}

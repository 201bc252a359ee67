/** Opens a package that we have just written ourselves, and packs one: parts by name, in order. Foreign files are read elsewhere, under limits. */
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import yauzl from 'yauzl'
import yazl from 'yazl'

/** Part names to their bytes; directory entries are left out. */
export type Parts = Map<string, Buffer>

export const unpack = (bytes: Uint8Array): Promise<Parts> =>
  new Promise((resolve, reject) => {
    yauzl.fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true }, (fault, file) => {
      if (fault) return reject(fault)
      const parts: Parts = new Map()
      file.on('error', reject)
      file.on('end', () => resolve(parts))
      file.on('entry', (entry: yauzl.Entry) => {
        if (entry.fileName.endsWith('/')) return file.readEntry()
        file.openReadStream(entry, (broken, stream) => {
          if (broken) return reject(broken)
          buffer(stream as Readable).then((content) => {
            parts.set(entry.fileName, content)
            file.readEntry()
          }, reject)
        })
      })
      file.readEntry()
    })
  })

/** All parts deflated, under one fixed time so that the same parts give the same bytes. */
export const pack = async (parts: Parts): Promise<Uint8Array> => {
  const zip = new yazl.ZipFile()
  const mtime = new Date(Date.UTC(2000, 0, 1))
  for (const [name, content] of parts) zip.addBuffer(content, name, { mtime, compress: true })
  zip.end()
  return new Uint8Array(await buffer(zip.outputStream as unknown as Readable))
}

/** A zip archive read in bounds: entries counted, bytes counted as they come out, and the ratio watched, whatever the headers claim. */
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { reading } from '../../../shared/words/en/reading.ts'
import { type ReadLimits, Unreadable } from './limits.ts'

const MEGABYTE = 1_048_576

export interface Archive {
  readonly names: readonly string[]
  has(name: string): boolean
  /** Streams the entry's bytes into `take`; throws Unreadable past a bound. */
  stream(name: string, take: (chunk: Buffer) => void): Promise<void>
}

export const openArchive = async (bytes: Buffer, limits: ReadLimits): Promise<Archive> => {
  const broken = (error: unknown): Unreadable =>
    new Unreadable(reading.brokenZip(error instanceof Error ? error.message : String(error)), 'xlsx')
  let file: ZipFile
  const entries = new Map<string, Entry>()
  try {
    file = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: false, strictFileNames: false })
    if (file.entryCount > limits.zipEntries) throw new Unreadable(reading.zipEntries(limits.zipEntries), 'xlsx')
    for await (const entry of file.eachEntry()) {
      if (entries.size >= limits.zipEntries) throw new Unreadable(reading.zipEntries(limits.zipEntries), 'xlsx')
      entries.set(entry.fileName.replace(/^\/+/, '').replaceAll('\\', '/'), entry)
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : broken(error)
  }
  let out = 0
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    stream: async (name, take) => {
      const entry = entries.get(name)
      if (!entry) throw broken(new Error(`"${name}" is missing`))
      if (entry.isEncrypted()) throw new Unreadable(reading.encryptedZip(name), 'encrypted')
      let own = 0
      try {
        for await (const chunk of await file.openReadStreamPromise(entry)) {
          own += chunk.length
          out += chunk.length
          if (out > limits.unzippedBytes) throw new Unreadable(reading.zipBomb(limits.unzippedBytes), 'xlsx')
          if (own > MEGABYTE && own > entry.compressedSize * limits.zipRatio)
            throw new Unreadable(reading.zipRatio(name, limits.zipRatio), 'xlsx')
          take(chunk as Buffer)
        }
      } catch (error) {
        throw error instanceof Unreadable ? error : broken(error)
      }
    },
  }
}

/** What a file is, by its bytes and never by its name: what can be read, and what each other format's owner should do instead. */
import { decodeText, encodingOf } from './encoding.ts'

export type Format =
  | 'xlsx'
  | 'csv'
  | 'mspdi'
  | 'xls'
  | 'ods'
  | 'numbers'
  | 'xlsb'
  | 'mpp'
  | 'encrypted'
  | 'ole'
  | 'xer'
  | 'p6xml'
  | 'gan'
  | 'throughline'
  | 'sqlite'
  | 'pdf'
  | 'docx'
  | 'pptx'
  | 'zip'
  | 'html'
  | 'json'
  | 'xml'
  | 'binary'
  | 'empty'

const startsWith = (bytes: Buffer, ...magic: number[]): boolean => magic.every((byte, at) => bytes[at] === byte)
/** The SQLite application_id of a Throughline program file; a test compares it with the store's. */
const PROGRAM_FILE_ID = 0x54687275

/** The names of the streams in an OLE compound file's directory, read in bounds; a broken file gives those found so far. */
const oleStreams = (bytes: Buffer): string[] => {
  const names: string[] = []
  if (bytes.length < 512) return names
  const sectorSize = 1 << Math.min(16, Math.max(7, bytes.readUInt16LE(30)))
  const at = (sector: number): number => (sector + 1) * sectorSize
  const nextOf = (sector: number): number => {
    const perSector = sectorSize / 4
    const fat = Math.floor(sector / perSector)
    if (fat >= 109) return -1
    const place = at(bytes.readUInt32LE(76 + fat * 4)) + (sector % perSector) * 4
    return place + 4 <= bytes.length ? bytes.readUInt32LE(place) : -1
  }
  let sector = bytes.readUInt32LE(48)
  for (let steps = 0; steps < 1000 && sector >= 0 && sector < 0xfffffff0; steps += 1) {
    for (let entry = at(sector); entry < at(sector) + sectorSize && entry + 128 <= bytes.length; entry += 128) {
      const length = bytes.readUInt16LE(entry + 64)
      if (length >= 2 && length <= 64) names.push(bytes.subarray(entry, entry + length - 2).toString('utf16le'))
    }
    sector = nextOf(sector)
  }
  return names
}

const oleKind = (bytes: Buffer): Format => {
  const streams = oleStreams(bytes)
  const has = (test: (name: string) => boolean): boolean => streams.some(test)
  if (has((name) => name === 'EncryptedPackage' || name === 'EncryptionInfo')) return 'encrypted'
  if (has((name) => /TBkndTask|^Props(?:9|12|14)?$|^\s*1\d{1,2}$/.test(name))) return 'mpp'
  if (has((name) => name === 'Workbook' || name === 'Book')) return 'xls'
  return 'ole'
}

/** By the names of the parts, as the local headers at the start and the directory at the end list them. */
const zipKind = (bytes: Buffer): Format => {
  const ends = `${bytes.subarray(0, 8192).toString('latin1')}${bytes.subarray(Math.max(0, bytes.length - 262_144)).toString('latin1')}`
  if (ends.includes('application/vnd.oasis.opendocument.spreadsheet')) return 'ods'
  if (ends.includes('xl/workbook.bin')) return 'xlsb'
  if (ends.includes('xl/workbook') || ends.includes('xl/worksheets/')) return 'xlsx'
  if (ends.includes('word/document.xml')) return 'docx'
  if (ends.includes('ppt/presentation.xml')) return 'pptx'
  if (/Index\/(?:Document|Tables\/DataList)[^/]*\.iwa/.test(ends) || ends.includes('Index/Document.iwa')) return 'numbers'
  if (ends.includes('content.xml') && (ends.includes('META-INF/manifest.xml') || ends.includes('mimetype'))) return 'ods'
  return 'zip'
}

const textKind = (bytes: Buffer): Format => {
  const { text } = decodeText(bytes.subarray(0, 16_384))
  const head = text.trimStart()
  if (head.startsWith('<')) {
    const root =
      /<([A-Za-z_][\w.:-]*)/.exec(head.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\])?>/g, ''))?.[1] ?? ''
    const local = root.slice(root.indexOf(':') + 1)
    if (/^html$/i.test(local) || /^<!doctype html/i.test(head)) return 'html'
    if (local === 'Project' || /<!DOCTYPE\s+Project/.test(head)) return 'mspdi'
    if (local === 'project' && /view-date=|<tasks|gantt/i.test(head)) return 'gan'
    if (local === 'APIBusinessObjects') return 'p6xml'
    return 'xml'
  }
  if (/^ERMHDR\t/.test(head)) return 'xer'
  if (/^[[{]\s*["{[]/.test(head) && /[{[]\s*"[^"]*"\s*[:,]/.test(head) && !/^\[[^\]"]*\]\s*,/.test(head)) return 'json'
  return 'csv'
}

export const recognise = (bytes: Buffer): Format => {
  if (bytes.length === 0) return 'empty'
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) return zipKind(bytes)
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return oleKind(bytes)
  if (bytes.subarray(0, 15).toString('latin1') === 'SQLite format 3')
    return bytes.length >= 72 && bytes.readUInt32BE(68) === PROGRAM_FILE_ID ? 'throughline' : 'sqlite'
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return 'pdf'
  const { encoding } = encodingOf(bytes.subarray(0, 65_536))
  if (encoding.startsWith('utf-16')) return textKind(bytes)
  // Text has no control bytes but white space (and the old end-of-file mark); other bytes are some program's own format.
  let controls = 0
  const sample = bytes.subarray(0, 65_536)
  for (const byte of sample) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 26) controls += 1
  return controls > sample.length / 1000 ? 'binary' : textKind(bytes)
}

/** A workbook's parts as a zip archive, written byte by byte, so that each of its fields can be made to lie. */
import { crc32, deflateRawSync } from 'node:zlib'

type Random = () => number
const below = (random: Random, limit: number): number => Math.floor(random() * limit)
const lies = [0, 1, 8, 99, 0x7fff, 0xffff, 0x7fffffff, 0xffffffff]

/** `twist` is how likely the archive's own fields (sizes, offsets, methods, names, counts) are damaged. */
export const zipped = (parts: Readonly<Record<string, string>>, random: Random, twist = 0): Buffer => {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  const names = Object.keys(parts)
  const isTwisted = random() < twist
  // Packed or stored, the reader sees the same bytes; storing is what costs nothing.
  const isPacked = random() < 0.1
  const unlucky = isTwisted ? below(random, names.length) : -1
  names.forEach((given, at) => {
    const bytes = Buffer.from(parts[given])
    const body = isPacked ? deflateRawSync(bytes) : bytes
    const way = at === unlucky ? below(random, 6) : -1
    const name = Buffer.from(
      way === 0 ? ['../../evil.xml', '/xl/workbook.xml', 'xl\\workbook.xml', '', '__proto__'][below(random, 5)] : given,
    )
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt16LE(isPacked ? 8 : 0, 8)
    head.writeUInt32LE(crc32(bytes), 14)
    head.writeUInt32LE(body.length, 18)
    head.writeUInt32LE(bytes.length, 22)
    head.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(20, 4)
    head.copy(entry, 6, 4, 30)
    entry.writeUInt32LE(offset, 42)
    const lie = lies[below(random, lies.length)]
    if (way === 1) entry.writeUInt32LE(lie, [16, 20, 24, 42][below(random, 4)])
    if (way === 2) entry.writeUInt16LE(lie & 0xffff, [6, 8, 10, 28, 30, 32][below(random, 6)])
    if (way === 3) head.writeUInt16LE(lie & 0xffff, [6, 8, 26, 28][below(random, 4)])
    if (way === 4) head.writeUInt32LE(lie, [0, 14, 18, 22][below(random, 4)])
    pieces.push(head, name, body)
    directory.push(entry, name)
    // The same part twice: which one counts?
    if (way === 5) directory.push(entry, name)
    offset += head.length + name.length + body.length
  })
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(names.length, 8)
  end.writeUInt16LE(names.length, 10)
  end.writeUInt32LE(
    directory.reduce((sum, piece) => sum + piece.length, 0),
    12,
  )
  end.writeUInt32LE(offset, 16)
  if (isTwisted && random() < 0.3) end.writeUInt16LE(lies[below(random, lies.length)] & 0xffff, [4, 6, 8, 10, 20][below(random, 5)])
  return Buffer.concat([...pieces, ...directory, end])
}

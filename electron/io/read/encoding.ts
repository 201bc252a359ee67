/** Bytes to text: byte-order marks, UTF-8, UTF-16 without a mark, an XML declaration, and the Windows code pages of old exports. */
import iconv from 'iconv-lite'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'windows-1251' | string

const UTF8 = new TextDecoder('utf-8', { fatal: true })
const SAMPLE = 64 * 1024

/** Valid UTF-8 up to a letter that the end of the sample cut in two. */
const isUtf8 = (bytes: Buffer): boolean => {
  for (let cut = 0; cut < 4; cut += 1) {
    try {
      UTF8.decode(bytes.subarray(0, bytes.length - cut))
      return true
    } catch {
      // Not valid at this length: a letter may be cut at the end; anything else fails at all four lengths.
    }
  }
  return false
}

/** UTF-16 without a mark: nearly every second byte is zero in texts of Latin letters, digits and separators. */
const utf16Of = (sample: Buffer): Encoding | null => {
  let even = 0
  let odd = 0
  for (let at = 0; at + 1 < sample.length; at += 2) {
    if (sample[at] === 0) even += 1
    if (sample[at + 1] === 0) odd += 1
  }
  const pairs = sample.length / 2
  if (odd > pairs * 0.3 && even < pairs * 0.05) return 'utf-16le'
  if (even > pairs * 0.3 && odd < pairs * 0.05) return 'utf-16be'
  return null
}

/**
 * Windows-1251 or 1252 (never certain, both are any bytes): Cyrillic words are runs of letters above 0xC0 with hardly a Latin letter inside, while in
 * Western text such bytes stand alone between Latin letters.
 */
const codePageOf = (sample: Buffer): Encoding => {
  let runs = 0
  let alone = 0
  for (let at = 0; at < sample.length; at += 1) {
    if (sample[at] < 0xa8) continue
    let end = at
    while (end < sample.length && sample[end] >= 0xa8) end += 1
    if (end - at >= 3) runs += end - at
    else alone += end - at
    at = end
  }
  return runs > alone * 2 ? 'windows-1251' : 'windows-1252'
}

export const encodingOf = (bytes: Buffer): { encoding: Encoding; skip: number } => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', skip: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', skip: 2 }
  const sample = bytes.subarray(0, SAMPLE)
  const wide = utf16Of(sample)
  if (wide) return { encoding: wide, skip: 0 }
  const declared = /^\s*<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(sample.subarray(0, 200).toString('latin1'))?.[1]
  if (declared && !/^utf-?8$/i.test(declared) && iconv.encodingExists(declared)) return { encoding: declared.toLowerCase(), skip: 0 }
  return { encoding: isUtf8(bytes.length <= SAMPLE ? bytes : sample) && isUtf8(bytes) ? 'utf-8' : codePageOf(sample), skip: 0 }
}

export const decodeText = (bytes: Buffer): { text: string; encoding: Encoding } => {
  const { encoding, skip } = encodingOf(bytes)
  const content = skip > 0 ? bytes.subarray(skip) : bytes
  return { text: encoding === 'utf-8' ? content.toString('utf8') : iconv.decode(content, encoding), encoding }
}

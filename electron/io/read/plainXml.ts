/**
 * The greater part of every XML that is sent: elements, attributes in quotes, text and its usual entities, scanned at once. Whatever is not as
 * plain as that is left, from that place on, to the whole parser (xml.ts), which alone says what is wrong.
 */

/** An element's attributes; a class of its own, so that they have no inherited names and are as quick as fields. */
class Attributes {
  readonly [name: string]: string
}
Object.setPrototypeOf(Attributes.prototype, null)
Reflect.deleteProperty(Attributes.prototype, 'constructor')
export type XmlAttributes = Readonly<Record<string, string>>
/** Most elements have none; they share that nothing. */
export const NO_ATTRIBUTES: XmlAttributes = Object.freeze(new Attributes())

export interface PlainEvents {
  /** Names as they stand in the text, with their prefix. */
  open(name: string, attributes: XmlAttributes): void
  text(text: string): void
  close(name: string): void
}
export interface PlainScanner {
  /** Null: taken. Else what is not plain begins with this text, and the scanner has ended. */
  write(piece: string): string | null
  /** Null: the document is whole. Else what has been held back, with which it is not. */
  end(): string | null
  /** Names of the elements that are open, outermost first. */
  readonly open: readonly string[]
  /** The name of the document's one element, once it is closed. */
  closedRoot(): string | null
  /** Line breaks in what was taken. */
  lines(): number
}

const [TAB, LINE, RETURN, SPACE] = [0x09, 0x0a, 0x0d, 0x20]
const [AMPERSAND, SLASH, LESS, EQUALS, GREATER, BRACKET] = [0x26, 0x2f, 0x3c, 0x3d, 0x3e, 0x5d]
const ONLY_SPACE = /^[ \t\r\n]*$/
const FIRST_SURROGATE = 0xd800
const isSpace = (code: number): boolean => code === SPACE || code === LINE || code === TAB || code === RETURN

/** By character code: 2 where a name may begin, 1 where it may go on. */
const NAME = Uint8Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code)
  return /[A-Za-z_:]/.test(letter) ? 2 : /[\d.-]/.test(letter) ? 1 : 0
})
const nameEnd = (text: string, from: number): number => {
  if (NAME[text.charCodeAt(from)] !== 2) return from
  let at = from + 1
  while (NAME[text.charCodeAt(at)] > 0) at += 1
  return at
}

const ENTITY = /&(amp|lt|gt|quot|apos);/g
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
/** Null when there are others. */
const withoutEntities = (text: string): string | null =>
  /&(?!(?:amp|lt|gt|quot|apos);)/.test(text) ? null : text.replace(ENTITY, (_, name: string) => ENTITIES[name])

const DECLARATION =
  /^\ufeff?(?:<\?xml version="1\.0"(?: encoding="[A-Za-z][\w.-]*")?(?: standalone="(?:yes|no)")?[ \t\r\n]*\?>)?[ \t\r\n]*(?=<[A-Za-z])/
/** A tag or a text that is longer is not waited for. */
const MOST_HELD = 1 << 20
const LONGEST_BEGINNING = 1000
/** Different names are few; a file that has more is read without their being kept. */
const MOST_NAMES = 2000

export const scanPlainXml = (events: PlainEvents): PlainScanner => {
  const open: string[] = []
  const names = new Map<string, string>()
  let rest = ''
  let lines = 0
  let root: string | null = null
  let isBegun = false

  /** One string for all that are equal: names are compared by the million. */
  const nameAt = (text: string, from: number, to: number): string => {
    const name = text.slice(from, to)
    const known = names.get(name)
    if (known !== undefined) return known
    if (names.size < MOST_NAMES) names.set(name, name)
    return name
  }

  /** The text between two tags goes to the events; false when it is not plain. */
  const takeText = (text: string, from: number, to: number): boolean => {
    let breaks = 0
    let hasReturn = false
    let hasEntity = false
    for (let at = from; at < to; at += 1) {
      const code = text.charCodeAt(at)
      if (code >= SPACE && code < FIRST_SURROGATE && code !== AMPERSAND && code !== BRACKET) continue
      if (code === LINE) breaks += 1
      else if (code === AMPERSAND) hasEntity = true
      else if (code === RETURN) {
        hasReturn = true
        if (text.charCodeAt(at + 1) !== LINE) breaks += 1
      } else if (code !== TAB && (code !== BRACKET || text.startsWith(']]>', at))) return false
    }
    let taken: string | null = text.slice(from, to)
    if (hasReturn) taken = taken.replace(/\r\n?/g, '\n')
    if (hasEntity) taken = withoutEntities(taken)
    if (taken === null) return false
    lines += breaks
    events.text(taken)
    return true
  }

  /** Where the tag that begins at `from` ends; 0 when it is not whole, -1 when it is not plain. */
  const takeOpening = (text: string, from: number): number => {
    let at = nameEnd(text, from + 1)
    if (at === text.length) return 0
    if (at === from + 1) return -1
    const name = nameAt(text, from + 1, at)
    let attributes = NO_ATTRIBUTES
    let breaks = 0
    for (;;) {
      const before = at
      let code = text.charCodeAt(at)
      while (isSpace(code)) {
        if (code === LINE) breaks += 1
        else if (code === RETURN) return -1
        at += 1
        code = text.charCodeAt(at)
      }
      if (at === text.length) return 0
      const isEmpty = code === SLASH
      if (isEmpty) at += 1
      if (isEmpty || code === GREATER) {
        if (at === text.length) return 0
        if (text.charCodeAt(at) !== GREATER) return -1
        lines += breaks
        events.open(name, attributes)
        if (isEmpty) {
          events.close(name)
          if (open.length === 0) root = name
        } else open.push(name)
        return at + 1
      }
      const key = nameEnd(text, at)
      if (key === text.length) return 0
      if (key === at || at === before || text.charCodeAt(key) !== EQUALS) return -1
      const quote = text.charCodeAt(key + 1)
      if (key + 1 === text.length) return 0
      if (quote !== 0x22 && quote !== 0x27) return -1
      let end = key + 2
      let hasEntity = false
      for (code = text.charCodeAt(end); code !== quote; end += 1, code = text.charCodeAt(end)) {
        if (end >= text.length) return 0
        if (code === AMPERSAND) hasEntity = true
        else if (code < SPACE || code === LESS || code >= FIRST_SURROGATE) return -1
      }
      const value = hasEntity ? withoutEntities(text.slice(key + 2, end)) : text.slice(key + 2, end)
      const called = nameAt(text, at, key)
      if (attributes === NO_ATTRIBUTES) attributes = new Attributes()
      if (value === null || attributes[called] !== undefined) return -1
      ;(attributes as Record<string, string>)[called] = value
      at = end + 1
    }
  }

  const takeClosing = (text: string, from: number): number => {
    const name = open[open.length - 1]
    if (name === undefined) return -1
    const end = from + 2 + name.length
    if (text.length <= end) return 0
    if (!text.startsWith(name, from + 2) || text.charCodeAt(end) !== GREATER) return -1
    open.pop()
    events.close(name)
    if (open.length === 0) root = name
    return end + 1
  }

  /** Takes the text from there; what is not whole at its end becomes the rest. False: what is not plain begins with the rest. */
  const take = (text: string, from: number): boolean => {
    let at = from
    let isPlain = true
    if (!isBegun) {
      const declared = DECLARATION.exec(text)?.[0]
      if (declared === undefined) {
        rest = text
        return text.length <= LONGEST_BEGINNING
      }
      lines += declared.split('\n').length - 1
      at = declared.length
      isBegun = true
    }
    for (;;) {
      const less = text.indexOf('<', at)
      if (less < 0) break
      if (less > at) {
        isPlain = open.length > 0 ? takeText(text, at, less) : ONLY_SPACE.test(text.slice(at, less))
        if (!isPlain) break
        at = less
      }
      if (less + 1 === text.length) break
      const next = root !== null ? -1 : text.charCodeAt(less + 1) === SLASH ? takeClosing(text, less) : takeOpening(text, less)
      isPlain = next >= 0
      if (next <= 0) break
      at = next
    }
    rest = text.slice(at)
    return isPlain && rest.length <= MOST_HELD
  }

  return {
    open,
    end: () => (root !== null && ONLY_SPACE.test(rest) ? null : rest),
    closedRoot: () => root,
    lines: () => lines,
    write: (piece) => {
      let from = 0
      if (rest !== '') {
        // Only what was broken in two is put together: in one flat piece letters are found twice as fast.
        from = piece.indexOf('>') + 1 || piece.length
        if (!take(rest + piece.slice(0, from), 0)) return rest + piece.slice(from)
      }
      if (rest === '') return from < piece.length && !take(piece, from) ? rest : null
      return from < piece.length && !take(rest + piece.slice(from), 0) ? rest : null
    },
  }
}

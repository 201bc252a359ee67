/** Bounded XML, fed piece by piece: plain at first, then as saxes reads it; DOCTYPE refused, depth counted; as events for large parts and as a tree for small ones. */
import { SaxesParser } from 'saxes'
import { reading } from '../../../shared/words/en/reading.ts'
import { Unreadable } from './limits.ts'
import { NO_ATTRIBUTES, type PlainEvents, type PlainScanner, scanPlainXml, type XmlAttributes } from './plainXml.ts'

export { NO_ATTRIBUTES } from './plainXml.ts'

export interface XmlEvents {
  /** Names come without their prefix: what a writer chose as prefix means nothing. */
  open?(name: string, attributes: XmlAttributes): void
  text?(text: string): void
  close?(name: string): void
}

const localName = (name: string): string => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Returns a sink: write pieces of text, then close. Throws Unreadable with the line when the XML is broken or hostile. */
export const readXml = (part: string, events: XmlEvents, depthLimit: number): { write(text: string): void; close(): void } => {
  let depth = 0
  const given: PlainEvents = {
    open: (name, attributes) => {
      depth += 1
      if (depth > depthLimit) throw new Unreadable(reading.xmlDepth(part, depthLimit), 'xml')
      events.open?.(localName(name), attributes)
    },
    text: events.text?.bind(events) ?? (() => undefined),
    close: (name) => {
      depth -= 1
      events.close?.(localName(name))
    },
  }
  const scanner = scanPlainXml(given)
  let parser: SaxesParser | null = null
  const parse = (text: string | null): void => {
    if (text === null) return
    parser ??= parserAfter(scanner, part, given)
    parser.write(text)
  }
  return {
    write: (text) => parse(parser === null ? scanner.write(text) : text),
    close: () => {
      if (parser === null) parse(scanner.end())
      parser?.close()
    },
  }
}

/** The whole parser where the scanner ended: it is told what is open there. */
const parserAfter = ({ open, closedRoot, lines }: PlainScanner, part: string, events: PlainEvents): SaxesParser => {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const root = closedRoot()
  parser.write(root === null ? open.map((name) => `<${name}>`).join('') : `<${root}/>`)
  parser.on('doctype', () => {
    throw new Unreadable(reading.doctype(part), 'xml')
  })
  parser.on('error', (error) => {
    const why = error.message.replace(/^(?:[^:]*:)?\d+:\d+: /, '').replace(/\.$/, '')
    throw new Unreadable(reading.brokenXml(part, parser.line + lines(), why), 'xml')
  })
  parser.on('opentag', (tag) => events.open(tag.name, tag.attributes as Record<string, string>))
  parser.on('closetag', (tag) => events.close(tag.name))
  parser.on('text', events.text)
  parser.on('cdata', events.text)
  return parser
}

export interface XmlElement {
  readonly name: string
  readonly attributes: XmlAttributes
  children: readonly XmlElement[]
  text: string
}

/** Most elements have no children; a project of 20,000 tasks has half a million elements: they share that nothing. */
const NO_CHILDREN: readonly XmlElement[] = []
const isEmpty = (attributes: XmlAttributes): boolean => {
  for (const _ in attributes) return false
  return true
}
const addChild = (parent: XmlElement, element: XmlElement): void => {
  if (parent.children === NO_CHILDREN) parent.children = [element]
  else (parent.children as XmlElement[]).push(element)
}

/**
 * The whole text as a tree. Elements named by `drop` are left out of it once `onDropped` has seen them with the element they stood in:
 * they come in their hundred thousands.
 */
export const xmlTree = (
  part: string,
  source: string,
  depthLimit: number,
  drop: ReadonlySet<string> = new Set(),
  onDropped: (element: XmlElement, within: XmlElement) => void = () => {},
): XmlElement => {
  const top: XmlElement = { name: '', attributes: NO_ATTRIBUTES, children: NO_CHILDREN, text: '' }
  const stack: XmlElement[] = [top]
  const sink = readXml(
    part,
    {
      open(name, attributes) {
        const element: XmlElement = { name, attributes: isEmpty(attributes) ? NO_ATTRIBUTES : attributes, children: NO_CHILDREN, text: '' }
        if (!drop.has(name)) addChild(stack[stack.length - 1], element)
        stack.push(element)
      },
      text(text) {
        stack[stack.length - 1].text += text
      },
      close() {
        const element = stack.pop()
        if (element && drop.has(element.name)) onDropped(element, stack[stack.length - 1])
      },
    },
    depthLimit,
  )
  sink.write(source)
  sink.close()
  return top.children[0]
}

export const child = (element: XmlElement, name: string): XmlElement | undefined => {
  // A loop and not find(): a task has dozens of fields and is asked for each.
  for (const each of element.children) if (each.name === name) return each
  return undefined
}
/** The trimmed text of a child; empty when there is none. */
export const textOf = (element: XmlElement, name: string): string => child(element, name)?.text.trim() ?? ''

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
/** The element as XML text again, without attributes: how unknown elements of a project file are kept. */
export const toXml = (element: XmlElement): string =>
  `<${element.name}>${element.children.length > 0 ? element.children.map(toXml).join('') : escapeXml(element.text)}</${element.name}>`

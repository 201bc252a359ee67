/** Bounded XML: saxes fed piece by piece, DOCTYPE refused, depth counted; as events for large parts and as a tree for small ones. */
import { type SaxesAttributePlain, SaxesParser } from 'saxes'
import { reading } from '../../../shared/words/en/reading.ts'
import { Unreadable } from './limits.ts'

export type XmlAttributes = Readonly<Record<string, string>>
export interface XmlEvents {
  /** Names come without their prefix: what a writer chose as prefix means nothing. */
  open?(name: string, attributes: XmlAttributes): void
  text?(text: string): void
  close?(name: string): void
}

export const localName = (name: string): string => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Returns a sink: write pieces of text, then close. Throws Unreadable with the line when the XML is broken or hostile. */
export const readXml = (part: string, events: XmlEvents, depthLimit: number): { write(text: string): void; close(): void } => {
  const parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true })
  let depth = 0
  parser.on('doctype', () => {
    throw new Unreadable(reading.doctype(part), 'xml')
  })
  parser.on('error', (error) => {
    const why = error.message.replace(/^(?:[^:]*:)?\d+:\d+: /, '').replace(/\.$/, '')
    throw new Unreadable(reading.brokenXml(part, parser.line, why), 'xml')
  })
  parser.on('opentag', (tag) => {
    depth += 1
    if (depth > depthLimit) throw new Unreadable(reading.xmlDepth(part, depthLimit), 'xml')
    events.open?.(localName(tag.name), tag.attributes as Record<string, string>)
  })
  parser.on('closetag', (tag) => {
    depth -= 1
    events.close?.(localName(tag.name))
  })
  if (events.text) {
    const text = events.text.bind(events)
    parser.on('text', text)
    parser.on('cdata', text)
  }
  return {
    write: (text) => {
      parser.write(text)
    },
    close: () => {
      parser.close()
    },
  }
}
export type { SaxesAttributePlain }

export interface XmlElement {
  readonly name: string
  readonly attributes: XmlAttributes
  children: readonly XmlElement[]
  text: string
}

/** Most elements have neither attributes nor children; a project of 20,000 tasks has half a million elements: they share that nothing. */
export const NO_ATTRIBUTES: XmlAttributes = {}
const NO_CHILDREN: readonly XmlElement[] = []
const isEmpty = (attributes: XmlAttributes): boolean => {
  for (const _ in attributes) return false
  return true
}
const addChild = (parent: XmlElement, element: XmlElement): void => {
  if (parent.children === NO_CHILDREN) parent.children = [element]
  else (parent.children as XmlElement[]).push(element)
}

const CHUNK = 1 << 16

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
  for (let at = 0; at < source.length; at += CHUNK) sink.write(source.slice(at, at + CHUNK))
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

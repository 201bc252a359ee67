/** Office packages opened by ourselves: parts, their XML as a tree, and the packaging rules whose breach makes Office offer a repair. */
import { posix } from 'node:path'
import { SaxesParser } from 'saxes'
import { type Parts, unpack } from '../../electron/io/write/zip.ts'

export interface Node {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Node[]
  text: string
}

export const open = (bytes: Uint8Array): Promise<Parts> => unpack(bytes)
export const textOf = (parts: Parts, name: string): string => {
  const part = parts.get(name)
  if (!part) throw new Error(`no part ${name} among ${[...parts.keys()].join(', ')}`)
  return part.toString('utf8')
}

/** Throws when the XML is not well formed. */
export const parse = (xml: string): Node => {
  const top: Node = { name: '', attributes: {}, children: [], text: '' }
  const stack = [top]
  const parser = new SaxesParser({ xmlns: false })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    const node: Node = { name: tag.name, attributes: tag.attributes as Record<string, string>, children: [], text: '' }
    stack[stack.length - 1].children.push(node)
    stack.push(node)
  })
  parser.on('text', (text) => {
    stack[stack.length - 1].text += text
  })
  parser.on('closetag', () => {
    stack.pop()
  })
  parser.write(xml).close()
  return top.children[0]
}
export const all = (node: Node, name: string): Node[] => [
  ...(node.name === name ? [node] : []),
  ...node.children.flatMap((child) => all(child, name)),
]

/** Faults against the packaging rules; empty when there are none. */
export const faultsOf = (parts: Parts): string[] => {
  const faults: string[] = []
  const types = parse(textOf(parts, '[Content_Types].xml'))
  const defaults = new Set(all(types, 'Default').map((node) => node.attributes.Extension))
  const overrides = new Set(all(types, 'Override').map((node) => node.attributes.PartName.slice(1)))
  for (const part of overrides) if (!parts.has(part)) faults.push(`content type of a missing part ${part}`)
  for (const name of parts.keys()) {
    if (name !== '[Content_Types].xml' && !overrides.has(name) && !defaults.has(name.split('.').pop() ?? ''))
      faults.push(`no content type for ${name}`)
    if (!/\.(xml|rels)$/.test(name)) continue
    const tree = parse(textOf(parts, name))
    if (name.endsWith('.rels')) {
      const ids = all(tree, 'Relationship').map((node) => node.attributes.Id)
      if (new Set(ids).size !== ids.length) faults.push(`${name}: a relationship twice`)
      for (const node of all(tree, 'Relationship')) {
        if (node.attributes.TargetMode === 'External') continue
        const target = node.attributes.Target
        const path = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(name), '..', target)
        if (!parts.has(path)) faults.push(`${name}: ${path} is missing`)
      }
    }
    if (/^ppt\/slides\/slide\d+\.xml$/.test(name)) {
      const ids = all(tree, 'p:cNvPr').map((node) => node.attributes.id)
      if (new Set(ids).size !== ids.length) faults.push(`${name}: a shape id twice`)
    }
    for (const paragraph of all(tree, 'a:p'))
      if (paragraph.children.some((child, at) => child.name === 'a:pPr' && at > 0)) faults.push(`${name}: paragraph properties after a run`)
  }
  return faults
}

export const slideNames = (parts: Parts): string[] =>
  [...parts.keys()]
    .filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
    .sort((a, b) => Number(a.match(/\d+/)?.[0]) - Number(b.match(/\d+/)?.[0]))
/** The paragraphs of a slide, table cells included. */
export const paragraphsOf = (parts: Parts, name: string): string[] =>
  all(parse(textOf(parts, name)), 'a:p').map((paragraph) =>
    all(paragraph, 'a:t')
      .map((node) => node.text)
      .join(''),
  )

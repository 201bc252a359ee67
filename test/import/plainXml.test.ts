/** The quick scanner beside saxes alone: the same elements, attributes and texts, and the same complaint at the same line, however the text comes in pieces. */
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { readXml } from '../../electron/io/read/xml.ts'
import { randomFrom } from '../bench/generate.ts'
import { mutateBytes, mutateXml } from './mutate.ts'
import { seeds } from './seeds.ts'

const own = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<a x="1" y=\'2 > 1\'>\r\n\t<b/><c  k="R&amp;D" >A &lt; B &amp;amp; C</c>\n<d>]] &gt; é 日本</d></a>\n',
  '\ufeff<?xml version="1.0"?><p:a xmlns:p="urn:x"><p:b p:k=""></p:b><!-- note --><b><![CDATA[<x>]]>y</b><b>&#65;&#x42;</b></p:a>',
  '<a><b>\ud83d\ude00</b><c k="a\tb\nc"/><?go on?><d></d ><__proto__ constructor="1" __proto__="2"/></a>  ',
  '<a>one\rtwo\r\n<b></b>three</a>',
]
const broken = [
  '',
  ' ',
  'words',
  '<a>',
  '<a></b>',
  '<a x="1" x="2"/>',
  '<a x=1/>',
  '<a x="<"/>',
  '<a>\n\n]]></a>',
  '<a>\n<b>&no;</b></a>',
  '<a/><b/>',
  '<a/>\n\nwords',
  '<a\n\n x="1"y="2"/>',
  '<!DOCTYPE a><a/>',
  '<a>\u0001</a>',
  '<a>\n\n<b>',
  '<?xml version="1.0"?>\f<a/>',
]

type Told = (string | readonly [string, Readonly<Record<string, string>>])[]
/** What a reader tells, texts put together; the complaint last. */
const listener = () => {
  const told: Told = []
  let text = ''
  let depth = 0
  const flush = (): void => {
    if (text !== '') told.push(text)
    text = ''
  }
  return {
    open: (name: string, attributes: Readonly<Record<string, string>>): void => {
      flush()
      depth += 1
      told.push([name, { ...attributes }])
    },
    text: (piece: string): void => {
      if (depth > 0) text += piece
    },
    close: (name: string): void => {
      flush()
      depth -= 1
      told.push(`/${name}`)
    },
    complaint: (message: string): Told => [...told, `! ${message}`],
    whole: (): Told => told,
  }
}
const local = (name: string): string => name.slice(name.indexOf(':') + 1)

const bySaxes = (source: string): Told => {
  const heard = listener()
  const parser = new SaxesParser({ xmlns: false, position: true })
  parser.on('doctype', () => {
    throw new Error('doctype')
  })
  parser.on('error', (error) => {
    throw new Error(`${parser.line}: ${error.message.replace(/^(?:[^:]*:)?\d+:\d+: /, '').replace(/\.$/, '')}`)
  })
  parser.on('opentag', (tag) => heard.open(local(tag.name), tag.attributes as Record<string, string>))
  parser.on('closetag', (tag) => heard.close(local(tag.name)))
  parser.on('text', heard.text)
  parser.on('cdata', heard.text)
  try {
    parser.write(source)
    parser.close()
    return heard.whole()
  } catch (error) {
    return heard.complaint((error as Error).message)
  }
}
const byOurs = (source: string, pieceLength: () => number): Told => {
  const heard = listener()
  const sink = readXml('part', heard, 1_000_000)
  try {
    for (let at = 0, length = pieceLength(); at < source.length; at += length, length = pieceLength())
      sink.write(source.slice(at, at + length))
    sink.close()
    return heard.whole()
  } catch (error) {
    const message = (error as Error).message
    return heard.complaint(
      message.includes('holds a DOCTYPE') ? 'doctype' : message.replace(/^.*?\(line (\d+): (.*)\)\. The file was .*$/s, '$1: $2'),
    )
  }
}

describe('XML that is scanned quickly', () => {
  it('says what saxes says of broken documents', () => {
    for (const source of broken)
      expect(
        byOurs(source, () => 3),
        source,
      ).toEqual(bySaxes(source))
  })
  it('tells what saxes tells, of files as they are and of thousands of mutations, in pieces of any length', async () => {
    const random = randomFrom(4)
    const texts = (await seeds()).flatMap((seed) =>
      seed.kind === 'xml' ? [seed.text] : seed.kind === 'xlsx' ? Object.values(seed.parts).filter((part) => part.startsWith('<')) : [],
    )
    const sources = [...own, ...texts]
    const differing: string[] = []
    const compare = (source: string): void => {
      const longest = 1 + Math.floor(random() ** 2 * 3000)
      const ours = byOurs(source, () => 1 + Math.floor(random() * longest))
      if (JSON.stringify(ours) !== JSON.stringify(bySaxes(source)))
        differing.push(`${source.slice(0, 300)} … ${JSON.stringify(ours.slice(-2))} … ${JSON.stringify(bySaxes(source).slice(-2))}`)
    }
    for (const source of sources) compare(source)
    for (let round = 0; round < 3000; round += 1) {
      const source = sources[Math.floor(random() * sources.length)]
      const mutated = round % 2 === 0 ? mutateXml(random, source) : mutateBytes(random, Buffer.from(source)).toString('utf8')
      if (mutated.length < 40_000) compare(mutated)
    }
    expect(differing.map((each) => each.slice(0, 400))).toEqual([])
  })
})

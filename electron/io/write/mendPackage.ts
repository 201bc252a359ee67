/**
 * The one step after pptxgenjs: repairs what makes PowerPoint offer a repair, and packs the deck smaller.
 * Every mend is written against pptxgenjs 4.0.1's own output (our text in it is escaped, so that tags are really tags).
 */
import { type Parts, pack, unpack } from './zip.ts'

export const mendPackage = async (raw: Uint8Array): Promise<Uint8Array> => {
  const parts = await unpack(raw)
  dropEmptyNotes(parts)
  dropMissingParts(parts)
  edit(parts, /^ppt\/presentation\.xml$/, orderPresentation)
  edit(parts, /^ppt\/(slides|slideLayouts|slideMasters)\/[^/]+\.xml$/, (xml) =>
    speakBritish(substituteFont(markHeaderRows(oneParagraphStyle(numberShapes(xml))))),
  )
  edit(parts, /^ppt\/charts\/chart[^/]*\.xml$/, (xml) => twoAxes(orderSeries(xml)))
  edit(parts, /^ppt\/theme\/[^/]+\.xml$/, substituteFont)
  await mendChartData(parts)
  edit(parts, /^docProps\/app\.xml$/, (xml) => xml.replace(/<Notes>\d+<\/Notes>/, '<Notes>0</Notes>'))
  return pack(parts)
}

const edit = (parts: Parts, names: RegExp, change: (xml: string) => string): void => {
  for (const [name, content] of parts) if (names.test(name)) parts.set(name, Buffer.from(change(content.toString('utf8'))))
}

/** pptxgenjs gives every slide an empty notes page, and the notes master shares the slide master's theme, which the format forbids. */
const dropEmptyNotes = (parts: Parts): void => {
  for (const name of [...parts.keys()]) if (/^ppt\/notes(Slides|Masters)\//.test(name)) parts.delete(name)
  edit(parts, /\.rels$/, (xml) => xml.replace(/<Relationship\b[^>]*\/relationships\/notes(Slide|Master)"[^>]*\/>/g, ''))
  edit(parts, /^ppt\/presentation\.xml$/, (xml) => xml.replace(/<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>/s, ''))
}

/** One slide master is declared per slide, but only the first exists; the notes are gone as well. */
const dropMissingParts = (parts: Parts): void =>
  edit(parts, /^\[Content_Types\]\.xml$/, (xml) =>
    xml.replace(/<Override\b[^>]*\bPartName="\/([^"]+)"[^>]*\/>/g, (element, name: string) => (parts.has(name) ? element : '')),
  )

/** The workbook behind a chart: a zero is written as an empty value, and beside the sheet lies a table that no sheet names, with a broken range. */
const mendChartData = async (parts: Parts): Promise<void> => {
  for (const [name, content] of parts) {
    if (!/^ppt\/embeddings\/[^/]+\.xlsx$/.test(name)) continue
    const book = await unpack(content)
    edit(book, /^xl\/worksheets\/sheet\d+\.xml$/, (xml) => xml.replaceAll('<v></v>', '<v>0</v>'))
    for (const part of [...book.keys()]) if (/^xl\/(tables|worksheets\/_rels)\//.test(part)) book.delete(part)
    dropMissingParts(book)
    parts.set(name, Buffer.from(await pack(book)))
  }
}

/** CT_Presentation is a sequence. */
const PRESENTATION = ['sldMasterIdLst', 'notesMasterIdLst', 'handoutMasterIdLst', 'sldIdLst', 'sldSz', 'notesSz']
const orderPresentation = (xml: string): string => {
  const found: string[] = []
  let first = -1
  let rest = xml
  for (const name of PRESENTATION) {
    const element = new RegExp(`<p:${name}\\b[^>]*?(?:/>|>.*?</p:${name}>)`, 's').exec(rest)
    if (!element) continue
    first = first < 0 ? element.index : Math.min(first, element.index)
    found.push(element[0])
    rest = rest.slice(0, element.index) + rest.slice(element.index + element[0].length)
  }
  return first < 0 ? xml : rest.slice(0, first) + found.join('') + rest.slice(first)
}

/** Tables and charts are numbered apart from shapes: number all in their order on the slide, the tree itself 1. */
const numberShapes = (xml: string): string => {
  let id = 0
  return xml.replace(/(<p:cNvPr\b[^>]*?\bid=")[^"]*"/g, (_, before: string) => {
    id += 1
    return `${before}${id}"`
  })
}

/** A paragraph of several runs gets its properties before every run; only the first may stand. */
const oneParagraphStyle = (xml: string): string =>
  xml.replace(/<a:p>.*?<\/a:p>/gs, (paragraph) => {
    let seen = false
    return paragraph.replace(/<a:pPr\b[^>]*?(?:\/>|>.*?<\/a:pPr>)/gs, (style) => {
      if (seen) return ''
      seen = true
      return style
    })
  })

/** Tables say that their first row is a header, for screen readers. */
const markHeaderRows = (xml: string): string => xml.replaceAll('<a:tblPr/>', '<a:tblPr firstRow="1"/>')

/** A machine without Inter is told by PANOSE to take its plain sans (Calibri, Arial), not a serif. */
const substituteFont = (xml: string): string =>
  xml.replaceAll('<a:latin typeface="Inter"', '<a:latin typeface="Inter" panose="020B0604020202020204"')

/** Spelling is checked in the language of the words. */
const speakBritish = (xml: string): string => xml.replaceAll('lang="en-US"', 'lang="en-GB"')

/** CT_BarSer is a sequence: the single points stand before the labels. */
const orderSeries = (xml: string): string =>
  xml.replace(/<c:ser>.*?<\/c:ser>/gs, (series) => {
    const points = series.match(/<c:dPt>.*?<\/c:dPt>/gs)
    const labels = /<c:dLbls>/.exec(series)
    if (!points || !labels) return series
    return series.replace(/<c:dPt>.*?<\/c:dPt>/gs, '').replace('<c:dLbls>', `${points.join('')}<c:dLbls>`)
  })

/** A bar chart has exactly two axes; pptxgenjs names a third, which belongs to 3-D charts. */
const twoAxes = (xml: string): string =>
  xml.replace(/<c:barChart>.*?<\/c:barChart>/gs, (chart) => {
    let axes = 0
    return chart.replace(/<c:axId\b[^>]*\/>/g, (axis) => {
      axes += 1
      return axes > 2 ? '' : axis
    })
  })

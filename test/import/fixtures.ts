/** Small files for the import tests, made byte by byte: workbooks zipped by hand, text tables, Microsoft Project XML. */
import { ZipFile } from 'yazl'
import { defaultLimits, type ReadLimits } from '../../electron/io/read/limits.ts'
import { type ReadOptions, readBytes } from '../../electron/io/read/read.ts'
import type { ReadResult } from '../../electron/io/read/result.ts'
import type { ImportRow } from '../../shared/contract/imports.ts'
import { instantOf, parseIso } from '../../shared/time/instant.ts'

/** Cell styles of the fixtures: index into cellXfs below. */
export const style = {
  plain: 0,
  date: 1,
  percent: 2,
  bold: 3,
  indent1: 4,
  indent2: 5,
  twoDecimals: 6,
  days: 7,
  boldDate: 8,
  shortDate: 9,
} as const
export type FixtureCell =
  | string
  | number
  | boolean
  | null
  | { v: string | number | boolean; s?: number; formula?: string; phonetic?: string }
export interface FixtureSheet {
  readonly name: string
  readonly state?: 'hidden' | 'veryHidden'
  readonly rows: readonly (readonly FixtureCell[])[]
  /** "A1:E1" */
  readonly merges?: readonly string[]
  /** 1-based. */
  readonly hiddenRows?: readonly number[]
  /** 0-based columns. */
  readonly hiddenColumns?: readonly number[]
  readonly outline?: Readonly<Record<number, number>>
}

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
const letter = (column: number): string =>
  (column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26))) + String.fromCharCode(65 + (column % 26))

const cellXml = (cell: FixtureCell, reference: string, strings: string[]): string => {
  if (cell === null) return ''
  const { v, s = 0, formula, phonetic } = typeof cell === 'object' ? cell : { v: cell, s: 0 }
  const f = formula === undefined ? '' : `<f>${escapeXml(formula)}</f>`
  if (typeof v === 'number') return `<c r="${reference}" s="${s}">${f}<v>${v}</v></c>`
  if (typeof v === 'boolean') return `<c r="${reference}" s="${s}" t="b">${f}<v>${v ? 1 : 0}</v></c>`
  if (formula !== undefined) return `<c r="${reference}" s="${s}" t="str">${f}<v>${escapeXml(v)}</v></c>`
  strings.push(
    phonetic === undefined
      ? `<si><t xml:space="preserve">${escapeXml(v)}</t></si>`
      : `<si><r><t>${escapeXml(v)}</t></r><rPh sb="0" eb="1"><t>${escapeXml(phonetic)}</t></rPh></si>`,
  )
  return `<c r="${reference}" s="${s}" t="s"><v>${strings.length - 1}</v></c>`
}

const sheetXml = (sheet: FixtureSheet, strings: string[]): string => {
  const rows = sheet.rows
    .map((cells, at) => {
      const number = at + 1
      const hidden = sheet.hiddenRows?.includes(number) ? ' hidden="1"' : ''
      const outline = sheet.outline?.[number] ? ` outlineLevel="${sheet.outline[number]}"` : ''
      return `<row r="${number}"${hidden}${outline}>${cells.map((cell, column) => cellXml(cell, `${letter(column)}${number}`, strings)).join('')}</row>`
    })
    .join('')
  const columns = (sheet.hiddenColumns ?? []).map((column) => `<col min="${column + 1}" max="${column + 1}" hidden="1"/>`).join('')
  const merges = (sheet.merges ?? []).map((reference) => `<mergeCell ref="${reference}"/>`).join('')
  return `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${columns && `<cols>${columns}</cols>`}<sheetData>${rows}</sheetData>${merges && `<mergeCells>${merges}</mergeCells>`}</worksheet>`
}

const STYLES = `<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts><numFmt numFmtId="164" formatCode="0&quot;日&quot;"/><numFmt numFmtId="165" formatCode="[$-407]d\\.\\ mmm\\ yy;@"/></numFmts>
<fonts><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>
<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/><xf numFmtId="9" fontId="0"/><xf numFmtId="0" fontId="1"/>
<xf numFmtId="0" fontId="0"><alignment indent="1"/></xf><xf numFmtId="0" fontId="0"><alignment indent="2"/></xf><xf numFmtId="2" fontId="0"/>
<xf numFmtId="164" fontId="0"/><xf numFmtId="14" fontId="1"/><xf numFmtId="165" fontId="0"/></cellXfs></styleSheet>`

export const zipOf = (parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> => {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(typeof content === 'string' ? Buffer.from(content) : content, name)
  zip.end()
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    zip.outputStream.on('data', (chunk: Buffer) => chunks.push(chunk))
    zip.outputStream.on('end', () => resolve(Buffer.concat(chunks)))
    zip.outputStream.on('error', reject)
  })
}

export const workbookParts = (sheets: readonly FixtureSheet[], is1904 = false): Record<string, string> => {
  const strings: string[] = []
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        (sheet, at) =>
          `<sheet name="${escapeXml(sheet.name)}" sheetId="${at + 1}"${sheet.state ? ` state="${sheet.state}"` : ''} r:id="rId${at + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
      .map((_, at) => `<Relationship Id="rId${at + 1}" Type="worksheet" Target="worksheets/sheet${at + 1}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/styles.xml': STYLES,
  }
  sheets.forEach((sheet, at) => {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(sheet, strings)
  })
  parts['xl/sharedStrings.xml'] =
    `<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${strings.join('')}</sst>`
  return parts
}
export const workbook = (sheets: readonly FixtureSheet[], is1904 = false): Promise<Buffer> => zipOf(workbookParts(sheets, is1904))

/** A date cell: the serial of an ISO date with a date format. */
export const day = (iso: string, s: number = style.date): FixtureCell => ({
  v: Math.round((parseIso(iso) as number) - instantOf(1899, 12, 30)) / 14_400,
  s,
})

export const read = (
  bytes: Buffer | string,
  options: ReadOptions = {},
  limits: Partial<ReadLimits> = {},
  name = 'fixture',
): Promise<ReadResult> =>
  readBytes(
    typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
    name,
    { today: instantOf(2026, 1, 5), ...options },
    { ...defaultLimits, ...limits },
  )

export const readSheet = async (
  rows: readonly (readonly FixtureCell[])[],
  more: Partial<FixtureSheet> = {},
  options: ReadOptions = {},
): Promise<ReadResult> => read(await workbook([{ name: 'Plan', rows, ...more }]), options)

/** "  Build 2026-01-05..2026-01-09 <3FS" for each row: what a person compares with the sheet. */
export const lines = (result: ReadResult): string[] =>
  result.preview.rows
    .filter((row) => row.verdict !== 'skipped')
    .map(
      (row) =>
        `${'  '.repeat(row.level - 1)}${row.name}${row.start || row.finish ? ` ${row.start ?? '?'}..${row.finish ?? '?'}` : ''}${row.predecessors ? ` <${row.predecessors}` : ''}`,
    )
export const rowNamed = (result: ReadResult, name: string): ImportRow => {
  const row = result.preview.rows.find((each) => each.name === name)
  if (!row) throw new Error(`no row "${name}" among ${result.preview.rows.map((each) => each.name).join(', ')}`)
  return row
}

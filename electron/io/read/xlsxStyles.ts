/** The cell formats of a workbook that carry meaning: dates, per cent, fixed decimals, units, indent, bold. */
import { readXml } from './xml.ts'

export interface CellFormat {
  readonly kind: 'date' | 'time' | 'number'
  readonly isPercent: boolean
  readonly decimals: number | null
  readonly suffix: string
  readonly indent: number
  readonly bold: boolean
}

/** Built-in number formats that show a date; 45-47 show a time only. 27-36 and 50-58 are the East Asian dates. */
const isBuiltInDate = (id: number): boolean => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
const isBuiltInTime = (id: number): boolean => (id >= 18 && id <= 21) || (id >= 45 && id <= 47)

const formatOf = (id: number, code: string | undefined): Pick<CellFormat, 'kind' | 'isPercent' | 'decimals' | 'suffix'> => {
  const number = { kind: 'number' as const, isPercent: false, decimals: null, suffix: '' }
  if (code === undefined) {
    if (isBuiltInDate(id)) return { ...number, kind: 'date' }
    if (isBuiltInTime(id)) return { ...number, kind: 'time' }
    return { ...number, isPercent: id === 9 || id === 10, decimals: id === 2 || id === 4 ? 2 : null }
  }
  const first = code.split(';')[0]
  const suffix = /[0#?][^"0#?]*"([^"]+)"/.exec(first)?.[1]?.trim() ?? ''
  const bare = first
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/_./g, '')
    .replace(/\*./g, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
  if (/^general$/i.test(bare.trim())) return number
  if (/[yd年月日]|m{3,}|(?:^|[^a-z])m\/|\/m|ge|gg/i.test(bare) && !/[0#?]/.test(bare)) return { ...number, kind: 'date' }
  if (/[hs]|\[m/i.test(bare) && !/[#?]/.test(bare)) return { ...number, kind: 'time' }
  if (/^m{1,2}$/i.test(bare.trim())) return { ...number, kind: 'date' }
  const decimals = /0\.(0+)(?![#?])/.exec(bare)
  return { kind: 'number', isPercent: bare.includes('%'), decimals: decimals ? decimals[1].length : null, suffix }
}

/** The formats by the index that a cell's `s` names. */
export const stylesReader = (depthLimit: number): { write(text: string): void; close(): CellFormat[] } => {
  const codes = new Map<number, string>()
  const bold: boolean[] = []
  const formats: CellFormat[] = []
  let area = ''
  let format: { id: number; font: number; indent: number } | null = null
  const sink = readXml(
    'The workbook’s styles',
    {
      open(name, attributes) {
        if (name === 'fonts' || name === 'cellXfs' || name === 'cellStyleXfs' || name === 'dxfs') area = name
        else if (name === 'numFmt' && area !== 'dxfs') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
        else if (name === 'font' && area === 'fonts') bold.push(false)
        else if (name === 'b' && area === 'fonts' && bold.length > 0)
          bold[bold.length - 1] = attributes.val !== '0' && attributes.val !== 'false'
        else if (name === 'xf' && area === 'cellXfs')
          format = { id: Number(attributes.numFmtId ?? 0), font: Number(attributes.fontId ?? 0), indent: 0 }
        else if (name === 'alignment' && format) format.indent = Number(attributes.indent ?? 0) || 0
      },
      close(name) {
        if (name === 'xf' && area === 'cellXfs' && format) {
          formats.push({ ...formatOf(format.id, codes.get(format.id)), indent: format.indent, bold: bold[format.font] ?? false })
          format = null
        } else if (name === area) area = ''
      },
    },
    depthLimit,
  )
  return {
    write: sink.write,
    close: () => {
      sink.close()
      return formats
    },
  }
}

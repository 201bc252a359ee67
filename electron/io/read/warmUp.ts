/**
 * What a reader does while somebody still chooses the file: it reads small plans that it makes up itself, in memory, and throws them away.
 *
 * A thread that has just started runs cold code: with a plan of each kind read a few times before, 20,000 rows take about a tenth less. Each
 * thread still meets one foreign file only.
 */
import { setImmediate } from 'node:timers/promises'
import { DAY, formatIsoDate, instantOf } from '../../../shared/time/instant.ts'
import { type Parts, pack } from '../write/zip.ts'
import { piecesOf } from './inPieces.ts'
import { defaultLimits } from './limits.ts'
import { readBytes } from './read.ts'

const ROWS = 150
/** Processor time of the thread, in milliseconds: more makes no reading shorter that anybody would notice. */
const MOST_MS = 250

const HEADINGS = ['ID', 'Level', 'Task Name', 'Start', 'Finish', 'Duration', 'Predecessors', 'Owner', '% Complete', 'Notes']
const FIRST = instantOf(2026, 1, 5)
const OLDEST = instantOf(1899, 12, 30)

interface Line {
  readonly id: number
  readonly level: number
  readonly start: number
  readonly finish: number
  readonly predecessor: number | null
}
/** A summary for each 29 tasks; the tasks are chained within it. */
const sampleLines = (): Line[] =>
  Array.from({ length: ROWS }, (_, at) => {
    const place = at % 30
    const start = FIRST + Math.max(0, place - 1) * 7 * DAY
    return { id: at + 1, level: place === 0 ? 1 : 2, start, finish: start + 4 * DAY, predecessor: place < 2 ? null : at }
  })

const cellsOf = (line: Line, date: (instant: number) => number | string): (number | string)[] => [
  line.id,
  line.level,
  `Task ${line.id}`,
  date(line.start),
  date(line.finish),
  '5d',
  line.predecessor === null ? '' : `${line.predecessor}FS`,
  `Owner ${line.id % 7}`,
  0,
  'Some words',
]

const csvSample = (lines: readonly Line[]): Buffer =>
  Buffer.from([HEADINGS, ...lines.map((line) => cellsOf(line, formatIsoDate))].map((cells) => cells.join(',')).join('\n'))

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
const SHEETS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const xlsxSample = (lines: readonly Line[]): Promise<Uint8Array> => {
  const texts: string[] = []
  const cellXml = (cell: number | string, column: number, row: number): string => {
    const at = `${String.fromCharCode(65 + column)}${row + 1}`
    if (typeof cell === 'number') return `<c r="${at}" s="${row > 0 && (column === 3 || column === 4) ? 1 : 0}"><v>${cell}</v></c>`
    return cell === '' ? `<c r="${at}" s="0"/>` : `<c r="${at}" s="0" t="s"><v>${texts.push(`<si><t>${cell}</t></si>`) - 1}</v></c>`
  }
  const serial = (instant: number): number => Math.round((instant - OLDEST) / DAY)
  const rows = [HEADINGS, ...lines.map((line) => cellsOf(line, serial))].map(
    (cells, row) => `<row r="${row + 1}">${cells.map((cell, column) => cellXml(cell, column, row)).join('')}</row>`,
  )
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    'xl/workbook.xml': `${HEAD}<workbook ${SHEETS} xmlns:r="${RELATIONS}"><sheets><sheet name="Plan" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/styles.xml': `${HEAD}<styleSheet ${SHEETS}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `${HEAD}<worksheet ${SHEETS}><sheetData>${rows.join('')}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `${HEAD}<sst ${SHEETS}>${texts.join('')}</sst>`,
  }
  return pack(new Map(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)])) satisfies Parts)
}

const taskXml = ({ id, level, start, finish, predecessor }: Line): string =>
  `<Task><UID>${id}</UID><ID>${id}</ID><Name>Task ${id}</Name><Active>1</Active><Manual>0</Manual><Type>0</Type><OutlineLevel>${level}</OutlineLevel><Priority>500</Priority><Start>${formatIsoDate(start)}T08:00:00</Start><Finish>${formatIsoDate(finish)}T17:00:00</Finish><Duration>PT40H0M0S</Duration><DurationFormat>7</DurationFormat><Estimated>0</Estimated><Milestone>0</Milestone><Summary>${level === 1 ? 1 : 0}</Summary><PercentComplete>0</PercentComplete><ConstraintType>0</ConstraintType><CalendarUID>-1</CalendarUID>${predecessor === null ? '' : `<PredecessorLink><PredecessorUID>${predecessor}</PredecessorUID><Type>1</Type><LinkLag>0</LinkLag><LagFormat>7</LagFormat></PredecessorLink>`}</Task>`

const projectSample = (lines: readonly Line[]): Buffer =>
  Buffer.from(
    `${HEAD}<Project xmlns="http://schemas.microsoft.com/project"><StartDate>2026-01-05T08:00:00</StartDate><Tasks>${lines.map(taskXml).join('')}</Tasks></Project>`,
  )

/** A plan of each kind that is read, as the bytes of its file, by the file's name. */
export const samples = async (): Promise<Map<string, Buffer>> => {
  const lines = sampleLines()
  return new Map([
    ['sample.xlsx', Buffer.from(await xlsxSample(lines))],
    ['sample.csv', csvSample(lines)],
    ['sample.xml', projectSample(lines)],
  ])
}

/** Reads the samples again and again until the time is used up; ends at the next sample once `isOrdered` says that somebody waits. */
export const warmUp = async (isOrdered: () => boolean): Promise<void> => {
  const before = process.threadCpuUsage()
  const isOver = (): boolean => {
    const { user, system } = process.threadCpuUsage(before)
    return isOrdered() || user + system > MOST_MS * 1000
  }
  const files = [...(await samples())]
  for (let at = 0; !isOver(); at += 1) {
    const [name, bytes] = files[at % files.length]
    Array.from(piecesOf(await readBytes(bytes, name, { today: FIRST }, defaultLimits)))
    // A turn of the loop, in which an order can come.
    await setImmediate()
  }
}

/** Hostile strings in every text field of a plan, found from its schema; exported to a workbook and a text table and read back. */
import ExcelJS from 'exceljs'
import { z } from 'zod'
import { writeCsv } from '../../electron/io/write/csv.ts'
import { writeWorkbook } from '../../electron/io/write/workbook.ts'
import { type Plan, planSchema } from '../../shared/model/plan.ts'
import { generatePlan, randomFrom } from '../bench/generate.ts'
import { scheduled } from './atlas.ts'

const starts = ['=', '+', '-', '@', '\t=', '\r=', '\n=', ' =', "'=", '＝', '\u200b=', '=\u0000', '%3D', ';=', ';"=', '|', '=+-@'].concat([
  '\ufeff=',
  '"=',
  '",=',
  '";=',
  '\r\n=',
  '\u2028=',
  '\u00a0=',
  'x;=',
  'x\n=',
  'x\t=',
  'x;""=',
  ';\ufeff="',
  'x\r@',
  ';;-',
  '\t;+',
  '＋',
  '－',
  '＠',
  '\u2060=',
  '\ufeff\u200b@',
  'x|=',
  'x:@',
  'x|"=',
])
const bodies = [
  '1+1',
  "cmd|'/c calc'!A0",
  'HYPERLINK("http://x.invalid","y")',
  'SUM(A1:A9)',
  'IMPORTXML("x")',
  'DDE("a";"b")',
  '2+3+cmd',
].concat(['x"\n=1+1', 'a,=1+1', 'a;=1+1', 'a\t=1+1', '\ud800', '"', '""=1', "cmd|'/c calc'!A0;y", 'a\r=1+1;', '1;"=1+1";'])

export const hostileStrings = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, at) =>
      `${starts[at % starts.length]}${bodies[Math.floor(at / starts.length) % bodies.length]}${Math.floor(at / (starts.length * bodies.length)) || ''}`,
  )

interface Shape {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly pattern?: string
  readonly maxLength?: number
  readonly anyOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
}
const schema = z.toJSONSchema(planSchema, { unrepresentable: 'any' }) as Shape
/** A name of ours for the rows of a list: `tasks[].notes`. */
const isFree = (shape: Shape, field: string): boolean =>
  // Ids are no text that people write, nor are those that the database makes of two ids.
  shape.type === 'string' && !shape.enum && shape.const === undefined && !shape.pattern && field !== 'id'

/** A copy with a string of `next` in every text field that its schema knows, at any depth. */
const filled = (shape: Shape, value: unknown, field: string, path: string, next: (path: string) => string): unknown => {
  const text = (shape.anyOf ?? [shape]).find((each) => isFree(each, field))
  if (text) return next(path).slice(0, text.maxLength)
  if (value === null || typeof value !== 'object') return value
  const own = shape.anyOf?.find((each) => each.type === 'object' || each.type === 'array') ?? shape
  if (Array.isArray(value)) return value.map((each) => filled(own.items ?? {}, each, field, `${path}[]`, next))
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      filled(own.properties?.[name] ?? {}, inner, name, path === '' ? name : `${path}.${name}`, next),
    ]),
  )
}

/** Every text field of the model, by path. */
export const textFields = (shape: Shape = schema, field = '', path = ''): string[] => {
  if ((shape.anyOf ?? [shape]).some((each) => isFree(each, field))) return [path]
  const own = shape.anyOf?.find((each) => each.type === 'object' || each.type === 'array') ?? shape
  if (own.items) return textFields(own.items, field, `${path}[]`)
  return Object.entries(own.properties ?? {}).flatMap(([name, inner]) => textFields(inner, name, path === '' ? name : `${path}.${name}`))
}

/** A plan with so many rows in every list. */
const withRows = (rows: number, seed: number): Plan => {
  const plan = generatePlan({ tasks: Math.max(5, rows), seed })
  const [calendar] = plan.calendars
  const some = <T>(make: (at: number) => T): T[] => Array.from({ length: rows }, (_, at) => make(at))
  const monday = plan.program.start - (plan.program.start % 14_400)
  const resources = some((at) => ({
    ...{ id: `r${at}`, uid: at + 1, name: 'r', kind: 'work' as const, initials: '', role: '', calendarId: null, maxUnits: 1, extras: null },
  }))
  const exceptions = [{ name: 'e', from: monday, to: monday, working: [], recurrence: null }]
  const workWeeks = [{ name: 'w', from: monday, to: monday, week: calendar.week }]
  return {
    ...plan,
    tasks: plan.tasks.map((row) => ({ ...row, extras: '' })),
    calendars: [
      { ...calendar, exceptions, workWeeks },
      ...some((at) => ({ ...calendar, id: `c${at}`, uid: 1000 + at, exceptions, workWeeks })),
    ],
    workstreams: plan.tasks.slice(0, rows).map((task, at) => ({ id: `w${at}`, taskId: task.id, lead: '', colour: '#112233' })),
    resources,
    assignments: plan.tasks.slice(0, rows).map((task, at) => ({
      id: `a${at}`,
      uid: at + 1,
      taskId: task.id,
      resourceId: `r${at}`,
      units: 1,
      work: null,
      delay: 0,
      extras: '',
    })),
    baselines: some((at) => ({ id: `b${at}`, name: 'b', number: at, capturedAt: at })),
    baselineTasks: plan.tasks.slice(0, rows).map((task) => ({
      ...{ id: `b${rows - 1}:${task.id}`, baselineId: `b${rows - 1}`, taskId: task.id, start: monday, finish: monday, duration: 0 },
      ...{ work: null, name: '', parentId: null },
    })),
  }
}

/** Cells as a spreadsheet splits them, by this separator. */
export const cellsOf = (text: string, separator: string): string[] => {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  let isFresh = true
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (quoted && sign === '"' && text[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (sign === '"' && (quoted || isFresh)) {
      quoted = !quoted
      isFresh = false
    } else if (!quoted && (sign === separator || sign === '\n' || sign === '\r')) {
      cells.push(cell)
      cell = ''
      isFresh = true
    } else {
      cell += sign
      isFresh = false
    }
  }
  return [...cells, cell]
}
/** A formula to a spreadsheet, which does not mind a byte order mark; a plain number is none. */
const runs = (cell: string): boolean => /^[\ufeff\u200b\u2060]*[=+\-@\t\r＝＋－＠]/.test(cell) && !/^[+-]?[\d.,]+ ?[%a-z]*$/.test(cell)

/** What a spreadsheet would run of this plan; written as the export's thread writes it. */
const liveIn = async (plan: Plan): Promise<string[]> => {
  const found: string[] = []
  const input = scheduled(plan)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await writeWorkbook(input)).slice().buffer as ArrayBuffer)
  for (const sheet of book.worksheets)
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.formula || cell.type === ExcelJS.ValueType.Formula || cell.hyperlink)
          found.push(`${sheet.name} ${cell.address}: ${cell.text}`)
        else if (typeof cell.value === 'string' && runs(cell.value)) found.push(`${sheet.name} ${cell.address}: ${cell.value}`)
      }),
    )
  const csv = Buffer.from(await writeCsv(input))
    .toString('utf8')
    .replace(/^\ufeff/, '')
  // In most of Europe a spreadsheet splits at semicolons, whatever the file says; pasted text is split at tabs, and who imports a file may choose bars or colons.
  for (const separator of [',', ';', '\t', '|', ':'])
    for (const cell of cellsOf(csv, separator))
      if (separator === ',' ? runs(cell) : runs(cell.replace(/^[\t\r\n]+/, '')))
        found.push(`csv split at ${JSON.stringify(separator)}: ${cell}`)
  return found
}

export interface HostileFigures {
  /** Each of so many strings stood in each of these fields. */
  readonly strings: number
  readonly fields: number
  exports: number
  readonly wrong: string[]
}

/** The program's own and the chosen baseline's name: a plan has them once, so an export takes one string of each. */
const isSingle = (path: string): boolean => !path.includes('[]') || path === 'baselines[].name'
const ROWS = 1000
/** Exports under way at once: each waits for its archive now and then. */
const AT_ONCE = 4

/** Fields of rows take a thousand strings at once; single fields one an export, of a plan of five tasks. */
export const hostileExports = async (options: {
  readonly strings: number
  /** How many strings, spread over all, the single fields get; all of them if left out. */
  readonly singles?: number
  readonly seed: number
  /** Told how many strings have stood in every field. */
  readonly progress?: (done: number) => void
}): Promise<HostileFigures> => {
  const strings = hostileStrings(options.strings)
  const singles = Math.min(options.singles ?? strings.length, strings.length)
  const random = randomFrom(options.seed)
  const figures: HostileFigures = { strings: strings.length, fields: textFields().length, exports: 0, wrong: [] }
  const seen = new Map(textFields().map((path) => [path, new Set<string>()]))
  const run = async (plan: Plan, from: number, fields: (path: string) => boolean): Promise<void> => {
    const next = new Map<string, number>()
    const hostile = filled(schema, plan, '', '', (path) => {
      if (!fields(path)) return 'x'
      const at = next.get(path) ?? 0
      next.set(path, at + 1)
      const text = strings[(from + at) % strings.length]
      seen.get(path)?.add(text)
      return text
    }) as Plan
    figures.wrong.push(...(await liveIn(hostile)))
    figures.exports += 1
  }
  const small = withRows(1, 5)
  let single = 0
  for (let from = 0; from < strings.length && figures.wrong.length < 20; from += ROWS) {
    const until = Math.min(from + ROWS, strings.length)
    await run(withRows(until - from, Math.floor(random() * 1e6)), from, () => true)
    const runSingles = async (): Promise<void> => {
      for (;;) {
        const at = Math.floor((single * strings.length) / singles)
        if (single >= singles || at >= until || figures.wrong.length >= 20) return
        single += 1
        await run(small, at, isSingle)
        options.progress?.(at)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, runSingles))
  }
  for (const [path, { size }] of seen) {
    const due = isSingle(path) ? singles : strings.length
    if (figures.wrong.length === 0 && size < due) figures.wrong.push(`${path} had only ${size} of ${due} strings`)
  }
  return figures
}

/** Whatever stands in a text field, no spreadsheet runs it: hostile strings in every text of a plan, exported and read back. */
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { writeExport } from '../../electron/io/write/index.ts'
import type { Plan } from '../../shared/model/plan.ts'
import { generatePlan, randomFrom } from '../bench/generate.ts'
import { scheduled } from './atlas.ts'

const HOSTILE = Number(process.env.HOSTILE ?? 10_000)
const starts = [
  '=',
  '+',
  '-',
  '@',
  '\t=',
  '\r=',
  '\n=',
  ' =',
  "'=",
  '＝',
  '\u200b=',
  '=\u0000',
  '%3D',
  ';=',
  '|',
  '=+-@',
  '\ufeff=',
  '"=',
  '",=',
  '";=',
  '\r\n=',
  '\u2028=',
  '\u00a0=',
]
const bodies = [
  '1+1',
  "cmd|'/c calc'!A0",
  'HYPERLINK("http://x.invalid","y")',
  'SUM(A1:A9)',
  'IMPORTXML("x")',
  'DDE("a";"b")',
  '2+3+cmd',
  'x"\n=1+1',
  'a,=1+1',
  'a;=1+1',
  'a\t=1+1',
  '\ud800',
  '"',
  '""=1',
]

/** Every text of every row that people can write into, in turn. */
const withHostileTexts = (plan: Plan, random: () => number, texts: string[]): Plan => {
  const next = (limit: number): string => {
    const text = (
      starts[Math.floor(random() * starts.length)] +
      bodies[Math.floor(random() * bodies.length)] +
      Math.floor(random() * 99)
    ).slice(0, limit)
    texts.push(text)
    return text
  }
  return {
    ...plan,
    program: { ...plan.program, name: next(200), notes: next(200) },
    calendars: plan.calendars.map((row) => ({ ...row, name: next(100) })),
    tasks: plan.tasks.map((row) => ({ ...row, name: next(200), owner: next(100), notes: next(200) })),
    workstreams: plan.workstreams.map((row) => ({ ...row, lead: next(100) })),
    resources: plan.resources.map((row) => ({ ...row, name: next(100), initials: next(10), role: next(100) })),
    baselines: plan.baselines.map((row) => ({ ...row, name: next(100) })),
  }
}

/** Cells as a spreadsheet splits them, by this separator. */
const cellsOf = (text: string, separator: string): string[] => {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (quoted && sign === '"' && text[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (sign === '"' && (quoted || cell === '')) quoted = !quoted
    else if (!quoted && (sign === separator || sign === '\n' || sign === '\r')) {
      cells.push(cell)
      cell = ''
    } else cell += sign
  }
  return [...cells, cell]
}
/** A formula to a spreadsheet, which does not mind a byte order mark; a plain number is none. */
const runs = (cell: string): boolean => /^[\ufeff\u200b\u2060]*[=+\-@\t\r＝＋－＠]/.test(cell) && !/^[+-]?[\d.,]+ ?[%a-z]*$/.test(cell)

describe(`${HOSTILE} hostile strings`, () => {
  it('give no live formula in a workbook or a CSV', { timeout: 30 * 60_000 }, async () => {
    const random = randomFrom(8)
    const texts: string[] = []
    const found: string[] = []
    while (texts.length < HOSTILE) {
      const input = scheduled(withHostileTexts(generatePlan({ tasks: Math.min(1100, HOSTILE / 3), seed: texts.length }), random, texts))
      const book = new ExcelJS.Workbook()
      await book.xlsx.load((await writeExport('workbook', input)).slice().buffer as ArrayBuffer)
      for (const sheet of book.worksheets)
        sheet.eachRow((row) =>
          row.eachCell((cell) => {
            if (cell.formula || cell.type === ExcelJS.ValueType.Formula || cell.hyperlink)
              found.push(`${sheet.name} ${cell.address}: ${cell.text}`)
            else if (typeof cell.value === 'string' && runs(cell.value)) found.push(`${sheet.name} ${cell.address}: ${cell.value}`)
          }),
        )
      const csv = Buffer.from(await writeExport('csv', input))
        .toString('utf8')
        .replace(/^\ufeff/, '')
      for (const cell of cellsOf(csv, ',')) if (runs(cell)) found.push(`csv: ${cell}`)
    }
    expect(found.slice(0, 20)).toEqual([])
    expect(new Set(texts).size).toBeGreaterThan(HOSTILE / 20)
  })
})

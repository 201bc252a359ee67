/**
 * Files made to burst a reader, each previewed by the real service (a thread with limits of its own) while the main process is asked
 * something else every few milliseconds: it answers all the time, each bomb is refused or read in bounds, and no memory stays behind.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { giveMemoryBack } from '../../electron/restingMemory.ts'
import { workbookParts } from '../import/fixtures.ts'
import { zipped } from '../import/zipped.ts'
import { openService } from '../service/open.ts'
import { type Answering, watchAnswers } from './answering.ts'

export interface BombFigures {
  bombs: number
  readonly answering: Answering
  /** Bytes of the process after the first round and at the end. */
  readonly rss: readonly [number, number]
  readonly wrong: readonly string[]
}

const MEGABYTE = 1_048_576
const parts = (): Record<string, string> =>
  workbookParts([
    {
      name: 'Plan',
      rows: [
        ['Task', 'Start', 'Duration'],
        ['Build', '2027-01-04', '5d'],
      ],
    },
  ])
/** Stored, not packed: so that the bomb is what is in it. */
const stored = (): number => 0.5
const book = (change: (parts: Record<string, string>) => void): Buffer => {
  const all = parts()
  change(all)
  return zipped(all, stored)
}
const SHEET = 'xl/worksheets/sheet1.xml'
const into = (name: string, before: string, text: string) => (all: Record<string, string>) => {
  all[name] = all[name].replace(before, () => `${text}${before}`)
}
const project = (inner: string): Buffer =>
  Buffer.from(
    `<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project"><StartDate>2026-01-05T08:00:00</StartDate>${inner}</Project>`,
  )
const tasks = (count: number, more: (at: number) => string = () => ''): string =>
  `<Tasks>${Array.from({ length: count }, (_, at) => `<Task><UID>${at + 1}</UID><Name>T</Name><OutlineLevel>1</OutlineLevel>${more(at)}</Task>`).join('')}</Tasks>`

/** One part many times over in the directory: a small file whose parts all share the same packed bytes. */
const overlapping = (count: number, bytes: number): Buffer => {
  const raw = Buffer.alloc(bytes, 'a')
  const packed = deflateRawSync(raw)
  const name = Buffer.from('xl/sharedStrings.xml')
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(crc32(raw), 14)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(raw.length, 22)
  local.writeUInt16LE(name.length, 26)
  const entries = Array.from({ length: count }, (_, at) => {
    const own = Buffer.from(at === 0 ? 'xl/workbook.xml' : `xl/worksheets/sheet${at}.xml`)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    local.copy(entry, 6, 4, 30)
    entry.writeUInt16LE(own.length, 28)
    return Buffer.concat([entry, own])
  })
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(local.length + name.length + packed.length, 16)
  return Buffer.concat([local, name, packed, directory, end])
}

/** `size` megabytes where size is the weapon. */
const bombs = (size: number): Readonly<Record<string, () => Buffer>> => {
  const long = size * MEGABYTE
  /** So many where their number is the weapon: the full count at 100 megabytes. */
  const many = (full: number): number => Math.ceil((full * size) / 100)
  return {
    'zip: zeros packed a thousandfold': () => {
      const all = Object.entries(parts()).filter(([name]) => name !== 'xl/sharedStrings.xml')
      return zipped({ ...Object.fromEntries(all), 'xl/sharedStrings.xml': `<sst>${' '.repeat(long)}` }, () => 0.05)
    },
    'zip: many parts that share their bytes': () => overlapping(many(5000), MEGABYTE),
    'hidden columns from long before the first, over and over': () =>
      book(
        into(SHEET, '<sheetData>', `<cols>${'<col min="-2147483649" max="16384" hidden="1"/>'.repeat(many(100_000))}</cols><sheetData>`),
      ),
    'merged ranges over the whole sheet': () =>
      book(
        into(
          SHEET,
          '</worksheet>',
          `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/><mergeCell ref="A1:A1048576"/>'.repeat(many(100_000))}</mergeCells>`,
        ),
      ),
    'hidden columns over the whole sheet': () =>
      book(into(SHEET, '<sheetData>', `<cols>${'<col min="1" max="999999999" hidden="1"/>'.repeat(many(20_000))}</cols>`)),
    'rows and cells without end': () =>
      book(into(SHEET, '</sheetData>', '<row r="999999999"><c r="ZZZZ999999999"><v>1e999</v></c></row><row/>'.repeat(many(200_000)))),
    'one row of a million cells': () => book(into(SHEET, '</sheetData>', `<row>${'<c><v>1</v></c>'.repeat(many(1_000_000))}</row>`)),
    'shared strings without end': () => book(into('xl/sharedStrings.xml', '</sst>', '<si><t>x</t></si>'.repeat(many(3_000_000)))),
    'one shared string of many pieces': () =>
      book(into('xl/sharedStrings.xml', '</sst>', `<si>${`<r><t>${'y'.repeat(100)}</t></r>`.repeat(many(300_000))}</si>`)),
    'a hundred thousand sheets': () =>
      book(into('xl/workbook.xml', '</sheets>', '<sheet name="x" sheetId="9" r:id="rId1"/>'.repeat(many(100_000)))),
    'a million styles': () => book(into('xl/styles.xml', '</cellXfs>', '<xf numFmtId="14" fontId="0"/>'.repeat(many(1_000_000)))),
    'entities that multiply, in a workbook': () =>
      book((all) => {
        all['xl/workbook.xml'] = all['xl/workbook.xml'].replace('?>', `?>${laughs}`)
      }),
    'entities that multiply, in a project': () => Buffer.from(`<?xml version="1.0"?>${laughs}<Project><Name>&j;</Name></Project>`),
    'elements a million deep': () => project('<a>'.repeat(many(1_000_000))),
    'elements a million deep, in a sheet': () => book(into(SHEET, '</sheetData>', '<row>'.repeat(many(1_000_000)))),
    'one attribute that never ends': () => Buffer.from(`<?xml version="1.0"?><Project a="${'x'.repeat(long)}`),
    'one text that never ends': () => project(`<Name>${'x'.repeat(long)}</Name>`),
    'one line without a separator': () => Buffer.alloc(long, 'x'),
    'one line of separators': () => Buffer.alloc(long, ','),
    'one quoted cell that never ends': () => Buffer.concat([Buffer.from('Task,Start\n"'), Buffer.alloc(long, 'x\n')]),
    'quotation marks only': () => Buffer.concat([Buffer.from('Task,Start\n'), Buffer.alloc(long / 10, '"')]),
    'line breaks only': () => Buffer.concat([Buffer.from('Task,Start\n'), Buffer.alloc(long, '\n')]),
    'every task waits for every other': () =>
      project(
        tasks(many(600), (at) =>
          Array.from({ length: many(600) }, (_, other) =>
            other === at ? '' : `<PredecessorLink><PredecessorUID>${other + 1}</PredecessorUID></PredecessorLink>`,
          ).join(''),
        ),
      ),
    'a thousand levels of summaries': () => project(tasks(many(20_000), (at) => `<OutlineLevel>${(at % 1000) + 1}</OutlineLevel>`)),
    'exceptions every day for three centuries': () =>
      project(
        `<Calendars><Calendar><UID>1</UID><Name>C</Name><IsBaseCalendar>1</IsBaseCalendar><Exceptions>${'<Exception><TimePeriod><FromDate>1900-01-01T00:00:00</FromDate><ToDate>2199-12-31T23:59:00</ToDate></TimePeriod><Type>1</Type><Period>1</Period><Occurrences>100000</Occurrences><DayWorking>0</DayWorking></Exception>'.repeat(many(5000))}</Exceptions></Calendar></Calendars>${tasks(50)}`,
      ),
    'predecessors of a whole page in one cell': () =>
      Buffer.from(
        `ID,Task,Duration,Predecessors\n${Array.from({ length: many(300) }, (_, at) => `${at + 1},T,1d,"${Array.from({ length: many(3000) }, (_, other) => other).join(';')}"`).join('\n')}`,
      ),
  }
}
const laughs = `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(50)}">${Array.from('bcdefghij', (name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`).join('')}]>`

export const bombLoop = async (options: {
  readonly rounds: number
  /** Megabytes of what is long; the issue's 100 if left out. */
  readonly size?: number
  readonly progress?: (done: number) => void
}): Promise<BombFigures> => {
  const home = mkdtempSync(join(tmpdir(), 'throughline-bombs-'))
  const bench = openService({ home })
  const wrong: string[] = []
  const files = Object.entries(bombs(options.size ?? 100)).map(([name, make], at) => {
    const path = join(home, `bomb${at}.dat`)
    writeFileSync(path, make())
    return { name, path }
  })
  // Not before: the making of the files keeps everybody waiting.
  const watch = watchAnswers(bench)
  const settled = async (): Promise<number> => {
    for (let turn = 0; turn < 3; turn += 1) {
      giveMemoryBack()
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    return process.memoryUsage().rss
  }
  let done = 0
  let early = 0
  for (let round = 0; round < options.rounds; round += 1) {
    for (const { name, path } of files) {
      watch.reading(name)
      const from = performance.now()
      const answer = await bench.call('import.preview', { path })
      if (!answer.ok) wrong.push(`${name}: ${answer.code} ${answer.message}`)
      else {
        const { message, verdict } = answer.value.preview
        if (message.length < 20) wrong.push(`${name}: ${verdict} without words`)
        // The reader must know what is wrong; running into the thread's last limits (memory, time, a crash) is only the net below it.
        if (/stopped reading|memory|crash/i.test(message)) wrong.push(`${name}: ${message}`)
        await bench.ask('import.discard', { previewId: answer.value.previewId })
        if (process.env.VERBOSE) process.stderr.write(`${name}: ${Math.round(performance.now() - from)} ms, ${verdict}: ${message}\n`)
      }
      done += 1
      options.progress?.(round + 1)
    }
    if (round === 0) early = await watch.aside(settled)
  }
  const answering = await watch.end()
  const last = await settled()
  await bench.close()
  rmSync(home, { recursive: true, force: true })
  return { bombs: done, answering, rss: [early, last], wrong }
}

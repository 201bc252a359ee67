/** Files and rows that cannot be imported: each is told what, where, why and what to do, and none comes in half or empty without a word. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFile } from '../../electron/io/read/index.ts'
import { APPLICATION_ID } from '../../electron/store/database.ts'
import { answeringWords, isAnswering } from '../soak/answering.ts'
import { bombLoop } from '../soak/bombs.ts'
import { day, read, readSheet, rowNamed, workbook, workbookParts, zipOf } from './fixtures.ts'

const planRows = [
  ['Task', 'Start', 'Finish'],
  ['One', day('2026-01-05'), day('2026-01-06')],
]
const refused = async (bytes: Buffer | string, limits = {}): Promise<string> => {
  const { preview, plan } = await read(bytes, {}, limits)
  expect(preview.verdict).toBe('refused')
  expect(plan).toBeNull()
  return preview.message
}
/** A small OLE compound file with the given stream names in its directory. */
const ole = (...streams: string[]): Buffer => {
  const file = Buffer.alloc(512 * 3)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file)
  file.writeUInt16LE(9, 30)
  file.writeUInt32LE(1, 44)
  file.writeUInt32LE(1, 48)
  file.writeUInt32LE(0, 76)
  file.writeUInt32LE(0xfffffffe, 512 + 4)
  streams.forEach((name, at) => {
    file.write(name, 1024 + at * 128, 'utf16le')
    file.writeUInt16LE(name.length * 2 + 2, 1024 + at * 128 + 64)
  })
  return file
}

describe('a file of another kind', () => {
  it.each([
    ['an old Excel workbook', ole('Root Entry', 'Workbook'), 'Save As'],
    ['a Microsoft Project plan', ole('Root Entry', '   114', 'Props14'), 'XML Format'],
    ['an encrypted workbook', ole('Root Entry', 'EncryptionInfo', 'EncryptedPackage'), 'password'],
    ['another Office document', ole('Root Entry', 'WordDocument'), 'no workbook'.slice(3)],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ'), 'workbook or project file'],
    ['a Primavera export', Buffer.from('ERMHDR\t19.12\t2026-01-05\tProject\tadmin\n%T\tTASK\n'), 'Microsoft Project'],
    ['a GanttProject plan', Buffer.from('<?xml version="1.0"?><project name="p" view-date="2026-01-05"><tasks/></project>'), 'Export'],
    ['a database', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(200)]), 'database'],
    ['a web page', Buffer.from('<!DOCTYPE html><html><body>x</body></html>'), 'web page'],
    ['JSON', Buffer.from('{"tasks": [1]}'), '.csv'],
    ['other XML', Buffer.from('<?xml version="1.0"?><feed></feed>'), '<feed>'],
    ['noise', Buffer.from(Array.from({ length: 999 }, (_, at) => (at * 7919) % 256)), 'no format known'.slice(3)],
    ['nothing', Buffer.alloc(0), '0 bytes'],
  ])('%s says what to do', async (_what, bytes, words) => {
    const message = await refused(bytes)
    expect(message).toContain(words)
    expect(message.length).toBeGreaterThan(60)
  })

  it('a program file of our own is known by the id that the store writes', async () => {
    const file = Buffer.alloc(100)
    file.write('SQLite format 3\0', 'latin1')
    file.writeUInt32BE(APPLICATION_ID, 68)
    expect(await refused(file)).toContain('Open it with Open')
  })

  it('an OpenDocument spreadsheet, a presentation and a plain archive are told apart by their parts', async () => {
    expect(await refused(await zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }))).toContain(
      '.ods',
    )
    expect(await refused(await zipOf({ 'ppt/presentation.xml': '<x/>' }))).toContain('presentation')
    expect(await refused(await zipOf({ 'a.txt': 'x' }))).toContain('Unpack')
  })
})

describe('a broken or hostile file', () => {
  it('a workbook cut in half', async () => {
    const bytes = await workbook([{ name: 'Plan', rows: planRows }])
    expect(await refused(bytes.subarray(0, bytes.length - 200))).toContain('damaged')
  })

  it('a workbook whose data is changed inside', async () => {
    const bytes = Buffer.from(
      await workbook([{ name: 'Plan', rows: Array.from({ length: 400 }, (_, at) => [`Task ${at}`, day('2026-01-05')]) }]),
    )
    const at = bytes.indexOf('xl/worksheets/sheet1.xml') + 60
    bytes.fill(0xff, at, at + 200)
    expect(await refused(bytes)).toMatch(/damaged|well-formed/)
  })

  it('XML that stops in the middle names the part and the line', async () => {
    const parts = workbookParts([{ name: 'Plan', rows: planRows }])
    parts['xl/worksheets/sheet1.xml'] = parts['xl/worksheets/sheet1.xml'].slice(0, -60)
    const message = await refused(await zipOf(parts))
    expect(message).toContain('sheet1.xml')
    expect(message).toMatch(/line \d/)
  })

  it('a DOCTYPE, in a workbook and in a project file', async () => {
    const bomb = '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    const parts = workbookParts([{ name: 'Plan', rows: planRows }])
    parts['xl/workbook.xml'] = parts['xl/workbook.xml'].replace('?>', `?>${bomb}`)
    expect(await refused(await zipOf(parts))).toContain('DOCTYPE')
    expect(await refused(`<?xml version="1.0"?>${bomb}<Project><Name>&b;</Name></Project>`)).toContain('DOCTYPE')
  })

  it('a zip bomb, by its size as it comes out and by its ratio', async () => {
    const parts = workbookParts([{ name: 'Plan', rows: planRows }])
    const bomb = await zipOf({ ...parts, 'xl/sharedStrings.xml': Buffer.alloc(40 * 1024 * 1024, 0x20) })
    expect(bomb.length).toBeLessThan(100_000)
    expect(await refused(bomb)).toContain('zip bomb')
    expect(await refused(bomb, { zipRatio: 1_000_000, unzippedBytes: 8 * 1024 * 1024 })).toContain('8 MB')
  })

  it('bombs of every kind, while the main process answers', { timeout: 5 * 60_000 }, async () => {
    // A twentieth of their full size; the soak has the rest.
    const { bombs, answering, rss, wrong } = await bombLoop({ rounds: 1, size: 5 })
    expect(wrong).toEqual([])
    expect(bombs).toBeGreaterThan(20)
    expect([isAnswering(answering), answeringWords(answering), answering.during]).toEqual([true, expect.any(String), expect.any(String)])
    expect(rss[1] - rss[0]).toBeLessThan(150e6)
  })
  it('too many parts, too deep, too many cells, too many rows, too many bytes', async () => {
    const rows = Array.from({ length: 50 }, (_, at) => [`T${at}`, day('2026-01-05'), day('2026-01-06')])
    const bytes = await workbook([{ name: 'Plan', rows: [planRows[0], ...rows] }])
    expect(await refused(bytes, { zipEntries: 3 })).toContain('3 parts')
    expect(await refused(bytes, { cells: 20 })).toContain('20 filled cells')
    expect(await refused(bytes, { rows: 20 })).toContain('20 rows')
    expect(await refused(bytes, { fileBytes: 500 })).toContain('MB')
    expect(await refused(`<Project>${'<a>'.repeat(100)}${'</a>'.repeat(100)}</Project>`)).toContain('64 levels')
    expect(await refused(`a,b\n${'1,2\n'.repeat(50)}`, { rows: 20 })).toContain('20 rows')
  })

  it('hidden columns that begin long before the first one hide those that are there (they kept the reader for ever)', async () => {
    const parts = workbookParts([{ name: 'Plan', rows: planRows }])
    const sheet = 'xl/worksheets/sheet1.xml'
    const cols = '<cols><col min="-9007199254740991" max="1" hidden="1"/></cols><sheetData>'
    const { plan } = await read(await zipOf({ ...parts, [sheet]: parts[sheet].replace('<sheetData>', cols) }))
    expect(plan?.tasks.map((task) => task.name)).toEqual(['One'])
  })
  it('a workbook that hides its plan in keys of objects', async () => {
    const result = await readSheet([
      ['Task', 'Start', '__proto__', 'constructor'],
      ['__proto__', day('2026-01-05'), 'x', 'y'],
      ['constructor', day('2026-01-06'), 'x', 'y'],
    ])
    expect(result.preview.rows.map((row) => row.name)).toEqual(['__proto__', 'constructor'])
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })
})

describe('rows that a sheet numbers wrongly', () => {
  const numbered = async (...numbers: string[]): Promise<Buffer> => {
    const parts = workbookParts([
      {
        name: 'Plan',
        rows: [
          ['Task', 'Level', 'Duration'],
          ['One', 1],
          ['Two', 2, '4d'],
          ['Three', 3],
        ],
      },
    ])
    let at = 0
    const renumbered = parts['xl/worksheets/sheet1.xml'].replace(/<row r="\d+"/g, () => `<row r="${numbers[at++]}"`)
    return zipOf({ ...parts, 'xl/worksheets/sheet1.xml': renumbered })
  }
  const rowsOf = async (...numbers: string[]) =>
    (await read(await numbered(...numbers))).preview.rows.map((row) => `${row.sourceRow} ${row.name} ${row.level} ${row.duration}`)

  it('a row told twice is one row, as a later cell of it replaces an earlier (its own parent, it kept the reader for ever)', async () => {
    expect(await rowsOf('1', '2', '3', '3')).toEqual(['2 One 1 null', '3 Three 2 4d'])
  })
  it('rows out of order come in the order of their numbers', async () => {
    expect(await rowsOf('1', '2', '9', '4')).toEqual(['2 One 1 null', '4 Three 2 null', '9 Two 2 4d'])
  })
  it('a number that no sheet has is the next one', async () => {
    expect(await rowsOf('1', 'x', '-4', '1e99')).toEqual(['2 One 1 null', '3 Two 2 4d', '4 Three 3 null'])
  })
})

describe('a file without a plan', () => {
  it('an empty workbook, one without a table, a project without tasks', async () => {
    expect((await read(await workbook([{ name: 'A', rows: [] }]))).preview).toMatchObject({
      verdict: 'empty',
      message: expect.stringContaining('empty'),
    })
    const letter = await readSheet([['Dear all,'], ['please find the plan attached.'], ['Yours']])
    expect(letter.preview).toMatchObject({ verdict: 'empty', message: expect.stringContaining('Start') })
    expect((await read('<Project xmlns="http://schemas.microsoft.com/project"><Tasks/></Project>')).preview.verdict).toBe('empty')
    const template = (await readSheet([['Task', 'Start', 'Finish']])).preview
    expect(template).toMatchObject({ verdict: 'empty', message: expect.stringContaining('no task below') })
  })

  it('a register of risks is called one, with the number of its items', async () => {
    const result = await read(
      await workbook([
        { name: 'Summary', rows: [['RAID'], ['Owner', 'PMO']] },
        {
          name: 'Risks',
          rows: [
            ['Risk ID', 'Risk Description', 'Probability', 'Impact', 'Score', 'Owner', 'Mitigation', 'Due Date'],
            ['R1', 'Vendor late', '4', '5', 20, 'Ann', 'Call', '01-May-2026'],
            ['R2', 'Key person leaves', '2', '5', 10, 'Bob', 'Hire', '01-Jun-2026'],
          ],
        },
      ]),
    )
    expect(result.preview).toMatchObject({ verdict: 'register', items: 2 })
    expect(result.preview.message).toContain('Risks')
  })
})

describe('a row that cannot come in', () => {
  const header = ['ID', 'Task', 'Start', 'Finish', 'Duration', 'Predecessors']
  const good = [1, 'Good', day('2026-01-05'), day('2026-01-09'), '5d', null]

  it.each([
    ['a day that is none', [2, 'Bad', '31.06.2026', null, '5d', null], 'start', '31.06.2026'],
    ['the year 9999', [2, 'Bad', '31.12.9999', null, '5d', null], 'start', '1900 to 2199'],
    ['the year 9999 as a date cell', [2, 'Bad', { v: 2_958_465, s: 1 }, null, '5d', null], 'start', '1900 to 2199'],
    ['a duration of -3d', [2, 'Bad', day('2026-01-05'), null, '-3d', null], 'duration', '-3d'],
    ['a predecessor that is no row', [2, 'Bad', day('2026-01-05'), null, '5d', 99], 'predecessors', '99'],
    ['itself as predecessor', [2, 'Bad', day('2026-01-05'), null, '5d', 2], 'predecessors', 'itself'],
    ['a type of link that is none', [2, 'Bad', day('2026-01-05'), null, '5d', '1XX'], 'predecessors', 'XX'],
    ['a finish before its start', [2, 'Bad', day('2026-01-05'), day('2026-01-02'), null, null], 'finish', 'before the start'],
  ])('%s', async (_what, bad, column, words) => {
    const result = await readSheet([header, good, bad])
    const row = rowNamed(result, 'Bad')
    expect(row).toMatchObject({ verdict: 'refused', column })
    expect(row.note).toContain(words)
    expect(result.preview).toMatchObject({ verdict: 'plan', tasks: 2 })
    expect(result.plan?.tasks.map((task) => task.name)).toEqual(['Good'])
  })

  it('says the place: sheet, cell and heading', async () => {
    const result = await readSheet([header, good, [2, 'Bad', '31.06.2026', null, '5d', null]])
    expect(rowNamed(result, 'Bad').note).toMatch(/"Plan" C3 \(Start\)/)
  })

  it('a circle of predecessors is told as a path of names, and the last row of it stays out', async () => {
    const result = await readSheet([
      ['ID', 'Task', 'Duration', 'Predecessors'],
      [1, 'Dig', '2d', 3],
      [2, 'Pour', '2d', 1],
      [3, 'Dry', '2d', 2],
    ])
    expect(rowNamed(result, 'Dry')).toMatchObject({ verdict: 'refused', column: 'predecessors' })
    expect(rowNamed(result, 'Dry').note).toMatch(/Dig → Pour → Dry → Dig|Pour → Dry → Dig → Pour|Dry → Dig → Pour → Dry/)
    expect(result.plan?.links).toHaveLength(1)
  })

  it('its own parent', async () => {
    const result = await readSheet([
      ['ID', 'Task', 'Parent', 'Start'],
      ['A', 'Top', null, day('2026-01-05')],
      ['B', 'Below', 'A', day('2026-01-05')],
      ['C', 'Loop', 'C', day('2026-01-05')],
    ])
    expect(rowNamed(result, 'Loop')).toMatchObject({ verdict: 'refused', column: 'parent' })
    expect(rowNamed(result, 'Below').level).toBe(2)
  })

  it('is mended in the preview: the fix is laid over the cell and the file read again', async () => {
    const rows = [header, good, [2, 'Bad', '31.06.2026', null, '5d', '1XX'], [3, 'After', null, null, '1d', 2]]
    const before = await readSheet(rows)
    expect(rowNamed(before, 'After').note).toContain('"Bad"')
    const key = rowNamed(before, 'Bad').key
    const after = await readSheet(rows, {}, { fixes: { [key]: { start: '30.06.2026', predecessors: '1FS+1d', name: 'Mended' } } })
    expect(rowNamed(after, 'Mended')).toMatchObject({ verdict: 'imported', start: '2026-06-30', predecessors: '1FS+1d' })
    expect(after.plan?.tasks).toHaveLength(3)
    expect(after.plan?.links).toHaveLength(2)
  })

  it('leaves out, and says so, what does not make the row wrong', async () => {
    const result = await readSheet([
      ['Task', 'Start', 'Finish', 'Duration', 'Actual Finish', 'Dependencies'],
      ['a', day('2026-01-05'), day('2026-01-09'), '2-3days', 'rejected', null],
      ['b', 'after everything else', null, '3d', null, 'needs the vendor to agree'],
      ['c', day('2026-01-05'), null, '3d', day('2026-01-07'), null],
    ])
    expect(rowNamed(result, 'a')).toMatchObject({ verdict: 'changed' })
    expect(rowNamed(result, 'a').note).toMatch(/range.*rejected|rejected.*range/s)
    expect(rowNamed(result, 'b').note).toMatch(/vendor/)
    expect(result.plan?.tasks).toHaveLength(3)
  })
})

describe('the worker', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-read-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('reads a file by path and by bytes, whatever its name says', async () => {
    const bytes = await workbook([{ name: 'Plan', rows: planRows }])
    const path = join(folder, 'plan.csv')
    await writeFile(path, bytes)
    const seen: number[] = []
    const byPath = await readFile({ path }, {}, (done) => seen.push(done))
    expect(byPath.preview).toMatchObject({ verdict: 'plan', format: 'xlsx', fileName: 'plan.csv', tasks: 1 })
    expect(byPath.plan?.program.name).toBe('plan')
    expect(seen).toEqual([0, 1])
    expect((await readFile({ name: 'x.xls', bytes: new Uint8Array(bytes) })).preview.verdict).toBe('plan')
  })

  it('says that a file is missing or a folder', async () => {
    expect((await readFile({ path: join(folder, 'nope.xlsx') })).preview.message).toContain('not there')
    expect((await readFile({ path: folder })).preview.message).toContain('folder')
  })

  it('stops at its limits of time and memory and when it is cancelled', async () => {
    const long = Buffer.from(`Task,Start,Finish,Notes\n${'A task,2026-01-05,2026-01-06,some words\n'.repeat(60_000)}`)
    expect((await readFile({ name: 'a.csv', bytes: long }, { limits: { milliseconds: 60 } })).preview.message).toContain('seconds')
    expect((await readFile({ name: 'a.csv', bytes: long }, { limits: { memoryMb: 12 } })).preview.message).toContain('12 MB')
    const stop = new AbortController()
    const reading = readFile({ name: 'a.csv', bytes: long }, {}, undefined, stop.signal)
    stop.abort()
    expect((await reading).preview.message).toContain('cancelled')
  })
})

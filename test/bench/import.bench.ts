/** The figures of reading: a workbook, a text table and a project file of 10,000 rows, from the bytes to the preview and plan, worker included. */
import { readFile } from '../../electron/io/read/index.ts'
import { DAY, formatIsoDate, instantOf } from '../../shared/time/instant.ts'
import { day, type FixtureCell, workbook } from '../import/fixtures.ts'
import { type Row, timed } from './row.ts'

const ROWS = 10_000
const START = instantOf(2026, 1, 5)

/** Twenty summaries of 499 tasks each, chained within their summary, five working days each. */
const tableRows = (): { id: number; level: number; name: string; start: string; finish: string; predecessors: string; owner: string }[] =>
  Array.from({ length: ROWS }, (_, at) => {
    const isSummary = at % 500 === 0
    const week = (at % 500) - 1
    const from = START + Math.max(0, week) * 7 * DAY
    return {
      id: at + 1,
      level: isSummary ? 1 : 2,
      name: isSummary ? `Workstream ${at / 500 + 1}` : `Task ${at} of the programme`,
      start: formatIsoDate(from),
      finish: formatIsoDate(from + 4 * DAY),
      predecessors: isSummary || week === 0 ? '' : `${at}FS`,
      owner: `Owner ${at % 40}`,
    }
  })

const projectXml = (rows: ReturnType<typeof tableRows>): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Project xmlns="http://schemas.microsoft.com/project"><StartDate>2026-01-05T08:00:00</StartDate><Tasks>${rows
    .map(
      (row) =>
        `<Task><UID>${row.id}</UID><ID>${row.id}</ID><Name>${row.name}</Name><Active>1</Active><Manual>0</Manual><Type>0</Type><WBS>${row.id}</WBS><OutlineLevel>${row.level}</OutlineLevel><Priority>500</Priority><Start>${row.start}T08:00:00</Start><Finish>${row.finish}T17:00:00</Finish><Duration>PT40H0M0S</Duration><DurationFormat>7</DurationFormat><Work>PT0H0M0S</Work><Estimated>0</Estimated><Milestone>0</Milestone><Summary>${row.level === 1 ? 1 : 0}</Summary><PercentComplete>0</PercentComplete><ConstraintType>0</ConstraintType><CalendarUID>-1</CalendarUID>${row.predecessors === '' ? '' : `<PredecessorLink><PredecessorUID>${row.id - 1}</PredecessorUID><Type>1</Type><LinkLag>0</LinkLag><LagFormat>7</LagFormat></PredecessorLink>`}</Task>`,
    )
    .join('')}</Tasks></Project>`

export const rows = async (): Promise<Row[]> => {
  const table = tableRows()
  const header: FixtureCell[] = ['ID', 'Level', 'Task Name', 'Start', 'Finish', 'Duration', 'Predecessors', 'Owner', '% Complete', 'Notes']
  const cells = table.map((row): FixtureCell[] => [
    row.id,
    row.level,
    row.name,
    day(row.start),
    day(row.finish),
    '5d',
    row.predecessors || null,
    row.owner,
    0,
    'Some words of notes',
  ])
  const csv = [header, ...cells]
    .map((line, at) =>
      (at === 0 ? line : [line[0], line[1], line[2], table[at - 1].start, table[at - 1].finish, ...line.slice(5)])
        .map((cell) => cell ?? '')
        .join(','),
    )
    .join('\n')
  const files = [
    {
      what: `workbook of ${ROWS} rows, preview included`,
      name: 'bench.xlsx',
      bytes: await workbook([{ name: 'Plan', rows: [['Programme'], [], header, ...cells] }]),
      target: 1000,
    },
    { what: `text table of ${ROWS} rows`, name: 'bench.csv', bytes: Buffer.from(csv) },
    { what: `Microsoft Project XML of ${ROWS} tasks`, name: 'bench.xml', bytes: Buffer.from(projectXml(table)) },
  ]
  const measured: Row[] = []
  for (const { what, name, bytes, target } of files) {
    let tasks = 0
    const median = await timed(
      async () => {
        const { preview, plan } = await readFile({ name, bytes })
        tasks = plan?.tasks.length ?? 0
        if (preview.verdict !== 'plan') throw new Error(preview.message)
      },
      5,
      1,
    )
    measured.push({
      what,
      median,
      unit: 'ms',
      ...(target === undefined ? {} : { target }),
      note: `${(bytes.length / 1_048_576).toFixed(1)} MB, ${tasks} tasks`,
    })
  }
  return measured
}

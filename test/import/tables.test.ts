/** Where the table of a workbook or text file is, what its columns mean, and what its cells hold; each quirk as a small file of our own. */
import { describe, expect, it } from 'vitest'
import { planSchema } from '../../shared/model/plan.ts'
import { formatIso } from '../../shared/time/instant.ts'
import { day, lines, read, readSheet, rowNamed, style, workbook } from './fixtures.ts'

const bold = (v: string) => ({ v, s: style.bold })

describe('where the table is', () => {
  it('finds the header under title rows and reads dates that are text', async () => {
    const result = await readSheet([
      ['Migration programme'],
      ['Status of 1 March', null, 'Owner: PMO'],
      [],
      ['ID', 'Task Name', 'Start', 'Finish', 'Duration', 'Predecessors', 'Owner', '% Complete'],
      [1, 'Design', '05/01/2026', '16/01/2026', '10d', null, 'Ann', '50%'],
      [2, 'Build', '19/01/2026', '30/01/2026', '10 days', '1FS', 'Bob', '0%'],
    ])
    expect(result.preview).toMatchObject({
      verdict: 'plan',
      sheet: 'Plan',
      headerRow: 4,
      tasks: 2,
      links: 1,
      earliestStart: '2026-01-05',
      latestFinish: '2026-01-30',
    })
    expect(lines(result)).toEqual(['Design 2026-01-05..2026-01-16', 'Build 2026-01-19..2026-01-30 <1'])
    expect(rowNamed(result, 'Design')).toMatchObject({ owner: 'Ann', percentComplete: 50, verdict: 'imported' })
    expect(planSchema.safeParse(result.plan).error).toBeUndefined()
  })

  it('keeps the first 400 characters of a name, says so, and keeps the whole in the notes', async () => {
    const long = 'Agree '.repeat(100).trim()
    const result = await read(`ID,Task Name,Duration\n1,${long},2d\n2,Build,3d\n`)
    expect(rowNamed(result, long.slice(0, 400))).toMatchObject({ verdict: 'changed', note: expect.stringContaining('599 characters') })
    expect(result.plan?.tasks[0]).toMatchObject({ name: long.slice(0, 400), notes: long })
  })

  it('joins a header of two rows, merged or centred', async () => {
    const result = await readSheet(
      [
        ['No', 'Activity', 'Planned', null, 'Actual', null],
        [null, null, 'Start', 'End', 'Start', 'End'],
        [1, 'Dig', day('2026-01-05'), day('2026-01-09'), day('2026-01-06'), null],
        [2, 'Lay', day('2026-01-12'), day('2026-01-16'), null, null],
      ],
      { merges: ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1'] },
    )
    expect(result.preview.headerRow).toBe(2)
    expect(lines(result)).toEqual(['Dig 2026-01-05..2026-01-09', 'Lay 2026-01-12..2026-01-16'])
    expect(formatIso(result.plan?.tasks[0].actualStart as number)).toBe('2026-01-06T08:00:00')
  })

  it('chooses the sheet with the plan, never a hidden one, and names the others', async () => {
    const plan = [
      ['Task', 'Start', 'Finish'],
      ['One', day('2026-01-05'), day('2026-01-06')],
      ['Two', day('2026-01-07'), day('2026-01-08')],
    ]
    const bytes = await workbook([
      { name: 'Guide', rows: [['How to fill this in'], ['1. Write'], ['2. Save']] },
      {
        name: 'Old',
        state: 'veryHidden',
        rows: [...plan, ['Three', day('2026-01-09'), day('2026-01-09')], ['Four', day('2026-01-09'), day('2026-01-09')]],
      },
      { name: 'Timeline', rows: plan },
    ])
    const result = await read(bytes)
    expect(result.preview).toMatchObject({ sheet: 'Timeline', tasks: 2 })
    expect(result.preview.sheets.map(({ name, hidden, likely }) => [name, hidden, likely])).toEqual([
      ['Guide', false, false],
      ['Old', true, false],
      ['Timeline', false, true],
    ])
    expect((await read(bytes, { sheet: 'Old' })).preview).toMatchObject({ sheet: 'Old', tasks: 4 })
    expect((await read(bytes, { sheet: 'Nope' })).preview).toMatchObject({
      verdict: 'refused',
      message: expect.stringContaining('Timeline'),
    })
  })

  it('explains columns without a heading by what they hold', async () => {
    const result = await readSheet([
      [null, null, bold('Days')],
      ['1 Prepare', day('2026-03-02'), 3],
      ['  1.1 Meet', day('2026-03-02'), 1],
      ['  1.2 Divide', day('2026-03-03'), 2],
    ])
    expect(lines(result)).toEqual(['1 Prepare 2026-03-02..?', '  1.1 Meet 2026-03-02..?', '  1.2 Divide 2026-03-03..?'])
    expect(result.preview.withDuration).toBe(3)
  })

  it('stops before the notes, keys and empty lines below the table', async () => {
    const result = await readSheet([
      ['#', 'Task', 'Start', 'End'],
      [1, 'Real', day('2026-01-05'), day('2026-01-06')],
      [2, null, null, null],
      [3, null, null, null],
      [],
      [null, 'Note: dates are provisional'],
      [null, 'KEY:'],
      [null, 'Total', null, null],
    ])
    expect(lines(result)).toEqual(['Real 2026-01-05..2026-01-06'])
  })

  it('prefers the filled one of two columns with one meaning, though it is hidden', async () => {
    const result = await readSheet(
      [
        ['ID', 'Task', 'Predecessor', 'Predecessors', 'Start Date', 'End Date'],
        [1, 'A', null, null, day('2026-01-05'), day('2026-01-06')],
        [2, 'B', null, '1fs', day('2026-01-07'), day('2026-01-08')],
      ],
      { hiddenColumns: [3] },
    )
    expect(lines(result)[1]).toBe('B 2026-01-07..2026-01-08 <1')
  })

  it('reads a textbook network of lettered activities, a list of milestones, and stages as names', async () => {
    const letters = await read('Activity,Description,Duration (weeks),Immediate predecessors\nA,Dig,3,-\nB,Pour,4,A\nC,Dry,2,"A, B"\n')
    expect(lines(letters)).toEqual(['A', 'B <A', 'C <A;B'])
    expect(letters.plan?.tasks.map((task) => task.duration)).toEqual([72_000, 96_000, 48_000])
    const milestones = await readSheet([
      ['Milestone', 'Target Date', 'Owner'],
      ['Alpha', day('2026-02-02'), 'Ann'],
      ['Beta', day('2026-03-02'), 'Bob'],
    ])
    expect(milestones.plan?.tasks.map(({ name, milestone, duration }) => [name, milestone, duration])).toEqual([
      ['Alpha', true, 0],
      ['Beta', true, 0],
    ])
    const stages = await readSheet([
      ['Item', 'Etapa', 'Início Previsto', 'Término Previsto'],
      [1, 'Levantar', day('2026-01-05'), day('2026-01-09')],
      [2, 'Fazer', day('2026-01-12'), day('2026-01-16')],
    ])
    expect(lines(stages)).toEqual(['Levantar 2026-01-05..2026-01-09', 'Fazer 2026-01-12..2026-01-16'])
  })

  it('takes week numbers for no dates', async () => {
    const result = await readSheet([
      ['Task', 'Owner', 'Start Week', 'End Week'],
      ['A', 'Ann', 2, 12],
      ['B', 'Bob', 4, 11],
      ['C', 'Cid', 5, 18],
    ])
    expect(result.preview).toMatchObject({ verdict: 'plan', tasks: 3, withStart: 0 })
    expect(result.preview.remarks.join(' ')).toContain('Start Week')
  })
})

describe('cells', () => {
  it('reads cached results of formulas, both date systems, own date formats and no phonetic guides', async () => {
    const rows = [
      ['Task', 'Start', 'Finish'],
      [
        { v: '設計', phonetic: 'セッケイ' },
        { v: 45_000, s: style.date, formula: 'TODAY()' },
        { v: 45_001, s: style.shortDate },
      ],
      [
        { v: 'B', formula: '"B"' },
        { v: 45_002, s: style.boldDate },
        { v: 45_003.5, s: style.date },
      ],
    ]
    expect(lines(await readSheet(rows))).toEqual(['設計 2023-03-15..2023-03-16', 'B 2023-03-17..2023-03-18T12:00:00'])
    expect(lines(await read(await workbook([{ name: 'Plan', rows }], true)))[0]).toBe('設計 2027-03-16..2027-03-17')
  })

  it('reads shares and percentages on one scale', async () => {
    const share = await readSheet([
      ['Task', 'Start', 'Progress'],
      ['a', day('2026-01-05'), 0.25],
      ['b', day('2026-01-05'), 1],
    ])
    expect(share.preview.rows.map((row) => row.percentComplete)).toEqual([25, 100])
    const whole = await readSheet([
      ['Task', 'Start', 'Progress'],
      ['a', day('2026-01-05'), 25],
      ['b', day('2026-01-05'), 1],
    ])
    expect(whole.preview.rows.map((row) => row.percentComplete)).toEqual([25, 1])
  })

  it('takes the apostrophe of an export off again and opens sep= files', async () => {
    expect(lines(await read('sep=;\nTask;Start;Finish\n"\'=cmd()";2026-01-05;2026-01-06\n'))).toEqual(['=cmd() 2026-01-05..2026-01-06'])
  })

  it('puts lists without quotation marks together again and says so', async () => {
    const csv =
      'taskID,task,predecessorTaskIDs,bestCaseHours,expectedHours,worstCaseHours\nA,One,,20,30,40\nB,Two,A,20,40,60\nC,Three,A,B,40,60,80\nD,Four,C,60,80,100\n'
    const result = await read(csv)
    expect(rowNamed(result, 'Three')).toMatchObject({ duration: '60h', predecessors: 'A;B', verdict: 'changed' })
    expect(result.plan?.tasks[2]).toMatchObject({ optimistic: 40 * 600, pessimistic: 80 * 600 })
  })

  it('decides day or month first for the whole column', async () => {
    const csv = 'Task,Start,Finish\na,1/5/2026,1/9/2026\nb,1/12/2026,1/16/2026\n'
    expect(lines(await read(csv))).toEqual(['a 2026-01-05..2026-01-09', 'b 2026-01-12..2026-01-16'])
  })

  it('reads Jira with its repeated headings, parents by id and blocking links', async () => {
    const csv =
      'Summary,Issue key,Issue id,Issue Type,Status,Assignee,Parent,Due date,Custom field (Start date),Inward issue link (Blocks),Inward issue link (Blocks)\n' +
      'Epic,AB-1,100,Epic,To Do,ann,,,,,\nDo it,AB-2,101,Story,Done,bob,100,16/Feb/26 12:00 AM,09/Feb/26 12:00 AM,,\nAfter it,AB-3,102,Story,To Do,bob,100,20/Feb/26 12:00 AM,17/Feb/26 12:00 AM,AB-2,\nLast,AB-4,103,Story,To Do,,100,,,AB-2,AB-3\n'
    const result = await read(csv)
    expect(lines(result).map((line) => line.replace(/T00:00:00/g, ''))).toEqual([
      'Epic',
      '  Do it 2026-02-09..2026-02-16',
      '  After it 2026-02-17..2026-02-20 <AB-2',
      '  Last <AB-2;AB-3',
    ])
  })
})

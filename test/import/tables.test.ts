/** The workbooks and text tables that teams send, each quirk as a small file of our own: headers, trees, dates, links. */
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { buildNetwork, schedule, toColumns } from '../../electron/scheduler/index.ts'
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

describe('the tree, in each way that plans tell it', () => {
  const header = ['Task', 'Start', 'Finish']
  const dates = [day('2026-01-05'), day('2026-01-09')]
  const tree = ['Phase', '  Part', '    Step 1', '    Step 2', '  Other part', 'Second phase', '  Last']
  const bare = (result: Awaited<ReturnType<typeof read>>): string[] =>
    result.preview.rows.map((row) => `${'  '.repeat(row.level - 1)}${row.name}`)

  it('a WBS column', async () => {
    const codes = ['1', '1.1', '1.1.1', '1.1.2', '1.2', '2', '2.1']
    expect(bare(await readSheet([['WBS', ...header], ...tree.map((name, at) => [codes[at], name.trim(), ...dates])]))).toEqual(tree)
  })
  it('a WBS column of numbers that lost its zeros', async () => {
    const rows = [['1', 'P'], ...Array.from({ length: 11 }, (_, at) => [Number(`1.${at + 1}`), `S${at + 1}`]), [2, 'Q']]
    const result = await readSheet([['WBS', ...header], ...rows.map(([code, name]) => [code, name, ...dates])])
    expect(rowNamed(result, 'S10').note).toContain('1.10')
    expect(result.preview.rows.filter((row) => row.level === 2)).toHaveLength(11)
  })
  it('a level column, though the codes look flat', async () => {
    const levels = [1, 2, 3, 3, 2, 1, 2]
    const codes = ['1', '1.1', '1.11', '1.12', '1.2', '2', '2.1']
    const result = await readSheet([
      ['ID WBS', 'Nível', 'Tarefa', 'Início', 'Fim'],
      ...tree.map((name, at) => [codes[at], levels[at], name.trim(), ...dates]),
    ])
    expect(bare(result)).toEqual(tree)
  })
  it('leading spaces', async () => {
    expect(bare(await readSheet([header, ...tree.map((name) => [name, ...dates])]))).toEqual(tree)
  })
  it("the cell's indent format", async () => {
    const indents = [0, style.indent1, style.indent2, style.indent2, style.indent1, 0, style.indent1]
    expect(bare(await readSheet([header, ...tree.map((name, at) => [{ v: name.trim(), s: indents[at] }, ...dates])]))).toEqual(tree)
  })
  it('which column is filled', async () => {
    const rows = tree.map((name) => {
      const depth = name.search(/\S/) / 2
      return [0, 1, 2].map((at) => (at === depth ? name.trim() : null))
    })
    const result = await readSheet([['Task', null, null, 'Start', 'Finish'], ...rows.map((names) => [...names, ...dates])], {
      merges: ['A1:C1'],
    })
    expect(bare(result)).toEqual(tree)
  })
  it('numbers in the names', async () => {
    const names = ['1. Phase', '1.1 Part', 'Step 1', 'Step 2', '1.2 Other part', '2. Second phase', '2.1 Last']
    const result = await readSheet([header, ...names.map((name) => [name, ...dates])])
    expect(result.preview.rows.map((row) => row.level)).toEqual([1, 2, 3, 3, 2, 1, 2])
  })
  it('group rows in a column beside the names', async () => {
    const result = await readSheet([
      [null, 'Task name', 'Start date', 'End date'],
      ['Inception', null, null, null],
      [null, 'Kick-off', ...dates],
      [null, 'Scope', ...dates],
      ['Build', null, null, null],
      [null, 'Code', ...dates],
    ])
    expect(bare(result)).toEqual(['Inception', '  Kick-off', '  Scope', 'Build', '  Code'])
  })
  it('bold rows without dates', async () => {
    const result = await readSheet([
      header,
      [bold('Phase A'), null, null],
      ['x', ...dates],
      ['y', ...dates],
      [bold('Phase B'), null, null],
      ['z', ...dates],
    ])
    expect(bare(result)).toEqual(['Phase A', '  x', '  y', 'Phase B', '  z'])
  })
  it("the sheet's own outline", async () => {
    const result = await readSheet([header, ...['P', 'a', 'b'].map((name) => [name, ...dates])], { outline: { 3: 1, 4: 1 } })
    expect(bare(result)).toEqual(['P', '  a', '  b'])
  })
  it('columns of phases that repeat become summaries, and say so', async () => {
    const result = await read('Phase,Module,Feature,Est. Days\nOne,Core,a,\nOne,Core,b,\nOne,Web,c,\nTwo,Web,d,\nTwo,Web,e,\n')
    expect(bare(result)).toEqual(['One', '  Core', '    a', '    b', '  Web', '    c', 'Two', '  Web', '    d', '    e'])
    expect(rowNamed(result, 'Core')).toMatchObject({ verdict: 'changed', note: expect.stringContaining('Module') })
  })
  it('a column of phases merged over its rows', async () => {
    const rows = [
      ['阶段', '任务', '开始日期', '结束日期'],
      ['设计', '草图', ...dates],
      [null, '定稿', ...dates],
      ['开发', '编码', ...dates],
      [null, '测试', ...dates],
    ]
    expect(bare(await readSheet(rows, { merges: ['A2:A3', 'A4:A5'] }))).toEqual(['设计', '  草图', '  定稿', '开发', '  编码', '  测试'])
  })
  it('ids with a prefix that do not stand together', async () => {
    const csv =
      "task_id,task,start_date,end_date,dependencies\nP1,Design,2026-01-05,2026-01-16,[]\nP1.1,Sketch,2026-01-05,2026-01-09,['P1']\nM1,Gate,2026-01-16,2026-01-16,\"['P1.1', 'P1.2']\"\nP1.2,Draw,2026-01-12,2026-01-16,['P1.1']\n"
    const result = await read(csv)
    expect(bare(result)).toEqual(['Design', '  Sketch', 'Gate', '  Draw'])
    expect(result.preview.links).toBe(3)
    expect(rowNamed(result, 'Sketch').note).toContain('summary with a task inside it')
  })
})

describe('the dates of the file stand', () => {
  const scheduled = async (rows: Parameters<typeof readSheet>[0]) => {
    const result = await readSheet(rows)
    if (!result.plan) throw new Error(result.preview.message)
    const network = buildNetwork(result.plan)
    const columns = toColumns(network, schedule(network))
    const at = new Map(columns.ids.map((id, index) => [id, index]))
    const dates = result.plan.tasks.map((task) => {
      const index = at.get(task.id) as number
      return `${task.name} ${formatIso(columns.start[index]).slice(0, 10)}..${formatIso(columns.finish[index]).slice(0, 10)}`
    })
    return { ...result, plan: result.plan, dates }
  }

  it('without predecessors, on weekends, with gaps after a predecessor, with hours, and finishes alone', async () => {
    const { dates, plan } = await scheduled([
      ['ID', 'Task', 'Start', 'Finish', 'Duration', 'Predecessors'],
      [1, 'Alone', day('2026-01-14'), day('2026-01-20'), null, null],
      [2, 'Next day', day('2026-01-21'), day('2026-01-23'), '3d', 1],
      [3, 'Gap', day('2026-02-02'), day('2026-02-04'), '99d', 2],
      [4, 'Saturday', day('2026-01-17'), day('2026-01-18'), null, null],
      [5, 'Hours', day('2026-01-14'), day('2026-01-14'), '2h', null],
      [6, 'Due', null, day('2026-01-16'), '2d', null],
      [7, 'Gate', day('2026-01-23'), day('2026-01-23'), '0d', 2],
      [8, 'Long', day('2026-01-05'), day('2026-02-27'), null, null],
      [9, 'Longer', day('2026-01-05'), day('2026-02-27'), null, null],
    ])
    expect(dates).toEqual([
      'Alone 2026-01-14..2026-01-20',
      'Next day 2026-01-21..2026-01-23',
      'Gap 2026-02-02..2026-02-04',
      'Saturday 2026-01-17..2026-01-18',
      'Hours 2026-01-14..2026-01-14',
      'Due 2026-01-15..2026-01-16',
      'Gate 2026-01-23..2026-01-23',
      'Long 2026-01-05..2026-02-27',
      'Longer 2026-01-05..2026-02-27',
    ])
    // Where the link alone gives the date, no constraint stands in the planner's way.
    expect(plan.tasks.map((task) => task.constraintType)).toEqual(['SNET', 'ASAP', 'SNET', 'SNET', 'SNET', 'SNET', 'ASAP', 'SNET', 'SNET'])
  })

  it('and where a predecessor forbids it, the row says from when to when', async () => {
    const { dates, preview } = await scheduled([
      ['ID', 'Task', 'Start', 'Finish', 'Predecessors'],
      [1, 'First', day('2026-01-05'), day('2026-01-16'), null],
      [2, 'Too early', day('2026-01-12'), day('2026-01-13'), 1],
    ])
    expect(dates[1]).toBe('Too early 2026-01-19..2026-01-20')
    expect(preview.rows[1]).toMatchObject({ verdict: 'changed', start: '2026-01-12' })
    expect(preview.rows[1].note).toMatch(/12 Jan 2026.*"First".*19 Jan 2026/)
  })

  it('a plan that works on weekends gets seven days a week, and says so', async () => {
    const { dates, preview, plan } = await scheduled([
      ['Task', 'Start', 'Days'],
      ['a', day('2026-01-10'), 3],
      ['b', day('2026-01-11'), 8],
      ['c', day('2026-01-14'), 1],
    ])
    expect(dates).toEqual(['a 2026-01-10..2026-01-12', 'b 2026-01-11..2026-01-18', 'c 2026-01-14..2026-01-14'])
    expect(plan.program.minutesPerWeek).toBe(3360)
    expect(preview.remarks.join()).toContain('seven days')
  })

  it('what has happened holds: actual dates win, and finished work is complete', async () => {
    const { dates, plan, preview } = await scheduled([
      ['Task', 'Start', 'Finish', 'Actual Start', 'Actual Finish', '% Complete'],
      ['done', day('2026-01-05'), day('2026-01-09'), day('2026-01-06'), day('2026-01-12'), 1],
      ['begun', day('2026-01-05'), day('2026-01-16'), day('2026-01-07'), null, 0.5],
      ['to come', day('2026-01-19'), day('2026-01-20'), null, null, 0],
    ])
    expect(dates).toEqual(['done 2026-01-06..2026-01-12', 'begun 2026-01-07..2026-01-16', 'to come 2026-01-19..2026-01-20'])
    expect(plan.tasks.map((task) => task.percentComplete)).toEqual([100, 50, 0])
    expect(preview.rows[0].note).toContain('actual dates')
  })

  it('manually scheduled and inactive rows of a Microsoft Project export', async () => {
    const { dates, plan } = await scheduled([
      ['ID', 'Active', 'Task Mode', 'Name', 'Duration', 'Start', 'Finish', 'Predecessors'],
      [1, 'Yes', 'Auto Scheduled', 'A', '5 days?', 'January 5, 2026 8:00 AM', 'January 9, 2026 5:00 PM', null],
      [2, 'Yes', 'Manually Scheduled', 'B', '2 days', 'January 7, 2026 8:00 AM', 'January 8, 2026 5:00 PM', '1'],
      [3, 'No', 'Auto Scheduled', 'C', '5 days', 'January 12, 2026 8:00 AM', 'January 16, 2026 5:00 PM', null],
      [4, 'Yes', 'Auto Scheduled', 'D', '1 day', 'January 6, 2026 8:00 AM', 'January 6, 2026 5:00 PM', '3'],
    ])
    expect(dates).toEqual(['A 2026-01-05..2026-01-09', 'B 2026-01-07..2026-01-08', 'C 2026-01-12..2026-01-16', 'D 2026-01-06..2026-01-06'])
    expect(plan.tasks.map(({ manual, active, estimated }) => [manual, active, estimated])).toEqual([
      [false, true, true],
      [true, true, false],
      [false, false, false],
      [false, true, false],
    ])
  })
})

describe('headings in other languages', () => {
  it.each([
    [
      'de',
      'Nr.;Vorgangsname;Dauer;Anfang;Fertigstellung;Vorgänger;Ressourcennamen;% Abgeschlossen\n1;Bau;5 Tage;05.01.2026;09.01.2026;;Anna;0,5\n2;Test;3 Tage;12.01.2026;14.01.2026;1EA+1t;Bernd;0',
    ],
    [
      'fr',
      'N°;Nom de la tâche;Durée;Début;Fin;Prédécesseurs;Noms ressources;% achevé\n1;Bau;5 jours;05/01/2026;09/01/2026;;Anna;50%\n2;Test;3 jours;12/01/2026;14/01/2026;1FD+1j;Bernd;0%',
    ],
    [
      'ru',
      'Ид.;Название задачи;Длительность;Начало;Окончание;Предшественники;Названия ресурсов;% завершения\n1;Bau;5 дней;Пн 05.01.26;Пт 09.01.26;;Anna;50%\n2;Test;3 дней;Пн 12.01.26;Ср 14.01.26;1ОН+1д;Bernd;0%',
    ],
    [
      'es',
      'Id;Nombre de tarea;Duración;Comienzo;Fin;Predecesoras;Nombres de los recursos;% completado\n1;Bau;5 días;05/01/2026;09/01/2026;;Anna;50%\n2;Test;3 días;12/01/2026;14/01/2026;1FC+1d;Bernd;0%',
    ],
    [
      'pt',
      'Id;Nome da tarefa;Duração;Início;Término;Predecessoras;Nomes dos recursos;% concluída\n1;Bau;5 dias;05/01/2026;09/01/2026;;Anna;50%\n2;Test;3 dias;12/01/2026;14/01/2026;1TI+1d;Bernd;0%',
    ],
    [
      'tr',
      'No;Görev Adı;Süre;Başlangıç;Bitiş;Öncüller;Kaynak Adları;% Tamamlanan\n1;Bau;5 gün;05.01.2026;09.01.2026;;Anna;50%\n2;Test;3 gün;12.01.2026;14.01.2026;1FS+1g;Bernd;0%',
    ],
    [
      'zh',
      '标识号,任务名称,工期,开始时间,完成时间,前置任务,资源名称,完成百分比\n1,Bau,5 个工作日,2026年1月5日,2026年1月9日,,Anna,50%\n2,Test,3 个工作日,2026年1月12日,2026年1月14日,1FS+1d,Bernd,0%',
    ],
    [
      'ja',
      '番号,タスク名,期間,開始日,終了日,先行タスク,リソース名,達成率\n1,Bau,5 日,2026/1/5,2026/1/9,,Anna,50%\n2,Test,3 日,2026/1/12,2026/1/14,1FS+1日,Bernd,0%',
    ],
    [
      'ko',
      '번호,작업 이름,기간,시작 날짜,완료 날짜,선행 작업,자원 이름,완료율\n1,Bau,5 일,2026-01-05,2026-01-09,,Anna,50%\n2,Test,3 일,2026-01-12,2026-01-14,1FS+1일,Bernd,0%',
    ],
  ])('%s', async (_language, csv) => {
    const result = await read(csv)
    expect(lines(result)).toEqual(['Bau 2026-01-05..2026-01-09', 'Test 2026-01-12..2026-01-14 <1FS+1d'])
    expect(rowNamed(result, 'Bau')).toMatchObject({ owner: 'Anna', percentComplete: 50, duration: '5d' })
  })

  it('in old code pages and UTF-16', async () => {
    const russian = 'Название;Начало;Окончание;Ответственный\nПодготовка площадки;05.01.2026;09.01.2026;Иванов'
    const german = 'Aufgabe;Beginn;Ende;Verantwortlich\nPrüfung der Anträge;05.01.2026;09.01.2026;Jörg Müßig'
    expect(rowNamed(await read(iconv.encode(russian, 'windows-1251')), 'Подготовка площадки').owner).toBe('Иванов')
    expect(rowNamed(await read(iconv.encode(german, 'windows-1252')), 'Prüfung der Anträge').owner).toBe('Jörg Müßig')
    for (const encoding of ['utf-16le', 'utf-16be'])
      for (const addBOM of [true, false])
        expect(rowNamed(await read(iconv.encode(german, encoding, { addBOM })), 'Prüfung der Anträge').owner).toBe('Jörg Müßig')
    expect(rowNamed(await read(`﻿${german}`), 'Prüfung der Anträge').start).toBe('2026-01-05')
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

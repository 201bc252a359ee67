/** Microsoft Project XML: every trap that moves a date, and the leniency that other writers need. */
import { describe, expect, it } from 'vitest'
import { planSchema } from '../../shared/model/plan.ts'
import { formatIso } from '../../shared/time/instant.ts'
import { columnsOf } from '../schedule/worked.ts'
import { read, rowNamed } from './fixtures.ts'

const task = (uid: number, level: number, more = '', name = `Task ${uid}`): string =>
  `<Task><UID>${uid}</UID><ID>${uid}</ID><Name>${name}</Name><OutlineLevel>${level}</OutlineLevel><Duration>PT8H0M0S</Duration><DurationFormat>7</DurationFormat>${more}</Task>`
const link = (uid: number, more = ''): string => `<PredecessorLink><PredecessorUID>${uid}</PredecessorUID>${more}</PredecessorLink>`
const project = (tasks: string, more = ''): string =>
  `<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project"><Title>P</Title><StartDate>2026-01-05T08:00:00</StartDate><CalendarUID>1</CalendarUID><HonorConstraints>0</HonorConstraints>${more}<Tasks><Task><UID>0</UID><ID>0</ID><Name>P</Name><OutlineLevel>0</OutlineLevel></Task>${tasks}</Tasks></Project>`
const planOf = async (xml: string) => {
  const result = await read(xml)
  if (!result.plan) throw new Error(result.preview.message)
  expect(planSchema.safeParse(result.plan).error).toBeUndefined()
  return { ...result, plan: result.plan }
}
const calendars = (inner: string): string =>
  `<Calendars><Calendar><UID>1</UID><Name>Own</Name><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID>${inner}</Calendar></Calendars>`

describe('tasks', () => {
  it("leaves the program's own row and blank lines out and builds the tree from levels", async () => {
    const { plan, preview } = await planOf(
      project(
        `${task(7, 1)}${task(3, 2)}<Task><UID>9</UID><ID>9</ID><IsNull>1</IsNull></Task>${task(12, 2)}${task(13, 1)}`
          .replace('<ID>7<', '<ID>1<')
          .replace('<ID>3<', '<ID>2<'),
      ),
    )
    expect(plan.tasks.map(({ uid, parentId }) => [uid, parentId])).toEqual([
      [7, null],
      [3, 't7'],
      [12, 't7'],
      [13, null],
    ])
    expect(preview).toMatchObject({ tasks: 4, summaries: 1, format: 'mspdi' })
    expect(preview.remarks.join()).toContain('1 blank line')
    expect(plan.program).toMatchObject({ name: 'P', honourConstraints: true })
  })

  it('says which length or lag cannot be read, and takes one beyond measure for the longest, which no calendar has', async () => {
    const { plan, preview } = await planOf(
      project(
        task(1, 1).replace('PT8H0M0S', 'PTNaNH') +
          task(2, 1, link(1, '<LinkLag>many</LinkLag>')) +
          task(3, 1, link(2, '<LinkLag>99999999999</LinkLag>') + link(1, '<LinkLag>1100000000</LinkLag><LagFormat>19</LagFormat>')),
      ),
    )
    expect(plan.tasks[0].duration).toBe(0)
    expect(JSON.stringify(preview)).toMatch(/Duration “PTNaNH” cannot be read.*LinkLag “many” cannot be read/)
    expect(plan.links.map(({ lag }) => lag)).toEqual([0, 1_100_000_000, 1_100_000_000])
    expect(() => columnsOf(plan)).toThrow(/leaves the years 1900 to 2200/)
  })

  it('keeps tasks of other projects, and projects inserted without their tasks, where this file saw them; they drive what follows', async () => {
    const dates = '<Start>2026-01-12T08:00:00</Start><Finish>2026-01-13T17:00:00</Finish>'
    const { plan, preview } = await planOf(
      project(
        task(1, 1, `<ExternalTask>1</ExternalTask>${dates}`) +
          task(2, 1, link(1)) +
          task(3, 1, `<IsSubproject>1</IsSubproject><SubprojectName>other.mpp</SubprojectName>${dates}`) +
          task(4, 1, link(3, '<Type>3</Type>')) +
          // With its tasks in the file it is a summary like any other.
          task(5, 1, `<IsSubproject>1</IsSubproject>${dates}`) +
          task(6, 2),
      ),
    )
    expect(plan.tasks.map(({ manual }) => manual)).toEqual([true, false, true, false, false, false])
    const columns = columnsOf(plan)
    expect(columns.start.map((start) => formatIso(start).slice(5, 13))).toEqual([
      '01-12T08',
      '01-14T08',
      '01-12T08',
      '01-12T08',
      '01-05T08',
      '01-05T08',
    ])
    expect(JSON.stringify(preview)).toContain('belongs to another project file')
  })

  it('reads durations by their format: estimated, elapsed, none said', async () => {
    const of = (duration: string, format: number) =>
      `<Task><UID>${format}</UID><Name>x</Name><Duration>${duration}</Duration><DurationFormat>${format}</DurationFormat></Task>`
    const { plan } = await planOf(
      project(
        of('PT16H0M0S', 39) + of('PT48H0M0S', 8) + of('PT80H0M0S', 9) + of('PT0H30M0S', 3) + of('PT8H0M0S', 53) + of('PT336H0M0S', 42),
      ),
    )
    expect(plan.tasks.map(({ duration, durationUnit, estimated }) => [duration, durationUnit, estimated])).toEqual([
      [9600, 'd', true],
      [28_800, 'ed', false],
      [48_000, 'w', false],
      [300, 'm', false],
      [4800, 'd', true],
      [201_600, 'ew', true],
    ])
  })

  it('reads constraints, deadline, progress, manual dates, levelling and three baselines fields', async () => {
    const { plan } = await planOf(
      project(
        task(
          1,
          1,
          '<ConstraintType>4</ConstraintType><ConstraintDate>2026-01-07T08:00:00</ConstraintDate><Deadline>2026-02-01T17:00:00</Deadline><LevelingDelay>4800</LevelingDelay>',
        ) +
          task(2, 1, '<Manual>1</Manual><Start>2026-01-08T09:00:00</Start><Finish>2026-01-09T12:00:00</Finish><Priority>700</Priority>') +
          task(
            3,
            1,
            '<PercentComplete>25</PercentComplete><ActualStart>2026-01-05T08:00:00</ActualStart><RemainingDuration>PT6H0M0S</RemainingDuration>',
          ) +
          task(4, 1, '<ConstraintType>2</ConstraintType><ConstraintDate>NA</ConstraintDate><Active>0</Active>') +
          task(
            5,
            1,
            '<Baseline><Number>0</Number><Start>2026-01-05T08:00:00</Start><Finish>2026-01-06T17:00:00</Finish><Duration>PT16H0M0S</Duration></Baseline><CalendarUID>-1</CalendarUID>',
          ),
      ),
    )
    const [first, second, third, fourth, fifth] = plan.tasks
    expect(first).toMatchObject({ constraintType: 'SNET', levellingDelay: 4800 })
    expect(formatIso(first.constraintDate as number)).toBe('2026-01-07T08:00:00')
    expect(formatIso(first.deadline as number)).toBe('2026-02-01T17:00:00')
    expect(second).toMatchObject({ manual: true, priority: 700 })
    expect(formatIso(second.manualStart as number)).toBe('2026-01-08T09:00:00')
    expect(third).toMatchObject({ percentComplete: 25, remainingDuration: 3600 })
    expect(fourth).toMatchObject({ constraintType: 'ASAP', active: false })
    expect(fifth.calendarId).toBeNull()
    expect(plan.baselines).toMatchObject([{ id: 'b0', number: 0 }])
    expect(plan.baselineTasks).toMatchObject([{ taskId: 't5', duration: 9600 }])
  })

  it('keeps what it does not know, and drops what is computed', async () => {
    const { plan } = await planOf(
      project(
        task(
          1,
          1,
          '<GUID>ABC</GUID><EarlyStart>2026-01-05T08:00:00</EarlyStart><ExtendedAttribute><FieldID>188743731</FieldID><Value>a &amp; b &lt; c</Value></ExtendedAttribute>',
        ),
      ),
    )
    expect(plan.tasks[0].extras).toBe(
      '<GUID>ABC</GUID><ExtendedAttribute><FieldID>188743731</FieldID><Value>a &amp; b &lt; c</Value></ExtendedAttribute>',
    )
  })

  it('leaves a date in year 9999 out and says so', async () => {
    const { preview, plan } = await planOf(project(task(1, 1, '<Deadline>9999-12-31T00:00:00</Deadline>')))
    expect(preview.rows[0]).toMatchObject({ verdict: 'changed', note: expect.stringContaining('9999') })
    expect(plan.tasks[0].deadline).toBeNull()
  })
})

describe('links', () => {
  it('reads type, lag in tenths of a minute and percent as the percentage itself', async () => {
    const { plan } = await planOf(
      project(
        task(1, 1) +
          task(2, 1, link(1)) +
          task(3, 1, link(1, '<Type>3</Type><LinkLag>9600</LinkLag><LagFormat>7</LagFormat>')) +
          task(4, 1, link(1, '<Type>0</Type><LinkLag>-4800</LinkLag><LagFormat>9</LagFormat>')) +
          task(5, 1, link(1, '<Type>2</Type><LinkLag>50</LinkLag><LagFormat>19</LagFormat>')) +
          task(6, 1, link(1, '<Type>1</Type><LinkLag>28800</LinkLag><LagFormat>8</LagFormat>')),
      ),
    )
    expect(plan.links.map(({ type, lag, lagUnit }) => [type, lag, lagUnit])).toEqual([
      ['FS', 0, 'd'],
      ['SS', 9600, 'd'],
      ['FF', -4800, 'w'],
      ['SF', 500, '%'],
      ['FS', 28_800, 'ed'],
    ])
  })

  it('leaves out and names a dangling, a doubled, a circular one and one with the own summary', async () => {
    const { plan, preview } = await planOf(
      project(
        task(1, 1, '', 'Sum') +
          task(2, 2, link(1), 'Child') +
          task(3, 1, link(99) + link(2) + link(2), 'Far') +
          task(4, 1, link(5), 'Hen') +
          task(5, 1, link(4), 'Egg'),
      ),
    )
    expect(plan.links.map(({ predecessorId, successorId }) => `${predecessorId}>${successorId}`)).toEqual(['t2>t3', 't5>t4'])
    expect(preview).toMatchObject({ links: 2, unresolvedLinks: 1 })
    expect(rowNamed({ preview, plan }, 'Far').note).toContain('99')
    expect(rowNamed({ preview, plan }, 'Child').note).toContain('"Sum"')
    expect(rowNamed({ preview, plan }, 'Egg').note).toMatch(/Hen → Egg → Hen|Egg → Hen → Egg/)
  })
})

describe('calendars', () => {
  const times = (from: string, to: string): string =>
    `<WorkingTimes><WorkingTime><FromTime>${from}</FromTime><ToTime>${to}</ToTime></WorkingTime></WorkingTimes>`
  const weekDay = (type: number, inner: string): string => `<WeekDay><DayType>${type}</DayType>${inner}</WeekDay>`

  it('reads the week, midnight as the end of a day, and fills what a base calendar leaves out', async () => {
    const { plan } = await planOf(
      project(
        task(1, 1),
        calendars(
          `<WeekDays>${weekDay(1, `<DayWorking>1</DayWorking>${times('00:00:00', '00:00:00')}`)}${weekDay(2, `<DayWorking>1</DayWorking>${times('22:00:00', '00:00:00')}`)}${weekDay(3, '<DayWorking>0</DayWorking>')}</WeekDays>`,
        ),
      ),
    )
    expect(plan.calendars[0].week.slice(0, 4)).toEqual([
      [[0, 14_400]],
      [[13_200, 14_400]],
      [],
      [
        [4800, 7200],
        [7800, 10_200],
      ],
    ])
  })

  it('reads exceptions once, in the new and the old way, days long and recurring', async () => {
    const period = (from: string, to: string): string =>
      `<TimePeriod><FromDate>${from}T00:00:00</FromDate><ToDate>${to}T23:59:00</ToDate></TimePeriod>`
    const old = weekDay(0, `<DayWorking>0</DayWorking>${period('2026-12-25', '2026-12-26')}`)
    const modern = (type: number, more: string, days = period('2026-12-25', '2030-12-31')): string =>
      `<Exception><EnteredByOccurrences>0</EnteredByOccurrences>${days}<Occurrences>1</Occurrences><Name>E</Name><Type>${type}</Type>${more}<DayWorking>0</DayWorking></Exception>`
    const both = calendars(
      `<WeekDays>${old}</WeekDays><Exceptions>${modern(1, '', period('2026-12-25', '2026-12-26'))}${modern(2, '<Month>11</Month><MonthDay>24</MonthDay>')}${modern(6, '<DaysOfWeek>32</DaysOfWeek><Period>2</Period>')}${modern(5, '<MonthItem>4</MonthItem><MonthPosition>4</MonthPosition><Period>1</Period>')}</Exceptions>`,
    )
    const { exceptions } = (await planOf(project(task(1, 1), both))).plan.calendars[0]
    expect(exceptions.map(({ recurrence }) => recurrence?.kind ?? null)).toEqual([null, 'yearly', 'weekly', 'monthly'])
    expect(formatIso(exceptions[0].to)).toBe('2026-12-26T00:00:00')
    expect(exceptions[1].recurrence).toMatchObject({ month: 12, dayOfMonth: 24 })
    expect(exceptions[2].recurrence).toMatchObject({ weekdays: [5], every: 2 })
    expect(exceptions[3].recurrence).toMatchObject({ position: 5, positionDay: 1 })
    const before2007 = (await planOf(project(task(1, 1), calendars(`<WeekDays>${old}</WeekDays>`)))).plan.calendars[0]
    expect(before2007.exceptions).toMatchObject([{ working: [], recurrence: null }])
  })

  it('reads work weeks and derived calendars, and cuts a circle of bases', async () => {
    const week = `<WorkWeeks><WorkWeek><TimePeriod><FromDate>2026-07-01T00:00:00</FromDate><ToDate>2026-07-31T23:59:00</ToDate></TimePeriod><Name>July</Name><WeekDays>${weekDay(6, '<DayWorking>0</DayWorking>')}</WeekDays></WorkWeek></WorkWeeks>`
    const derived = (uid: number, base: number): string =>
      `<Calendar><UID>${uid}</UID><Name>D${uid}</Name><IsBaseCalendar>0</IsBaseCalendar><BaseCalendarUID>${base}</BaseCalendarUID></Calendar>`
    const { plan } = await planOf(
      project(task(1, 1), calendars(week).replace('</Calendars>', `${derived(2, 1)}${derived(3, 4)}${derived(4, 3)}</Calendars>`)),
    )
    expect(plan.calendars[0].workWeeks).toMatchObject([{ name: 'July', week: [null, null, null, null, null, [], null] }])
    expect(plan.calendars.map(({ baseId }) => baseId)).toEqual([null, 'c1', null, null])
    expect(plan.calendars[1].week).toEqual([null, null, null, null, null, null, null])
  })
})

describe('resources and other writers', () => {
  it('joins people to tasks and ignores assignments to nobody', async () => {
    const people = `<Resources><Resource><UID>0</UID></Resource><Resource><UID>1</UID><Name>Ann</Name><Type>1</Type><MaxUnits>0.5</MaxUnits></Resource><Resource><UID>2</UID><Name>Steel</Name><Type>0</Type></Resource></Resources>
      <Assignments><Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID><Units>1</Units><Work>PT8H0M0S</Work></Assignment><Assignment><UID>2</UID><TaskUID>1</TaskUID><ResourceUID>-65535</ResourceUID></Assignment></Assignments>`
    const { plan } = await planOf(project(task(1, 1)).replace('</Project>', `${people}</Project>`))
    expect(plan.resources.map(({ name, kind, maxUnits }) => [name, kind, maxUnits])).toEqual([
      ['Ann', 'work', 0.5],
      ['Steel', 'material', 1],
    ])
    expect(plan.assignments).toMatchObject([{ taskId: 't1', resourceId: 'r1', units: 1, work: 4800 }])
    expect(plan.tasks[0].owner).toBe('Ann')
  })

  it('opens elements wrapped in their own name, takes prefixes and a missing namespace, and says so', async () => {
    const plain = project(
      task(1, 1) + task(2, 1, `<PredecessorLink>${link(1, '<Type>1</Type>')}${link(3)}</PredecessorLink>`) + task(3, 1),
    ).replace(' xmlns="http://schemas.microsoft.com/project"', '')
    const { plan, preview } = await planOf(plain)
    expect(plan.links).toHaveLength(2)
    expect(preview.remarks.join(' ')).toMatch(/namespace.*wrapped|wrapped.*namespace/s)
    const prefixed = project(task(1, 1))
      .replace(/<(\/?)(\w)/g, '<$1m:$2')
      .replace('xmlns=', 'xmlns:m=')
    expect((await planOf(prefixed)).plan.tasks).toHaveLength(1)
  })

  it('reads negative durations in both spellings', async () => {
    const { parseIsoDuration } = await import('../../electron/io/read/mspdiValues.ts')
    expect(['PT40H0M0S', '-PT8H0M0S', 'PT-8H0M0S', 'P1DT2H', 'PT1H30M6S', 'x'].map(parseIsoDuration)).toEqual([
      24_000,
      -4800,
      -4800,
      15_600,
      901,
      null,
    ])
  })
})

describe('numbers that no program can keep', () => {
  it('give no plan outside the model: a UID beyond them is given anew', async () => {
    const huge = ['1e308', '99999999999999999999', '2147483648', '9007199254740993']
    const tasks = huge.map((uid, at) => `<Task><UID>${uid}</UID><ID>${at + 1}</ID><Name>T${at}</Name><OutlineLevel>1</OutlineLevel></Task>`)
    const { plan } = await read(project(tasks.join(''), '<CriticalSlackLimit>2000000000</CriticalSlackLimit>'))
    expect(plan?.tasks.map((task) => task.uid)).toEqual([1, 2, 3, 4])
    expect(planSchema.safeParse(plan).error).toBeUndefined()
  })
  it('give no split before a task’s beginning: more remains of it than there is (found by a million mutations)', async () => {
    const begun =
      '<Start>2026-01-05T08:00:00</Start><Finish>2026-01-08T17:00:00</Finish><ActualStart>2026-01-05T08:00:00</ActualStart><RemainingDuration>PT16H0M0S</RemainingDuration><Stop>2026-01-06T08:00:00</Stop><Resume>2026-01-07T08:00:00</Resume>'
    const { plan } = await planOf(project(task(1, 1, begun)))
    expect(plan.tasks[0]).toMatchObject({ duration: 4800, splits: null })
  })
})

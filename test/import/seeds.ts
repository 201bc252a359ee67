/** What mutations begin with: small files for each reader that between them use much of what it knows. */
import { writeCsv } from '../../electron/io/write/csv.ts'
import { writeMspdi } from '../../electron/io/write/mspdi.ts'
import { writeWorkbook } from '../../electron/io/write/workbook.ts'
import { generatePlan } from '../bench/generate.ts'
import { scheduled } from '../export/atlas.ts'
import { open } from '../export/package.ts'
import { day, workbookParts } from './fixtures.ts'

/** A file before it is put together: text, or the parts of a workbook. */
export type Source =
  | { readonly kind: 'csv' | 'xml'; readonly text: string }
  | { readonly kind: 'xlsx'; readonly parts: Readonly<Record<string, string>> }

const tables = [
  'ID,Name,Duration,Start,Finish,Predecessors,Resource Names,% Complete\n1,Phase,,,,,,\n1.1,  Build,5d,2027-01-04,,,Mia,50%\n1.2,  Test,2 weeks,,,"1.1FS+2d,1.1SS",Ben; Mia,\n1.3,  Done,0d,,,1.2,,\n',
  'Nr;Vorgangsname;Dauer;Anfang;Ende;Vorgänger;Ressourcennamen\n1;Bau;5 Tage;04.01.2027;08.01.2027;;Mia\n2;Prüfung;2 Wochen;Mo 11.01.27;;1EA+2 Tage;Ben\n',
  'Phase\tTask\tStart\tEnd\tOwner\tStatus\tMilestone\nOne\tA\t1/4/2027\t1/8/2027\tMia\tDone\tNo\n\tB\t1/11/2027\t1/15/2027\t\tIn progress\tYes\nTwo\tC\tQ1 2027\tTBD\t\t\t\n',
  'sep=;\nWBS;Task;Level;Start;Deadline;Constraint Type;Constraint Date;Notes;Priority;Work\n1;A;1;2027-01-04;2027-02-01;SNET;2027-01-05;"a\nb";500;40h\n1.1;B;2;;;ALAP;;;;\n',
  'Risk ID,Risk,Probability,Impact,Mitigation,Risk owner\nR1,Late,High,High,Plan,Mia\nR2,Cost,Low,High,,Ben\n',
  '任务名称,工期,开始时间,完成时间,前置任务\n设计,5个工作日,2027年1月4日,2027年1月8日,\n测试,2d,,,1\n',
  'Optimistic,Most likely,Pessimistic,Task name,Actual start,Actual finish,Remaining duration,Active,Task mode,Type,Baseline start,Baseline finish\n1d,2d,5d,A,2027-01-04,,3d,Yes,Auto Scheduled,Task,2027-01-04,2027-01-05\n1d,2d,5d,B,,,,No,Manually Scheduled,Milestone,,\n',
]

/** Elements that our own writer has no use for, as Microsoft Project writes them. */
const project = `<?xml version="1.0" encoding="UTF-8"?><Project xmlns="http://schemas.microsoft.com/project"><Title>P</Title><ScheduleFromStart>1</ScheduleFromStart><StartDate>2026-01-05T08:00:00</StartDate><FinishDate>2026-03-05T17:00:00</FinishDate><StatusDate>2026-01-12T17:00:00</StatusDate><CalendarUID>1</CalendarUID><MinutesPerDay>480</MinutesPerDay><DefaultStartTime>08:00:00</DefaultStartTime><Calendars><Calendar><UID>1</UID><Name>Own</Name><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID><WeekDays><WeekDay><DayType>2</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime><WorkingTime><FromTime>22:00:00</FromTime><ToTime>00:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay><WeekDay><DayType>0</DayType><DayWorking>0</DayWorking><TimePeriod><FromDate>2026-02-02T00:00:00</FromDate><ToDate>2026-02-02T23:59:00</ToDate></TimePeriod></WeekDay></WeekDays><Exceptions><Exception><EnteredByOccurrences>1</EnteredByOccurrences><TimePeriod><FromDate>2026-01-06T00:00:00</FromDate><ToDate>2028-01-06T23:59:00</ToDate></TimePeriod><Occurrences>3</Occurrences><Name>Each month</Name><Type>5</Type><Period>1</Period><MonthItem>4</MonthItem><MonthPosition>1</MonthPosition><Month>3</Month><MonthDay>6</MonthDay><DaysOfWeek>62</DaysOfWeek><DayWorking>0</DayWorking></Exception></Exceptions><WorkWeeks><WorkWeek><TimePeriod><FromDate>2026-03-01T00:00:00</FromDate><ToDate>2026-03-08T23:59:00</ToDate></TimePeriod><Name>W</Name><WeekDays><WeekDay><DayType>7</DayType><DayWorking>1</DayWorking></WeekDay></WeekDays></WorkWeek></WorkWeeks></Calendar><Calendar><UID>2</UID><Name>Mia</Name><IsBaseCalendar>0</IsBaseCalendar><BaseCalendarUID>1</BaseCalendarUID></Calendar></Calendars><Tasks><Task><UID>0</UID><ID>0</ID><Name>P</Name><OutlineLevel>0</OutlineLevel></Task><Task><UID>1</UID><ID>1</ID><Name>S</Name><OutlineLevel>1</OutlineLevel><OutlineNumber>1</OutlineNumber><WBS>1</WBS><Manual>1</Manual><ManualStart>2026-01-05T08:00:00</ManualStart><ManualFinish>2026-01-09T17:00:00</ManualFinish><ManualDuration>PT40H0M0S</ManualDuration></Task><Task><UID>2</UID><ID>2</ID><Name>A</Name><OutlineLevel>2</OutlineLevel><Duration>PT40H0M0S</Duration><DurationFormat>39</DurationFormat><Estimated>1</Estimated><ConstraintType>4</ConstraintType><ConstraintDate>2026-01-06T08:00:00</ConstraintDate><Deadline>2026-02-06T17:00:00</Deadline><PercentComplete>50</PercentComplete><ActualStart>2026-01-05T08:00:00</ActualStart><Stop>2026-01-07T12:00:00</Stop><Resume>2026-01-12T08:00:00</Resume><RemainingDuration>PT20H0M0S</RemainingDuration><LevelingDelay>4800</LevelingDelay><LevelingDelayFormat>8</LevelingDelayFormat><Priority>700</Priority><CalendarUID>2</CalendarUID><Notes>n &amp; m</Notes><Contact>Mia</Contact><Active>1</Active><Baseline><Number>0</Number><Start>2026-01-05T08:00:00</Start><Finish>2026-01-09T17:00:00</Finish><Duration>PT40H0M0S</Duration><Work>PT40H0M0S</Work></Baseline><ExtendedAttribute><FieldID>188743731</FieldID><Value>x</Value></ExtendedAttribute></Task><Task><UID>3</UID><ID>3</ID><IsNull>1</IsNull></Task><Task><UID>4</UID><ID>4</ID><Name>B</Name><OutlineLevel>2</OutlineLevel><Duration>PT8H0M0S</Duration><Milestone>0</Milestone><PredecessorLink><PredecessorUID>2</PredecessorUID><Type>1</Type><LinkLag>4800</LinkLag><LagFormat>19</LagFormat></PredecessorLink><PredecessorLink><PredecessorUID>1</PredecessorUID><Type>3</Type><LinkLag>-480</LinkLag><LagFormat>7</LagFormat></PredecessorLink></Task></Tasks><Resources><Resource><UID>1</UID><ID>1</ID><Name>Mia</Name><Type>1</Type><Initials>M</Initials><Group>Ops</Group><MaxUnits>1.5</MaxUnits><CalendarUID>2</CalendarUID></Resource></Resources><Assignments><Assignment><UID>1</UID><TaskUID>2</TaskUID><ResourceUID>1</ResourceUID><Units>0.5</Units><Work>PT20H0M0S</Work><Delay>4800</Delay><TimephasedData><Type>1</Type><UID>1</UID><Start>2026-01-05T08:00:00</Start><Finish>2026-01-05T17:00:00</Finish><Unit>2</Unit><Value>PT8H0M0S</Value></TimephasedData><TimephasedData><Type>1</Type><UID>1</UID><Start>2026-01-07T08:00:00</Start><Finish>2026-01-09T17:00:00</Finish><Unit>2</Unit><Value>PT24H0M0S</Value></TimephasedData></Assignment></Assignments></Project>`

export const seeds = async (): Promise<Source[]> => {
  const input = scheduled(generatePlan({ tasks: 7, seed: 2 }))
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')
  const parts = async (bytes: Uint8Array): Promise<Record<string, string>> =>
    Object.fromEntries([...(await open(bytes))].map(([name, part]) => [name, text(part)]))
  const own = workbookParts([
    {
      name: 'Plan',
      rows: [
        ['Program plan'],
        [null],
        ['Task', 'Start', 'Finish', 'Duration', 'Predecessors', { v: '% done', phonetic: 'x' }],
        [{ v: 'Phase', s: 3 }, null, null, null, null, null],
        [{ v: 'Build', s: 4 }, day('2027-01-04'), day('2027-01-08'), { v: 5, s: 7 }, null, { v: 0.5, s: 2 }],
        [{ v: 'Test', s: 5 }, day('2027-01-11', 9), null, '3 days', '5FS+1d', true],
        [{ v: 'Done', s: 5 }, { v: '2027-02-01', formula: 'B5+1' }, null, 0, 6, null],
      ],
      merges: ['A1:F1', 'A4:C4'],
      hiddenRows: [6],
      hiddenColumns: [4],
      outline: { 5: 1 },
    },
    { name: 'Lists', state: 'hidden', rows: [['x'], [1]] },
  ])
  return [
    ...tables.map((each): Source => ({ kind: 'csv', text: each })),
    { kind: 'csv', text: text(await writeCsv(input)) },
    { kind: 'xml', text: project },
    { kind: 'xml', text: text(await writeMspdi(input)) },
    { kind: 'xlsx', parts: own },
    { kind: 'xlsx', parts: await parts(await writeWorkbook(input)) },
  ]
}

/** What the reader of foreign files says to people: refusals with what, where, why and the next step, and notes on rows. */
import { count, figure } from './count.ts'

const megabytes = (bytes: number): string => `${figure(Math.max(1, Math.round(bytes / 1_048_576)))} MB`

export const reading = {
  // the file as a whole
  missing: (path: string) =>
    `The file "${path}" is not there or may not be read. Check the path and that you may open it, then choose it again.`,
  notOrdinary: (path: string) => `"${path}" is a device or a pipe, not an ordinary file. Choose a file on a disk.`,
  longName: (length: number, kept: number) =>
    `The name has ${figure(length)} characters; the first ${kept} are kept, and the whole name stands in the notes.`,
  isFolder: (path: string) =>
    `"${path}" is a folder. Choose a file in it: a workbook (.xlsx), a table (.csv) or a Microsoft Project XML file.`,
  emptyFile:
    'The file has no content at all (0 bytes). It was probably cut off while it was copied or saved: get it again from its sender.',
  tooLarge: (bytes: number, limit: number) =>
    `The file is ${megabytes(bytes)} large; more than ${megabytes(limit)} is not read. Save the plan's sheet alone as .xlsx or .csv and import that.`,
  tooSlow: (seconds: number) =>
    `Reading the file took longer than ${seconds} seconds and was stopped. Save the plan's sheet alone as .xlsx or .csv and import that.`,
  outOfMemory: (limit: number) =>
    `Reading the file needed more than ${limit} MB of memory and was stopped. Save the plan's sheet alone as .xlsx or .csv and import that.`,
  cancelled: 'Reading was cancelled; nothing was imported.',
  crashed: (what: string) => `The file could not be read: ${what}. Save it once more in its own program, or as .csv, and import that.`,
  unknownFormat:
    'These bytes are no format that can be read here: neither a workbook (.xlsx), a table as text (.csv) nor Microsoft Project XML. Save the plan in one of these from the program that made it.',
  // formats that are recognised and not read
  xls: 'This is an old binary Excel workbook (.xls), which is not read. Open it in Excel and choose File > Save As > "Excel Workbook (*.xlsx)", or in LibreOffice File > Save As > "Excel 2007-365 (.xlsx)", then import that file.',
  ods: 'This is an OpenDocument spreadsheet (.ods), which is not read. Open it in LibreOffice and choose File > Save As > "Excel 2007-365 (.xlsx)" (in Excel: File > Save As > "Excel Workbook (*.xlsx)"), then import that file.',
  numbers:
    'This is an Apple Numbers document, which is not read. Open it in Numbers and choose File > Export To > Excel…, then import the .xlsx file.',
  xlsb: 'This is a binary Excel workbook (.xlsb), which is not read. Open it in Excel and choose File > Save As > "Excel Workbook (*.xlsx)", then import that file.',
  mpp: 'This is a Microsoft Project plan in its binary format (.mpp or .mpt), which is not read. Open it in Microsoft Project and choose File > Save As > "XML Format (*.xml)", then import the .xml file. Without Microsoft Project, ProjectLibre opens .mpp files and saves the same XML.',
  encrypted:
    'This workbook is protected by a password (encrypted), so nothing in it can be read. Open it in Excel with the password, choose File > Info > Protect Workbook > Encrypt with Password, empty the field, save, then import it again.',
  encryptedZip: (entry: string) =>
    `The part "${entry}" of this file is encrypted. Save it without a password in the program that made it, then import it again.`,
  ole: 'This is a binary Office document without a workbook or a project in it. Save the plan as .xlsx, .csv or Microsoft Project XML and import that.',
  xer: 'This is a Primavera P6 export (.xer). Reading it is not built yet. In P6 choose File > Export > "Microsoft Project (XML)", or File > Export > Spreadsheet (XLSX) with activities and relationships, then import that file.',
  p6xml:
    'This is a Primavera P6 XML export, which is not read yet. In P6 choose File > Export > "Microsoft Project (XML)" instead, then import that file.',
  gan: 'This is a GanttProject plan (.gan). Reading it is not built yet. In GanttProject choose Project > Export… > Microsoft Project (XML) or CSV, then import that file.',
  throughline: 'This is a Throughline program file, not a file to import. Open it with Open instead.',
  sqlite: 'This is a database (SQLite) but no Throughline program. Export the plan from the program that made it as .xlsx, .csv or XML.',
  pdf: 'This is a PDF: a printed picture of a plan, without its structure. Ask its sender for the workbook or project file it was printed from.',
  docx: 'This is a Word document. Copy the plan’s table into a worksheet, save it as .xlsx and import that.',
  pptx: 'This is a presentation. Ask its sender for the workbook or project file behind it.',
  zip: 'This is a zip archive without a workbook in it. Unpack it and choose the plan inside.',
  html: 'This is a web page. Open it in Excel, choose File > Save As > "Excel Workbook (*.xlsx)", then import that file.',
  json: 'This is a JSON file, not a table or a project. Export the plan as .csv or .xlsx from the program that made it.',
  binary:
    'This file is neither text nor a workbook: its bytes are of no format known here. Check that it is the right file; if it is a plan, save it as .xlsx, .csv or Microsoft Project XML.',
  // broken inside
  brokenZip: (why: string) =>
    `The workbook is damaged: its zip container cannot be read (${why}). It was probably cut off or changed on its way: get it again, or open it in Excel, let it repair the file, and save it.`,
  zipEntries: (limit: number) =>
    `The file has more than ${figure(limit)} parts inside, far more than any workbook. It is not read; get the file again from its sender.`,
  zipBomb: (limit: number) =>
    `The file unpacks to more than ${megabytes(limit)}, far more than a plan needs (it looks like a "zip bomb"). Reading was stopped; nothing was imported. Save the plan's sheet alone and import that.`,
  zipRatio: (entry: string, ratio: number) =>
    `The part "${entry}" unpacks to more than ${ratio} times its size (it looks like a "zip bomb"). Reading was stopped; nothing was imported. Save the sheet once more in Excel, without its formatting far below the table, and import that.`,
  brokenXml: (part: string, line: number, why: string) =>
    `${part} is not well-formed XML (line ${line}: ${why}). The file was probably cut off or edited by hand: get it again or save it once more in its own program.`,
  doctype: (part: string) =>
    `${part} holds a DOCTYPE declaration. No workbook and no project file needs one and it can be used to attack the reader, so the file is refused. Save the plan once more in the program that made it.`,
  xmlDepth: (part: string, limit: number) =>
    `${part} is nested more than ${limit} levels deep; no plan is. The file is refused; get it again from its sender.`,
  otherXml: (root: string) =>
    `This is an XML file with the root element <${root}>, not Microsoft Project's <Project>. In Microsoft Project choose File > Save As > "XML Format (*.xml)", then import that file.`,
  noWorkbook:
    'The zip archive says it is a workbook but has no sheets inside. Open it in Excel, save it as "Excel Workbook (*.xlsx)" and import that.',
  brokenCsv: (why: string) =>
    `The text table cannot be read: ${why}. A quotation mark is probably opened and never closed: open the file in Excel or an editor, correct that line and save it.`,
  tooManyRows: (limit: number) => `The plan has more than ${figure(limit)} rows. Split it by project and import one after the other.`,
  tooManyColumns: (limit: number) =>
    `A row of the table has more than ${figure(limit)} columns; no spreadsheet has so many. Check that the file is a table of text and export it once more.`,
  tooManyCells: (limit: number) =>
    `The workbook has more than ${figure(limit)} filled cells. Save the plan's sheet alone as .xlsx or .csv and import that.`,
  noTasks:
    'The project file is in order but has no tasks in it. Check that you chose the right file or save the plan once more with its tasks.',
  tooManyCycles: (limit: number) =>
    `The predecessors of this plan go round in more than ${limit} circles. Check that the column of predecessors is the right one and correct it in the file.`,
  // a project file
  projectRead: (tasks: number, links: number) => `A Microsoft Project plan: ${count(tasks, 'task')}, ${count(links, 'link')}.`,
  noNamespace:
    'The file does not declare Microsoft Project’s XML namespace; it was written by another program and read leniently. Compare a few dates.',
  wrapped: (what: string, n: number) => `${count(n, `<${what}> element`)} stood wrapped in an element of the same name and were opened.`,
  blankLines: (n: number) => `${count(n, 'blank line')} left out.`,
  danglingUid: (uid: string) => `The predecessor with unique id ${uid} is not in the file; that link is left out.`,
  doubleLink: (name: string) => `Two links of the same type from "${name}"; the second is left out.`,
  ownPredecessor: 'The task names itself as its predecessor; that link is left out.',
  ancestorLink: (name: string) =>
    `The link with "${name}" joins a summary with a task inside it, which no schedule can keep; it is left out.`,
  cycle: (path: string) =>
    `The predecessors go round in a circle: ${path}. The last link is left out; correct the predecessors of one of these rows.`,
  lateYear: (what: string, when: string) => `${what} ${when} lies outside 1900 to 2199 and is left out.`,
  unreadable: (what: string, text: string) => `${what} “${text}” cannot be read; it counts as none.`,
  settledElsewhere: 'It belongs to another project file: it keeps the dates that this file has for it, as a manually scheduled task.',
  unnamed: 'The task has no name; it is called "(no name)".',
  noName: '(no name)',
  clashingUid: (uid: number) => `The unique id ${uid} is there twice; the later task got a new one.`,
  negativeDuration: (text: string) => `The duration ${text} is negative. A duration is zero or more; correct it here or in the file.`,
  // a table
  imported: 'Imported plan',
  everyDay: 'Every day',
  theTable: 'The table',
  theSheet: (name: string) => `Sheet "${name}"`,
  tableRead: (where: string, tasks: number, links: number, changed: number, refused: number) =>
    `${where}: ${count(tasks, 'task')}, ${count(links, 'link')}.${changed > 0 ? ` ${count(changed, 'row')} read with a change, which the row says.` : ''}${refused > 0 ? ` ${count(refused, 'row')} refused: mend ${refused === 1 ? 'it here, or it stays' : 'them here, or they stay'} out.` : ''}`,
  nothingInTable: (where: string) =>
    `${where} has the headings of a plan but no task below them. Fill in the tasks, or choose another sheet or file.`,
  emptyBook:
    'The workbook is in order but all its sheets are empty. Check that you chose the right file, or save it once more with its contents.',
  noTable: (sheets: readonly string[] | null) =>
    `No table of tasks was found${sheets === null ? '' : ` on ${sheets.length === 1 ? `the sheet "${sheets[0]}"` : `any of the ${sheets.length} sheets`}`}: no row names columns such as Task, Start, Finish, Duration or Predecessors. Give the columns a heading row with such names and import the file again.`,
  noSuchSheet: (name: string, sheets: readonly string[]) =>
    `The workbook has no sheet "${name}". It has: ${sheets.join(', ')}. Choose one of these.`,
  register: (items: number, sheets: readonly string[]) =>
    `This is a register (risks, issues, actions or decisions) and no plan: ${count(items, 'item')} on ${sheets.map((name) => `"${name}"`).join(', ')}. Registers cannot be imported yet; choose a file with tasks and dates.`,
  otherSheets: (names: readonly string[]) =>
    `Other sheets look like plans too and are not read: ${names.join(', ')}. Choose one of them to read it instead.`,
  registersLeft: (names: readonly string[]) => `Sheets that are registers are not read: ${names.join(', ')}.`,
  place: (sheet: string, cell: string, heading: string) => `"${sheet}" ${cell} (${heading.replace(/\s+/g, ' ')})`,
  badDate: (text: string, fault: string) =>
    fault === 'no-such-day'
      ? `"${text}" is no day of the calendar. Type the date that was meant, for example 2026-06-30.`
      : fault === 'out-of-range'
        ? `"${text}" lies outside the years 1900 to 2199. Type the date that was meant, for example 2026-06-30.`
        : `"${text}" cannot be read as a date. Type it as year-month-day, for example 2026-06-30.`,
  dateLeftOut: (column: string, text: string, fault: string) =>
    fault === 'no-year' || fault === 'no-day'
      ? `${column} "${text}" names no ${fault === 'no-year' ? 'year' : 'day'} and is left out.`
      : `${column} "${text}" is no date and is left out.`,
  rangeTaken: (text: string) => `Duration "${text}" is a range; its longer end is taken.`,
  tooLong: (text: string) => `The duration "${text}" leads out of the years 1900 to 2199. Type the one that was meant, for example 10d.`,
  durationLeftOut: (column: string, text: string) => `${column} "${text}" is no duration and is left out.`,
  percentLeftOut: (text: string) => `Percent complete "${text}" is not between 0 and 100.`,
  milestoneDate: (column: string, text: string) => `${column} ${text} is kept in no field: the row has a start and finish of its own.`,
  noNameRow: 'The row has no name and is left out.',
  noTaskRow: 'A line of the template and no task, left out.',
  totalRow: 'A line of totals, left out.',
  mendedWbs: (from: string, to: string) => `WBS ${from} is read as ${to}: the number format had cut the last zero.`,
  mendedList:
    'The predecessors are a list without quotation marks that pushed the row to the right; it is put together again. Compare the row.',
  ownParent: (name: string) => `"${name}" names itself as its parent. Name the summary it belongs to, or leave the cell empty.`,
  ownPredecessorRow: (name: string) => `"${name}" names itself as its predecessor. Correct the predecessors or leave the cell empty.`,
  badPredecessors: (text: string, at: number, why: string) => `Predecessors "${text}", character ${at}: ${why}`,
  lagTooLong: (text: string) => `The lag in "${text.slice(0, 100)}" is longer than any plan. Type the one that was meant, for example +2d.`,
  danglingRef: (ref: string) => `Predecessor "${ref}" is no row of this table. Correct the predecessors or leave the cell empty.`,
  freeTextRef: (text: string) => `"${text.slice(0, 200)}" in the predecessors names no row of this table; no link is made from it.`,
  predecessorRefused: (name: string) => `The link from "${name}" waits until that row is corrected.`,
  madeFromColumn: (heading: string) => `A summary made from the column "${heading}".`,
  summaryDate: (why: string) => `${why} The row is a summary: its dates come from its tasks.`,
  finishBeforeStart: (start: string, finish: string) => `The finish ${finish} lies before the start ${start}; start and duration are used.`,
  finishBeforeStartRefused: (start: string, finish: string) => `The finish ${finish} lies before the start ${start}. Correct one of them.`,
  datesWin: (given: string, taken: string) => `The duration ${given} does not fit the dates; the dates are kept (${taken}).`,
  longMilestone: 'Marked as a milestone but it lasts longer than a day; it comes in as a task.',
  constraintWithoutDate: 'The constraint has no date and is left out.',
  actualsRule: 'Its actual dates differ from the planned ones; what has happened holds.',
  actualsCrossed: 'The actual finish lies before the actual start and is left out.',
  movedByLink: (from: string, to: string, by: string) =>
    `The file says ${from}, but its predecessor "${by}" lets it start on ${to} at the earliest; the link is kept.`,
  dateOrder: (order: string) =>
    `Dates such as 3/4 can be read two ways; they were read with the ${order === 'dmy' ? 'day' : 'month'} first. If that is wrong, write them as 2026-04-03.`,
  effortIsDuration: (heading: string) => `There is no duration column; "${heading}" is taken as the duration.`,
  effortIsNoDuration: (heading: string) =>
    `"${heading}" is effort, not duration: it does not agree with the dates. Durations come from the dates.`,
  baselineAsPlan: 'There are no planned dates beside the baseline; the baseline dates are taken as the plan and kept as the baseline.',
  columnNotUsed: (heading: string) =>
    `Column "${heading}" holds no dates or durations that can be used (week numbers or offsets, perhaps) and is left out.`,
  hiddenRows: (n: number) => `${count(n, 'hidden row')} are read like the others.`,
  sevenDays: 'Many dates fall on a Saturday or Sunday, so the plan works seven days a week; no date is moved.',
} as const

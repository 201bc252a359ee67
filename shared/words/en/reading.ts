/** What the reader of foreign files says to people: refusals with what, where, why and the next step, and notes on rows. */

const megabytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1_048_576)).toLocaleString('en-GB')} MB`
const count = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`

export const reading = {
  // the file as a whole
  missing: (path: string) =>
    `The file "${path}" is not there or may not be read. Check the path and that you may open it, then choose it again.`,
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
    `The file has more than ${limit.toLocaleString('en-GB')} parts inside, far more than any workbook. It is not read; get the file again from its sender.`,
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
  tooManyRows: (limit: number) =>
    `The plan has more than ${limit.toLocaleString('en-GB')} rows. Split it by project and import one after the other.`,
  tooManyCells: (limit: number) =>
    `The workbook has more than ${limit.toLocaleString('en-GB')} filled cells. Save the plan's sheet alone as .xlsx or .csv and import that.`,
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
  unnamed: 'The task has no name; it is called "(no name)".',
  noName: '(no name)',
  clashingUid: (uid: number) => `The unique id ${uid} is there twice; the later task got a new one.`,
  negativeDuration: (text: string) => `The duration ${text} is negative. A duration is zero or more; correct it here or in the file.`,
} as const

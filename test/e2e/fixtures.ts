/** The workbook that a team sends: title rows above the headings, dates as text, one date that cannot be. */
import { join } from 'node:path'
import ExcelJS from 'exceljs'

/** Writes it into the folder and answers its path. Row 8 ("Load data") starts on 31 February. */
export const writeTeamPlan = async (folder: string): Promise<string> => {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('Read me').addRow(['Plan of the data team, sent for review'])
  const sheet = book.addWorksheet('Team plan')
  sheet.addRows([
    ['Orion data team – plan'],
    ['Status: draft, 12 January 2027'],
    [],
    ['No.', 'Activity', 'Start date', 'End date', 'Duration', 'Depends on', 'Responsible'],
    [1, 'Prepare', '', '', '', '', ''],
    [2, '   Write scripts', '11/01/2027', '22/01/2027', '10 days', '', 'Ada'],
    [3, '   Review scripts', '25/01/2027', '27/01/2027', '3 days', '2', 'Ben'],
    [4, '   Load data', '31/02/2027', '05/02/2027', '7 days', '3FS', 'Ada'],
    [5, '   Data loaded', '05/02/2027', '05/02/2027', '0', '4', 'Ada'],
  ])
  const path = join(folder, 'orion plan.xlsx')
  await book.xlsx.writeFile(path)
  return path
}

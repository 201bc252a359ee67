/** The words of Reports. */
import { count, figure } from './count.ts'

const size = (bytes: number): string =>
  bytes >= 1_048_576 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${figure(Math.max(1, Math.round(bytes / 1024)))} kB`

export const reports = {
  title: 'Reports',
  what: 'What to take away',
  kinds: { deck: 'Steering deck', workbook: 'Workbook', mspdi: 'Microsoft Project XML', csv: 'CSV' },
  slides: (n: number) => count(n, 'slide'),
  slide: (page: number, title: string) => `Slide ${page}: ${title}`,
  inTheWay: 'There is a file already',
  export: 'Export…',
  download: 'Download',
  toFolder: 'Save to a folder…',
  writing: { deck: 'Writing the deck', workbook: 'Writing the workbook', mspdi: 'Writing the XML', csv: 'Writing the CSV' },
  reading: 'Putting the slides together',
  cancel: 'Cancel',
  written: (path: string, bytes: number) => `Written: ${path} (${size(bytes)})`,
  downloaded: (name: string, bytes: number) => `Downloaded: ${name} (${size(bytes)})`,
  replace: 'Replace it',
  keep: 'Keep it',
  empty: 'Nothing to report yet. Open a program or start with the sample.',
  noTasks: 'No tasks yet, so there is nothing to report. Add some in the Plan, or import a sheet.',
  toPlan: 'Go to the plan',
  home: 'Home',
  previous: 'Previous slide',
  next: 'Next slide',
  close: 'Close',
  inside: 'What is in it',
  about: {
    deck: 'Native text, tables and charts for PowerPoint, Keynote and Impress. Every number on a slide is a number in the plan.',
    workbook: 'Excel and LibreOffice: real dates, frozen headings, filters, outline groups; critical and late rows are marked.',
    mspdi: 'Opens in Microsoft Project, ProjectLibre and Throughline: tasks, links, calendars, resources, baselines, constraints.',
    csv: 'One row per task, for everything that reads tables. UTF-8, opens in Excel by a double click.',
  },
  sheets: {
    plan: (rows: number) => ['Plan', count(rows, 'row')] as const,
    milestones: (rows: number) => ['Milestones', count(rows, 'milestone')] as const,
    links: (rows: number) => ['Links', count(rows, 'link')] as const,
    critical: (rows: number) => ['Critical path', count(rows, 'critical task')] as const,
    calendars: (rows: number) => ['Calendars', count(rows, 'calendar')] as const,
    resources: (rows: number) => ['Resources', count(rows, 'resource')] as const,
    baselines: (rows: number) => ['Baselines', count(rows, 'baseline')] as const,
  },
} as const

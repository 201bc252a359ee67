/** The sheet's text columns: words that cells take and show, and why a text cannot be read. */
import type { ConstraintType } from '../../model/task.ts'

const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 57).replace(/[\ud800-\udbff]$/, '')}…` : text)

export const constraintNames: Readonly<Record<ConstraintType, string>> = {
  ASAP: 'As soon as possible',
  ALAP: 'As late as possible',
  MSO: 'Must start on',
  MFO: 'Must finish on',
  SNET: 'Start no earlier than',
  SNLT: 'Start no later than',
  FNET: 'Finish no earlier than',
  FNLT: 'Finish no later than',
}
/** Lower case, as they are typed; the first of each is what a cell shows. */
export const yesWords = [
  'yes',
  'y',
  'true',
  '1',
  'x',
  'on',
  'manual',
  'manually scheduled',
  'ja',
  'oui',
  'sí',
  'si',
  'sim',
  'evet',
  'да',
  '是',
  'はい',
  '예',
]
export const noWords = [
  'no',
  'n',
  'false',
  '0',
  '-',
  'off',
  'auto',
  'auto scheduled',
  'automatic',
  'nein',
  'non',
  'não',
  'hayır',
  'нет',
  '否',
  'いいえ',
  '아니요',
]

export const cells = {
  /** The month below a date's cell. */
  pickDay: 'Choose a day (Alt+Down)',
  pickBefore: 'The month before',
  pickAfter: 'The month after',
  yes: 'Yes',
  no: 'No',
  noName: 'A row needs a name. Type one, or delete the row.',
  negative: (text: string) =>
    `“${shown(text)}” is a negative duration. Type zero or more, for example 5d; a lead belongs to a link (3FS-2d).`,
  duration: (text: string) =>
    `“${shown(text)}” is no duration. Type a number and m, h, d, w or mo, for example 5d or 1.5w; 2ed counts elapsed days.`,
  tooLong: (text: string) => `“${shown(text)}” is longer than two centuries. Type a shorter duration.`,
  date: (text: string) => `“${shown(text)}” is no date. Type for example 5 Feb 2027 or 2027-02-05.`,
  noSuchDay: (text: string) => `“${shown(text)}” is no day of the calendar. Check day and month.`,
  outOfRange: (text: string) => `“${shown(text)}” lies outside the years 1900 to 2199. Check the year.`,
  percent: (text: string) => `“${shown(text)}” is no percentage. Type a number from 0 to 100.`,
  constraint: (text: string) => `“${shown(text)}” is no constraint. Type for example ASAP, Start no earlier than, or Must finish on.`,
  calendar: (text: string, names: readonly string[]) =>
    `There is no calendar “${shown(text)}” in this plan. Type one of: ${names.slice(0, 8).join(', ')}.`,
  yesNo: (text: string) => `“${shown(text)}” is neither yes nor no. Type Yes or No.`,
  priority: (text: string) => `“${shown(text)}” is no priority. Type a whole number from 0 to 1000.`,
  noTask: (ref: string, at: number) => `There is no row “${shown(ref)}” (character ${at}). Name a row by its number or its WBS code.`,
  twoTasks: (ref: string, at: number) =>
    `More than one row is called “${shown(ref)}” (character ${at}). Name it by its row number instead.`,
  links: (why: string, at: number) => `${why} (character ${at})`,
  resource: (text: string) => `“${shown(text)}” is no resource. Type a name, perhaps with its share: Ben[50%].`,
  needed: 'This cell cannot be empty.',
}

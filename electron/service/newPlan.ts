/** What a program begins with: a plan with nothing on it, and the rows of its file under a first change. */
import { standardCalendar } from '../../shared/model/calendar.ts'
import { emptyPlan, type Plan } from '../../shared/model/plan.ts'
import { newProgram } from '../../shared/model/program.ts'
import { DAY, HOUR } from '../../shared/time/instant.ts'
import type { Database } from '../store/database.ts'
import { historyRows } from '../store/historyRows.ts'
import { insertPlan } from '../store/planRows.ts'
import { sealTables } from '../store/seal.ts'
import type { Session } from './session.ts'
import { todayBy } from './today.ts'

/** Monday 08:00 of the day's week, or of the next when the day is a weekend day. */
const firstWorkday = (today: number): number => {
  const weekday = (((Math.floor(today / DAY) + 6) % 7) + 7) % 7
  return today + (weekday === 0 ? 1 : weekday === 6 ? 2 : 0) * DAY + 8 * HOUR
}

/** Nothing but a program on the Standard calendar. */
export const standardPlan = (name: string, start: number): Plan => {
  const calendar = standardCalendar()
  return emptyPlan(newProgram({ name, start, calendarId: calendar.id }), [calendar])
}
export const newPlan = (session: Session, name: string, start?: number): Plan =>
  standardPlan(name, start ?? firstWorkday(todayBy(session.clock)))

/** The rows with which a file begins, under a first txn that cannot be undone. */
export const firstRows = (session: Pick<Session, 'clock' | 'author'>, plan: Plan, label: string) => (db: Database) => {
  const history = historyRows(db)
  db.exec('BEGIN IMMEDIATE')
  history.begin({
    id: 1,
    at: session.clock(),
    author: session.author,
    command: 'files.create',
    label,
    subject: label,
    kind: 'do',
    reverts: null,
    undoTop: null,
    redoTop: null,
    below: null,
  })
  insertPlan(db, plan)
  history.end()
  sealTables(db)
  const changed = history.seq()
  history.keepEffect(1, { changed, moved: 0, finishBefore: null, finishAfter: null, floatLost: 0 }, 1, changed, [])
  db.exec('COMMIT')
}

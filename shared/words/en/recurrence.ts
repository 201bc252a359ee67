/** How a recurring exception repeats, as one reads it in Microsoft Project's own dialog. */
import type { RecurrenceRule } from '../../time/calendarRules.ts'

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'day', 'weekday', 'weekend day']
const positions = ['', 'first', 'second', 'third', 'fourth', 'last']
const months = [
  '',
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const each = (every: number, unit: string): string => (every === 1 ? `every ${unit}` : `every ${every} ${unit}s`)

const pattern = ({ kind, every, weekdays, dayOfMonth, position, positionDay, month }: RecurrenceRule): string => {
  const inMonth = position === 0 ? `on day ${dayOfMonth}` : `on the ${positions[position]} ${days[positionDay]}`
  switch (kind) {
    case 'daily':
      return each(every, 'day')
    case 'weekly':
      return `${each(every, 'week')} on ${weekdays.map((day) => days[day]).join(', ') || 'no day'}`
    case 'monthly':
      return `${each(every, 'month')} ${inMonth}`
    case 'yearly':
      return `${each(every, 'year')} ${inMonth}${month > 0 ? ` of ${months[month]}` : ''}`
  }
}

/** "every 2 weeks on Monday, Friday, at most 10 times"; between which days is said beside it. */
export const recurrenceText = (rule: RecurrenceRule): string =>
  `${pattern(rule)}${rule.occurrences > 0 ? `, at most ${rule.occurrences === 1 ? 'once' : `${rule.occurrences} times`}` : ''}`

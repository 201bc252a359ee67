/** Dates as they stand in the files that teams send. */
import { describe, expect, it } from 'vitest'
import { decideOrder, instantOfSerial, parseDate } from '../../shared/time/dateText.ts'
import { formatIso } from '../../shared/time/instant.ts'

const read = (text: string, order: 'dmy' | 'mdy' = 'dmy'): string => {
  const parsed = parseDate(text, order)
  return 'instant' in parsed ? formatIso(parsed.instant).replace('T00:00:00', '') : parsed.fault
}

describe('a typed date', () => {
  it.each([
    ['2026-02-15', '2026-02-15'],
    ['2026-02-15T08:30:00', '2026-02-15T08:30:00'],
    ['2026/2/5', '2026-02-05'],
    ['20260215', '2026-02-15'],
    ['15/02/2026', '2026-02-15'],
    ['15.02.26', '2026-02-15'],
    ['15.9.16.', '2016-09-15'],
    ['02/15/2026', '2026-02-15'],
    ['15 Feb 2026', '2026-02-15'],
    ['15-Feb-26', '2026-02-15'],
    ['Feb 15, 2026', '2026-02-15'],
    ['February 15th 2026', '2026-02-15'],
    ['15/Feb/26 4:37 PM', '2026-02-15T16:37:00'],
    ['12:05'.replace('12:05', '15/Feb/26 12:05 AM'), '2026-02-15T00:05:00'],
    ['Sun 13/01/19', '2019-01-13'],
    ['Jan 21/01/19', '2019-01-21'],
    [' Sat 02/02/19', '2019-02-02'],
    ['Mon 16 March 2026', '2026-03-16'],
    ['15. März 2026', '2026-03-15'],
    ['Mo 16.03.26', '2026-03-16'],
    ['16 févr. 2026', '2026-02-16'],
    ['5 de marzo de 2026', '2026-03-05'],
    ['15 марта 2026 г.', '2026-03-15'],
    ['15.03.2026 г.', '2026-03-15'],
    ['7 Ağu 2026', '2026-08-07'],
    ['2025年3月1日', '2025-03-01'],
    ['2025年3月1日(土)', '2025-03-01'],
    ['２０２５/０３/０１', '2025-03-01'],
    ['2025. 3. 1.', '2025-03-01'],
    ['2025년 3월 1일', '2025-03-01'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it.each([
    ['31.6.16', 'no-such-day'],
    ['30/02/2026', 'no-such-day'],
    ['31/12/9999', 'out-of-range'],
    ['9999-12-31', 'out-of-range'],
    ['TBD', 'no-date'],
    ['-', 'no-date'],
    ['15 Feb', 'no-year'],
    ['9/29', 'no-year'],
    ['May 2025', 'no-day'],
    ['Q3 2026', 'no-day'],
    ['nach Abschluss allem Anderen', 'words'],
    ['却下', 'words'],
    ['2026-13-45', 'no-such-day'],
    ['', 'empty'],
  ])('says why "%s" is none: %s', (text, fault) => {
    expect(read(text)).toBe(fault)
  })

  it('reads 3/4 as its column does', () => {
    expect(read('3/4/2026', 'mdy')).toBe('2026-03-04')
    expect(read('3/4/2026', 'dmy')).toBe('2026-04-03')
    expect(decideOrder(['3/4/2026', '3/14/2026'])).toEqual({ order: 'mdy', certain: true })
    expect(decideOrder(['3/4/2026', '14/3/2026'])).toEqual({ order: 'dmy', certain: true })
    // Three weeks in a row make a plan; one day each in three months do not.
    expect(decideOrder(['1/5/2026', '1/6/2026', '1/9/2026', '1/12/2026']).order).toBe('mdy')
    expect(decideOrder(['3/4/2026'])).toEqual({ order: 'dmy', certain: false })
  })

  it('reads the day numbers of both spreadsheet calendars', () => {
    expect(formatIso(instantOfSerial(45_000) as number)).toBe('2023-03-15T00:00:00')
    expect(formatIso(instantOfSerial(1) as number)).toBe('1900-01-01T00:00:00')
    expect(formatIso(instantOfSerial(43_538, true) as number)).toBe('2023-03-15T00:00:00')
    expect(formatIso(instantOfSerial(45_000.75) as number)).toBe('2023-03-15T18:00:00')
    expect(instantOfSerial(3_000_000)).toBeNull()
  })
})

/** Durations as people type them: what a planner writes in ten languages must be the same span. */
import { describe, expect, it } from 'vitest'
import { formatDuration, parseDuration } from '../../shared/time/durationText.ts'

const settings = { minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 20 }
const minutes = (text: string, locale = 'en'): number | string => {
  const parsed = parseDuration(text, settings, { locale })
  return 'fault' in parsed ? parsed.fault : parsed.value / 10
}

describe('a typed duration', () => {
  it.each([
    ['5d', 2400],
    ['5', 2400],
    ['0', 0],
    ['0.5', 240],
    ['91 Days', 91 * 480],
    ['2 day', 960],
    ['2h', 120],
    ['90 mins', 90],
    ['1.5w?', 3600],
    ['2ew', 2 * 7 * 1440],
    ['3 edays', 3 * 1440],
    ['1 mo', 20 * 480],
    ['2-3days', 3 * 480],
    ['2 to 3 weeks', 3 * 2400],
    ['2,5 days', 1200],
    ['1,000 hours', 60_000],
    ['1w 2d', 2400 + 960],
    ['2h 30m', 150],
    ['~5 days', 2400],
    ['10 working days', 4800],
  ])('%s', (text, expected) => {
    expect(minutes(text)).toBe(expected)
  })

  it.each([
    ['5 Tage', 'de', 2400],
    ['3 t', 'de', 1440],
    ['2 Std.', 'de', 120],
    ['4 jours', 'fr', 1920],
    ['1 sem', 'fr', 2400],
    ['2 s', 'fr', 4800],
    ['3 días', 'es', 1440],
    ['2 dias', 'pt', 960],
    ['2 gün', 'tr', 960],
    ['2,5д', 'ru', 1200],
    ['3 дн.', 'ru', 1440],
    ['8 ч', 'ru', 480],
    ['5天', 'zh', 2400],
    ['3 个工作日', 'zh', 1440],
    ['2 日', 'ja', 960],
    ['３日', 'ja', 1440],
    ['1週間', 'ja', 2400],
    ['2일', 'ko', 960],
  ])('%s in %s', (text, locale, expected) => {
    expect(minutes(text, locale)).toBe(expected)
  })

  it('knows estimated ones by their question mark', () => {
    expect(parseDuration('5d?', settings)).toMatchObject({ estimated: true, unit: 'd', value: 24_000 })
  })

  it.each([
    ['-3d', 'negative'],
    ['–2 weeks', 'negative'],
    ['', 'empty'],
    ['soon', 'unreadable'],
    ['3 bananas', 'unit'],
    ['99999999mo', 'too-long'],
  ])('refuses %s as %s', (text, fault) => {
    expect(minutes(text)).toBe(fault)
  })

  it('leaves a letter that means one thing here and another there to the language', () => {
    expect(minutes('3 t', 'en')).toBe('unit')
    expect(minutes('2 s', 'en')).toBe('unit')
  })

  it('writes what it reads, without losing a minute', () => {
    for (const text of ['5d', '1.5w', '2ew', '0d', '20m', '2.25d', '1h', '3emo', '0.33d']) {
      const parsed = parseDuration(text, settings)
      if ('fault' in parsed) throw new Error(text)
      const written = formatDuration(parsed.value, parsed.unit, settings)
      expect(parseDuration(written, settings)).toMatchObject({ value: parsed.value })
    }
    expect(formatDuration(24_000, 'd', settings, true)).toBe('5d?')
    expect(formatDuration(1600, 'd', settings)).toBe('160m')
  })
})

/** The predecessors cell: what is typed in one language's Project must be the same link in another's. */
import { describe, expect, it } from 'vitest'
import { formatPredecessors, parsePredecessors } from '../../shared/predecessors.ts'

const settings = { minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 20 }
const read = (text: string, options: { locale?: string; isRef?: (ref: string) => boolean } = {}): string => {
  const parsed = parsePredecessors(text, settings, options)
  return parsed.ok ? formatPredecessors(parsed.items, settings) : `? ${parsed.at} ${parsed.what}`
}

describe('predecessors', () => {
  it.each([
    ['3', '3'],
    ['3FS', '3'],
    ['2fs', '2'],
    ['3FS+2d', '3FS+2d'],
    ['3fs + 2 days', '3FS+2d'],
    ['3+2d', '3FS+2d'],
    ['3FS-1w', '3FS-1w'],
    ['5SS-1w', '5SS-1w'],
    ['7FF+50%', '7FF+50%'],
    ['2SF+3ed', '2SF+3ed'],
    ['3FS+2d;5SS-1w', '3FS+2d;5SS-1w'],
    ['3, 5 ,7', '3;5;7'],
    ['1.2.3FS', '1.2.3'],
    ['1.31,1.32', '1.31;1.32'],
    ["['P2-01']", 'P2-01'],
    ["['P2-01.1', 'P2-01.2']", 'P2-01.1;P2-01.2'],
    ['[]', ''],
    ['None', ''],
    ['-', ''],
    ['', ''],
    ['4\n5', '4;5'],
    ['8 (SS)', '8SS'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it.each([
    ['3EA+2t', 'de', '3FS+2d'],
    ['3AA', 'de', '3SS'],
    ['3EE', 'de', '3FF'],
    ['3AE', 'de', '3SF'],
    ['3FD+1j', 'fr', '3FS+1d'],
    ['3DD', 'fr', '3SS'],
    ['3DF', 'fr', '3SF'],
    ['3FC+2d', 'es', '3FS+2d'],
    ['3CF', 'es', '3SF'],
    ['3TI', 'pt', '3'],
    ['3IT', 'pt', '3SF'],
    ['3ОН+2,5д', 'ru', '3FS+2.5d'],
    ['3КН', 'ru', '3'],
    ['3НН', 'ru', '3SS'],
    ['3KH', 'ru', '3'],
    ['3ОО-1н', 'ru', '3FF-1w'],
    ['3КН+2,5д;4', 'ru', '3FS+2.5d;4'],
    ['3КН+2,4', 'ru', '3FS+2d;4'],
  ])('%s in %s', (text, locale, expected) => {
    expect(read(text, { locale })).toBe(expected)
  })

  it('does not tear codes and names apart that are tasks as they stand', () => {
    const tasks = new Set(['P2-01', 'Design, review', 'Go-live SS', 'Build-2'])
    const isRef = (ref: string): boolean => tasks.has(ref)
    expect(read('P2-01', { isRef })).toBe('P2-01')
    expect(read('Design, review', { isRef })).toBe('Design, review')
    expect(read('Go-live SS', { isRef })).toBe('Go-live SS')
    expect(read('Build-2;P2-01FF+1d', { isRef })).toBe('Build-2;P2-01FF+1d')
  })

  it('says where and why when it does not understand', () => {
    expect(parsePredecessors('3;5XX', settings)).toMatchObject({ ok: false, at: 3, what: 'XX', why: expect.stringContaining('5FS+2d') })
    expect(parsePredecessors('3FS+2parsecs', settings)).toMatchObject({ ok: false, at: 3, what: '+2parsecs' })
  })

  it('answers a hostile cell of 99,000 characters at once', () => {
    for (const piece of ['[', '1,', '+1,', '( ', '1FS+', "['", ':-', 'A ']) {
      const began = performance.now()
      parsePredecessors(piece.repeat(99_000 / piece.length), settings)
      expect(performance.now() - began, piece).toBeLessThan(1000)
    }
    expect(parsePredecessors('['.repeat(99_000), settings)).toMatchObject({ ok: false, why: expect.stringContaining('too long') })
  })
})

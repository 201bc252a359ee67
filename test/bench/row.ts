/** One line of the bench: what was measured, the median, the quickest run, and the figures that are asked for: at most `target`, better `aim`. */
export interface Row {
  readonly what: string
  readonly median: number
  readonly best?: number
  readonly unit: 'ms' | 'ns' | 'MB' | 'B' | 'x' | '%'
  readonly target?: number
  readonly aim?: number
  readonly note?: string
}

/** The middle of the numbers; machines are noisy, so never the mean. */
export const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** Median and quickest milliseconds of `runs` calls after `warm` unmeasured ones. */
export const measured = async (work: () => unknown, runs = 9, warm = 2): Promise<{ median: number; best: number }> => {
  for (let i = 0; i < warm; i += 1) await work()
  const times: number[] = []
  for (let i = 0; i < runs; i += 1) {
    const from = performance.now()
    await work()
    times.push(performance.now() - from)
  }
  return { median: median(times), best: Math.min(...times) }
}

/** Their median alone. */
export const timed = async (work: () => unknown, runs = 9, warm = 2): Promise<number> => (await measured(work, runs, warm)).median

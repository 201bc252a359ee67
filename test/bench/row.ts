/** One line of the bench: what was measured, the median, and the figure that design.md asks for. */
export interface Row {
  readonly what: string
  readonly median: number
  readonly unit: 'ms' | 'ns' | 'MB' | 'B' | 'x' | '%'
  readonly target?: number
  readonly note?: string
}

/** The middle of the numbers; machines are noisy, so never the mean. */
export const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** Median milliseconds of `runs` calls after `warm` unmeasured ones. */
export const timed = async (work: () => unknown, runs = 9, warm = 2): Promise<number> => {
  for (let i = 0; i < warm; i += 1) await work()
  const times: number[] = []
  for (let i = 0; i < runs; i += 1) {
    const from = performance.now()
    await work()
    times.push(performance.now() - from)
  }
  return median(times)
}

/** The quickest of `runs` calls: what the work costs when nothing else wants the core. */
export const least = async (work: () => unknown, runs: number): Promise<number> => {
  let quickest = Number.POSITIVE_INFINITY
  for (let i = 0; i < runs; i += 1) {
    const from = performance.now()
    await work()
    quickest = Math.min(quickest, performance.now() - from)
  }
  return quickest
}

/** Figures and counted nouns, as every text says them. */

/** Made once: toLocaleString would make one for each figure. */
const format = new Intl.NumberFormat('en-GB')
/** "12,345". */
export const figure = (n: number): string => format.format(n)

/** "1 task", "12,345 tasks"; `many` where the plural is not one + s. */
export const count = (n: number, one: string, many = `${one}s`): string => `${figure(n)} ${n === 1 ? one : many}`

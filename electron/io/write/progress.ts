/** How far an export is: steps done, steps in all, and what was just written. */
export type Progress = (done: number, total: number, what: string) => void

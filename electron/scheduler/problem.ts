/** A plan that has no schedule because its links run in a circle. */
export class CycleProblem extends Error {
  /** Task ids in order, the first repeated at the end, as findCycle (shared/cycle.ts) gives them. */
  readonly path: readonly string[]
  readonly names: readonly string[]
  constructor(path: readonly string[], names: readonly string[]) {
    super(`These tasks wait for each other: ${names.join(' → ')}.`)
    this.name = 'CycleProblem'
    this.path = path
    this.names = names
  }
}

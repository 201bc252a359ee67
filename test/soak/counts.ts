/** How often each promise is tried: the counts of the full soak, scaled by SCALE or set one by one in the environment. */

const full = {
  KILLS: 1000,
  TORN: 2000,
  HISTORIES: 20_000,
  TAKE_BACKS: 5000,
  /** From each layout. */
  MIGRATION_KILLS: 100,
  PUBLISH_KILLS: 200,
  /** For each operation, through each shell. */
  WRONG_INPUTS: 300,
  /** In every text field. */
  HOSTILE: 10_000,
  MUTATIONS: 1_000_000,
  /** Where Jazzer.js is installed. */
  JAZZER_RUNS: 200_000,
  /** Rounds of all bombs. */
  BOMBS: 10,
  COMMANDS: 50_000,
  /** In the window, which draws each of them. */
  WINDOW_COMMANDS: 50_000,
} as const
export type Count = keyof typeof full

export const fullCount = (name: Count): number => full[name]

export const countOf = (name: Count): number =>
  Math.max(1, Math.round(Number(process.env[name] ?? full[name] * Number(process.env.SCALE ?? 1))))

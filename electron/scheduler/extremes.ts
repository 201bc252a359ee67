/**
 * The lesser and the greater of two integers, without a branch: where either is as likely, a processor guesses wrong half of the time, and
 * one wrong guess costs more than a dozen of these. The two must be less than 2^31 apart, which instants, positions, NONE and NEVER are.
 */
export const lesser = (a: number, b: number): number => {
  const more = (a - b) | 0
  return b + (more & (more >> 31))
}

export const greater = (a: number, b: number): number => {
  const more = (a - b) | 0
  return a - (more & (more >> 31))
}

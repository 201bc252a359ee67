/** Moments of the clock on the wall as people read them; the plan's own dates are instants and have formatDate. */
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

/** "4 Jan 2027, 09:00"; milliseconds since 1970. */
export const momentText = (ms: number): string => `${day.format(ms).replace('Sept', 'Sep')}, ${clock.format(ms)}`

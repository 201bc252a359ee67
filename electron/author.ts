/** Who sits at this machine: the name that the history keeps with every change. */
import { userInfo } from 'node:os'

/** THROUGHLINE_AUTHOR, else the login name; a container may run under a number that has no name. */
export const authorName = (): string => {
  const given = process.env.THROUGHLINE_AUTHOR?.trim()
  if (given) return given.slice(0, 200)
  try {
    return userInfo().username
  } catch {
    return process.env.USER ?? process.env.USERNAME ?? 'unknown'
  }
}

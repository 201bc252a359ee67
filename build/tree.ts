/** The places of the tree that the build scripts speak of. */
import { dirname, join } from 'node:path'

export const root = dirname(import.meta.dirname)
export const inTree = (...parts: string[]): string => join(root, ...parts)

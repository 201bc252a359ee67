/** Manual tasks whose dates or length nobody has typed yet: Microsoft Project says so with texts, often empty ones, and keeps them off the critical path. */
import type { Task } from './task.ts'

const TEXTS = /<(Start|Finish|Duration)Text>[^<]*<\/\1Text>/g

/** The texts stand in what is kept of the file. */
export const isUntyped = ({ manual, extras }: Pick<Task, 'manual' | 'extras'>): boolean =>
  manual && extras !== null && extras.search(TEXTS) >= 0

/** What is kept of the file, once somebody has typed a date or a length. */
export const withoutTexts = (extras: string | null): string | null => extras?.replace(TEXTS, '') || null

/** Every version of the program file's layout in order; the last one is what this program writes. */
import { sql as first } from './001.ts'
import { sql as second } from './002.ts'
import { sql as third } from './003.ts'
import { sql as fourth } from './004.ts'
import { sql as fifth } from './005.ts'
import { sql as sixth } from './006.ts'
import { sql as seventh } from './007.ts'

export interface Migration {
  readonly version: number
  readonly sql: string
}
export const migrations: readonly Migration[] = [
  { version: 1, sql: first },
  { version: 2, sql: second },
  { version: 3, sql: third },
  { version: 4, sql: fourth },
  { version: 5, sql: fifth },
  { version: 6, sql: sixth },
  { version: 7, sql: seventh },
]
export const LATEST_VERSION = migrations[migrations.length - 1].version

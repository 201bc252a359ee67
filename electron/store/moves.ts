/** The dates that commands moved, as the file keeps them: packed (migration 005 says how), since one edit may move ten thousand. */
import { type Driver, type DriverKind, driverKinds, type MovedDate, type TaskEnd, taskEnds } from '../../shared/model/schedule.ts'
import type { Database } from './database.ts'

export interface Dates {
  readonly start: number | null
  readonly finish: number | null
}
export interface MoveRows {
  readonly keep: (txn: number, moves: readonly MovedDate[]) => void
  readonly of: (txn: number) => MovedDate[]
  /** Newest first. */
  readonly ofTask: (taskId: string, limit: number) => { readonly txn: number; readonly moved: MovedDate }[]
  /** A task's dates as they were after a txn; null when they have not moved since they were first computed. */
  readonly datesAfter: (taskId: string, txn: number) => Dates | null
  /** What a query that names `movedTask` as (block, place) needs; null when the task never moved. */
  readonly placeOf: (taskId: string) => Place | null
}
/** Where a task stands in the packed rows. */
export interface Place {
  readonly block: number
  /** One byte. */
  readonly place: Buffer
}

const BLOCK = 256
const BYTES = 32
const NONE = -0x80000000

/** What drives which end, as one word; histories from before there was a driver for each end have the kind alone. */
const driverWords = Object.fromEntries(
  taskEnds.map((end) => [end, Object.fromEntries(driverKinds.map((kind) => [kind, `${end} ${kind}`]))]),
) as Record<TaskEnd, Record<DriverKind, string>>
const wordOf = ({ end, kind }: Driver): string => (end === undefined ? kind : driverWords[end][kind])
const endAndKind = (word: string): Pick<Driver, 'end' | 'kind'> => {
  const [kind, end] = word.split(' ').reverse() as [DriverKind, TaskEnd?]
  return end === undefined ? { kind } : { end, kind }
}

/** The numbers that stand for ids and kinds of drivers; new ones are written down as they come. */
const wordNumbers = (db: Database) => {
  const last = db.prepare('SELECT coalesce(max(number), 0) FROM word').pluck()
  const all = db.prepare('SELECT text FROM word ORDER BY number').pluck()
  const add = db.prepare('INSERT INTO word VALUES (?, ?)')
  let texts: string[] = []
  let numbers = new Map<string, number>()
  return {
    /** Before the others: those of a command that was rolled back are forgotten. */
    look: (): void => {
      if (texts.length === last.get()) return
      texts = all.all() as string[]
      numbers = new Map(texts.map((text, at) => [text, at + 1]))
    },
    numberFor: (text: string): number => {
      let number = numbers.get(text)
      if (number === undefined) {
        number = texts.push(text)
        add.run(number, text)
        numbers.set(text, number)
      }
      return number
    },
    find: (text: string): number | undefined => numbers.get(text),
    name: (number: number): string => texts[number - 1],
  }
}

export const moveRows = (db: Database): MoveRows => {
  const words = wordNumbers(db)
  const insert = db.prepare('INSERT INTO moved VALUES (?, ?, ?, ?)')
  const ofTxn = db.prepare('SELECT block, places, dates FROM moved WHERE txn = ? ORDER BY block').raw()
  const dates = `substr(dates, (instr(places, :place) - 1) * ${BYTES} + 1, ${BYTES})`
  const ofOne = `FROM moved WHERE block = :block AND instr(places, :place) > 0`
  const latest = db.prepare(`SELECT txn, ${dates} ${ofOne} ORDER BY txn DESC LIMIT :limit`).raw()
  const upTo = db.prepare(`SELECT ${dates} ${ofOne} AND txn <= :txn ORDER BY txn DESC LIMIT 1`).pluck()
  const since = db.prepare(`SELECT ${dates} ${ofOne} AND txn > :txn ORDER BY txn LIMIT 1`).pluck()

  const write = (into: Buffer, at: number, { startBefore, startAfter, finishBefore, finishAfter, driver }: MovedDate): void => {
    into.writeInt32BE(startBefore ?? NONE, at)
    into.writeInt32BE(startAfter ?? NONE, at + 4)
    into.writeInt32BE(finishBefore ?? NONE, at + 8)
    into.writeInt32BE(finishAfter ?? NONE, at + 12)
    into.writeInt32BE(driver ? words.numberFor(wordOf(driver)) : 0, at + 16)
    into.writeInt32BE(driver?.linkId ? words.numberFor(driver.linkId) : 0, at + 20)
    into.writeInt32BE(driver?.taskId ? words.numberFor(driver.taskId) : 0, at + 24)
    into.writeInt32BE(driver?.instant ?? NONE, at + 28)
  }
  const read = (taskId: string, from: Buffer, at = 0): MovedDate => {
    const number = (offset: number): number | null => {
      const value = from.readInt32BE(at + offset)
      return value === NONE ? null : value
    }
    const word = (offset: number): string | null => {
      const value = from.readInt32BE(at + offset)
      return value === 0 ? null : words.name(value)
    }
    const driver = word(16)
    return {
      taskId,
      startBefore: number(0),
      startAfter: number(4),
      finishBefore: number(8),
      finishAfter: number(12),
      driver: driver === null ? null : { ...endAndKind(driver), linkId: word(20), taskId: word(24), instant: number(28) },
    }
  }
  const placeOf = (taskId: string): Place | null => {
    words.look()
    const number = words.find(taskId)
    return number === undefined ? null : { block: Math.floor(number / BLOCK), place: Buffer.of(number % BLOCK) }
  }
  return {
    keep: (txn, moves) => {
      if (moves.length === 0) return
      words.look()
      const numbers = moves.map((move) => words.numberFor(move.taskId))
      const blocks = Map.groupBy(numbers.keys(), (at) => Math.floor(numbers[at] / BLOCK))
      for (const [block, rows] of blocks) {
        const packed = Buffer.allocUnsafe(rows.length * BYTES)
        for (const [at, row] of rows.entries()) write(packed, at * BYTES, moves[row])
        insert.run(txn, block, Buffer.from(rows.map((row) => numbers[row] % BLOCK)), packed)
      }
    },
    of: (txn) => {
      words.look()
      return (ofTxn.all(txn) as [number, Buffer, Buffer][]).flatMap(([block, places, packed]) =>
        Array.from(places, (place, at) => read(words.name(block * BLOCK + place), packed, at * BYTES)),
      )
    },
    ofTask: (taskId, limit) => {
      const place = placeOf(taskId)
      if (!place) return []
      return (latest.all({ ...place, limit }) as [number, Buffer][]).map(([txn, packed]) => ({ txn, moved: read(taskId, packed) }))
    },
    datesAfter: (taskId, txn) => {
      const place = placeOf(taskId)
      if (!place) return null
      const before = upTo.get({ ...place, txn }) as Buffer | undefined
      if (before) return { start: before.readInt32BE(4), finish: before.readInt32BE(12) }
      const after = since.get({ ...place, txn }) as Buffer | undefined
      return after ? { start: after.readInt32BE(0), finish: after.readInt32BE(8) } : null
    },
    placeOf,
  }
}

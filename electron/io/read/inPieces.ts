/** A reading on its way from the worker, in pieces: twenty thousand rows in one message would keep the main thread from answering meanwhile. */
import { setImmediate } from 'node:timers/promises'
import { deserialize, serialize } from 'node:v8'
import { emptyPlan } from '../../../shared/model/plan.ts'
import type { ReadResult } from './result.ts'

/** Some records of one list of the result, as the bytes that v8 writes; unpacking them takes a few milliseconds at most. */
export interface Piece {
  readonly list: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** A piece is unpacked in about a millisecond; long texts make it lighter. */
const MOST_RECORDS = 400
const MOST_BYTES = 1_048_576

/** The lists that grow with the file: rows of the preview, tables of the plan. */
const listsOf = ({ preview, plan }: ReadResult): Map<string, unknown[]> => {
  const lists = new Map<string, unknown[]>([['rows', preview.rows]])
  for (const [name, list] of Object.entries(plan ?? {})) if (Array.isArray(list)) lists.set(name, list)
  return lists
}

/** The result without its lists: what goes first. */
export const outlineOf = ({ preview, plan }: ReadResult): ReadResult => ({
  preview: { ...preview, rows: [] },
  plan: plan && emptyPlan(plan.program, []),
})

/** The lists of the result, piece by piece and in their order. */
export function* piecesOf(result: ReadResult): Generator<Piece> {
  for (const [list, records] of listsOf(result)) {
    for (let from = 0, most = MOST_RECORDS; from < records.length; ) {
      const bytes = serialize(records.slice(from, from + most)) as Buffer<ArrayBuffer>
      if (bytes.length > MOST_BYTES && most > 1) most = Math.ceil(most / 2)
      else {
        yield { list, bytes }
        from += most
      }
    }
  }
}

export interface Joining {
  /** The next piece has arrived. */
  readonly add: (piece: Piece) => void
  /** The result, once every piece that has arrived is unpacked: one in each turn of the event loop. */
  readonly whole: () => Promise<ReadResult>
  /** Nobody waits for the result any more: what is still packed is dropped. */
  readonly giveUp: () => void
}

/** Puts the pieces together into the outline while whatever else the main thread has to do comes in between. */
export const joinPieces = (outline: ReadResult): Joining => {
  const lists = listsOf(outline)
  const waiting: Piece[] = []
  let unpacking: Promise<void> | null = null
  const unpack = async (): Promise<void> => {
    for (let piece = waiting.shift(); piece; piece = waiting.shift()) {
      lists.get(piece.list)?.push(...(deserialize(piece.bytes) as unknown[]))
      await setImmediate()
    }
    unpacking = null
  }
  return {
    add: (piece) => {
      waiting.push(piece)
      unpacking ??= unpack()
    },
    whole: async () => {
      await unpacking
      return outline
    },
    giveUp: () => {
      waiting.length = 0
    },
  }
}

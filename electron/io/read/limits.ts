/** The limits under which foreign bytes are read: one place for every bound, so that a test can make them small. */

export interface ReadLimits {
  /** Bytes of the file itself. */
  readonly fileBytes: number
  /** Entries of a zip archive. */
  readonly zipEntries: number
  /** Bytes that may come out of one zip archive, counted as they come out. */
  readonly unzippedBytes: number
  /** How many bytes may come out for each byte that went in (after the first megabyte). */
  readonly zipRatio: number
  /** Nesting of XML elements. */
  readonly xmlDepth: number
  /** Rows of the table or tasks of the plan. */
  readonly rows: number
  /** Columns of a sheet that are looked at. */
  readonly columns: number
  /** Cells with a content over all sheets. */
  readonly cells: number
  /** Memory of the worker in megabytes. */
  readonly memoryMb: number
  /** Wall-clock time of one reading. */
  readonly milliseconds: number
}

export const defaultLimits: ReadLimits = {
  fileBytes: 256 * 1024 * 1024,
  zipEntries: 10_000,
  unzippedBytes: 1024 * 1024 * 1024,
  zipRatio: 300,
  xmlDepth: 64,
  rows: 200_000,
  columns: 600,
  cells: 6_000_000,
  memoryMb: 1536,
  milliseconds: 60_000,
}

/** Why a file cannot be read, in words for the person who sent it; caught at the top of the reader and shown as a refusal. */
export class Unreadable extends Error {
  readonly format: string
  constructor(message: string, format = 'unknown') {
    super(message)
    this.name = 'Unreadable'
    this.format = format
  }
}

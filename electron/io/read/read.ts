/** One reading, as the worker does it: bytes in, verdict out. Every way in which a file can be bad ends here as a refusal in words. */
import type { ImportFixes } from '../../../shared/contract/imports.ts'
import { CalendarProblem } from '../../../shared/time/calendar.ts'
import type { Instant } from '../../../shared/time/instant.ts'
import { reading } from '../../../shared/words/en/reading.ts'
import { readBook } from './book.ts'
import { readCsv } from './csv.ts'
import { decodeText } from './encoding.ts'
import { type ReadLimits, Unreadable } from './limits.ts'
import { readMspdi } from './mspdi.ts'
import { type Format, recognise } from './recognise.ts'
import { emptyPreview, type ReadResult } from './result.ts'
import { readXlsx } from './xlsx.ts'

export interface ReadOptions {
  /** The sheet to read instead of the likeliest one. */
  readonly sheet?: string
  /** Cells changed in the preview, by row key and field name. */
  readonly fixes?: ImportFixes
  /** Midnight of the day on which a plan without any date starts. */
  readonly today?: Instant
}

const ADVICE: Partial<Record<Format, string>> = {
  xls: reading.xls,
  ods: reading.ods,
  numbers: reading.numbers,
  xlsb: reading.xlsb,
  mpp: reading.mpp,
  encrypted: reading.encrypted,
  ole: reading.ole,
  xer: reading.xer,
  p6xml: reading.p6xml,
  gan: reading.gan,
  throughline: reading.throughline,
  sqlite: reading.sqlite,
  pdf: reading.pdf,
  docx: reading.docx,
  pptx: reading.pptx,
  zip: reading.zip,
  html: reading.html,
  json: reading.json,
  binary: reading.binary,
  empty: reading.emptyFile,
}

export const refusedResult = (fileName: string, format: string, message: string): ReadResult => ({
  preview: emptyPreview({ verdict: 'refused', format, message, fileName }),
  plan: null,
})

export const readBytes = async (bytes: Buffer, fileName: string, options: ReadOptions, limits: ReadLimits): Promise<ReadResult> => {
  if (bytes.length > limits.fileBytes) return refusedResult(fileName, 'unknown', reading.tooLarge(bytes.length, limits.fileBytes))
  const format = recognise(bytes)
  const advice = ADVICE[format]
  if (advice !== undefined) return refusedResult(fileName, format, advice)
  try {
    switch (format) {
      case 'mspdi':
      case 'xml':
        return readMspdi(decodeText(bytes).text, fileName, limits)
      case 'xlsx':
        return readBook(await readXlsx(bytes, limits), format, fileName, options, options.today ?? 0)
      case 'csv':
        return readBook([readCsv(bytes, fileName, limits).grid], format, fileName, options, options.today ?? 0)
      default:
        return refusedResult(fileName, format, reading.unknownFormat)
    }
  } catch (error) {
    if (error instanceof Unreadable) return refusedResult(fileName, error.format === 'unknown' ? format : error.format, error.message)
    // A duration or date that leads out of the years that calendars have: told as what it is, not as a crash.
    if (error instanceof CalendarProblem) return refusedResult(fileName, format, error.message)
    throw error
  }
}

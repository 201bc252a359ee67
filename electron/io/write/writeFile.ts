/** One export of each kind, in this thread: the plan and its schedule in, the file's bytes out. */

import type { DeckInput } from '../../../shared/report/content.ts'
import { deckContent } from '../../../shared/report/index.ts'
import { writeCsv } from './csv.ts'
import { writeDeck } from './deck.ts'
import type { ExportKind } from './index.ts'
import { writeMspdi } from './mspdi.ts'
import type { Progress } from './progress.ts'
import { writeWorkbook } from './workbook.ts'

export const writeFile = async (kind: ExportKind, input: DeckInput, progress: Progress): Promise<Uint8Array> => {
  switch (kind) {
    case 'deck':
      return writeDeck(deckContent(input), progress)
    case 'workbook':
      return writeWorkbook(input, progress)
    case 'mspdi':
      return writeMspdi(input, progress)
    case 'csv':
      return writeCsv(input)
  }
}

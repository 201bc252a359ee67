/** Commands that read what teams send and write what steering committees get: schedule, import, export. */
import { basename, extname } from 'node:path'
import { type ExportKind, exportKinds } from '../../shared/contract/exports.ts'
import type { ImportPreview } from '../../shared/contract/imports.ts'
import { refusal } from '../../shared/contract/refusal.ts'
import { cli as words } from '../../shared/words/en/cli.ts'
import { type Command, type Result, Stopped, type Workplace } from './command.ts'
import { importedText, previewText, scheduleText } from './text.ts'
import { WrongUse } from './words.ts'

const fileOf = (at: Workplace): string => at.resolvePath(at.words.positional[0] ?? '')

/** The preview without the raw cells: they say once more what the row says. */
const printed = ({ verdict, format, message, rows, ...rest }: ImportPreview): unknown => ({
  verdict,
  format,
  message,
  ...rest,
  rows: rows.map(({ cells: _cells, ...row }) => row),
})

/** A file that cannot be read at all is answered in the shape of a preview, so that a script finds its verdict in one place. */
const previewOf = async (at: Workplace, path: string): Promise<{ previewId: string; preview: ImportPreview }> => {
  const sheet = at.words.value('sheet')
  const answer = await at.ask('import.preview', { path, ...(sheet === undefined ? {} : { sheet }) })
  if (!answer.ok) throw new Stopped(answer, { verdict: 'refused', format: 'unknown', ...answer })
  return answer.value
}

const importInto = async (at: Workplace, from: string, out: string): Promise<Result> => {
  const { previewId, preview } = await previewOf(at, from)
  if (preview.verdict !== 'plan') throw new Stopped(refusal('unreadable', words.noPlanInside(preview.message)), printed(preview))
  const name = basename(from, extname(from))
  const value = await at.call('import.commit', { previewId, into: 'new', name, path: out })
  await at.call('files.close', {})
  const stayedOut = preview.rows.filter((row) => row.verdict === 'refused').map(({ sourceRow, name, note }) => ({ sourceRow, name, note }))
  return { value: { ...value, stayedOut }, text: () => importedText(value.result.created.length, value.file.path, stayedOut) }
}

export const planCommands: Readonly<Record<string, Command>> = {
  schedule: {
    names: ['FILE'],
    flags: {},
    about: words.commands.schedule,
    leavesNothing: true,
    run: async (at) => {
      const value = await at.call('schedule.file', { path: fileOf(at) })
      return { value, text: () => scheduleText(value) }
    },
  },
  import: {
    names: ['FILE'],
    flags: { out: { kind: 'value', of: 'NEW.throughline' }, sheet: { kind: 'value', of: 'SHEET' } },
    about: words.commands.import,
    run: async (at) => {
      const out = at.words.value('out')
      if (out !== undefined) return importInto(at, fileOf(at), at.resolvePath(out))
      const { preview } = await previewOf(at, fileOf(at))
      if (preview.verdict === 'refused') throw new Stopped(refusal('unreadable', preview.message), printed(preview))
      return { value: printed(preview), text: () => previewText(preview, at.words.positional[0] ?? '') }
    },
  },
  export: {
    names: ['FILE'],
    flags: {
      ...Object.fromEntries(exportKinds.map((kind) => [kind, { kind: 'value', of: 'FILE' } as const])),
      overwrite: { kind: 'switch' },
      baseline: { kind: 'value', of: 'ID' },
    },
    about: words.commands.export,
    leavesNothing: true,
    run: async (at) => {
      const wanted = exportKinds.flatMap((kind): [ExportKind, string][] => {
        const path = at.words.value(kind)
        return path === undefined ? [] : [[kind, at.resolvePath(path)]]
      })
      if (wanted.length === 0) throw new WrongUse(words.nothingToExport(exportKinds.map((kind) => `--${kind} FILE`).join(', ')))
      await at.call('files.open', { path: fileOf(at), snapshot: true })
      const baselineId = at.words.value('baseline')
      const common = { overwrite: at.words.has('overwrite'), ...(baselineId === undefined ? {} : { baselineId }) }
      const files: { kind: ExportKind; path: string; size: number }[] = []
      for (const [kind, path] of wanted) {
        const { size } = await at.call('export.run', { kind, path, ...common })
        files.push({ kind, path, size })
      }
      await at.call('files.close', {})
      return { value: { files }, text: () => files.map((file) => words.wrote(file.path, file.size)).join('\n') }
    },
  },
}

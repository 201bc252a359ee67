/**
 * What Jazzer.js (libFuzzer for Node) calls with bytes of its own: the first says which reader they are for, the rest is a text table, a
 * project file, or one part of an otherwise good workbook (whose archive it would only break).
 */
import { readOne } from './fuzz.ts'
import { type Source, seeds } from './seeds.ts'
import { zipped } from './zipped.ts'

const stored = (): number => 0.5
const sources = await seeds()
const parts = sources.flatMap((source) => (source.kind === 'xlsx' ? [source.parts] : []))[0] ?? {}
const names = Object.keys(parts)

/** The seeds in this shape, for the corpus with which a run begins. */
export const firstInputs = (): Buffer[] => [
  ...sources.flatMap((source: Source) =>
    source.kind === 'xlsx' ? [] : [Buffer.concat([Buffer.from([source.kind === 'csv' ? 0 : 1]), Buffer.from(source.text)])],
  ),
  ...names.map((name, at) => Buffer.concat([Buffer.from([2 + at]), Buffer.from(parts[name])])),
]

export const fuzz = async (data: Buffer): Promise<void> => {
  if (data.length === 0) return
  const kind = data[0] % (2 + names.length)
  const text = data.subarray(1)
  const found =
    kind < 2
      ? await readOne(Buffer.from(text), kind === 0 ? 'm.csv' : 'm.xml')
      : await readOne(zipped({ ...parts, [names[kind - 2]]: text.toString('utf8') }, stored), 'm.xlsx')
  if (typeof found === 'object') throw new Error(found.wrong)
}

/** `npm run bench [area …]`: prints figures, medians and targets. It judges nothing: a slow machine fails no test. */
import { readdirSync } from 'node:fs'
import { cpus } from 'node:os'
import type { Row } from './row.ts'

const areas = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length))
const asked = process.argv.slice(2)
const unknown = asked.filter((area) => !areas.includes(area))
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}. There are: ${areas.join(', ')}.`)
  process.exit(2)
}

const figure = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2))
console.log(`Node ${process.versions.node}, ${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown processor'}\n`)
for (const area of asked.length > 0 ? asked : areas) {
  const { rows } = (await import(`./${area}.bench.ts`)) as { rows: () => Promise<Row[]> }
  console.log(area)
  for (const row of await rows()) {
    const best = row.best === undefined ? '' : `  best ${figure(row.best)}`
    const aim = row.aim === undefined ? '' : `, aim ${row.aim}`
    const target = row.target === undefined ? '' : `  target ${row.target}${aim} ${row.unit}${row.median <= row.target ? '' : '  (over)'}`
    console.log(`  ${row.what.padEnd(64)} ${figure(row.median).padStart(8)} ${row.unit}${best}${target}${row.note ? `  ${row.note}` : ''}`)
  }
}

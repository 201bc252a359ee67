/** What was found in the file as a whole: counts, dates, which column became which field, remarks. */
import type { ImportPreview } from '../../../shared/contract/imports.ts'
import { formatDate } from '../../../shared/time/formatDate.ts'
import { parseIso } from '../../../shared/time/instant.ts'
import { figure } from '../../../shared/words/en/count.ts'
import { importing as words } from '../../../shared/words/en/import.ts'

const day = (iso: string | null): string => {
  const instant = iso === null ? null : parseIso(iso)
  return instant === null ? (iso ?? '–') : formatDate(instant, 'shortYear')
}

export const FileFacts = ({ preview }: { readonly preview: ImportPreview }) => {
  const facts: readonly (readonly [string, string])[] = [
    [words.facts.tasks, figure(preview.tasks)],
    [words.facts.summaries, figure(preview.summaries)],
    [words.facts.links, figure(preview.links)],
    [words.facts.withStart, figure(preview.withStart)],
    [words.facts.withFinish, figure(preview.withFinish)],
    [words.facts.withDuration, figure(preview.withDuration)],
    [words.facts.from, day(preview.earliestStart)],
    [words.facts.to, day(preview.latestFinish)],
  ]
  return (
    <div className="facts-panel">
      <p>{preview.message}</p>
      <dl className="import-facts num">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {preview.unresolvedLinks > 0 ? <p className="import-unresolved">{words.unresolved(preview.unresolvedLinks)}</p> : null}
      {preview.columns.length > 0 ? (
        <section>
          <h3 className="label">{words.mapping}</h3>
          <dl className="import-mapping">
            {preview.columns.map((column) => (
              <div key={column.column}>
                <dt title={column.header}>
                  <span className="muted num">{column.column}</span> {column.header.replace(/\s+/g, ' ')}
                </dt>
                <dd>{words.fields[column.field] ?? column.field}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      {preview.remarks.length > 0 ? (
        <section>
          <h3 className="label">{words.remarks}</h3>
          <ul className="import-remarks">
            {preview.remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}

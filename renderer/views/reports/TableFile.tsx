/** What a workbook, an XML or a CSV will hold, in figures. */
import type { ExportKind } from '../../../shared/contract/exports.ts'
import { reports as words } from '../../../shared/words/en/reports.ts'
import { useStore } from '../../client/store.ts'

export const TableFile = ({ kind }: { readonly kind: Exclude<ExportKind, 'deck'> }) => {
  const tasks = useStore((state) => state.tasks)
  const links = useStore((state) => state.links.size)
  const critical = useStore((state) => state.summary?.critical ?? 0)
  const calendars = useStore((state) => state.calendars.size)
  const resources = useStore((state) => state.resources.size)
  const baselines = useStore((state) => state.baselines.size)
  const milestones = [...tasks.values()].filter((task) => task.milestone).length
  const parts = {
    workbook: [
      words.sheets.plan(tasks.size),
      words.sheets.milestones(milestones),
      words.sheets.links(links),
      words.sheets.critical(critical),
    ],
    mspdi: [
      words.sheets.plan(tasks.size),
      words.sheets.links(links),
      words.sheets.calendars(calendars),
      words.sheets.resources(resources),
      words.sheets.baselines(baselines),
    ],
    csv: [words.sheets.plan(tasks.size)],
  }[kind]
  return (
    <section className="table-file" aria-label={words.inside}>
      <h3 className="label">{words.inside}</h3>
      <dl>
        {parts.map(([name, figure]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="num muted">{figure}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

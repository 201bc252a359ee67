/** The filter's button and form: rows that do not fit are left out while their summaries stay. */
import { ListFilter } from 'lucide-react'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { plan } from '../../../shared/words/en/plan.ts'
import { ownersIn } from '../../client/indexes.ts'
import { clearFilter, setFilter } from '../../client/screen.ts'
import { useStore } from '../../client/store.ts'
import { type FilterShow, isFiltering } from '../../client/visible.ts'
import { Button } from '../../ui/Button.tsx'
import { Select, TextField } from '../../ui/Field.tsx'

/** A key that no owner has. */
const ANYONE = '\u0000'

const shows = (Object.keys(plan.filterShows) as FilterShow[]).map((key) => ({ key, words: plan.filterShows[key] }))

export const PlanFilter = () => {
  const filter = useStore((state) => state.filter)
  const rows = useStore((state) => state.rows)
  const shown = useStore((state) => state.visible.length)
  const on = isFiltering({ ...filter, criticalOnly: false })
  const owners = ownersIn(rows)
  return (
    <>
      <DialogTrigger>
        <Button
          look="quiet"
          className={`plan-tools-narrow ${on ? 'on' : ''}`}
          icon={<ListFilter className="narrow-only" />}
          aria-label={plan.filter}
        >
          <span className="tool-words">{plan.filter}</span>
        </Button>
        <Popover className="popover" placement="bottom start">
          <Dialog className="filter-form" aria-label={plan.filter}>
            <TextField label={plan.filterText} value={filter.text} autoFocus onChange={(text) => setFilter({ text })} />
            <Select
              label={plan.filterOwner}
              value={filter.owner ?? ANYONE}
              choices={[{ key: ANYONE, words: plan.filterAnyone }, ...owners.map((owner) => ({ key: owner, words: owner }))]}
              onChange={(owner) => setFilter({ owner: owner === ANYONE ? null : owner })}
            />
            <Select label={plan.filterShow} value={filter.show} choices={shows} onChange={(show) => setFilter({ show })} />
            <Button isDisabled={!isFiltering(filter)} onPress={clearFilter}>
              {plan.filterClear}
            </Button>
          </Dialog>
        </Popover>
      </DialogTrigger>
      {isFiltering(filter) ? <span className="filter-count num">{plan.filteredTo(shown, rows.length)}</span> : null}
    </>
  )
}

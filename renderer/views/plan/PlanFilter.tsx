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
  const shown = useStore((state) => state.visible.length)
  const total = useStore((state) => state.rows.length)
  const on = isFiltering({ ...filter, criticalOnly: false })
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
            <OwnerChoice owner={filter.owner} />
            <Select label={plan.filterShow} value={filter.show} choices={shows} onChange={(show) => setFilter({ show })} />
            <Button isDisabled={!isFiltering(filter)} onPress={clearFilter}>
              {plan.filterClear}
            </Button>
          </Dialog>
        </Popover>
      </DialogTrigger>
      {isFiltering(filter) ? <span className="filter-count num">{plan.filteredTo(shown, total)}</span> : null}
    </>
  )
}

/** Apart, so that the owners are gathered while the form is open and not at every edit. */
const OwnerChoice = ({ owner }: { readonly owner: string | null }) => {
  const owners = ownersIn(useStore((state) => state.rows))
  return (
    <Select
      label={plan.filterOwner}
      value={owner ?? ANYONE}
      choices={[{ key: ANYONE, words: plan.filterAnyone }, ...owners.map((one) => ({ key: one, words: one }))]}
      onChange={(chosen) => setFilter({ owner: chosen === ANYONE ? null : chosen })}
    />
  )
}

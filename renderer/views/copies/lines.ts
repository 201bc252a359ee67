/** What differs as lines of a list: a heading for each task, calendar ... and its fields below; pure. */
import type { CopySide, DifferingField, DifferingItem } from '../../../shared/contract/copies.ts'

export type Shown = 'all' | CopySide
export type Line =
  | { readonly key: string; readonly kind: 'item'; readonly item: DifferingItem }
  | { readonly key: string; readonly kind: 'field'; readonly item: DifferingItem; readonly field: DifferingField }

export interface Wish {
  readonly shown: Shown
  /** Dates that only followed from other differences, too. */
  readonly dates: boolean
  /** Words to be found in the name of a row, its WBS code or a field. */
  readonly find: string
}

const says = (text: string | null, find: string): boolean => text?.toLowerCase().includes(find) ?? false

export const linesOf = (items: readonly DifferingItem[], { shown, dates, find }: Wish): Line[] => {
  const words = find.trim().toLowerCase()
  return items.flatMap((item): Line[] => {
    const isNamed = words === '' || says(item.name, words) || item.wbs === words
    const fields = item.fields.filter(
      ({ name, side, computed }) => (shown === 'all' || side === shown) && (dates || !computed) && (isNamed || says(name, words)),
    )
    if (fields.length === 0) return []
    const key = `${item.kind}:${item.id}`
    return [{ key, kind: 'item', item }, ...fields.map((field): Line => ({ key: `${key}:${field.name}`, kind: 'field', item, field }))]
  })
}

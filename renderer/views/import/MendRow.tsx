/** Mends a row of the preview: the cell that was refused first, the row's other cells beside it. The source file stays as it is. */
import { type FormEvent, useState } from 'react'
import type { ImportRow } from '../../../shared/contract/imports.ts'
import { importing as words } from '../../../shared/words/en/import.ts'
import { fixCells } from '../../client/importing.ts'
import { Button } from '../../ui/Button.tsx'

const nameOf = (field: string): string => words.fields[field] ?? field

export const MendRow = ({ row, busy, onDone }: { readonly row: ImportRow; readonly busy: boolean; readonly onDone: () => void }) => {
  const fields = Object.keys(row.cells).sort((a, b) => Number(b === row.column) - Number(a === row.column))
  const [cells, setCells] = useState<Readonly<Record<string, string>>>(row.cells)
  const changed = Object.fromEntries(fields.filter((field) => cells[field] !== row.cells[field]).map((field) => [field, cells[field]]))

  const readAgain = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (Object.keys(changed).length > 0 && (await fixCells(row.key, changed))) onDone()
  }
  return (
    <form className="mend" onSubmit={(event) => void readAgain(event)}>
      <p>
        {row.note} <span className="muted">{words.mendHint}</span>
      </p>
      <div className="mend-cells">
        {fields.map((field, index) => (
          <label key={field} className={field === row.column ? 'wrong' : ''}>
            <span>{nameOf(field)}</span>
            <input
              // biome-ignore lint/a11y/noAutofocus: the row was opened to mend this cell
              autoFocus={index === 0}
              className="input num"
              aria-label={words.mendLabel(nameOf(field), row.sourceRow)}
              value={cells[field]}
              onChange={(event) => setCells({ ...cells, [field]: event.target.value })}
              onKeyDown={(event) => {
                if (event.key === 'Escape') onDone()
              }}
            />
          </label>
        ))}
        <Button look="strong" type="submit" isDisabled={busy || Object.keys(changed).length === 0}>
          {words.tryAgain}
        </Button>
        <Button onPress={onDone}>{words.cancel}</Button>
      </div>
    </form>
  )
}

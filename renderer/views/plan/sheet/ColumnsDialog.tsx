/** Which columns the sheet shows, and how wide: what is dragged in the header is typed here. */
import { plan } from '../../../../shared/words/en/plan.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Tick } from '../../../ui/Field.tsx'
import { columns, FROZEN } from './columns.ts'
import { resetColumns, setColumnWidth, setSheet, toggleColumn, useSheet } from './sheetStore.ts'

export const ColumnsDialog = () => {
  const open = useSheet((state) => state.choosingColumns)
  const shown = useSheet((state) => state.shown)
  if (!open) return null
  const close = (): void => setSheet({ choosingColumns: false })
  return (
    <Dialog
      title={plan.columnsTitle}
      onClose={close}
      closeWords={plan.close}
      size="middle"
      buttons={
        <>
          <Button look="quiet" onPress={resetColumns}>
            {plan.columnsReset}
          </Button>
          <span className="grow" />
          <Button look="strong" onPress={close}>
            {plan.close}
          </Button>
        </>
      }
    >
      <div className="column-choice">
        {columns.map((column) => {
          const width = shown.find((one) => one.key === column.key)?.width
          return (
            <div key={column.key} className="column-line">
              {FROZEN.includes(column.key) ? (
                <span className="column-fixed">{column.fullName}</span>
              ) : (
                <Tick isOn={width !== undefined} onChange={() => toggleColumn(column.key, columns)}>
                  {column.fullName}
                </Tick>
              )}
              {width === undefined ? null : (
                <input
                  className="input num"
                  type="number"
                  min={32}
                  max={800}
                  step={2}
                  aria-label={plan.resizeColumn(column.fullName)}
                  key={width}
                  defaultValue={width}
                  onBlur={(event) => setColumnWidth(column.key, Number(event.target.value))}
                  onKeyDown={(event) => {
                    if (event.key === 'Enter') setColumnWidth(column.key, Number(event.currentTarget.value))
                  }}
                />
              )}
            </div>
          )
        })}
      </div>
    </Dialog>
  )
}

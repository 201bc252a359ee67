/** Which columns the sheet shows. */
import { plan } from '../../../../shared/words/en/plan.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Tick } from '../../../ui/Field.tsx'
import { columns } from './columns.ts'
import { resetColumns, setSheet, toggleColumn, useSheet } from './sheetStore.ts'

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
      size="small"
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
        {columns
          .filter((column) => column.key !== 'name' && column.key !== 'row')
          .map((column) => (
            <Tick key={column.key} isOn={shown.some((one) => one.key === column.key)} onChange={() => toggleColumn(column.key, columns)}>
              {column.fullName}
            </Tick>
          ))}
      </div>
    </Dialog>
  )
}

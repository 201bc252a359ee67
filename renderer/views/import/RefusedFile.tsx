/** A file that is no plan: what it is, why it cannot come in, and what to do. */
import { FileX2 } from 'lucide-react'
import type { ImportPreview } from '../../../shared/contract/imports.ts'
import { importing as words } from '../../../shared/words/en/import.ts'
import { runAction } from '../../client/actions.ts'
import { chooseSheet, leaveImport } from '../../client/importing.ts'
import { Button } from '../../ui/Button.tsx'

const titles = { refused: words.refusedTitle, register: words.registerTitle, empty: words.emptyTitle } as const

export const RefusedFile = ({ preview, busy }: { readonly preview: ImportPreview; readonly busy: boolean }) => (
  <div className="import-refused" role="alert">
    <FileX2 size={28} strokeWidth={1.4} aria-hidden="true" />
    <div>
      <h2>{preview.verdict === 'plan' ? words.title : titles[preview.verdict]}</h2>
      <p className="muted">{preview.fileName}</p>
    </div>
    <p>{preview.message}</p>
    {preview.remarks.length > 0 ? (
      <ul>
        {preview.remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
    ) : null}
    {preview.sheets.length > 1 ? (
      <div>
        <h3 className="label">{words.otherSheets}</h3>
        <div className="import-sheets">
          {preview.sheets.map((sheet) => (
            <Button key={sheet.name} isDisabled={busy || sheet.name === preview.sheet} onPress={() => void chooseSheet(sheet.name)}>
              {words.sheetRows(sheet.name, sheet.rows, sheet.hidden)}
            </Button>
          ))}
        </div>
      </div>
    ) : null}
    <div className="empty-ways">
      <Button look="strong" onPress={() => runAction('file.import')}>
        {words.another}
      </Button>
      <Button onPress={leaveImport}>{words.back}</Button>
    </div>
  </div>
)

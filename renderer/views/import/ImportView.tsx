/** The import preview: what the file is, every row with its verdict, cells mended in place, then one command. */
import { useState } from 'react'
import type { ImportPreview } from '../../../shared/contract/imports.ts'
import { importing as words } from '../../../shared/words/en/import.ts'
import { runAction } from '../../client/actions.ts'
import { cancelImport, chooseSheet, commitImport, leaveImport } from '../../client/importing.ts'
import { go } from '../../client/screen.ts'
import { useStore } from '../../client/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Select } from '../../ui/Field.tsx'
import { MenuButton } from '../../ui/Menu.tsx'
import { Gap, Screen } from '../../ui/Screen.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { FileFacts } from './FileFacts.tsx'
import { PreviewRows } from './PreviewRows.tsx'
import { RefusedFile } from './RefusedFile.tsx'
import './import.css'

export type Shown = 'all' | 'imported' | 'changed' | 'refused' | 'skipped'
const shownKinds: readonly Shown[] = ['all', 'imported', 'changed', 'refused', 'skipped']

export const ImportView = () => {
  const importing = useStore((state) => state.importing)
  if (!importing) {
    return (
      <Screen label={words.title}>
        <Empty words={words.none}>
          <Button look="strong" onPress={() => runAction('file.import')}>
            {words.choose}
          </Button>
          <Button onPress={() => go('home')}>{words.back}</Button>
        </Empty>
      </Screen>
    )
  }
  const { preview } = importing
  return preview.verdict === 'plan' ? (
    <Preview preview={preview} busy={importing.busy} />
  ) : (
    <Screen label={words.title}>
      <RefusedFile preview={preview} busy={importing.busy} />
    </Screen>
  )
}

const Preview = ({ preview, busy }: { readonly preview: ImportPreview; readonly busy: boolean }) => {
  const [shown, setShown] = useState<Shown>('all')
  const counts = countVerdicts(preview)
  const kinds = shownKinds.filter((kind) => kind === 'all' || counts[kind] > 0)
  const rows = shown === 'all' || counts[shown] === 0 ? preview.rows : preview.rows.filter((row) => row.verdict === shown)
  return (
    <Screen label={words.title} tools={<Tools preview={preview} busy={busy} />} panel={<FileFacts preview={preview} />}>
      <div className="import">
        <div className="import-bar">
          <Segmented
            label={words.filter}
            value={kinds.includes(shown) ? shown : 'all'}
            choices={kinds.map((key) => ({ key, words: words.verdicts[key], count: counts[key] }))}
            onChange={setShown}
          />
          <span className="grow" />
          <span className="muted import-note">{words.nothingWritten}</span>
        </div>
        <PreviewRows rows={rows} busy={busy} />
      </div>
    </Screen>
  )
}

const countVerdicts = (preview: ImportPreview): Record<Shown, number> => {
  const counts = { all: preview.rows.length, imported: 0, changed: 0, refused: 0, skipped: 0 }
  for (const row of preview.rows) counts[row.verdict] += 1
  return counts
}

const Tools = ({ preview, busy }: { readonly preview: ImportPreview; readonly busy: boolean }) => {
  const file = useStore((state) => state.file)
  const counts = countVerdicts(preview)
  const coming = counts.imported + counts.changed
  const open = file !== null && !file.readOnly
  return (
    <>
      <b className="import-file" title={preview.fileName}>
        {preview.fileName}
      </b>
      <span className="muted import-aside">{words.formats[preview.format] ?? preview.format}</span>
      {preview.sheets.length > 1 ? (
        <Select
          label={words.sheet}
          hideLabel
          quiet
          value={preview.sheet}
          choices={preview.sheets.map((sheet) => ({ key: sheet.name, words: words.sheetRows(sheet.name, sheet.rows, sheet.hidden) }))}
          onChange={(sheet) => void chooseSheet(sheet)}
        />
      ) : null}
      {preview.headerRow === null ? null : <span className="muted num import-aside">{words.headerRow(preview.headerRow)}</span>}
      <span className="grow" />
      <span className="muted num">{words.willImport(coming, counts.refused)}</span>
      {busy ? <Button onPress={cancelImport}>{words.cancel}</Button> : <Button onPress={leaveImport}>{words.leave}</Button>}
      {open ? (
        <MenuButton
          look="plain"
          entries={[
            { key: 'append', words: words.append, isDisabled: busy || coming === 0, run: () => void commitImport('append') },
            { key: 'replace', words: words.replace, isDisabled: busy || coming === 0, run: () => void commitImport('replace') },
          ]}
        >
          {words.into}
        </MenuButton>
      ) : null}
      <Gap />
      <Button look="strong" isDisabled={busy || coming === 0} onPress={() => void commitImport('new')}>
        {words.asNew}
      </Button>
    </>
  )
}

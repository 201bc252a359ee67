/** The way out: to a path chosen in a dialog, or as a download where the window is a browser's. */
import { Download, FolderDown } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ExportKind } from '../../../shared/contract/exports.ts'
import { reports as words } from '../../../shared/words/en/reports.ts'
import { choosePath } from '../../client/files.ts'
import { call, cancelJob, say, showRefusal } from '../../client/session.ts'
import { useStore } from '../../client/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { focusBack } from '../../ui/focusBack.ts'
import { Progress } from '../../ui/Progress.tsx'

const types: Readonly<Record<ExportKind, string>> = {
  deck: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  workbook: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  mspdi: 'application/xml',
  csv: 'text/csv',
}

const hand = (name: string, base64: string, type: string): void => {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type }))
  const anchor = document.createElement('a')
  anchor.href = address
  anchor.download = name
  anchor.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

export const ExportButtons = ({
  kind,
  baselineId,
  isDisabled,
}: {
  readonly kind: ExportKind
  readonly baselineId: string | null
  readonly isDisabled: boolean
}) => {
  const native = useStore((state) => state.info?.canChoose ?? false)
  const buttons = useRef<HTMLSpanElement>(null)
  const [job, setJob] = useState<string | null>(null)
  const [inTheWay, setInTheWay] = useState<{ path: string; message: string } | null>(null)
  const progress = useStore((state) => (job === null ? undefined : state.jobs.get(job)))

  const run = async (path: string | null, overwrite: boolean): Promise<void> => {
    const input = { kind, overwrite, ...(path === null ? {} : { path }), baselineId }
    const answer = await call('export.run', input, { what: words.writing[kind], onJob: setJob, quiet: true })
    setJob(null)
    focusBack(() => buttons.current?.querySelector<HTMLElement>('.btn.strong') ?? null)
    if (!answer.ok) {
      if (answer.code === 'conflict' && path !== null && !overwrite) setInTheWay({ path, message: answer.message })
      else if (answer.code !== 'cancelled') showRefusal(answer)
      return
    }
    const { name, path: written, size, base64 } = answer.value
    if (base64 !== null) hand(name, base64, types[kind])
    say(written === null ? words.downloaded(name, size) : words.written(written, size))
  }
  const toFolder = async (): Promise<void> => {
    const suggestion = await call('export.name', { kind })
    if (!suggestion.ok) return
    const path = await choosePath(`save-${kind}`, suggestion.value.name)
    // The native dialog has asked about replacing a file already.
    if (path !== null) await run(path, native)
  }

  if (progress) {
    return (
      <Progress
        what={progress.what}
        done={progress.done}
        total={progress.total}
        cancelWords={words.cancel}
        onCancel={() => cancelJob(progress.job)}
      />
    )
  }
  return (
    <span className="export-buttons" ref={buttons}>
      {native ? (
        <Button look="strong" icon={<FolderDown />} isDisabled={isDisabled} onPress={() => void toFolder()}>
          {words.export}
        </Button>
      ) : (
        <>
          <Button icon={<FolderDown />} isDisabled={isDisabled} onPress={() => void toFolder()}>
            {words.toFolder}
          </Button>
          <Button look="strong" icon={<Download />} isDisabled={isDisabled} onPress={() => void run(null, false)}>
            {words.download}
          </Button>
        </>
      )}
      {inTheWay ? (
        <Dialog
          title={words.inTheWay}
          onClose={() => setInTheWay(null)}
          closeWords={words.keep}
          size="small"
          buttons={
            <>
              <Button onPress={() => setInTheWay(null)}>{words.keep}</Button>
              <Button
                look="strong"
                onPress={() => {
                  setInTheWay(null)
                  void run(inTheWay.path, true)
                }}
              >
                {words.replace}
              </Button>
            </>
          }
        >
          <p>{inTheWay.message}</p>
        </Dialog>
      ) : null}
    </span>
  )
}

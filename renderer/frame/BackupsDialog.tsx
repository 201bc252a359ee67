/** The back-ups of a program with what they contain, each to be opened as a copy: also the way back from a file that cannot be read. */
import { useEffect, useState } from 'react'
import type { BackupItem } from '../../shared/contract/backups.ts'
import { finishDay, formatDate } from '../../shared/time/formatDate.ts'
import { backups } from '../../shared/words/en/backups.ts'
import { restoreBackup } from '../client/files.ts'
import { momentText } from '../client/moments.ts'
import { call } from '../client/session.ts'
import { useStore } from '../client/store.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import './backups.css'
import { figure } from '../../shared/words/en/count.ts'

const words = backups.list

/** What else there is to say of one. */
const noteOf = (item: BackupItem, path: string): string => {
  if (item.problem !== null) return words.damaged
  if (item.origin !== path) return words.elsewhere(item.origin)
  return item.beforeUpdateOf === null ? '' : words.beforeUpdate
}

export const BackupsDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const recovery = useStore((state) => state.recovery)
  const openPath = useStore((state) => state.file?.path)
  const path = recovery?.path ?? openPath ?? ''
  const [items, setItems] = useState<readonly BackupItem[] | null>(null)
  useEffect(() => {
    void call('backup.list', { path }).then((answer) => setItems(answer.ok ? answer.value.items : []))
  }, [path])
  return (
    <Dialog title={recovery ? words.recoveryTitle : words.title} onClose={onClose} closeWords={backups.close} size="wide">
      {recovery ? <p role="alert">{recovery.message}</p> : null}
      <p className="muted">{recovery ? words.choose : words.of(path)}</p>
      {items === null ? <p className="muted">{words.reading}</p> : null}
      {items?.length === 0 ? <p>{words.none}</p> : null}
      {items && items.length > 0 ? (
        <table className="backup-list">
          <thead>
            <tr>
              {[words.when, words.tasks, words.finish, words.last].map((head) => (
                <th key={head}>{head}</th>
              ))}
              <th>
                <span className="sr-only">{words.open}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.path}>
                <td className="num">
                  {momentText(item.at)}
                  <small className="muted">{noteOf(item, path)}</small>
                </td>
                <td className="num">{item.problem === null ? figure(item.tasks) : ''}</td>
                <td className="num">{item.finish === null ? '' : formatDate(finishDay(item.finish), 'shortYear')}</td>
                <td title={item.problem ?? ''}>
                  {item.lastChange?.label ?? ''}
                  <small className="muted">{item.lastChange ? `${item.lastChange.author}, ${momentText(item.lastChange.at)}` : ''}</small>
                </td>
                <td>
                  <Button
                    isDisabled={item.problem !== null}
                    aria-label={words.openOf(momentText(item.at))}
                    onPress={() => restoreBackup(item.path)}
                  >
                    {words.open}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Dialog>
  )
}

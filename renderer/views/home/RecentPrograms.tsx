/** The programs opened lately: name, finish, size, where the file lies, and whether it is still there. */
import { X } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import type { Output } from '../../../shared/contract/index.ts'
import { finishDay, formatDate } from '../../../shared/time/formatDate.ts'
import { instantFromUtcMs } from '../../../shared/time/instant.ts'
import { home } from '../../../shared/words/en/home.ts'
import { openPath } from '../../client/files.ts'
import { go } from '../../client/screen.ts'
import { call } from '../../client/session.ts'
import { useStore } from '../../client/store.ts'
import { IconButton } from '../../ui/Button.tsx'

type Recent = Output<'files.recent'>['items'][number]

export const RecentPrograms = () => {
  const link = useStore((state) => state.link)
  const openNow = useStore((state) => state.file?.path)
  const summary = useStore((state) => state.summary)
  const [items, setItems] = useState<readonly Recent[] | null>(null)
  const look = useCallback(async (): Promise<void> => {
    const answer = await call('files.recent', {}, { quiet: true })
    if (answer.ok) setItems(answer.value.items)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another program open, or the program back again, is another list
  useEffect(() => {
    if (link === 'ready') void look()
  }, [link, openNow, look])

  if (items === null) return null
  // What the list keeps is as old as the last opening; of the open program the screens know better.
  const fresh = items.map((item) => (item.path === openNow && summary ? { ...item, finish: summary.finish, tasks: summary.tasks } : item))
  return (
    <section className="recent" aria-labelledby="recent">
      <h3 className="label" id="recent">
        {home.recent}
      </h3>
      {items.length === 0 ? (
        <p className="recent-none muted">{home.empty}</p>
      ) : (
        <ul>
          {fresh.map((item) => (
            <li key={item.path} className={item.missing ? 'missing' : ''}>
              <button
                type="button"
                disabled={item.missing && item.backups === 0}
                title={item.missing ? home.missing(item.backups) : item.path}
                onClick={() => (item.path === openNow ? go('plan') : void openPath(item.path))}
              >
                <span className="recent-name">
                  <b dir="auto">{item.name}</b>
                  {item.path === openNow ? <span className="recent-mark">{home.isOpen}</span> : null}
                  {item.missing ? <span className="recent-mark gone">{home.missingShort(item.backups)}</span> : null}
                </span>
                <span className="recent-path muted">
                  <bdi>{item.path}</bdi>
                </span>
                <span className="num">{item.finish === null ? '' : home.finishes(formatDate(finishDay(item.finish), 'shortYear'))}</span>
                <span className="num muted">{home.tasks(item.tasks)}</span>
                <span className="num muted">{formatDate(instantFromUtcMs(item.openedAt), 'shortYear')}</span>
              </button>
              <IconButton
                label={home.forget(item.name)}
                onPress={async () => {
                  await call('files.forget', { path: item.path })
                  await look()
                }}
              >
                <X />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

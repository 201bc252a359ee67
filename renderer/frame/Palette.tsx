/** The command palette (Ctrl+K): type to find a task and jump to it, or to do something. */
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { formatDate } from '../../shared/time/formatDate.ts'
import { frame } from '../../shared/words/en/frame.ts'
import { allActions, canRun, wordsOf } from '../client/actions.ts'
import { showKeys } from '../client/keys.ts'
import { showTask } from '../client/screen.ts'
import { read } from '../client/store.ts'
import { findActions, findTasks } from './palette.ts'

interface Hit {
  readonly key: string
  readonly group: string
  readonly words: string
  readonly aside: string
  readonly run: () => void
}

const hitsFor = (text: string): readonly Hit[] => {
  const state = read()
  const route = state.route === 'network' ? 'network' : 'plan'
  const tasks = findTasks(state.rows, text).map((row): Hit => {
    const scheduled = state.schedule.get(row.task.id)
    return {
      key: row.task.id,
      group: frame.palette.tasks,
      words: row.task.name,
      aside: [row.wbs, scheduled ? formatDate(scheduled.start, 'shortYear') : ''].filter(Boolean).join(' · '),
      run: () => showTask(row.task.id, route),
    }
  })
  const offered = allActions()
    .filter((action) => !action.hidden && canRun(action, state))
    .map((action) => ({ action, words: wordsOf(action, state), also: action.also }))
  const actions = findActions(offered, text).map(
    ({ action, words }): Hit => ({
      key: `action ${action.name}`,
      group: frame.palette.actions,
      words,
      aside: action.keys?.[0] ? showKeys(action.keys[0]) : '',
      run: () => void action.run(),
    }),
  )
  return [...tasks, ...actions]
}

export const Palette = ({ onClose }: { readonly onClose: () => void }) => {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const hits = useMemo(() => hitsFor(text), [text])
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const chosen = Math.min(at, hits.length - 1)

  const move = (to: number): void => {
    setAt(to)
    list.current?.querySelector(`[data-at="${to}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const run = (hit: Hit | undefined): void => {
    if (!hit) return
    onClose()
    // First the keyboard goes back to where it was: a dialog that an action opens gives it back there, too.
    if (hit.group === frame.palette.actions) requestAnimationFrame(() => requestAnimationFrame(hit.run))
    else hit.run()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') move((chosen + 1) % Math.max(1, hits.length))
    else if (event.key === 'ArrowUp') move((chosen - 1 + hits.length) % Math.max(1, hits.length))
    else if (event.key === 'Enter') run(hits[chosen])
    else return
    event.preventDefault()
  }

  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(open) => (open ? undefined : onClose())} className="scrim">
      <Modal className="modal palette">
        <Dialog className="dialog" aria-label={frame.palette.label}>
          <input
            autoFocus
            className="palette-input"
            role="combobox"
            aria-expanded="true"
            aria-controls={listId}
            aria-activedescendant={hits[chosen] ? `${listId}-${chosen}` : undefined}
            aria-label={frame.palette.placeholder}
            placeholder={frame.palette.placeholder}
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setAt(0)
            }}
            onKeyDown={onKeyDown}
          />
          <div className="palette-list" role="listbox" id={listId} ref={list} aria-label={frame.palette.label}>
            {hits.length === 0 ? <p className="muted palette-nothing">{frame.palette.nothing}</p> : null}
            {hits.map((hit, index) => (
              <div key={hit.key}>
                {hits[index - 1]?.group === hit.group ? null : <div className="label palette-group">{hit.group}</div>}
                {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's */}
                {/* biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox, which names the active option */}
                <div
                  role="option"
                  id={`${listId}-${index}`}
                  data-at={index}
                  aria-selected={index === chosen}
                  className={`palette-hit ${index === chosen ? 'on' : ''}`}
                  onMouseMove={() => setAt(index)}
                  onClick={() => run(hit)}
                >
                  <span className="palette-words" dir="auto" title={hit.words}>
                    {hit.words}
                  </span>
                  <span className="muted num">{hit.aside}</span>
                </div>
              </div>
            ))}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

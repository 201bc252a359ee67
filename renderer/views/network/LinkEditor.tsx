/** Changes the type and lag of one link, or removes it; the lag is typed as in the sheet ("2d", "-1w", "50%"). */
import { useEffect, useRef, useState } from 'react'
import { type Link, type LinkType, linkTypes } from '../../../shared/model/link.ts'
import { network as words } from '../../../shared/words/en/network.ts'
import { call } from '../../client/session.ts'
import { read } from '../../client/store.ts'
import { Button } from '../../ui/Button.tsx'
import { lagText, readLag } from './lagText.ts'

interface Properties {
  readonly link: Link
  /** In pixels of the window, where the link was clicked. */
  readonly at: { readonly x: number; readonly y: number }
  readonly onClose: () => void
}

export const LinkEditor = ({ link, at, onClose }: Properties) => {
  const [type, setType] = useState<LinkType>(link.type)
  const [lag, setLag] = useState(lagText(link))
  const [problem, setProblem] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const before = document.activeElement
    // A moment later: the Enter that opened the editor would otherwise still arrive in its field and send it off.
    const wait = setTimeout(() => {
      field.current?.focus()
      field.current?.select()
    }, 0)
    // Back to the link that the keyboard came from.
    return () => {
      clearTimeout(wait)
      if (before instanceof SVGElement) before.focus()
    }
  }, [])

  const save = async () => {
    const written = readLag(lag)
    if ('problem' in written) return setProblem(written.problem)
    const answer = await call('link.update', { id: link.id, set: { type, ...written } }, { quiet: true })
    if (answer.ok) onClose()
    else setProblem(answer.message)
  }
  const remove = async () => {
    const answer = await call('link.remove', { ids: [link.id] })
    if (answer.ok) onClose()
  }
  const name = (id: string) => read().tasks.get(id)?.name ?? id
  return (
    <form
      className="network-editor"
      style={{ left: Math.min(at.x, window.innerWidth - 320), top: Math.min(at.y + 8, window.innerHeight - 220) }}
      aria-label={words.edge(name(link.predecessorId), name(link.successorId), link.type)}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
        event.stopPropagation()
      }}
    >
      <p>
        {name(link.predecessorId)} → <b>{name(link.successorId)}</b>
      </p>
      <div className="network-editor-row">
        <label>
          {words.type}
          <select value={type} onChange={(event) => setType(event.target.value as LinkType)}>
            {linkTypes.map((code) => (
              <option key={code} value={code}>
                {words.types[code]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.lag}
          <input ref={field} value={lag} placeholder="0d" title={words.lagHint} onChange={(event) => setLag(event.target.value)} />
        </label>
      </div>
      {problem ? (
        <p className="network-editor-problem" role="alert">
          {problem}
        </p>
      ) : null}
      <div className="network-editor-row">
        <Button type="submit" look="strong">
          {words.save}
        </Button>
        <Button look="danger" onPress={() => void remove()}>
          {words.remove}
        </Button>
      </div>
    </form>
  )
}

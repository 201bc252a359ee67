/** Who works on the task, and how much of their time. */
import { X } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { plan } from '../../../shared/words/en/plan.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import type { ResourceDraft } from './taskDraft.ts'

export const ResourceList = ({
  resources,
  onChange,
}: {
  readonly resources: readonly ResourceDraft[]
  readonly onChange: (resources: readonly ResourceDraft[]) => void
}) => {
  const [text, setText] = useState('')
  const add = (): void => {
    const name = text.trim()
    if (name === '' || resources.some((one) => one.name === name)) return
    onChange([...resources, { name, units: '100%' }])
    setText('')
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    add()
  }
  return (
    <section className="detail-list" aria-label={plan.tabs.resources}>
      {resources.length === 0 ? <p className="muted">{plan.noResources}</p> : null}
      {resources.map((one, at) => (
        <div key={one.name} className="detail-resource">
          <span className="detail-link-name" dir="auto">
            {one.name}
          </span>
          <TextField
            label={plan.units}
            hideLabel
            value={one.units}
            onChange={(units) => onChange(resources.map((other, index) => (index === at ? { ...other, units } : other)))}
          />
          <Button
            look="quiet"
            className="icon"
            aria-label={plan.remove}
            onPress={() => onChange(resources.filter((_, index) => index !== at))}
          >
            <X />
          </Button>
        </div>
      ))}
      <div className="detail-add">
        <TextField
          label={plan.addResource}
          hideLabel
          placeholder={plan.addResource}
          value={text}
          onChange={setText}
          onKeyDown={onKeyDown}
        />
        <Button onPress={add}>{plan.add}</Button>
      </div>
    </section>
  )
}

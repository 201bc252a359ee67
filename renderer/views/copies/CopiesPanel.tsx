/** Beside the differences: how the two copies stand to one another, who did what since, and what the user can do now. */
import type { CopySince } from '../../../shared/contract/copies.ts'
import type { Output } from '../../../shared/contract/index.ts'
import { copies } from '../../../shared/words/en/copies.ts'
import { openAsCopy } from '../../client/files.ts'
import { momentText } from '../../client/moments.ts'
import { go } from '../../client/screen.ts'
import { Button } from '../../ui/Button.tsx'

const words = copies.screen
const FEW = 12

const Since = ({ title, since }: { readonly title: string; readonly since: CopySince }) => (
  <>
    <h2 className="label">{title}</h2>
    <ul className="copies-steps">
      {since.latest.slice(0, FEW).map(({ txn, at, author, label }) => (
        <li key={txn}>
          <span>{label}</span>
          <small className="muted">
            {author}, {momentText(at)}
          </small>
        </li>
      ))}
    </ul>
    {since.count > FEW ? <p className="muted">{words.more(since.count - FEW)}</p> : null}
  </>
)

export const CopiesPanel = ({ found }: { readonly found: Output<'copies.compare'> }) => {
  const { message, here, there, base } = found
  return (
    <section className="copies-panel" aria-label={words.what}>
      <p role="status">{message}</p>
      <p className="muted">{words.parted(base.label, base.author, momentText(base.at))}</p>
      <h2 className="label">{words.what}</h2>
      <Button onPress={() => go('plan')}>{words.keep}</Button>
      <p className="muted">{words.keepHint}</p>
      {there.since.count > 0 ? (
        <>
          <Button onPress={() => void openAsCopy(there.path)}>{words.takeNewer}</Button>
          <p className="muted">{words.takeNewerHint}</p>
        </>
      ) : null}
      <p className="muted">{words.safe}</p>
      {there.since.count > 0 ? <Since title={words.sinceThere(there.since.count)} since={there.since} /> : null}
      {here.since.count > 0 ? <Since title={words.sinceHere(here.since.count)} since={here.since} /> : null}
    </section>
  )
}

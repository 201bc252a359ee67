/** The top bar: which program, its data date and figures, undo and redo in words, search. */
import { Redo2, Undo2 } from 'lucide-react'
import { daysText } from '../../shared/time/daysText.ts'
import { finishDay, formatDate, yearOf } from '../../shared/time/formatDate.ts'
import { figure } from '../../shared/words/en/count.ts'
import { frame } from '../../shared/words/en/frame.ts'
import { runAction } from '../client/actions.ts'
import { showKeys } from '../client/keys.ts'
import { useStore } from '../client/store.ts'
import { Button } from '../ui/Button.tsx'
import { Logo } from '../ui/Logo.tsx'

const Facts = () => {
  const summary = useStore((state) => state.summary)
  const program = useStore((state) => state.program)
  if (!summary || !program) return null
  const { finish, deadline, buffer, critical } = summary
  const sameYear = finish !== null && deadline !== null && yearOf(finish) === yearOf(deadline)
  return (
    <dl className="facts num" aria-label={frame.top.facts}>
      {finish === null ? null : <Fact words={frame.top.finish} value={formatDate(finishDay(finish), 'shortYear')} name="finish" />}
      {deadline === null ? null : (
        <Fact words={frame.top.deadline} value={formatDate(finishDay(deadline), sameYear ? 'short' : 'shortYear')} name="deadline" />
      )}
      {buffer === null ? null : (
        <Fact
          words={buffer < 0 ? frame.top.late : frame.top.buffer}
          value={daysText(Math.abs(buffer), program.minutesPerDay)}
          name="buffer"
          late={buffer < 0}
        />
      )}
      <Fact words={frame.top.critical} value={figure(critical)} name="critical" />
    </dl>
  )
}
const Fact = ({ words, value, name, late }: { words: string; value: string; name: string; late?: boolean }) => (
  <div className={late ? 'late' : undefined} data-fact={name}>
    <dt>{words}</dt> <dd>{value}</dd>
  </div>
)

const History = () => {
  const history = useStore((state) => state.history)
  const readOnly = useStore((state) => state.file?.readOnly ?? true)
  const undo = history.undo === null ? frame.top.nothingToUndo : frame.top.undo(history.undo)
  const redo = history.redo === null ? frame.top.nothingToRedo : frame.top.redo(history.redo)
  return (
    <>
      <Button
        look="quiet"
        className="undo"
        aria-label={history.undo === null ? undo : `${undo} ${showKeys('Ctrl+Z')}`}
        data-action="history.undo"
        isDisabled={readOnly || history.undo === null}
        onPress={() => runAction('history.undo')}
        icon={<Undo2 />}
      >
        {history.undo === null ? null : (
          <>
            <span className="words" title={undo}>
              {undo}
            </span>
            <span className="kbd">{showKeys('Ctrl+Z')}</span>
          </>
        )}
      </Button>
      <Button
        look="quiet"
        className="icon"
        aria-label={redo}
        data-action="history.redo"
        isDisabled={readOnly || history.redo === null}
        onPress={() => runAction('history.redo')}
      >
        <span className="tip-host" title={`${redo} (${showKeys('Ctrl+Y')})`}>
          <Redo2 />
        </span>
      </Button>
    </>
  )
}

export const TopBar = () => {
  const program = useStore((state) => state.program)
  return (
    <header className="top">
      <div className="logo">
        <Logo />
      </div>
      <h1 className="sr-only">{program?.name ?? frame.name}</h1>
      {program ? (
        <>
          <button
            type="button"
            className="program-name"
            dir="auto"
            title={`${program.name} · ${frame.top.settings}`}
            onClick={() => runAction('program.settings')}
          >
            {program.name}
          </button>
          <span className="muted data-date num">
            {program.statusDate === null ? frame.top.noDataDate : frame.top.dataDate(formatDate(program.statusDate, 'shortYear'))}
          </span>
          <Facts />
        </>
      ) : (
        <span className="program-name" dir="auto">
          {frame.name}
        </span>
      )}
      <div className="grow" />
      {program ? <History /> : null}
      <Button
        className="search"
        aria-label={`${frame.top.search} ${showKeys('Ctrl+K')}`}
        data-action="search"
        onPress={() => runAction('search')}
      >
        <span>{frame.top.search}</span>
        <span className="grow" />
        <span className="kbd">{showKeys('Ctrl+K')}</span>
      </Button>
    </header>
  )
}

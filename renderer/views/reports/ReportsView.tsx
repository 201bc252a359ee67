/** Reports: choose what to take away, see what will be in it, export it. */
import { useEffect, useState } from 'react'
import type { ExportKind } from '../../../shared/contract/exports.ts'
import type { DeckContent } from '../../../shared/report/content.ts'
import { reports as words } from '../../../shared/words/en/reports.ts'
import { go } from '../../client/screen.ts'
import { call } from '../../client/session.ts'
import { useStore } from '../../client/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { BaselineChoice } from '../baselines/BaselineChoice.tsx'
import { DeckSlides } from './DeckSlides.tsx'
import { ExportButtons } from './ExportButtons.tsx'
import { TableFile } from './TableFile.tsx'
import './reports.css'

const kinds: readonly ExportKind[] = ['deck', 'workbook', 'mspdi', 'csv']

/** The slides' content, read again whenever the plan or the baseline changes; a refusal in words. */
const useDeck = (wanted: boolean, baselineId: string | null): DeckContent | string | null => {
  const seq = useStore((state) => state.seq)
  const [deck, setDeck] = useState<DeckContent | string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the plan (seq) may change the slides
  useEffect(() => {
    if (!wanted) return
    let stale = false
    void call('report.deck', { baselineId }, { quiet: true }).then((answer) => {
      if (!stale) setDeck(answer.ok ? (answer.value.content as DeckContent) : answer.message)
    })
    return () => {
      stale = true
    }
  }, [wanted, baselineId, seq])
  return deck
}

export const ReportsView = () => {
  const isOpen = useStore((state) => state.file !== null)
  const hasTasks = useStore((state) => state.tasks.size > 0)
  const baselineId = useStore((state) => state.baselineId)
  const [kind, setKind] = useState<ExportKind>('deck')
  const deck = useDeck(isOpen && hasTasks && kind === 'deck', baselineId)

  if (!isOpen) {
    return (
      <Screen label={words.title}>
        <Empty words={words.empty}>
          <Button onPress={() => go('home')}>{words.home}</Button>
        </Empty>
      </Screen>
    )
  }
  const tools = (
    <>
      <Segmented label={words.what} value={kind} choices={kinds.map((key) => ({ key, words: words.kinds[key] }))} onChange={setKind} />
      <span className="grow" />
      {kind === 'deck' || kind === 'workbook' ? <BaselineChoice /> : null}
      <ExportButtons key={kind} kind={kind} baselineId={baselineId} isDisabled={!hasTasks} />
    </>
  )
  return (
    <Screen label={words.title} tools={tools}>
      <div className="reports">
        <p className="muted reports-about">{words.about[kind]}</p>
        {hasTasks ? (
          kind === 'deck' ? (
            <DeckSlides deck={deck} />
          ) : (
            <TableFile kind={kind} />
          )
        ) : (
          <Empty words={words.noTasks}>
            <Button onPress={() => go('plan')}>{words.toPlan}</Button>
          </Empty>
        )}
      </div>
    </Screen>
  )
}

/** The deck's slides as thumbnails; one of them can be looked at large. */
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { DeckContent } from '../../../shared/report/content.ts'
import { reports as words } from '../../../shared/words/en/reports.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SlidePicture } from './slides/SlidePicture.tsx'

export const DeckSlides = ({ deck }: { readonly deck: DeckContent | string | null }) => {
  const [large, setLarge] = useState<number | null>(null)
  if (deck === null) {
    return (
      <p className="muted" role="status">
        {words.reading}
      </p>
    )
  }
  if (typeof deck === 'string') {
    return (
      <p className="error" role="alert">
        {deck}
      </p>
    )
  }
  const shown = large === null ? undefined : deck.slides[large]
  return (
    <>
      <ol className="thumbnails" aria-label={words.slides(deck.slides.length)}>
        {deck.slides.map((slide, index) => (
          <li key={index}>
            <button type="button" onClick={() => setLarge(index)}>
              <SlidePicture slide={slide} deck={deck} label={words.slide(slide.page, slide.title)} />
            </button>
            <span className="muted num">
              {slide.page} · {slide.subtitle.split(' · ')[0]}
            </span>
          </li>
        ))}
      </ol>
      {shown && large !== null ? (
        <Dialog
          title={words.slide(shown.page, shown.title)}
          onClose={() => setLarge(null)}
          closeWords={words.close}
          size="slide"
          buttons={
            <>
              <IconButton label={words.previous} isDisabled={large === 0} onPress={() => setLarge(large - 1)}>
                <ChevronLeft />
              </IconButton>
              <IconButton label={words.next} isDisabled={large === deck.slides.length - 1} onPress={() => setLarge(large + 1)}>
                <ChevronRight />
              </IconButton>
              <span className="grow" />
              <Button onPress={() => setLarge(null)}>{words.close}</Button>
            </>
          }
        >
          <SlidePicture slide={shown} deck={deck} label={words.slide(shown.page, shown.title)} />
        </Dialog>
      ) : null}
    </>
  )
}

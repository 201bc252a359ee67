/** The own file dialog, for shells without a native one: places, folders, the files that can be used here, a path typed by hand. */
import { ArrowUp, File, FileSpreadsheet, Folder, Spline } from 'lucide-react'
import { type FormEvent, useCallback, useEffect, useState } from 'react'
import type { Output } from '../../shared/contract/index.ts'
import { formatDate } from '../../shared/time/formatDate.ts'
import { instantFromUtcMs } from '../../shared/time/instant.ts'
import { home } from '../../shared/words/en/home.ts'
import { answerPath } from '../client/files.ts'
import { call } from '../client/session.ts'
import type { PathQuestion } from '../client/store.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField, Tick } from '../ui/Field.tsx'

type Listing = Output<'files.browse'>
type Entry = Listing['entries'][number]
const words = home.browse
const icons = { folder: Folder, program: Spline, importable: FileSpreadsheet, other: File } as const

/** Joins as the folder's own system does. */
const join = (folder: string, name: string): string => {
  const sign = folder.includes('\\') ? '\\' : '/'
  return folder.endsWith(sign) ? `${folder}${name}` : `${folder}${sign}${name}`
}
const isPath = (text: string): boolean => /^(?:\/|\\\\|[A-Za-z]:[\\/])/.test(text)
const cancel = (): void => answerPath(null)

export const BrowseDialog = ({ question: { purpose, suggested } }: { readonly question: PathQuestion }) => {
  const saving = purpose.startsWith('save')
  const [listing, setListing] = useState<Listing | null>(null)
  const [name, setName] = useState(suggested)
  const [wrong, setWrong] = useState<string | null>(null)
  const [all, setAll] = useState(false)

  const look = useCallback(async (folder?: string): Promise<void> => {
    const answer = await call('files.browse', folder === undefined ? {} : { folder }, { quiet: true })
    if (answer.ok) setListing(answer.value)
    setWrong(answer.ok ? null : answer.message)
  }, [])
  useEffect(() => void look(), [look])

  const fits = ({ kind }: Entry): boolean =>
    kind === 'folder' || all || (purpose === 'open' ? kind === 'program' : purpose === 'import' ? kind !== 'other' : true)
  const choose = (entry: Entry): void => {
    if (entry.kind === 'folder') void look(entry.path)
    else if (saving) setName(entry.name)
    else answerPath(entry.path)
  }
  const done = (event?: FormEvent): void => {
    event?.preventDefault()
    const typed = name.trim()
    // A whole path says where it lies, before the folder has been listed, too.
    if (isPath(typed)) answerPath(typed)
    else if (typed !== '' && listing) answerPath(join(listing.folder, typed))
  }
  const entries = listing?.entries.filter(fits) ?? []

  return (
    <Dialog
      title={words.titles[purpose]}
      onClose={cancel}
      holdsInput
      closeWords={home.cancel}
      size="wide"
      buttons={
        <>
          {saving ? null : (
            <>
              <Tick isOn={all} onChange={setAll}>
                {words.showAll}
              </Tick>
              <span className="grow" />
            </>
          )}
          <Button onPress={cancel}>{home.cancel}</Button>
          <Button look="strong" isDisabled={name.trim() === ''} onPress={() => done()}>
            {saving ? words.save : purpose === 'open' ? words.open : words.import}
          </Button>
        </>
      }
    >
      <div className="browse">
        <ul className="browse-places" aria-label={words.places}>
          {listing?.places.map((place) => (
            <li key={place.path}>
              <Button look="quiet" on={place.path === listing.folder} onPress={() => void look(place.path)}>
                {place.label}
              </Button>
            </li>
          ))}
        </ul>
        <div className="browse-main">
          <div className="browse-path">
            <IconButton
              label={words.up}
              isDisabled={!listing?.parent}
              onPress={() => {
                if (listing?.parent) void look(listing.parent)
              }}
            >
              <ArrowUp />
            </IconButton>
            <span className="muted" title={listing?.folder}>
              {listing?.folder}
            </span>
          </div>
          <ul className="browse-files" aria-label={words.files}>
            {listing && entries.length === 0 ? <li className="muted browse-none">{words.emptyFolder}</li> : null}
            {entries.map((entry) => {
              const Icon = icons[entry.kind]
              return (
                <li key={entry.path}>
                  <button type="button" className="browse-entry" onClick={() => choose(entry)}>
                    <Icon size={16} strokeWidth={1.6} aria-hidden="true" />
                    <span className="browse-name">{entry.name}</span>
                    <span className="muted num">
                      {entry.kind === 'folder' ? '' : formatDate(instantFromUtcMs(entry.modifiedAt), 'shortYear')}
                    </span>
                  </button>
                </li>
              )
            })}
          </ul>
          <form onSubmit={done}>
            <TextField
              label={saving ? words.fileName : words.pathOrName}
              value={name}
              onChange={setName}
              error={wrong}
              {...(listing?.warning ? { hint: listing.warning } : {})}
              name="path"
              autoFocus
            />
          </form>
        </div>
      </div>
    </Dialog>
  )
}

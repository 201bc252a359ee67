/** How a test steers the stand-in that runs in a child process: menu clicks, answers of file dialogs, quit. */

export type Order =
  | { readonly kind: 'menu'; readonly path: readonly string[] }
  | { readonly kind: 'dialog'; readonly path: string | null }
  /** The program is started a second time with these words, in this folder; or the system hands a file over, as macOS does. */
  | { readonly kind: 'second'; readonly words: readonly string[]; readonly folder: string }
  | { readonly kind: 'open-file'; readonly path: string }
  | { readonly kind: 'quit' }
/** endpoint: where a second Playwright can join the same Chromium. */
export interface Ready {
  readonly kind: 'ready'
  readonly endpoint: string
}

/** The page got through to an address outside the program. */
export interface Left {
  readonly kind: 'left'
  readonly url: string
}

const answers: (string | null)[] = []
export const answerNextDialog = (path: string | null): void => void answers.push(path)
/** Null (the user cancelled) when nobody prepared an answer. */
export const nextDialogAnswer = (): string | null => answers.shift() ?? null

export const whenTold = (obey: (order: Order) => void): void => void process.on('message', (order) => obey(order as Order))
export const tellParent = (news: Ready | Left): Promise<void> =>
  new Promise((resolve) => {
    if (process.send === undefined) resolve()
    else process.send(news, undefined, {}, () => resolve())
  })

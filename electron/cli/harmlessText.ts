/** What a terminal may be shown of a plan that somebody else wrote: no character that moves the cursor, turns the line round or drives the terminal. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters that a terminal obeys; tab and line feed stay.
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

export const harmlessText = (text: string): string => text.replace(OBEYED, '\ufffd')

/** JSON for a script: the same text by other means. */
export const harmlessJson = (value: unknown): string =>
  (JSON.stringify(value) ?? 'null').replace(OBEYED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

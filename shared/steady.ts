/** Text that somebody else wrote, made fit to stand in a sentence of ours: no character in it turns the rest of the line round. */

/** Embeddings, overrides and isolates of Unicode's bidirectional algorithm: they last until the end of the line, whatever follows. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g

/** Letters of a right-to-left script still run their own way; in the cell of its own a name is shown as it was typed. */
export const steady = (text: string): string => text.replace(TURNING, '')

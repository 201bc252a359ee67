/** What an operation is: a name's entry in the one table from which dispatch, types, the command line and its help are derived. */
import type { z } from 'zod'

export interface Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'query' | 'command'
  /** The words of the undo menu when the handler gives no better ones, and the heading of the command line's help. */
  readonly label: string
  readonly input: I
  readonly output: O
  /** It may take over a second: it reports progress under the job id that the caller hands in, and can be cancelled. */
  readonly long?: true
}

export const query = <I extends z.ZodType, O extends z.ZodType>(
  label: string,
  input: I,
  output: O,
): Operation<I, O> & { kind: 'query' } => ({ kind: 'query', label, input, output })
export const command = <I extends z.ZodType, O extends z.ZodType>(
  label: string,
  input: I,
  output: O,
): Operation<I, O> & { kind: 'command' } => ({
  kind: 'command',
  label,
  input,
  output,
})
export const long = <T extends Operation>(operation: T): T & { long: true } => ({ ...operation, long: true })

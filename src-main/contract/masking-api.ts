import type { MaskedWords } from '#core/comparison/masked-words'
import type { Result } from '#core/result'

/** Words that the comparators screen hides until a reader asks for them. */
export type MaskingApi = {
  'comparison:masked-words': () => Promise<Result<MaskedWords>>
  /** Puts on record that the reader uncovered a word of a listed case: which case, never the word. */
  'comparison:unmask': (input: {
    readonly caseId: string
    readonly ref: string
  }) => Promise<Result<null>>
}

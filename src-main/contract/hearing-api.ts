import type { ParityCase, ParityDifference } from '#core/parity'
import type { Result } from '#core/result'
import type { OpenCase } from './views.ts'

/** Officers of the same incident, as far as the reader may know their cases. */
export type ParityView = {
  readonly present: ParityCase
  readonly siblings: readonly (ParityCase & {
    readonly caseId: string
    /** Heard at the same hearing; then what the record of that hearing says otherwise there. */
    readonly heardWith: readonly string[] | null
  })[]
  readonly differences: readonly ParityDifference[]
  /** Reference of the reader's own case whose seals keep outcomes closed; null where none does. */
  readonly withheldUntilSealed: string | null
}

/** Channels of a hearing with several officers, each with a case of their own. */
export type HearingApi = {
  'case:parity': (input: { readonly caseId: string }) => Promise<Result<ParityView>>
  /** Opens a case for another officer of the hearing of this one. */
  'hearing:add-officer': (input: { readonly caseId: string }) => Promise<Result<OpenCase>>
  /** Puts the case into the hearing of `other`, with its days, its place and its panel. */
  'hearing:join': (input: {
    readonly caseId: string
    readonly other: string
  }) => Promise<Result<OpenCase>>
  /** Takes the case out of its hearing again; its days, its place and its panel stay. */
  'hearing:separate': (input: {
    readonly caseId: string
    readonly reason: string
  }) => Promise<Result<OpenCase>>
  /** Days, place and panel of this case for the other open cases of its hearing: which changed. */
  'hearing:carry-over': (input: {
    readonly caseId: string
  }) => Promise<Result<{ readonly changed: readonly string[] }>>
}

import type { ChangedView, ProvisionalView } from '#core/provisional-view'
import type { Result } from '#core/result'
import type { PanelRecord, SealTaken } from './seal-views.ts'
import type { OpenCase } from './views.ts'

/** Channels of the sealed views: drafted, sealed, exchanged between laptops, and what came after. */
export type SealApi = {
  'seal:draft': (input: {
    readonly caseId: string
    readonly view: ProvisionalView
  }) => Promise<Result<{ readonly savedAt: string }>>
  'seal:commit': (input: {
    readonly caseId: string
    readonly view: ProvisionalView
  }) => Promise<Result<OpenCase>>
  'seal:open-early': (input: {
    readonly caseId: string
    readonly reason: string
  }) => Promise<Result<OpenCase>>

  'seal:record': (input: { readonly caseId: string }) => Promise<Result<PanelRecord>>
  /** Writes the reader's own seal as a file that nobody else can read. */
  'seal:export': (input: { readonly caseId: string }) => Promise<Result<string | null>>
  /**
   * Asks for a seal file. A person whose key is not known here is answered with `TO_CONFIRM`; the
   * same call with `link` then takes in the file that was shown.
   */
  'seal:import': (input: {
    readonly caseId: string
    readonly link: { readonly seat: number; readonly fingerprint: string } | null
  }) => Promise<Result<SealTaken | null>>
  /** Writes what is in the reader's own seal; refused (`NOT_ALL_SEALED`) before every seal is in. */
  'seal:export-opening': (input: { readonly caseId: string }) => Promise<Result<string | null>>
  'seal:import-opening': (input: { readonly caseId: string }) => Promise<Result<OpenCase | null>>
  /** What the reader holds after the comparators, and why; added to, never overwritten. */
  'seal:change': (input: {
    readonly caseId: string
    readonly change: ChangedView
  }) => Promise<Result<PanelRecord>>
  /** Keeps what the reader is writing for `seal:change`; dropped once it is recorded. */
  'seal:change-draft': (input: {
    readonly caseId: string
    readonly change: ChangedView
  }) => Promise<Result<{ readonly savedAt: string }>>
  /** Writes all that the reader recorded with `seal:change`, closed to the other decision-makers. */
  'seal:export-changes': (input: { readonly caseId: string }) => Promise<Result<string | null>>
  /** Takes such a file in; `added` is 0 where everything in it is here already. */
  'seal:import-changes': (input: {
    readonly caseId: string
  }) => Promise<Result<{ readonly openCase: OpenCase; readonly added: number } | null>>
}

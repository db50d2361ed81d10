import type { Result } from '#core/result'

/** How long cases are kept, and the end of one. */
export type RetentionApi = {
  /** The force's own period in years after the end of a case; null where it recorded none. */
  'retention:read': () => Promise<Result<{ readonly years: number | null }>>
  'retention:set': (input: {
    readonly years: number | null
    /** Where the period comes from, such as a schedule and its date. */
    readonly source: string
  }) => Promise<Result<{ readonly years: number | null }>>
  /**
   * Deletes a case with its bundle for good. Refused while a hold or an appeal is open (`HELD`,
   * `APPEAL_OPEN`) and, with the day, until the force's period is over (`RETAINED`).
   */
  'case:delete': (input: {
    readonly caseId: string
    /** Typed by the person. */
    readonly reference: string
    readonly reason: string
  }) => Promise<Result<{ readonly reference: string; readonly documents: number }>>
}

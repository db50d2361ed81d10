import { isRealDate, warningExpiry } from '../dates.ts'
import type { Particulars } from '../hearing-case.ts'
import type { IsoDate, WarningKind } from '../vocabulary.ts'

export type Warning = Particulars['warnings'][number]
export type WarningStatus = 'LIVE' | 'SPENT' | 'LATER' | 'UNKNOWN'

/**
 * Whether an earlier warning was live on the date of the severity assessment, which alone decides
 * (CR 42(5), (8)). UNKNOWN where that date, or the warning's own date or length, is not recorded.
 * LATER: notified only after the assessment, so not live on it.
 */
export function warningStatus(warning: Warning, severityAssessment: IsoDate | null): WarningStatus {
  const { notified, months } = warning
  if (severityAssessment === null || notified === null) return 'UNKNOWN'
  if (!isRealDate(severityAssessment) || !isRealDate(notified)) return 'UNKNOWN'
  if (severityAssessment < notified) return 'LATER'
  if (months === null) return 'UNKNOWN'
  const lastDay = warningExpiry(notified, months, warning.careerBreakDays)
  return severityAssessment <= lastDay ? 'LIVE' : 'SPENT'
}

/** Whether a warning of the kind was live: true, false, or null where the record does not tell. */
export function hasLive(particulars: Particulars, kind: WarningKind): boolean | null {
  const { severityAssessment } = particulars.dates
  const statuses = particulars.warnings
    .filter((warning) => warning.kind === kind)
    .map((warning) => warningStatus(warning, severityAssessment))
  if (statuses.includes('LIVE')) return true
  return statuses.includes('UNKNOWN') ? null : false
}

/** The gravest warning live at the severity assessment; null where the record does not tell. */
export function liveWarning(particulars: Particulars): 'NONE' | WarningKind | null {
  const final = hasLive(particulars, 'FWW')
  if (final === true) return 'FWW'
  const written = hasLive(particulars, 'WW')
  if (final === null || written === null) return null
  return written ? 'WW' : 'NONE'
}

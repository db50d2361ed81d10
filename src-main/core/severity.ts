import { formatDate } from './dates.ts'
import type { Particulars, SeverityAssessment } from './hearing-case.ts'
import type { Problem } from './result.ts'
import type { IsoDate } from './vocabulary.ts'

type Assessed = Pick<Particulars, 'severityAssessments'>

/** Severity assessments by date; where two share a day, in the order in which they were entered. */
export function assessmentsInOrder({
  severityAssessments,
}: Assessed): readonly SeverityAssessment[] {
  return severityAssessments
    .filter(({ on }) => on !== null)
    .toSorted((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : a.on === b.on ? 0 : 1))
}

/** The first severity assessment; null while none has a date. */
export const initialAssessment = (particulars: Assessed): SeverityAssessment | null =>
  assessmentsInOrder(particulars)[0] ?? null

/** The latest severity assessment; null while none has a date. */
export const currentAssessment = (particulars: Assessed): SeverityAssessment | null =>
  assessmentsInOrder(particulars).at(-1) ?? null

/**
 * How often the view of the conduct was changed after the first severity assessment: later ones
 * whose level or rating, where recorded, is not that of the one before. For oversight: many changes
 * across cases mean that first assessments are not made alike.
 */
export function timesChanged(particulars: Assessed): number {
  let changes = 0
  let level: SeverityAssessment['level'] = null
  let rating: SeverityAssessment['rating'] = null
  for (const next of assessmentsInOrder(particulars)) {
    const differs = <T>(before: T | null, after: T | null) =>
      before !== null && after !== null && before !== after
    if (differs(level, next.level) || differs(rating, next.rating)) changes += 1
    level = next.level ?? level
    rating = next.rating ?? rating
  }
  return changes
}

/** Which of several dates the rules use, and on what footing. */
export type AssessmentDate = {
  readonly on: IsoDate
  readonly because: string
  readonly source: string
  /** From general knowledge: the Regulations speak of the severity assessment, in the singular. */
  readonly mark: 'K'
}

/**
 * The date on which warnings are tested (CR 42(5), (8)): that of the first severity assessment.
 * A later assessment changes the view of the conduct, not the day from which the record counts.
 * Null while no assessment has a date.
 */
export function assessmentDateForWarnings(particulars: Assessed): AssessmentDate | null {
  const first = initialAssessment(particulars)
  if (first === null || first.on === null) return null
  const several = assessmentsInOrder(particulars).length > 1
  return {
    on: first.on,
    because: several
      ? 'Warnings are tested on the date of the first severity assessment. A later one does not move it.'
      : 'Warnings are tested on the date of the severity assessment.',
    source: 'CR 14, 42(5), (8)',
    mark: 'K',
  }
}

/**
 * A disagreement between the date that the rules read (`dates.severityAssessment`) and the first
 * assessment of the list; null where they agree or either is not recorded.
 */
export function severityDateProblem(
  particulars: Assessed & Pick<Particulars, 'dates'>,
): Problem | null {
  const used = assessmentDateForWarnings(particulars)
  const recorded = particulars.dates.severityAssessment
  if (used === null || recorded === null || used.on === recorded) return null
  return {
    code: 'SEVERITY_DATES_DIFFER',
    message: `The severity assessment is dated ${formatDate(recorded)} in the particulars, but the first one listed is dated ${formatDate(used.on)}. ${used.because} Put right whichever is wrong.`,
    field: 'particulars.dates.severityAssessment',
  }
}

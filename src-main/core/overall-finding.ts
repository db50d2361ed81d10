import type { Allegation, Findings } from './hearing-case.ts'
import { findingLevelSchema, type FindingLevel } from './vocabulary.ts'

const ORDER = findingLevelSchema.options

/** The level decided on one allegation, or null while it is not decided. */
export function allegationFinding(
  allegation: Pick<Allegation, 'proved' | 'level'>,
): FindingLevel | null {
  if (allegation.proved === null) return null
  return allegation.proved ? allegation.level : 'NOT_PROVED'
}

/** True where the first finding is at least as grave as the second. */
export const atLeast = (finding: FindingLevel, level: FindingLevel): boolean =>
  ORDER.indexOf(finding) >= ORDER.indexOf(level)

/**
 * The gravest finding on the allegations decided so far, `NOT_PROVED` where all of those failed;
 * null while none is decided.
 */
export function overallFinding(findings: Pick<Findings, 'allegations'>): FindingLevel | null {
  let gravest: FindingLevel | null = null
  for (const allegation of findings.allegations) {
    const finding = allegationFinding(allegation)
    if (finding !== null && (gravest === null || atLeast(finding, gravest))) gravest = finding
  }
  return gravest
}

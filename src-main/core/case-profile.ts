import type { Allegation, HearingCase } from './hearing-case.ts'
import { liveWarning } from './law/live-warnings.ts'
import { overallFinding } from './overall-finding.ts'
import type { Profile } from './profile.ts'
import type { Admission } from './vocabulary.ts'

/**
 * The case in the shape that is compared: what was proved and how serious it was found to be.
 * Never who: the officer's name and number and the force are taken out of the narrative, and
 * personal mitigation has no place in it.
 */
export function profileOfCase(hearingCase: HearingCase): Profile {
  const { particulars, findings, seriousness } = hearingCase
  const proved = findings.allegations.filter((allegation) => allegation.proved === true)
  return {
    allegationTypes: inOrder(proved.flatMap((allegation) => allegation.allegationTypes)),
    standards: inOrder(proved.flatMap((allegation) => allegation.standards)),
    culpabilityLevel: seriousness.culpabilityLevel,
    harmLevel: seriousness.harmLevel,
    factors: inOrder(seriousness.factors.map((factor) => factor.factorId)),
    absentFactors: inOrder(seriousness.absentFactors),
    rank: particulars.officer.rankAtTime ?? particulars.officer.rank,
    standing: particulars.officer.standing,
    context: particulars.officer.context,
    convictionType: particulars.convictionType,
    liveWarning: liveWarning(particulars),
    admission: admissionOf(findings.allegations),
    forum: particulars.forum,
    finding: overallFinding(findings),
    regime: hearingCase.regime,
    narrative: withoutIdentity(proved.flatMap(textsOf).join('\n'), hearingCase),
  }
}

/** The profile had these factors been found: one that is left out is not stated, one that is in is not absent. */
export const withFactors = (profile: Profile, factors: readonly string[]): Profile => ({
  ...profile,
  factors: inOrder(factors),
  absentFactors: profile.absentFactors.filter((id) => !factors.includes(id)),
})

/** Once each, in code-unit order, so that the order of entry never changes a comparison. */
const inOrder = <T extends string>(values: readonly T[]): T[] => [...new Set(values)].sort()

const textsOf = (allegation: Allegation): string[] =>
  [
    allegation.particulars,
    ...allegation.facts.filter((fact) => fact.proved === true).map((fact) => fact.text),
  ].filter((text) => text.trim() !== '')

/** All admitted, all denied, or something between; null while an answer that decides is missing. */
function admissionOf(allegations: readonly Allegation[]): Admission | null {
  const answers = new Set(allegations.map((allegation) => allegation.answer))
  const given = [...answers].filter((answer) => answer !== null)
  if (given.length > 1 || given.includes('PARTLY')) return 'PARTLY'
  return answers.has(null) ? null : (given[0] ?? null)
}

const SHORTEST_NAME_PART = 3

/** Replaces whole words as they are written, so that "Young" goes and "young" stays. */
function withoutIdentity(text: string, { particulars }: HearingCase): string {
  const { officer, force } = particulars
  const parts = officer.name.split(/\s+/).filter((part) => part.length >= SHORTEST_NAME_PART)
  const replacements: readonly (readonly [string, string])[] = [
    [officer.name, 'the officer concerned'],
    ...parts.map((part) => [part, 'the officer concerned'] as const),
    [officer.number, 'the officer concerned'],
    [force, 'the force'],
  ]
  return replacements.reduce((told, [word, instead]) => {
    const trimmed = word.trim()
    if (trimmed === '') return told
    const escaped = trimmed.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    return told.replace(
      new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped}(?![\p{L}\p{N}])`, 'gu'),
      instead,
    )
  }, text)
}

import { precedentHearing } from '../co-heard.ts'
import { profileOfCase } from '../case-profile.ts'
import type { HearingCase } from '../hearing-case.ts'
import type { PrecedentContent } from '../precedent.ts'
import { refuse, ok, type Result } from '../result.ts'

/**
 * A decided case as the draft of a precedent, without the officer's name, number or any place.
 * The draft goes to a person, who reads the narrative for identifying words before it is recorded.
 * Refused while no outcome is chosen.
 */
export function precedentFromCase(hearingCase: HearingCase): Result<PrecedentContent> {
  const { particulars, seriousness, decision, reference } = hearingCase
  if (decision.outcome === null)
    return refuse('NO_OUTCOME', 'The case has no outcome yet.', 'decision.outcome')
  const exceptional = decision.exceptionalCircumstances
  return ok({
    sourceId: reference,
    sourceKind: 'OWN_RECORD',
    sourceRef: null,
    hearingKey: precedentHearing(hearingCase),
    force: particulars.force,
    hearingDate: particulars.dates.hearingTo ?? particulars.dates.hearingFrom,
    title: particulars.matter,
    profile: profileOfCase(hearingCase),
    outcome: decision.outcome,
    outcomeMonths: decision.months,
    laterHistory: { effect: 'NONE_RECORDED', words: null, finalOutcome: null },
    barred: decision.outcome === 'DWN' || decision.outcome === 'WHBD' ? true : null,
    personalMitigation: [...new Set(seriousness.personalMitigation.map((m) => m.factorId))],
    collectorWords: {
      culpability: '',
      harm: '',
      aggravating: [],
      mitigating: [],
      conductTypes: [],
    },
    confidence: 'HIGH',
    unmapped: [],
    remarks: [],
    lengthOfServiceYears: null,
    exceptional:
      exceptional.reasons === ''
        ? null
        : { argued: exceptional.reasons, accepted: exceptional.found },
  })
}

import type { HearingCase } from './hearing-case.ts'
import type { Law } from './law/law.ts'
import type { LaterHistory } from './precedent.ts'
import type { RegimeKeys } from './regime.ts'
import type * as v from './vocabulary.ts'

// The one place where codes become words: screen, notice and command line say the same.

const NOT_STATED = 'Not stated'

const labels = <Code extends string>(words: Readonly<Record<Code, string>>) => {
  return (code: Code | null): string => (code === null ? NOT_STATED : words[code])
}

/** "Final written warning"; the words come from the law data. */
export const outcomeLabel = (code: v.OutcomeCode, law: Pick<Law, 'outcomes'>): string =>
  law.outcomes.find((outcome) => outcome.id === code)?.label ?? code

/** "Final written warning, 36 months"; the length only where there is one. */
export function outcomeWithLength(
  code: v.OutcomeCode,
  months: number | null,
  law: Pick<Law, 'outcomes'>,
): string {
  const label = outcomeLabel(code, law)
  return months === null ? label : `${label}, ${months} months`
}

/** Which rules governed the conduct: "2025 rules", "2012 or 2020 rules", "Rules not recorded". */
export function regimeLabel(keys: Pick<RegimeKeys, 'conductRegime'>): string {
  const { possible } = keys.conductRegime
  const years = possible.map((regime) => REGIME_YEARS[regime])
  if (years.length === Object.keys(REGIME_YEARS).length) return 'Rules not recorded'
  return `${years.join(' or ')} rules`
}
/** What a transitional key says: "2020 rules", "Legally qualified chair". */
export const regimeValueLabel = labels<
  v.ConductRegime | v.FormerOfficerRoute | v.PanelModel | v.ForceTest
>({
  CR2012: '2012 rules',
  CR2020_BASE: '2020 rules',
  CR2020_2025: '2025 rules',
  AMH_DEFAULT: 'Accelerated hearing first',
  HEARING_DEFAULT: 'Hearing first',
  LQC_CHAIR: 'Legally qualified chair',
  CHIEF_OFFICER_CHAIR: 'Chief officer or delegate',
  CIVIL_REASONABLE_BELIEF: 'Civil law test',
  CRIMINAL_HONEST_BELIEF: 'Criminal law test',
})

const REGIME_YEARS: Readonly<Record<v.ConductRegime, string>> = {
  CR2012: '2012',
  CR2020_BASE: '2020',
  CR2020_2025: '2025',
}

export const forumLabel = labels<v.Forum>({
  MEETING: 'Misconduct meeting',
  HEARING: 'Misconduct hearing',
  AMH: 'Accelerated misconduct hearing',
})

export const rankLabel = labels<v.Rank>({
  SPECIAL_CONSTABLE: 'Special constable',
  CONSTABLE: 'Constable',
  SERGEANT: 'Sergeant',
  INSPECTOR: 'Inspector',
  CHIEF_INSPECTOR: 'Chief inspector',
  SUPERINTENDENT: 'Superintendent',
  CHIEF_SUPERINTENDENT: 'Chief superintendent',
  CHIEF_OFFICER: 'Chief officer',
})

/** "Sergeant", "Former sergeant", "Former officer, rank not stated". */
export function officerLabel(rank: v.Rank | null, standing: v.Standing | null): string {
  if (standing !== 'FORMER') return rankLabel(rank)
  return rank === null
    ? 'Former officer, rank not stated'
    : `Former ${rankLabel(rank).toLowerCase()}`
}

export const standingLabel = labels<v.Standing>({
  SERVING: 'Serving officer',
  FORMER: 'Former officer',
})

export const findingLabel = labels<v.FindingLevel>({
  NOT_PROVED: 'Not proved',
  NO_BREACH: 'Proved, no breach',
  BREACH_BELOW_MISCONDUCT: 'Breach below misconduct',
  MISCONDUCT: 'Misconduct',
  GROSS_MISCONDUCT: 'Gross misconduct',
})

export const levelLabel = labels<v.Level>({ LOW: 'Low', MEDIUM: 'Medium', HIGH: 'High' })

export const admissionLabel = labels<v.Admission>({
  ADMITTED: 'Admitted',
  PARTLY: 'Partly admitted',
  DENIED: 'Denied',
})

export const contextLabel = labels<v.Context>({
  ON_DUTY: 'On duty',
  OFF_DUTY: 'Off duty',
  ONLINE: 'Online',
})

export const convictionLabel = labels<v.ConvictionType>({
  NONE: 'No conviction or caution',
  CAUTION: 'Caution',
  SUMMARY: 'Conviction, summary only',
  EITHER_WAY: 'Conviction, either way',
  INDICTABLE_ONLY: 'Conviction, indictable only',
  UNSPECIFIED: 'Conviction, kind not stated',
})

export const liveWarningLabel = labels<'NONE' | v.WarningKind>({
  NONE: 'No live warning',
  WW: 'Live written warning',
  FWW: 'Live final written warning',
})

export const confidenceLabel = labels<v.Confidence>({
  HIGH: 'High confidence',
  MEDIUM: 'Medium confidence',
  LOW: 'Low confidence',
})

export const roleLabel = labels<v.Role>({
  CHAIR: 'Chair',
  MEMBER: 'Panel member',
  ADVISER: 'Legally qualified adviser',
  SECRETARIAT: 'Secretariat',
  OVERSIGHT: 'Professional standards lead',
})

export const capacityLabel = labels<v.ChairCapacity>({
  CHIEF_OFFICER: 'Chief officer',
  DELEGATE: 'Delegate of the chief officer',
  HMCIC_OR_HMI: "His Majesty's Chief Inspector, or a nominated inspector",
  SENIOR_OTHER_FORCE: 'More senior officer of another force',
  LQC_LEGACY: 'Legally qualified chair (before 7 May 2024)',
})

export const delegateBasisLabel = labels<
  NonNullable<HearingCase['particulars']['chair']['delegateBasis']>
>({
  SENIOR_OFFICER: 'Senior officer',
  FORMER_SENIOR_OFFICER: 'Former senior officer',
  STAFF_EQUIVALENT: 'Police staff of similar seniority',
})

export const representationLabel = labels<
  NonNullable<HearingCase['particulars']['officer']['representation']>
>({
  LAWYER: 'Represented by a lawyer',
  POLICE_FRIEND: 'Represented by a police friend',
  NONE: 'Not represented',
})

export const raisedAtLabel = labels<
  NonNullable<HearingCase['seriousness']['personalMitigation'][number]['raisedAt']>
>({
  INTERVIEW: 'In interview',
  REG_18: 'In the regulation 18 statement',
  REG_31: 'In the regulation 31 response',
  HEARING: 'At the hearing',
})

export const serviceMethodLabel = labels<v.ServiceMethod>({
  IN_PERSON: 'Handed to the officer',
  EMAIL: 'By email',
  POST: 'By post',
  LEFT_AT_ADDRESS: 'Left at the officer’s address',
})

/** How sure we are of a legal statement. */
export const markLabel = labels<v.Mark>({
  V: 'Read in the statute',
  F: 'Read in fragments',
  S: 'Second-hand',
  K: 'From memory, not checked',
  '?': 'Open question',
})

/** What became of an outcome: "No appeal recorded", "Upheld", "Replaced by final written warning". */
export function laterHistoryLabel(history: LaterHistory, law: Pick<Law, 'outcomes'>): string {
  const instead =
    history.finalOutcome === null
      ? null
      : outcomeLabel(history.finalOutcome, law).replace(/^./, (letter) => letter.toLowerCase())
  switch (history.effect) {
    case 'NONE_RECORDED':
      return 'No appeal recorded'
    case 'UPHELD':
      return 'Upheld'
    case 'REPLACED':
      return instead === null ? 'Replaced' : `Replaced by ${instead}`
    case 'QUASHED':
      return instead === null ? 'Quashed' : `Quashed; then ${instead}`
    case 'REMITTED':
      return instead === null ? 'Quashed and sent back' : `Sent back; then ${instead}`
    case 'UNCLEAR':
      return 'Challenged, result not clear'
  }
}

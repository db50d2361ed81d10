import { deriveRegime } from '#core/law/regime-keys'
import { isBlank } from '#core/law/situation'
import { precedentContentSchema, type PrecedentContent } from '#core/precedent'
import type { RegimeKeys } from '#core/regime'
import type { ConductRegime, OutcomeCode } from '#core/vocabulary'

type Dates = {
  readonly conductFrom: string | null
  readonly cameToAttention: string | null
  readonly severityAssessment: string | null
  readonly referralNotice: string | null
}

/** A precedent as far as it is typed. What is not on the form is kept as it came. */
export type Draft = {
  readonly content: Omit<PrecedentContent, 'outcome'> & { readonly outcome: OutcomeCode | null }
  readonly months: string
  /** Dates that only serve to tell which rules applied. */
  readonly dates: Dates
  readonly rules: { readonly value: ConductRegime | null; readonly reason: string }
  /** Keys of an existing record, which stay while no date is entered; null for a new one. */
  readonly keys: RegimeKeys | null
  /** Why a record is corrected. */
  readonly reason: string
}

export type FormProblem = { readonly field: string; readonly message: string }

const noDates: Dates = {
  conductFrom: null,
  cameToAttention: null,
  severityAssessment: null,
  referralNotice: null,
}

export const draftOf = (content: PrecedentContent): Draft => ({
  content,
  months: content.outcomeMonths === null ? '' : String(content.outcomeMonths),
  dates: noDates,
  rules: recordedRules(content.profile.regime),
  keys: content.profile.regime,
  reason: '',
})

const recordedRules = ({ conductRegime }: RegimeKeys): Draft['rules'] =>
  conductRegime.basis === 'RECORDED'
    ? { value: conductRegime.possible[0] ?? null, reason: conductRegime.reason }
    : { value: null, reason: '' }

export const blankDraft = (): Draft => ({
  content: {
    sourceId: null,
    sourceKind: 'FORCE',
    sourceRef: null,
    hearingKey: null,
    force: '',
    hearingDate: null,
    title: '',
    profile: {
      allegationTypes: [],
      standards: [],
      culpabilityLevel: null,
      harmLevel: null,
      factors: [],
      absentFactors: [],
      rank: null,
      standing: null,
      context: null,
      convictionType: null,
      liveWarning: null,
      admission: null,
      forum: null,
      finding: null,
      regime: deriveRegime({}),
      narrative: '',
    },
    outcome: null,
    laterHistory: { effect: 'NONE_RECORDED', words: null, finalOutcome: null },
    outcomeMonths: null,
    barred: null,
    personalMitigation: [],
    collectorWords: {
      culpability: '',
      harm: '',
      aggravating: [],
      mitigating: [],
      conductTypes: [],
    },
    confidence: 'MEDIUM',
    unmapped: [],
    remarks: [],
    lengthOfServiceYears: null,
    exceptional: null,
  },
  months: '',
  dates: noDates,
  rules: { value: null, reason: '' },
  keys: null,
  reason: '',
})

/** Which rules applied, as the dates tell or as a person records with a reason. */
export function regimeOf({ content, dates, rules, keys }: Draft): RegimeKeys {
  const hasDates = Object.values(dates).some((date) => date !== null)
  const { value, reason } = rules
  if (keys !== null && !hasDates) {
    if (value === null || isBlank(reason)) return keys
    return { ...keys, conductRegime: { possible: [value], basis: 'RECORDED', reason } }
  }
  return deriveRegime({
    ...dates,
    hearingDate: content.hearingDate,
    standing: content.profile.standing,
    forum: content.profile.forum,
    overrides: value === null ? [] : [{ key: 'conductRegime', value, reason }],
  })
}

/** The content that would be recorded, or everything that stands in the way, by field. */
export function readDraft(
  draft: Draft,
  needsReason: boolean,
): { readonly content: PrecedentContent | null; readonly problems: readonly FormProblem[] } {
  const months = draft.months.trim()
  const candidate = {
    ...draft.content,
    outcomeMonths: months === '' ? null : Number(months),
    profile: { ...draft.content.profile, regime: regimeOf(draft) },
  }
  const missing = missingIn(draft, needsReason)
  const parsed = precedentContentSchema.safeParse(candidate)
  const known = new Set(missing.map(({ field }) => field))
  const others = (parsed.error?.issues ?? [])
    .map(({ path, message }) => ({
      field: path.join('.'),
      message: wordsFor(path.join('.'), message),
    }))
    .filter(({ field }) => !known.has(field))
  const problems = [...missing, ...others]
  return { content: problems.length === 0 && parsed.success ? parsed.data : null, problems }
}

const wordsFor = (field: string, message: string): string =>
  field === 'outcomeMonths'
    ? 'Write the length of the warning as whole months, such as 24'
    : message

function missingIn({ content, rules, reason }: Draft, needsReason: boolean): FormProblem[] {
  const { profile, laterHistory } = content
  const checks: readonly (readonly [boolean, string, string])[] = [
    [content.title.trim() === '', 'title', 'Say in a few words what the case is about'],
    [profile.narrative.trim() === '', 'profile.narrative', 'Write what happened'],
    [
      profile.allegationTypes.length === 0,
      'profile.allegationTypes',
      'Choose at least one type of conduct',
    ],
    [content.force.trim() === '', 'force', 'Name the force'],
    [
      rules.value !== null && isBlank(rules.reason),
      'rules.reason',
      'Give the reason for the rules that you record',
    ],
    [content.outcome === null, 'outcome', 'Choose the outcome that was imposed'],
    [
      laterHistory.effect === 'REPLACED' && laterHistory.finalOutcome === null,
      'laterHistory.finalOutcome',
      'Choose the outcome that replaced it',
    ],
    [needsReason && isBlank(reason), 'reason', 'Say why the record is corrected'],
  ]
  return checks.filter(([isMissing]) => isMissing).map(([, field, message]) => ({ field, message }))
}

/** The id of the field that a problem is about. */
export const fieldId = (field: string): string => `precedent-${field.replaceAll('.', '-')}`

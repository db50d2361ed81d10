import type { HearingCase } from '#core/hearing-case'
import type { FindingLevel, Forum, IsoDate, OutcomeCode } from '#core/vocabulary'

// A second reading of the domain brief (1.2, 3.3, 3.4), written from the brief alone and in its
// order: literal, slow, sharing nothing with the product but the shape of a case.

/** Whether something holds: surely, surely not, or the record does not tell. */
export type Holds = 'YES' | 'NO' | 'UNSURE'
type Keys = HearingCase['regime']
type Warning = HearingCase['particulars']['warnings'][number]
type Allegation = HearingCase['findings']['allegations'][number]

const is = (condition: boolean): Holds => (condition ? 'YES' : 'NO')
const told = (fact: boolean | null): Holds => (fact === null ? 'UNSURE' : is(fact))
const not = (one: Holds): Holds => (one === 'UNSURE' ? one : is(one === 'NO'))
const all = (...parts: readonly Holds[]): Holds =>
  parts.includes('NO') ? 'NO' : parts.includes('UNSURE') ? 'UNSURE' : 'YES'
const any = (...parts: readonly Holds[]): Holds => not(all(...parts.map(not)))
const among = <T>(value: T, ...wanted: readonly T[]): Holds => is(wanted.includes(value))
/** Whether a key has one of the values: unsure where the dates leave others beside it. */
const keyIs = (key: Keys[keyof Keys], ...wanted: readonly string[]): Holds => {
  const hits = key.possible.filter((value) => wanted.includes(value)).length
  return hits === 0 ? 'NO' : hits === key.possible.length ? 'YES' : 'UNSURE'
}

// Dates, counted day by day.

const two = (n: number) => String(n).padStart(2, '0')
const leap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const lengthOf = (year: number, month: number) =>
  month === 2 ? (leap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
const partsOf = (date: IsoDate) => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return { year, month, day }
}
const written = (year: number, month: number, day: number): IsoDate =>
  `${year}-${two(month)}-${two(day)}`

function dayAfter(date: IsoDate): IsoDate {
  const { year, month, day } = partsOf(date)
  if (day < lengthOf(year, month)) return written(year, month, day + 1)
  return month < 12 ? written(year, month + 1, 1) : written(year + 1, 1, 1)
}

/** The same day so many months on, or the last day of that month where it has no such day. */
function monthsOn(date: IsoDate, count: number): IsoDate {
  let { year, month } = partsOf(date)
  for (let passed = 0; passed < count; passed += 1) {
    month += 1
    if (month === 13) [year, month] = [year + 1, 1]
  }
  return written(year, month, Math.min(partsOf(date).day, lengthOf(year, month)))
}

/** 3.3: the period counts the day of notice, and a day of career break does not count. */
export function liveOn(warning: Warning, day: IsoDate | null): Holds | 'LATER' {
  const { notified, months, careerBreakDays } = warning
  if (day === null || notified === null) return 'UNSURE'
  if (day < notified) return 'LATER'
  if (months === null) return 'UNSURE'
  let firstFree = monthsOn(notified, months)
  for (let passed = 0; passed < careerBreakDays; passed += 1) firstFree = dayAfter(firstFree)
  return is(day < firstFree)
}

function anyLive(hearingCase: HearingCase, kind: Warning['kind']): Holds {
  const { dates, warnings } = hearingCase.particulars
  const each = warnings
    .filter((warning) => warning.kind === kind)
    .map((warning) => liveOn(warning, dates.severityAssessment))
  return any(...each.map((one) => (one === 'LATER' ? 'NO' : one)))
}

// The four keys of 1.2, from the dates that the brief names.

export function conductRegime(facts: {
  readonly cameToAttention: IsoDate
  readonly sameMatterAsOlder: boolean
  readonly directorGeneral: boolean
}): string {
  if (facts.directorGeneral) return 'CR2020_2025'
  if (facts.cameToAttention < '2020-02-01') return 'CR2012'
  if (facts.cameToAttention < '2025-05-28' || facts.sameMatterAsOlder) return 'CR2020_BASE'
  return 'CR2020_2025'
}

export const formerOfficerRoute = (notice: IsoDate): string =>
  notice < '2025-05-28' ? 'HEARING_DEFAULT' : 'AMH_DEFAULT'

/** The event of the cut-off was not read: sure only where everything lies on one side of the day. */
export const onOneSide = (
  dates: readonly IsoDate[],
  day: IsoDate,
  [before, from]: readonly [string, string],
): readonly string[] => {
  const late = dates.filter((date) => date >= day).length
  return late === 0 ? [before] : late === dates.length ? [from] : [before, from]
}

// The rules of 3.4.

const ORDER: readonly FindingLevel[] = [
  'NOT_PROVED',
  'NO_BREACH',
  'BREACH_BELOW_MISCONDUCT',
  'MISCONDUCT',
  'GROSS_MISCONDUCT',
]
const rungOf = (one: Allegation) =>
  one.proved === true && one.level !== null ? ORDER.indexOf(one.level) : 0

function failsDelegateTests(hearingCase: HearingCase): Holds {
  const { chair, forum } = hearingCase.particulars
  const { delegatedOn, leftSeniorRankOn } = chair
  const dated = delegatedOn !== null && leftSeniorRankOn !== null
  const leftTooLongAgo = dated ? is(monthsOn(leftSeniorRankOn, 60) < delegatedOn) : 'UNSURE'
  const byBasis = {
    SENIOR_OFFICER: 'NO',
    FORMER_SENIOR_OFFICER: leftTooLongAgo,
    STAFF_EQUIVALENT: told(chair.operationalCase),
  } as const
  const basis = chair.delegateBasis === null ? 'UNSURE' : byBasis[chair.delegateBasis]
  return all(
    among(chair.capacity, 'DELEGATE'),
    any(all(among(forum, 'AMH'), told(chair.certifiedForAmh)), basis),
  )
}

/** Each rule's condition, for one outcome; every allegation has been decided. */
export function conditions(c: HearingCase, outcome: OutcomeCode): Readonly<Record<string, Holds>> {
  const { particulars: p, decision: d } = c
  const { allegations } = c.findings
  const finding = ORDER[Math.max(...allegations.map(rungOf))]
  const [gross, misconduct] = [
    among(finding, 'GROSS_MISCONDUCT' as const),
    among(finding, 'MISCONDUCT' as const),
  ]
  const [meeting, hearing, amh] = (['MEETING', 'HEARING', 'AMH'] as const).map((forum) =>
    is(p.forum === forum),
  ) as [Holds, Holds, Holds]
  const former = is(p.officer.standing === 'FORMER')
  const outcomeIs = (...codes: readonly OutcomeCode[]) => among(outcome, ...codes)
  const noAction = not(outcomeIs('WW', 'FWW', 'RIR', 'DWN', 'WHBD'))
  const rules2025 = keyIs(c.regime.conductRegime, 'CR2020_2025')
  // 1.4 and the report duty are about panels and accelerated hearings.
  const key = keyIs(c.regime.panelModel, 'CHIEF_OFFICER_CHAIR')
  const chiefOfficer = p.forum === 'MEETING' && key === 'UNSURE' ? 'NO' : key
  const months = (test: (length: number) => boolean) => is(d.months !== null && test(d.months))
  const cited = p.warnings.filter((warning) => warning.citedAsAggravation)
  const spent = cited.map((one) => {
    const live = liveOn(one, p.dates.severityAssessment)
    return live === 'LATER' ? 'NO' : not(live)
  })
  const breaches = allegations.filter((one) => rungOf(one) >= 2)
  const failed = allegations.some((one) => one.proved === false)
  const deciding = [p.chair, ...p.members].map((one) => one.profileId)
  return {
    'OUT-001': all(meeting, outcomeIs('RIR', 'DWN')),
    'OUT-002': all(gross, outcomeIs('WW')),
    'OUT-003': all(not(former), amh, gross, noAction),
    'OUT-004': all(not(former), hearing, gross, rules2025, noAction),
    'OUT-005': all(not(former), hearing, gross, not(rules2025), noAction),
    'OUT-006': all(
      hearing,
      misconduct,
      outcomeIs('RIR', 'DWN'),
      not(anyLive(c, 'FWW')),
      not(told(c.findings.unconnectedIncidents)),
    ),
    'OUT-007': all(outcomeIs('WW', 'FWW'), anyLive(c, 'FWW')),
    'OUT-008': all(outcomeIs('WW'), anyLive(c, 'WW')),
    'OUT-009': all(
      gross,
      rules2025,
      outcomeIs('FWW', 'RIR'),
      is(d.exceptionalCircumstances.reasons.trim() === ''),
    ),
    'OUT-010': all(
      gross,
      chiefOfficer,
      not(outcomeIs('DWN', 'WHBD')),
      is(d.reasonsForNotDismissing.trim() === ''),
    ),
    'OUT-011': all(
      outcomeIs('RIR'),
      p.officer.rank === null ? 'UNSURE' : among(p.officer.rank, 'CONSTABLE', 'SPECIAL_CONSTABLE'),
    ),
    'OUT-012': all(outcomeIs('RIR'), told(p.previouslyReducedInRank)),
    'OUT-013': all(outcomeIs('RIR'), is(!d.authorityViewsOnReduction.recorded)),
    'OUT-014': all(
      outcomeIs('FWW'),
      months((n) => n < 24 || n > 60),
    ),
    'OUT-015': all(
      outcomeIs('FWW'),
      misconduct,
      months((n) => n !== 24),
    ),
    'OUT-016': all(
      outcomeIs('WW'),
      months((n) => n !== 18),
    ),
    'OUT-017': all(
      former,
      not(outcomeIs('WHBD', 'MISCONDUCT_NFA', 'NO_BREACH', 'AMH_DISMISS_CASE', 'AMH_RETURN_TO_AA')),
    ),
    'OUT-018': all(former, gross, not(outcomeIs('WHBD'))),
    'OUT-019': all(not(former), outcomeIs('WHBD', 'MISCONDUCT_NFA')),
    'OUT-020': all(outcomeIs('RPRP'), any(misconduct, gross)),
    'OUT-021': all(amh, misconduct, outcomeIs('WW', 'FWW', 'RIR', 'DWN')),
    'OUT-023': is(p.warnings.length > 0 && p.dates.severityAssessment === null),
    'OUT-024': any(...spent),
    // "Proved": where an allegation failed, the record does not say that it was not the conviction.
    'OUT-025': all(
      rules2025,
      is(p.convictionType === 'INDICTABLE_ONLY'),
      not(gross),
      failed ? 'UNSURE' : 'YES',
    ),
    'OUT-026': all(
      keyIs(c.regime.conductRegime, 'CR2020_BASE', 'CR2020_2025'),
      outcomeIs(
        'MGMT_ADVICE',
        'DISMISSAL_WITH_NOTICE',
        'FWW_EXTENDED_18M',
        'REQUIRED_TO_RESIGN',
        'NFA',
      ),
    ),
    // 1.2: who keeps the older force test was not read, so that a test that is open never blocks.
    'OUT-027': any(
      is(breaches.some(({ standards }) => standards.length === 0)),
      breaches.some(({ standards }) => standards.includes('SPB04_USE_OF_FORCE')) &&
        c.regime.forceTest.possible.length > 1
        ? 'UNSURE'
        : 'NO',
    ),
    'OUT-028': all(not(meeting), is(p.legalRepresentationNotice !== true)),
    // Nothing found and nothing imposed leaves nothing to make representations about.
    'OUT-029': all(
      any(misconduct, gross, not(outcomeIs('NO_BREACH', 'AMH_DISMISS_CASE', 'AMH_RETURN_TO_AA'))),
      is(
        d.representationsHeardOn === null ||
          (p.dates.decision !== null && p.dates.decision < d.representationsHeardOn),
      ),
    ),
    'OUT-030': all(chiefOfficer, failsDelegateTests(c)),
    'OUT-031': all(outcomeIs('DWN', 'WHBD'), is(!d.barredListReportPlanned)),
    'OUT-032': all(chiefOfficer, is(p.adviser !== null && deciding.includes(p.adviser.profileId))),
  }
}

// Levels and marks, as 3.4 gives them with the rows of 3.3 and the list of 11.2.

const WARNS_ALWAYS = ['005', '018', '022', '024', '029', '032']
/** Marked S, F, K or only partly V. 11.2(3): CR 42(7) was not read in full. */
const NOT_READ = ['004', '008', '009', '011', '015', '016', '027']
/** Two marks in 3.4: the text for accelerated hearings (CR 62) was read, its twin in CR 42 was not. */
const READ_FOR_AMH_ONLY = ['007', '012']

/** Whether a rule that surely holds stands in the way, before or after the lawyers' sign-off. */
export function mayBlock(ruleId: string, forum: Forum, signedOff: boolean): boolean {
  const number = ruleId.slice(4)
  if (WARNS_ALWAYS.includes(number)) return false
  if (signedOff) return true
  if (READ_FOR_AMH_ONLY.includes(number)) return forum === 'AMH'
  return !NOT_READ.includes(number)
}

/** The rules that block and those that warn or ask, for one outcome. */
export function secondReading(
  c: HearingCase,
  outcome: OutcomeCode,
  signedOff: readonly string[] = [],
): { readonly blocks: readonly string[]; readonly warns: readonly string[] } {
  const held = Object.entries(conditions(c, outcome)).filter(([, holds]) => holds !== 'NO')
  // 1.2: the rules are those of 2020. Where older Regulations may govern the case they only ask;
  // the barred list has its own, of 2017.
  const older = c.regime.conductRegime.possible.includes('CR2012')
  const unclear = c.particulars.officer.rank === 'SPECIAL_CONSTABLE' ? ['OUT-011'] : []
  const blocks = held
    .filter(
      ([id, holds]) => holds === 'YES' && (!older || id === 'OUT-031') && !unclear.includes(id),
    )
    .map(([id]) => id)
    .filter((id) => mayBlock(id, c.particulars.forum, signedOff.includes(id)))
  return { blocks, warns: held.map(([id]) => id).filter((id) => !blocks.includes(id)) }
}

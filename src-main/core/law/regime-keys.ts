import { earliest, formatDate, latest, parsePartial } from '../dates.ts'
import type { Particulars } from '../hearing-case.ts'
import type { RegimeKey, RegimeKeys } from '../regime.ts'
import * as v from '../vocabulary.ts'
import { isBlank } from './situation.ts'
import { dateRange, type DateRange } from './date-range.ts'

/** What the four keys follow from. Every fact may be left out: unknown. */
export type RegimeFacts = {
  readonly conductFrom: v.PartialDate | null
  readonly cameToAttention: v.PartialDate | null
  readonly severityAssessment: v.PartialDate | null
  /** Notice under regulation 30(1), or 51(1) for an accelerated hearing. */
  readonly referralNotice: v.PartialDate | null
  readonly hearingDate: v.PartialDate | null
  /** The last day of the hearing or the day of the decision, where it is known apart. */
  readonly concludedOn: v.PartialDate | null
  readonly standing: v.Standing | null
  readonly forum: v.Forum | null
  /** A later allegation about a matter still handled under the older rules (A25 reg 64(1)(b)). */
  readonly linkedToEarlierMatter: boolean
  /** Re-investigation ordered or direction given by the Director General (A25 reg 64(2)). */
  readonly directorGeneralDirected: boolean
  readonly overrides: Particulars['regimeOverrides']
}

const RULES_2020 = '2020-02-01'
const RULES_2025 = '2025-05-28'
const CHIEF_OFFICER_CHAIRS = '2024-05-07'
const FORCE_TEST_2026 = '2026-06-30'

/**
 * The transitional keys that the known dates leave possible, each with the reason in plain words
 * (domain brief 1.2). A key never says more than the dates do: where an exact cut-off was not read
 * in the amending Regulations, both values stay possible near it. A recorded value replaces a
 * derived one and carries the person's reason.
 */
export function deriveRegime(given: Partial<RegimeFacts>): RegimeKeys {
  const facts = onlyRealDates({ ...NOTHING_KNOWN, ...given })
  return {
    conductRegime: recorded(facts, 'conductRegime', v.conductRegimeSchema.options, conductRegime),
    formerOfficerRoute: recorded(
      facts,
      'formerOfficerRoute',
      v.formerOfficerRouteSchema.options,
      formerOfficerRoute,
    ),
    panelModel: recorded(facts, 'panelModel', v.panelModelSchema.options, panelModel),
    forceTest: recorded(facts, 'forceTest', v.forceTestSchema.options, forceTest),
  }
}

/** The keys of a case before the panel, from its particulars. */
export function regimeOfParticulars(particulars: Particulars): RegimeKeys {
  const { dates, officer, forum, regimeOverrides } = particulars
  return deriveRegime({
    conductFrom: dates.conductFrom,
    cameToAttention: dates.cameToAttention,
    severityAssessment: dates.severityAssessment,
    referralNotice: dates.referralNotice,
    hearingDate: dates.hearingFrom,
    concludedOn: dates.decision ?? dates.hearingTo,
    standing: officer.standing,
    forum,
    linkedToEarlierMatter: particulars.linkedToEarlierMatter === true,
    directorGeneralDirected: particulars.directorGeneralDirected === true,
    overrides: regimeOverrides,
  })
}

const NOTHING_KNOWN: RegimeFacts = {
  conductFrom: null,
  cameToAttention: null,
  severityAssessment: null,
  referralNotice: null,
  hearingDate: null,
  concludedOn: null,
  standing: null,
  forum: null,
  linkedToEarlierMatter: false,
  directorGeneralDirected: false,
  overrides: [],
}

/** A day that is not in the calendar, such as 31 February, tells nothing. */
function onlyRealDates(facts: RegimeFacts): RegimeFacts {
  const real = (date: v.PartialDate | null) =>
    date === null || parsePartial(date) === null ? null : date
  return {
    ...facts,
    conductFrom: real(facts.conductFrom),
    cameToAttention: real(facts.cameToAttention),
    severityAssessment: real(facts.severityAssessment),
    referralNotice: real(facts.referralNotice),
    hearingDate: real(facts.hearingDate),
    concludedOn: real(facts.concludedOn),
  }
}

function recorded<T extends string>(
  facts: RegimeFacts,
  key: Particulars['regimeOverrides'][number]['key'],
  values: readonly T[],
  derive: (facts: RegimeFacts) => RegimeKey<T>,
): { possible: readonly T[]; basis: RegimeKey<T>['basis']; reason: string } {
  const override = facts.overrides.findLast((entry) => entry.key === key)
  const value = values.find((candidate) => candidate === override?.value)
  if (override === undefined || value === undefined || isBlank(override.reason))
    return derive(facts)
  return { possible: [value], basis: 'RECORDED', reason: override.reason }
}

const fromDates = <T extends string>(possible: readonly T[], reason: string): RegimeKey<T> => ({
  possible,
  basis: 'DATES',
  reason,
})

/** When the allegation came to attention, bounded by what must come before and after it. */
const attention = (facts: RegimeFacts): DateRange =>
  dateRange({
    at: facts.cameToAttention,
    notBefore: [facts.conductFrom],
    notAfter: [facts.severityAssessment, facts.referralNotice, facts.hearingDate],
  })

function conductRegime(facts: RegimeFacts): RegimeKey<v.ConductRegime> {
  if (facts.directorGeneralDirected)
    return fromDates(
      ['CR2020_2025'],
      'The Director General ordered a re-investigation or gave a direction, so the 2025 rules apply whatever the date (A25 reg 64(2)).',
    )
  const { from, to } = attention(facts)
  const byDate: v.ConductRegime[] = []
  if (from < RULES_2020) byDate.push('CR2012')
  if (to >= RULES_2020 && from < RULES_2025) byDate.push('CR2020_BASE')
  if (to >= RULES_2025) byDate.push('CR2020_2025')
  if (facts.linkedToEarlierMatter && byDate.includes('CR2020_2025'))
    return fromDates(
      [...new Set(byDate.map((value) => (value === 'CR2020_2025' ? 'CR2020_BASE' : value)))],
      'The allegation is about the same matter as one still handled under the older rules, so those apply (A25 reg 64(1)(b)).',
    )
  return fromDates(byDate, attentionReason(facts, byDate.length === 1))
}

function attentionReason(facts: RegimeFacts, settled: boolean): string {
  if (facts.cameToAttention !== null && settled)
    return `Because the allegation came to attention ${on(facts.cameToAttention)}.`
  const bounds = [
    facts.conductFrom === null ? null : `the conduct began ${on(facts.conductFrom)}`,
    facts.severityAssessment === null
      ? null
      : `the severity assessment was made ${on(facts.severityAssessment)}`,
    facts.referralNotice === null
      ? null
      : `notice of referral was given ${on(facts.referralNotice)}`,
    facts.hearingDate === null ? null : `the hearing was ${on(facts.hearingDate)}`,
  ].filter((bound) => bound !== null)
  const told = bounds.length === 0 ? 'No date is recorded' : `Because ${bounds.join(' and ')}`
  const when =
    facts.cameToAttention === null
      ? 'it is not recorded when the allegation came to attention'
      : `the allegation came to attention ${on(facts.cameToAttention)}`
  return settled ? `${told}.` : `${told}; ${when}, so the dates do not tell.`
}

const on = (date: v.PartialDate) => `${date.length === 10 ? 'on' : 'in'} ${formatDate(date)}`

/** A former officer without a notice before 28 May 2025 goes to an accelerated hearing (A25 reg 64(3)). */
function formerOfficerRoute(facts: RegimeFacts): RegimeKey<v.FormerOfficerRoute> {
  const { from, to } = dateRange({
    at: facts.referralNotice,
    notBefore: [facts.conductFrom, facts.cameToAttention, facts.severityAssessment],
    notAfter: [facts.hearingDate],
  })
  const aside =
    facts.standing === 'SERVING' ? ' The officer is serving, so nothing turns on it.' : ''
  if (to < RULES_2025)
    return fromDates(
      ['HEARING_DEFAULT'],
      `Because notice of referral was given before 28 May 2025.${aside}`,
    )
  if (from >= RULES_2025)
    return fromDates(
      ['AMH_DEFAULT'],
      `Because no notice of referral was given before 28 May 2025.${aside}`,
    )
  return fromDates(
    ['HEARING_DEFAULT', 'AMH_DEFAULT'],
    `The dates do not tell whether notice of referral was given before 28 May 2025.${aside}`,
  )
}

/**
 * Who chairs. The amending Regulations' cut-off (appointment, or notice) was not read: a hearing
 * before 7 May 2024 had a legally qualified chair, a case assessed or referred from that day has a
 * chief officer, and in between both stay possible. An accelerated hearing is held by a chief
 * officer or delegate (CR 55).
 */
function panelModel(facts: RegimeFacts): RegimeKey<v.PanelModel> {
  if (facts.forum === 'AMH')
    return fromDates(
      ['CHIEF_OFFICER_CHAIR'],
      'Because an accelerated hearing is held by a chief officer or delegate (CR 55).',
    )
  if (facts.hearingDate !== null && latest(facts.hearingDate) < CHIEF_OFFICER_CHAIRS)
    return fromDates(['LQC_CHAIR'], 'Because the hearing was before 7 May 2024.')
  const starts = [facts.conductFrom, facts.cameToAttention, facts.severityAssessment]
  const reached = [...starts, facts.referralNotice].some(
    (date) => date !== null && earliest(date) >= CHIEF_OFFICER_CHAIRS,
  )
  if (reached)
    return fromDates(
      ['CHIEF_OFFICER_CHAIR'],
      'Because the case was assessed or referred on or after 7 May 2024.',
    )
  return fromDates(
    ['LQC_CHAIR', 'CHIEF_OFFICER_CHAIR'],
    'The dates do not tell: the case may have begun before 7 May 2024, and what fixes the chair in such a case is not settled.',
  )
}

/** The force test. The transitional rule of A26 was not read, so only clear cases are told apart. */
function forceTest(facts: RegimeFacts): RegimeKey<v.ForceTest> {
  // A hearing that ran over the day was decided after it, so its start does not settle the test.
  const heard = [facts.hearingDate, facts.concludedOn].filter((date) => date !== null)
  if (heard.length > 0 && heard.every((date) => latest(date) < FORCE_TEST_2026))
    return fromDates(['CIVIL_REASONABLE_BELIEF'], 'Because the hearing was before 30 June 2026.')
  if (facts.conductFrom !== null && earliest(facts.conductFrom) >= FORCE_TEST_2026)
    return fromDates(
      ['CRIMINAL_HONEST_BELIEF'],
      'Because the conduct began on or after 30 June 2026.',
    )
  return fromDates(
    ['CIVIL_REASONABLE_BELIEF', 'CRIMINAL_HONEST_BELIEF'],
    'The dates do not tell: the test changed on 30 June 2026 with limited effect on earlier conduct, and how far is not settled.',
  )
}

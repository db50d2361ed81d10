import type { HearingCase } from '../hearing-case.ts'
import type { Forum } from '../vocabulary.ts'
import { formatDate } from '../dates.ts'
import { known, type RegimeKey } from '../regime.ts'
import { regimeLabel } from '../wording.ts'
import { tidy } from './draft.ts'
import type { NoticeContext } from './notice-context.ts'
import type { PhraseKey } from './words/catalogue.ts'
import type { Words } from './words/words.ts'

// Which rules a case was decided under, as the notice names them (domain brief 5.2, field 8).

type Row = readonly [label: string, value: string | null]

/** Decided under the Regulations of 2012 or 2008, whose own numbering was not read. */
export const isUnder2012 = ({ regime }: Pick<HearingCase, 'regime'>): boolean =>
  known(regime.conductRegime) === 'CR2012'

const RULES_2012 = '2012-11-22'

/** Those of 2012 took over from those of 2008 for what came to attention from their first day. */
const isUnder2008 = (hearingCase: HearingCase): boolean => {
  const { cameToAttention } = hearingCase.particulars.dates
  const isDerived = hearingCase.regime.conductRegime.basis === 'DATES'
  const isBefore = cameToAttention !== null && cameToAttention < RULES_2012
  return isUnder2012(hearingCase) && isDerived && isBefore
}

/** What was held; before February 2020 an accelerated hearing was a special case hearing. */
export const proceedingsOf = (hearingCase: HearingCase): Forum | 'SPECIAL_CASE' =>
  hearingCase.particulars.forum === 'AMH' && isUnder2012(hearingCase)
    ? 'SPECIAL_CASE'
    : hearingCase.particulars.forum

/** Regulation of 2020 under which the report is made. */
const REPORT = { MEETING: '43', HEARING: '43', AMH: '63' } as const

/** The proceedings, and the Regulations under which their report is made. */
export function proceedingsInWords({ hearingCase, words }: NoticeContext): string {
  const proceedings = (one: Words) => one.say(`proceedings.${proceedingsOf(hearingCase)}`)
  return isUnder2012(hearingCase)
    ? words.say(isUnder2008(hearingCase) ? 'hearing.report2008' : 'hearing.report2012', {
        proceedings,
      })
    : words.say('hearing.report2020', {
        proceedings,
        regulation: REPORT[hearingCase.particulars.forum],
      })
}

/** What the notice that referred the case is called. */
export function referralLabel({ hearingCase, words }: NoticeContext): string {
  if (isUnder2012(hearingCase)) return words.say('dates.referral2012')
  const isAmh = hearingCase.particulars.forum === 'AMH'
  return words.say(isAmh ? 'dates.referralAmh' : 'dates.referralHearing')
}

/** " (regulation 42(6))": numbers of the 2020 Regulations, left out under those of 2012. */
export const numbered2020 = (hearingCase: HearingCase, number: string) => (words: Words) =>
  isUnder2012(hearingCase) ? '' : ` ${words.say('rules.regulation', { number })}`

/** Each rule that was settled for the case; one that a person recorded carries the reason. */
export function ruleRows(input: NoticeContext): readonly Row[] {
  const { hearingCase, words } = input
  const { regime, particulars } = hearingCase
  const { forum, officer } = particulars
  return [
    [words.say('rules.label'), withReason(input)],
    [
      words.say('rules.chair'),
      forum === 'HEARING' ? recorded(input, chairRules(hearingCase), regime.panelModel) : null,
    ],
    [
      words.say('rules.route'),
      officer.standing === 'FORMER' && !isUnder2012(hearingCase)
        ? recorded(input, routeOf(hearingCase), regime.formerOfficerRoute)
        : null,
    ],
    [words.say('rules.standards'), words.say(standardsIn(hearingCase))],
    [words.say('rules.force'), forceInWords(input)],
  ]
}

function standardsIn(hearingCase: HearingCase): PhraseKey {
  if (!isUnder2012(hearingCase)) return 'rules.schedule2020'
  return isUnder2008(hearingCase) ? 'rules.schedule2008' : 'rules.schedule2012'
}

/** The Regulations, and the date or exception that they follow from. */
function withReason(input: NoticeContext): string | null {
  const { hearingCase, words } = input
  const { conductRegime } = hearingCase.regime
  const { cameToAttention } = hearingCase.particulars.dates
  const key = rulesOf(hearingCase)
  if (key === null) return words.englishOnly(regimeLabel(hearingCase.regime))
  if (conductRegime.basis !== 'DATES' || conductRegime.possible.length !== 1)
    return recorded(input, key, conductRegime)
  const rules = (one: Words) => one.say(key)
  const { reason } = conductRegime
  return cameToAttention !== null && reason.endsWith(`attention on ${formatDate(cameToAttention)}.`)
    ? words.say('rules.attention', { rules, date: (one) => one.date(cameToAttention) })
    : words.say('rules.otherReason', { rules, reason: (one) => one.englishOnly(reason) })
}

/** A person set the key against the dates, or where the dates left it open: the reader is told. */
function recorded(
  { kind, words }: NoticeContext,
  phrase: PhraseKey | null,
  key: RegimeKey<string>,
): string | null {
  if (phrase === null) return null
  // A reason may name what a published copy leaves out.
  if (key.basis !== 'RECORDED' || kind !== 'FULL') return words.say(phrase)
  return words.say('rules.recorded', {
    words: (one) => one.say(phrase),
    reason: tidy(key.reason),
  })
}

function rulesOf(hearingCase: HearingCase): PhraseKey | null {
  switch (known(hearingCase.regime.conductRegime)) {
    case 'CR2012':
      return isUnder2008(hearingCase) ? 'rules.2008' : 'rules.2012'
    case 'CR2020_BASE':
      return 'rules.2020'
    case 'CR2020_2025':
      return 'rules.2025'
    case 'UNKNOWN':
      return null
  }
}

/**
 * Not every chair under the Regulations of 2012 was legally qualified, and from when was not read:
 * of another chair the row says no more than the dates tell.
 */
function chairRules(hearingCase: HearingCase): PhraseKey | null {
  const { panelModel } = hearingCase.regime
  const isOther = hearingCase.particulars.chair.capacity !== 'LQC_LEGACY'
  const isOpen = isUnder2012(hearingCase) && panelModel.basis === 'DATES' && isOther
  switch (known(panelModel)) {
    case 'LQC_CHAIR':
      return isOpen ? 'rules.chairEarlier' : 'rules.chairBefore'
    case 'CHIEF_OFFICER_CHAIR':
      return 'rules.chairNow'
    case 'UNKNOWN':
      return null
  }
}

function routeOf({ regime }: HearingCase): PhraseKey | null {
  switch (known(regime.formerOfficerRoute)) {
    case 'HEARING_DEFAULT':
      return 'rules.routeHearing'
    case 'AMH_DEFAULT':
      return 'rules.routeAmh'
    case 'UNKNOWN':
      return null
  }
}

/** A test that is not settled is no bar to the notice, which says so, and why it goes out. */
function forceInWords(input: NoticeContext): string | null {
  const { hearingCase, kind, words } = input
  const phrase = forceTestOf(hearingCase)
  if (phrase !== 'rules.forceUnknown') return recorded(input, phrase, hearingCase.regime.forceTest)
  const given = hearingCase.decision.warningReasons.findLast(({ ruleId }) => ruleId === 'OUT-027')
  const reason = tidy(given?.reason ?? '')
  if (reason === '' || kind !== 'FULL') return words.say(phrase)
  return words.say('rules.recorded', { words: (one) => one.say(phrase), reason })
}

/** Printed only where the standard on the use of force is in issue. */
function forceTestOf({ findings, regime }: HearingCase): PhraseKey | null {
  const inIssue = findings.allegations.some(({ standards }) =>
    standards.includes('SPB04_USE_OF_FORCE'),
  )
  if (!inIssue) return null
  switch (known(regime.forceTest)) {
    case 'CIVIL_REASONABLE_BELIEF':
      return 'rules.forceCivil'
    case 'CRIMINAL_HONEST_BELIEF':
      return 'rules.forceCriminal'
    case 'UNKNOWN':
      return 'rules.forceUnknown'
  }
}

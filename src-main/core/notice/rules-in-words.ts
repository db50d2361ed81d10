import type { HearingCase } from '../hearing-case.ts'
import { known, type RegimeKey } from '../regime.ts'
import { forumLabel, regimeLabel } from '../wording.ts'
import { tidy } from './draft.ts'
import type { NoticeInput } from './notice-context.ts'

// Which rules a case was decided under, as the notice names them (domain brief 5.2, field 8).

type Row = readonly [label: string, value: string | null]

/** Decided under the Regulations of 2012, whose own numbering was not read. */
export const isUnder2012 = ({ regime }: Pick<HearingCase, 'regime'>): boolean =>
  known(regime.conductRegime) === 'CR2012'

/** "Misconduct hearing"; before February 2020 an accelerated hearing was a special case hearing. */
export const proceedingsLabel = (hearingCase: HearingCase): string =>
  hearingCase.particulars.forum === 'AMH' && isUnder2012(hearingCase)
    ? 'Special case hearing'
    : forumLabel(hearingCase.particulars.forum)

/** Regulation of 2020 under which the report is made. */
const REPORT = { MEETING: '43', HEARING: '43', AMH: '63' } as const

/** The proceedings, and the Regulations under which their report is made. */
export function proceedingsInWords(hearingCase: HearingCase): string {
  const under = isUnder2012(hearingCase)
    ? 'the Police (Conduct) Regulations 2012'
    : `regulation ${REPORT[hearingCase.particulars.forum]} of the Police (Conduct) Regulations 2020`
  return `${proceedingsLabel(hearingCase)}; report under ${under}`
}

/** What the notice that referred the case is called. */
export function referralLabel(hearingCase: HearingCase): string {
  if (isUnder2012(hearingCase)) return 'Notice of referral'
  return hearingCase.particulars.forum === 'AMH' ? 'Regulation 51 notice' : 'Regulation 30 notice'
}

/** " (regulation 42(6))": numbers of the 2020 Regulations, left out under those of 2012. */
export const numbered2020 = (hearingCase: HearingCase, number: string): string =>
  isUnder2012(hearingCase) ? '' : ` (regulation ${number})`

/** Each rule that was settled for the case; one that a person recorded carries the reason. */
export function ruleRows(input: NoticeInput): readonly Row[] {
  const { regime, particulars } = input.hearingCase
  const { forum, officer } = particulars
  return [
    ['Rules', withReason(input)],
    [
      'Rules on the chair',
      forum === 'HEARING'
        ? recorded(input, chairInWords(input.hearingCase), regime.panelModel)
        : null,
    ],
    [
      'Route',
      officer.standing === 'FORMER' && !isUnder2012(input.hearingCase)
        ? recorded(input, routeInWords(input.hearingCase), regime.formerOfficerRoute)
        : null,
    ],
    ['Standards', standardsInWords(input.hearingCase)],
    ['Use of force', forceTestInWords(input)],
  ]
}

/** The Regulations, and the date or exception that they follow from. */
function withReason(input: NoticeInput): string | null {
  const { conductRegime } = input.hearingCase.regime
  const words = rulesInWords(input.hearingCase)
  return conductRegime.basis === 'DATES' && conductRegime.possible.length === 1
    ? `${words}. ${conductRegime.reason}`
    : recorded(input, words, conductRegime)
}

/** A person set the key against the dates, or where the dates left it open: the reader is told. */
function recorded(
  { kind }: NoticeInput,
  words: string | null,
  key: RegimeKey<string>,
): string | null {
  if (words === null || key.basis !== 'RECORDED') return words
  const reason = tidy(key.reason)
  // A reason may name what a published copy leaves out.
  return kind === 'FULL' ? `${words}. Recorded, with this reason: ${reason}` : words
}

function rulesInWords({ regime }: HearingCase): string {
  switch (known(regime.conductRegime)) {
    case 'CR2012':
      return 'Police (Conduct) Regulations 2012'
    case 'CR2020_BASE':
      return 'Police (Conduct) Regulations 2020 as they stood before 28 May 2025'
    case 'CR2020_2025':
      return 'Police (Conduct) Regulations 2020 as they stand from 28 May 2025'
    case 'UNKNOWN':
      return regimeLabel(regime)
  }
}

function chairInWords({ regime }: HearingCase): string | null {
  switch (known(regime.panelModel)) {
    case 'LQC_CHAIR':
      return 'Those before 7 May 2024: a legally qualified chair'
    case 'CHIEF_OFFICER_CHAIR':
      return 'Those from 7 May 2024: the chief officer, or a person in the chief officer’s place'
    case 'UNKNOWN':
      return null
  }
}

function routeInWords({ regime }: HearingCase): string | null {
  switch (known(regime.formerOfficerRoute)) {
    case 'HEARING_DEFAULT':
      return 'A former officer, under the rules before 28 May 2025: a misconduct hearing'
    case 'AMH_DEFAULT':
      return 'A former officer, under the rules from 28 May 2025: an accelerated hearing unless the officer or the authority chooses otherwise'
    case 'UNKNOWN':
      return null
  }
}

const standardsInWords = (hearingCase: HearingCase): string =>
  `Schedule 2 to the Police (Conduct) Regulations ${isUnder2012(hearingCase) ? '2012' : '2020'}`

/** Printed only where the standard on the use of force is in issue. */
function forceTestInWords(input: NoticeInput): string | null {
  const { findings, regime } = input.hearingCase
  const inIssue = findings.allegations.some(({ standards }) =>
    standards.includes('SPB04_USE_OF_FORCE'),
  )
  if (!inIssue) return null
  switch (known(regime.forceTest)) {
    case 'CIVIL_REASONABLE_BELIEF':
      return recorded(
        input,
        'Judged by the standard as it stood before 30 June 2026 (belief must be reasonable)',
        regime.forceTest,
      )
    case 'CRIMINAL_HONEST_BELIEF':
      return recorded(
        input,
        'Judged by the standard as it stands from 30 June 2026 (belief must be honestly held)',
        regime.forceTest,
      )
    case 'UNKNOWN':
      return null
  }
}

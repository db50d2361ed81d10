import type { Particulars } from '#core/hearing-case'
import type { Forum } from '#core/vocabulary'

type Dates = Particulars['dates']
/** Whole days; the two days of the conduct may be known in part and stand in step 2 alone. */
export type DayName = Exclude<keyof Dates, 'conductFrom' | 'conductTo'>

export type Day = {
  readonly name: DayName
  readonly label: string
  /** Proceedings in which the day can occur; all where left out. */
  readonly forums?: readonly Forum[]
}

const hearing = ['HEARING'] as const
const notAccelerated = ['HEARING', 'MEETING'] as const
const accelerated = ['AMH'] as const

/** The days that start and end clocks, in the order in which they come. */
export const DAY_GROUPS: readonly { readonly title: string; readonly days: readonly Day[] }[] = [
  {
    title: 'Investigation',
    days: [
      { name: 'investigationStart', label: 'Complaint made or conduct recorded' },
      { name: 'reg17Notice', label: 'Regulation 17 notice' },
      { name: 'officerStatement', label: 'Officer’s statement to the investigator' },
      { name: 'investigatorReport', label: 'Investigator’s report received' },
      { name: 'suspensionReviewed', label: 'Suspension last reviewed' },
      { name: 'referralDecision', label: 'Decision to refer' },
    ],
  },
  {
    title: 'Before the hearing',
    days: [
      { name: 'referralNotice', label: 'Regulation 30 or 51 notice' },
      { name: 'namingNotice', label: 'Notice that names chair, panel or adviser' },
      { name: 'papersSupplied', label: 'Papers given to the officer' },
      { name: 'officerResponse', label: 'Officer’s response' },
      { name: 'witnessListsExchanged', label: 'Witness lists exchanged', forums: notAccelerated },
      { name: 'witnessListsToChair', label: 'Witness lists to the chair', forums: hearing },
      { name: 'documentsToChair', label: 'Documents to the chair', forums: hearing },
      { name: 'preHearingSet', label: 'Pre-hearing date set', forums: hearing },
      { name: 'preHearing', label: 'Pre-hearing held', forums: hearing },
      { name: 'amhNotice', label: 'Regulation 52 notice', forums: accelerated },
      { name: 'panelReplaced', label: 'Person replaced on the panel', forums: accelerated },
      { name: 'publicNotice', label: 'Public notice of the hearing' },
    ],
  },
  {
    title: 'Hearing and report',
    days: [
      { name: 'hearingFrom', label: 'Hearing from' },
      { name: 'hearingTo', label: 'Hearing to' },
      { name: 'decision', label: 'Decision' },
      { name: 'reportDelegated', label: 'Drafting of the report given to the adviser' },
      { name: 'reportDrafted', label: 'Adviser’s draft delivered' },
      { name: 'reportSent', label: 'Chair’s report sent to the authority' },
      { name: 'reportReceivedByAuthority', label: 'Report received by the authority' },
      { name: 'notified', label: 'Officer notified' },
      { name: 'served', label: 'Notice served on the officer' },
      { name: 'deemedServed', label: 'Notice deemed served, if another day' },
      { name: 'decisionReceived', label: 'Written decision received by the officer' },
      { name: 'published', label: 'Report published' },
      { name: 'barredListReport', label: 'Barred-list report made' },
      { name: 'barredListed', label: 'Entered on the barred list' },
    ],
  },
  {
    title: 'Appeal',
    days: [
      { name: 'appealNotice', label: 'Notice of appeal' },
      {
        name: 'appealCopyReceived',
        label: 'Copy of the notice of appeal received',
        forums: ['HEARING', 'AMH'],
      },
      { name: 'respondentPapers', label: 'Respondent’s papers sent', forums: ['HEARING', 'AMH'] },
      { name: 'appealDetermined', label: 'Appeal determined' },
      { name: 'appealResultNotified', label: 'Result of the appeal given', forums: ['MEETING'] },
    ],
  },
]

/** Days of a group that can occur in these proceedings, and any other that is recorded all the same. */
export const daysFor = (
  days: readonly Day[],
  { forum, dates }: Pick<Particulars, 'forum' | 'dates'>,
): readonly Day[] =>
  days.filter(
    ({ name, forums }) => forums === undefined || forums.includes(forum) || dates[name] !== null,
  )

import { z } from 'zod'
import { isoDateSchema } from './vocabulary.ts'

// What a case records for its clocks alone: the days that start and end time limits, and what a
// person agreed or decided about them. Every field has a "not yet" value.

const date = isoDateSchema.nullable().default(null)

/** Days that only the time limits need; null where the day is not recorded. */
export const clockDates = {
  /** Complaint made or conduct matter recorded, from which the investigation is counted (CR 19). */
  investigationStart: date,
  /** Regulation 17 notice of the investigation. */
  reg17Notice: date,
  /** Officer's statement to the investigator (CR 18). */
  officerStatement: date,
  /** Investigator's report received (CR 23). */
  investigatorReport: date,
  /** Decision to refer to proceedings (CR 30(1)). */
  referralDecision: date,
  /** Notice that names the chair, a panel member or the adviser (CR 30, 35, 51). */
  namingNotice: date,
  /** Papers given to the officer (CR 30, 51). */
  papersSupplied: date,
  /** Officer's response (CR 31, 54). */
  officerResponse: date,
  witnessListsExchanged: date,
  witnessListsToChair: date,
  documentsToChair: date,
  /** Day on which the date of the pre-hearing was set. */
  preHearingSet: date,
  preHearing: date,
  /** Replacement of a person after an upheld objection (CR 52(1A)). */
  panelReplaced: date,
  /** Regulation 52(1) notice of the accelerated hearing. */
  amhNotice: date,
  /** Public notice of the hearing (CR 36, 53). */
  publicNotice: date,
  /** Drafting of the report given to the adviser (CR 43(1C), 63(1C)). */
  reportDelegated: date,
  /** Adviser's draft delivered to the chair. */
  reportDrafted: date,
  /** Chair's report sent to the appropriate authority (CR 43(1), 63(1)). */
  reportSent: date,
  reportReceivedByAuthority: date,
  published: date,
  barredListReport: date,
  /** Notice of the outcome served on the officer, and the day on which the rules deem it served. */
  served: date,
  deemedServed: date,
  /** Written decision or report received by the officer. */
  decisionReceived: date,
  appealNotice: date,
  /** Copy of the notice of appeal received by the respondent (PATR 13(3)). */
  appealCopyReceived: date,
  respondentPapers: date,
  appealDetermined: date,
  appealResultNotified: date,
  suspensionReviewed: date,
  barredListed: date,
}

export type ClockDateName = keyof typeof clockDates
export const clockDateNames = Object.keys(clockDates) as readonly ClockDateName[]

/** A time in which a period stands still, such as criminal proceedings (CR 10). */
export const clockHoldSchema = z.object({
  id: z.string(),
  from: date,
  /** Last day of the hold; null while it lasts. */
  to: date,
  reason: z.string().default(''),
  /** Time limits it stops, `TL01` to `TL30`; none named means all. */
  limitIds: z.array(z.string()).default([]),
})
export type ClockHold = z.infer<typeof clockHoldSchema>

/** A last day put in place of the counted one: later, or earlier by agreement (CR 22, 48). */
export const clockExtensionSchema = z.object({
  id: z.string(),
  limitId: z.string(),
  newDue: date,
  reason: z.string().default(''),
  agreedOn: date,
})

export const clockMetSchema = z.object({ limitId: z.string(), metOn: isoDateSchema })

import { z } from 'zod'
import { isRealDate, parsePartial } from './dates.ts'

// The closed vocabularies of the domain (domain brief, sections 1 to 4 and 10).
// Codes are the same in SQL, TypeScript, JSON and the notice; labels are data in resources/law.

/** Misconduct meeting, misconduct hearing, accelerated misconduct hearing. */
export const forumSchema = z.enum(['MEETING', 'HEARING', 'AMH'])
export type Forum = z.infer<typeof forumSchema>

export const findingLevelSchema = z.enum([
  'NOT_PROVED',
  'NO_BREACH',
  'BREACH_BELOW_MISCONDUCT',
  'MISCONDUCT',
  'GROSS_MISCONDUCT',
])
export type FindingLevel = z.infer<typeof findingLevelSchema>

/** Outcomes that the Regulations offer now, then the older ones that precedents may still carry. */
export const outcomeCodeSchema = z.enum([
  'NO_BREACH',
  'RPRP',
  'WW',
  'FWW',
  'RIR',
  'DWN',
  'WHBD',
  'MISCONDUCT_NFA',
  'AMH_DISMISS_CASE',
  'AMH_RETURN_TO_AA',
  'MGMT_ADVICE',
  'DISMISSAL_WITH_NOTICE',
  'FWW_EXTENDED_18M',
  'REQUIRED_TO_RESIGN',
  'NFA',
])
export type OutcomeCode = z.infer<typeof outcomeCodeSchema>

export const spbIdSchema = z.enum([
  'SPB01_HONESTY_INTEGRITY',
  'SPB02_AUTHORITY_RESPECT_COURTESY',
  'SPB03_EQUALITY_DIVERSITY',
  'SPB04_USE_OF_FORCE',
  'SPB05_ORDERS_INSTRUCTIONS',
  'SPB06_DUTIES_RESPONSIBILITIES',
  'SPB07_CONFIDENTIALITY',
  'SPB08_FITNESS_FOR_DUTY',
  'SPB09_DISCREDITABLE_CONDUCT',
  'SPB10_CHALLENGING_REPORTING',
])
export type SpbId = z.infer<typeof spbIdSchema>

/** How a notice reaches the officer; email since 28 May 2025 (A25 reg 8). */
export const serviceMethodSchema = z.enum(['IN_PERSON', 'EMAIL', 'POST', 'LEFT_AT_ADDRESS'])
export type ServiceMethod = z.infer<typeof serviceMethodSchema>

export const levelSchema = z.enum(['LOW', 'MEDIUM', 'HIGH'])
export type Level = z.infer<typeof levelSchema>

export const rankSchema = z.enum([
  'SPECIAL_CONSTABLE',
  'CONSTABLE',
  'SERGEANT',
  'INSPECTOR',
  'CHIEF_INSPECTOR',
  'SUPERINTENDENT',
  'CHIEF_SUPERINTENDENT',
  'CHIEF_OFFICER',
])
export type Rank = z.infer<typeof rankSchema>

export const standingSchema = z.enum(['SERVING', 'FORMER'])
export type Standing = z.infer<typeof standingSchema>

export const contextSchema = z.enum(['ON_DUTY', 'OFF_DUTY', 'ONLINE'])
export type Context = z.infer<typeof contextSchema>

export const convictionTypeSchema = z.enum([
  'NONE',
  'CAUTION',
  'SUMMARY',
  'EITHER_WAY',
  'INDICTABLE_ONLY',
  'UNSPECIFIED',
])
export type ConvictionType = z.infer<typeof convictionTypeSchema>

export const admissionSchema = z.enum(['ADMITTED', 'PARTLY', 'DENIED'])
export type Admission = z.infer<typeof admissionSchema>

export const warningKindSchema = z.enum(['WW', 'FWW'])
export type WarningKind = z.infer<typeof warningKindSchema>

export const confidenceSchema = z.enum(['HIGH', 'MEDIUM', 'LOW'])
export type Confidence = z.infer<typeof confidenceSchema>

export const roleSchema = z.enum(['CHAIR', 'MEMBER', 'ADVISER', 'SECRETARIAT', 'OVERSIGHT'])
export type Role = z.infer<typeof roleSchema>

export const chairCapacitySchema = z.enum([
  'CHIEF_OFFICER',
  'DELEGATE',
  'HMCIC_OR_HMI',
  'SENIOR_OTHER_FORCE',
  'LQC_LEGACY',
])
export type ChairCapacity = z.infer<typeof chairCapacitySchema>

/** How sure we are of a legal statement: read in statute, in fragments, second-hand, from memory, open. */
export const markSchema = z.enum(['V', 'F', 'S', 'K', '?'])
export type Mark = z.infer<typeof markSchema>

// The four transitional keys of domain brief 1.2, each with a value for "the dates do not tell".
export const conductRegimeSchema = z.enum(['CR2012', 'CR2020_BASE', 'CR2020_2025'])
export type ConductRegime = z.infer<typeof conductRegimeSchema>
export const formerOfficerRouteSchema = z.enum(['AMH_DEFAULT', 'HEARING_DEFAULT'])
export type FormerOfficerRoute = z.infer<typeof formerOfficerRouteSchema>
export const panelModelSchema = z.enum(['LQC_CHAIR', 'CHIEF_OFFICER_CHAIR'])
export type PanelModel = z.infer<typeof panelModelSchema>
export const forceTestSchema = z.enum(['CIVIL_REASONABLE_BELIEF', 'CRIMINAL_HONEST_BELIEF'])
export type ForceTest = z.infer<typeof forceTestSchema>

const noSuchDay = 'There is no such day in the calendar'
const partialDate = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/
/** ISO date as precise as it is known: `2021`, `2021-03` or `2021-03-30`. */
export const partialDateSchema = z
  .string()
  .regex(partialDate, 'Write a date as 2021, 2021-03 or 2021-03-30')
  .refine((text) => parsePartial(text) !== null, noSuchDay)
export type PartialDate = string

/** Whole ISO date `YYYY-MM-DD`. */
export const isoDateSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'Write a date as 2026-03-30')
  .refine(isRealDate, noSuchDay)
export type IsoDate = string

/** Factor of the taxonomy (`CUL_`, `HRM_`, `AGG_`, `MIT_`, `PM_`); the list itself is data. */
export type FactorId = string
/** Length of a warning in whole months; more than fifty years is a slip of the hand. */
export const monthsSchema = z
  .number()
  .int('Write whole months')
  .min(1, 'Write at least one month')
  .max(600, 'A warning of more than 600 months is a slip')

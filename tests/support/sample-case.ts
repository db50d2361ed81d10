import { join } from 'node:path'
import {
  caseSectionsSchema,
  type Allegation,
  type Decision,
  type Findings,
  type HearingCase,
  type Particulars,
  type Seriousness,
} from '#core/hearing-case'
import type { Law } from '#core/law/law'
import { regimeOfParticulars } from '#core/law/regime-keys'
import { readLaw } from '../../src-main/files/read-law.ts'

/** The shipped law data, read once. */
export const sampleLaw = (): Law => (law ??= readLaw(resourcesFolder))
// The folder itself: where a page is simulated, addresses of modules are not of files.
const resourcesFolder = join(import.meta.dirname, '../../resources')
let law: Law | undefined

export type SampleOverrides = Partial<
  Omit<HearingCase, 'particulars' | 'findings' | 'seriousness' | 'decision'>
> & {
  readonly particulars?: Partial<Particulars>
  readonly findings?: Partial<Findings>
  readonly seriousness?: Partial<Seriousness>
  readonly decision?: Partial<Decision>
}

/**
 * A complete, lawful case that can be issued as it stands: a serving sergeant, a hearing under the
 * 2025 rules, gross misconduct, a final written warning for exceptional circumstances. An override
 * replaces a field of a section whole; the regime follows from the dates unless it is given.
 */
export function sampleCase(overrides: SampleOverrides = {}): HearingCase {
  const { particulars, findings, seriousness, decision, ...rest } = overrides
  const given = caseSectionsSchema.parse({
    particulars: sampleParticulars,
    findings: sampleFindings,
    seriousness: sampleSeriousness,
    decision: sampleDecision,
  })
  // Overrides are not parsed: the rules must hold out against values that no schema lets in.
  const sections = {
    particulars: { ...given.particulars, ...particulars },
    findings: { ...given.findings, ...findings },
    seriousness: { ...given.seriousness, ...seriousness },
    decision: { ...given.decision, ...decision },
  }
  return {
    id: 'case-1',
    reference: 'EH-2026-014',
    version: 1,
    replacesNotice: null,
    status: 'OPEN',
    createdAt: '2026-09-01T09:00:00.000Z',
    ...sections,
    regime: regimeOfParticulars(sections.particulars),
    ...rest,
  }
}

/** One allegation that is proved as gross misconduct, with overrides. */
export const sampleAllegation = (overrides: Partial<Allegation> = {}): Allegation => ({
  id: 'allegation-1',
  particulars:
    'Between 3 June and 9 June 2025 the officer opened the record of a neighbour eleven times without a policing purpose.',
  allegationTypes: ['INFORMATION_ACCESS'],
  answer: 'ADMITTED',
  facts: [
    {
      id: 'fact-1',
      text: 'The record was opened eleven times from the officer’s own account.',
      proved: true,
      evidence: [{ documentId: 'document-1', page: 2, quotation: 'eleven times', oral: false }],
    },
  ],
  proved: true,
  standards: ['SPB07_CONFIDENTIALITY', 'SPB09_DISCREDITABLE_CONDUCT'],
  level: 'GROSS_MISCONDUCT',
  reasons: 'The officer admits each look-up, and the system log shows no task that needed it.',
  ...overrides,
})

const sampleParticulars = {
  matter: 'Look-ups of a neighbour',
  force: 'Wessex Constabulary',
  appropriateAuthority: 'Chief Constable of Wessex Constabulary',
  forum: 'HEARING',
  officer: {
    name: 'Sample Officer',
    number: '4471',
    rank: 'SERGEANT',
    rankAtTime: 'SERGEANT',
    standing: 'SERVING',
    context: 'ON_DUTY',
    representation: 'POLICE_FRIEND',
  },
  dates: {
    conductFrom: '2025-06-03',
    conductTo: '2025-06-09',
    cameToAttention: '2025-07-14',
    severityAssessment: '2025-08-04',
    referralNotice: '2026-06-08',
    hearingFrom: '2026-11-16',
    hearingTo: '2026-11-18',
    decision: '2026-11-18',
    notified: '2026-11-18',
  },
  convictionType: 'NONE',
  warnings: [],
  previouslyReducedInRank: false,
  legalRepresentationNotice: true,
  chair: { label: 'Chair', profileId: 'person-chair', capacity: 'CHIEF_OFFICER' },
  members: [
    { label: 'Panel member 1', profileId: 'person-member-1' },
    { label: 'Panel member 2', profileId: 'person-member-2' },
  ],
  adviser: { label: 'Adviser', profileId: 'person-adviser' },
}

const sampleFindings = {
  allegations: [sampleAllegation()],
  unconnectedIncidents: false,
  adverseInference: { drawn: false, reasons: '' },
}

const sampleSeriousness = {
  culpabilityLevel: 'HIGH',
  harmLevel: 'MEDIUM',
  factors: [
    { factorId: 'CUL_DATA_MISUSE', reason: 'Every look-up was for a private reason.' },
    {
      factorId: 'HRM_PUBLIC_CONFIDENCE',
      reason: 'People must be able to trust what is held about them.',
      extent: 'DONE',
    },
    { factorId: 'AGG_SUSTAINED', reason: 'Eleven look-ups over a week.' },
    { factorId: 'MIT_EARLY_ADMISSION', reason: 'Admitted at the first interview.' },
  ],
  absentFactors: ['AGG_CONCEALMENT'],
  together: 'Deliberate and repeated, with no disclosure to anyone and an early admission.',
  personalMitigation: [
    {
      id: 'mitigation-1',
      factorId: 'PM_SERVICE_RECORD',
      text: 'A long record without complaint.',
      raisedAt: 'REG_31',
      couldHaveBeenRaisedEarlier: false,
      weight: 'Some, but limited.',
    },
  ],
  purposes:
    'To keep public confidence, to uphold standards and deter misconduct, and to protect the public.',
}

const sampleDecision = {
  outcome: 'FWW',
  months: 36,
  considered: [
    { outcome: 'FWW', reasons: 'It marks the seriousness and meets each purpose here.' },
    { outcome: 'DWN', reasons: 'More than is needed in the exceptional circumstances found.' },
  ],
  exceptionalCircumstances: {
    found: true,
    reasons: 'The officer acted in fear for a child and told a supervisor the same week.',
    tags: [],
  },
  reasonsForNotDismissing:
    'The circumstances are exceptional, and confidence can be kept without dismissal.',
  representationsHeardOn: '2026-11-18',
  serviceRecordConsidered: true,
  adviserAdvice: 'The adviser set out the presumption of dismissal and took no part in deciding.',
  decisionBasis: 'UNANIMOUS',
  appealTo: 'The Police Appeals Tribunal, through the local policing body',
  publication: { decision: 'PUBLISH', reasons: '' },
}

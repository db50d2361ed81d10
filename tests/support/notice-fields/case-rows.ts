import type { Particulars } from '#core/hearing-case'
import type { SampleOverrides } from '../sample-case.ts'
import {
  always,
  amh,
  base,
  before2025,
  dates,
  former,
  found,
  meeting,
  officer,
  particulars,
} from './field-row.ts'
import type { FieldRow } from './field-row.ts'

// Fields 1 to 8 and 11: what stands in the particulars of the case.

const chair = (change: Partial<Particulars['chair']>) =>
  particulars({ chair: { ...base.particulars.chair, ...change } })

const warned = (notified: string): SampleOverrides =>
  particulars({
    warnings: [
      {
        id: 'warning-1',
        kind: 'FWW',
        notified,
        months: 24,
        careerBreakDays: 0,
        citedAsAggravation: false,
      },
    ],
  })

const civilTest = particulars({
  regimeOverrides: [{ key: 'forceTest', value: 'CIVIL_REASONABLE_BELIEF', reason: 'Settled.' }],
})

/** A date of the case, said in both notices while it is recorded. */
const dateRow = (
  about: string,
  says: string,
  change: Partial<Particulars['dates']>,
  when: SampleOverrides = {},
): FieldRow => ({
  field: 7,
  about,
  at: 'dates',
  says,
  when,
  unless: dates(change),
  published: says,
})

const hearing = '"Misconduct hearing; report under regulation 43 of the Police (Conduct)'
const accelerated = '"Accelerated misconduct hearing; report under regulation 63 of the Police'

const whoAndWhat: readonly FieldRow[] = [
  always(1, 'marking', 'head', '"marking":"OFFICIAL-SENSITIVE"', '"marking":"OFFICIAL"'),
  {
    ...always(2, 'a hearing and regulation 43', 'hearing', hearing),
    unless: amh,
  },
  {
    ...always(2, 'an accelerated hearing and regulation 63', 'hearing', accelerated),
    when: amh,
    unless: {},
  },
  {
    ...always(
      2,
      'a meeting and regulation 43',
      'hearing',
      'Misconduct meeting; report under',
      null,
    ),
    when: meeting,
    unless: {},
  },
  always(3, 'force', 'head', '"force":"Wessex Constabulary"'),
  always(3, 'appropriate authority', 'hearing', '"Chief Constable of Wessex Constabulary"'),
  {
    ...always(3, 'originating authority', 'hearing', '["Originating authority","Another force"]'),
    when: particulars({ originatingAuthority: 'Another force' }),
    unless: {},
  },
  always(4, 'case reference', 'head', '"caseReference":"EH-2026-014"'),
  {
    ...always(4, 'version', 'hearing', 'EH-2026-014, version 2'),
    when: { version: 2 },
    unless: {},
  },
  {
    ...always(4, 'what it replaces', 'head', '"replaces":"OLD/1"', '"replaces":"OLD/1/P"'),
    when: { version: 2, replacesNotice: 'OLD/1' },
    unless: {},
  },
  always(5, 'name', 'officer', '["Name","Sample Officer"]'),
  always(5, 'rank', 'officer', '["Rank","Sergeant"]'),
  {
    ...always(5, 'rank at the time', 'officer', '["Rank at the time","Sergeant"]'),
    unless: officer({ rankAtTime: null }),
  },
  {
    ...always(5, 'number', 'officer', '["Number","4471"]', null),
    unless: officer({ number: '' }),
  },
  {
    ...always(5, 'a former officer', 'officer', '["Rank","Former sergeant"]'),
    when: former,
    unless: {},
  },
  {
    ...always(5, 'representation', 'officer', '"Represented by a police friend"'),
    unless: officer({ representation: null }),
  },
  {
    ...always(6, 'chair with basis', 'decision-makers', '(former senior officer)'),
    when: chair({ capacity: 'DELEGATE', delegateBasis: 'FORMER_SENIOR_OFFICER' }),
    unless: chair({ capacity: 'CHIEF_OFFICER', delegateBasis: 'FORMER_SENIOR_OFFICER' }),
  },
  {
    ...always(6, 'members', 'decision-makers', '["Members","Panel member 1 and Panel member 2"]'),
    unless: amh,
  },
  {
    ...always(
      6,
      'adviser by name, as adviser only',
      'decision-makers',
      '["Adviser","Adviser, a legally qualified person who advised and took no part in the decision"]',
      '["Adviser","A legally qualified person advised and took no part in the decision"]',
    ),
    unless: particulars({ adviser: null }),
  },
  {
    ...always(6, 'that none is recorded', 'decision-makers', '["Adviser","Not recorded"]'),
    when: particulars({ adviser: null }),
    unless: amh,
  },
]

const datesAndRules: readonly FieldRow[] = [
  dateRow('conduct', '["Conduct","3 June 2025 to 9 June 2025"]', { conductFrom: null }),
  dateRow('attention', '["Came to attention","14 July 2025"]', { cameToAttention: null }),
  dateRow('severity', '["Severity assessment","4 August 2025"]', { severityAssessment: null }),
  dateRow('regulation 30', '["Regulation 30 notice","8 June 2026"]', { referralNotice: null }),
  dateRow('regulation 51', '["Regulation 51 notice","8 June 2026"]', { referralNotice: null }, amh),
  dateRow('hearing days', '["Heard","16 November 2026 to 18 November 2026"]', { hearingTo: null }),
  dateRow('decision', '["Decision","18 November 2026"]', { decision: null }),
  dateRow('notification', '["Officer told","18 November 2026"]', { notified: null }),
  {
    ...always(8, 'rules from 28 May 2025', 'dates', 'as they stand from 28 May 2025'),
    unless: before2025,
  },
  {
    ...always(8, 'rules before 28 May 2025', 'dates', 'as they stood before 28 May 2025'),
    when: before2025,
    unless: {},
  },
  { ...always(8, 'rules on the chair', 'dates', '"Rules on the chair"'), unless: amh },
  {
    ...always(8, 'route of a former officer', 'dates', '"Route"'),
    when: former,
    unless: {},
  },
  always(8, 'text of the standards', 'dates', '"Schedule 2 to the Police (Conduct)'),
  {
    ...always(8, 'test of the use of force', 'dates', '"Use of force"'),
    when: { ...found({ standards: ['SPB04_USE_OF_FORCE'] }), ...civilTest },
    unless: civilTest,
  },
  {
    ...always(8, 'that the test is not settled', 'dates', '["Use of force","Not settled whether'),
    when: found({ standards: ['SPB04_USE_OF_FORCE'] }),
    unless: { ...found({ standards: ['SPB04_USE_OF_FORCE'] }), ...civilTest },
  },
  {
    ...always(11, 'a live warning', 'dates', 'assessment: a final written warning'),
    when: warned('2024-01-10'),
    unless: warned('2020-01-10'),
  },
  {
    ...always(11, 'no live warning', 'dates', 'None live at the severity assessment'),
    unless: former,
  },
  {
    ...always(11, 'an earlier reduction in rank', 'dates', 'assessment; reduced in rank before'),
    when: particulars({ previouslyReducedInRank: true }),
    unless: {},
  },
  {
    ...always(11, 'no earlier reduction in rank', 'dates', '; not reduced in rank before'),
    unless: particulars({ previouslyReducedInRank: true }),
  },
  {
    ...always(
      11,
      'that a reduction is not known',
      'dates',
      '; not recorded whether reduced in rank',
    ),
    when: particulars({ previouslyReducedInRank: null }),
    unless: {},
  },
  {
    ...always(11, 'that a warning is not known', 'dates', '"Not recorded whether one was live'),
    when: particulars({
      warnings: [
        {
          id: 'warning-1',
          kind: 'FWW',
          notified: null,
          months: 24,
          careerBreakDays: 0,
          citedAsAggravation: false,
        },
      ],
    }),
    unless: {},
  },
]

export const caseRows: readonly FieldRow[] = [...whoAndWhat, ...datesAndRules]

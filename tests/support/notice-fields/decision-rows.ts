import { sampleComparison } from '../sample-comparison.ts'
import {
  always,
  base,
  before2025,
  decision,
  former,
  found,
  meeting,
  misconduct,
  notProved,
  particulars,
} from './field-row.ts'
import type { FieldRow } from './field-row.ts'

// Fields 9, 10 and 12 to 28: what was found, what was decided and what follows.

const whatWasFound: readonly FieldRow[] = [
  always(9, 'particulars', 'allegations', 'record of a neighbour eleven times'),
  {
    ...always(9, 'the reply', 'allegations', '"Denied"'),
    when: found({ answer: 'DENIED' }),
    unless: {},
  },
  {
    ...always(9, 'proved, with level', 'allegations', '"Proved","Gross misconduct"'),
    unless: notProved,
  },
  {
    ...always(9, 'not proved, without level', 'allegations', '"Not proved","None","None"'),
    when: notProved,
    unless: {},
  },
  { ...always(9, 'standards', 'allegations', 'Confidentiality'), unless: notProved },
  always(10, 'reasons on facts', 'findings', 'The officer admits each look-up'),
  always(10, 'standard of proof', 'findings', 'the balance of probabilities'),
  {
    ...always(10, 'adverse inference, and why', 'findings', 'drew an adverse inference. Silent'),
    when: { findings: { adverseInference: { drawn: true, reasons: 'Silent.' } } },
    unless: {},
  },
  {
    ...always(10, 'no adverse inference', 'findings', 'drew no adverse inference'),
    unless: { findings: { adverseInference: { drawn: null, reasons: '' } } },
  },
  {
    ...always(12, 'unconnected incidents', 'findings', 'not closely factually connected'),
    when: { findings: { ...misconduct.findings, unconnectedIncidents: true } },
    unless: { findings: { unconnectedIncidents: true } },
  },
  always(13, 'culpability', 'seriousness', 'Culpability is high.'),
  always(13, 'harm', 'seriousness', 'Harm is medium.'),
  always(13, 'what aggravates', 'seriousness', 'Eleven look-ups over a week.'),
  always(13, 'what mitigates', 'seriousness', 'Admitted at the first interview.'),
  always(13, 'weight', 'seriousness', 'Deliberate and repeated'),
  {
    ...always(13, 'health', 'seriousness', 'A diagnosis.', 'The details are not published.'),
    when: {
      seriousness: {
        factors: [{ factorId: 'MIT_HEALTH', reason: 'A diagnosis.', evidence: [], extent: null }],
      },
    },
    unless: {},
  },
  always(14, 'purposes', 'purposes', 'To keep public confidence'),
  {
    ...always(
      15,
      'personal mitigation',
      'personal-mitigation',
      'A long record without complaint.',
      'The details are not published.',
    ),
    unless: { seriousness: { personalMitigation: [] } },
  },
  {
    ...always(15, 'its weight', 'personal-mitigation', 'Weight: Some, but limited.', null),
    unless: { seriousness: { personalMitigation: [] } },
  },
  {
    ...always(15, 'when it was raised', 'personal-mitigation', 'This was raised', null),
    unless: { seriousness: { personalMitigation: [] } },
  },
]

const whyThisOutcome: readonly FieldRow[] = [
  {
    ...always(16, 'outcomes considered', 'outcome-reasons', 'Final written warning. It marks'),
    unless: decision({ considered: [] }),
  },
  ...(
    [
      ['under earlier rules', before2025],
      ['for a former officer', former],
      ['for misconduct', misconduct],
    ] as const
  ).map(([why, unless]) => ({
    ...always(
      17,
      `presumption, not ${why}`,
      'outcome-reasons',
      'found exceptional circumstances. The officer acted',
    ),
    unless,
  })),
  ...(
    [
      ['on dismissal', decision({ outcome: 'DWN' })],
      ['on its finding for a former officer', { ...former, ...decision({ outcome: 'WHBD' }) }],
      ['for misconduct', misconduct],
    ] as const
  ).map(([why, unless]) => ({
    ...always(
      18,
      `reasons for not dismissing, not ${why}`,
      'outcome-reasons',
      '"Why the officer is not dismissed"',
    ),
    unless,
  })),
  {
    ...always(19, 'departure from the guidance', 'outcome-reasons', 'Departed because.'),
    when: decision({ guidanceDeparture: 'Departed because.' }),
    unless: {},
  },
  {
    ...always(20, 'past cases relied on', 'annex', '"P-0001"', '"Northern Police, 2023"'),
    when: decision({ reliedOnComparators: ['P-0001'] }),
    unless: {},
  },
]

const withNotice = (noticeEnds: string | null) =>
  decision({ outcome: 'DISMISSAL_WITH_NOTICE', months: null, noticeEnds })
const reduction = decision({ outcome: 'RIR', newRank: 'CONSTABLE' })
const views = { recorded: true, summary: 'It agreed.' }

const outcomeAndAfter: readonly FieldRow[] = [
  { ...always(21, 'outcome', 'outcome', '"Final written warning"'), unless: reduction },
  {
    ...always(21, 'length, start and end', 'outcome', '36 months, from 18 November 2026 to 17 Nov'),
    unless: decision({ outcome: 'DWN' }),
  },
  {
    ...always(21, 'start of a dismissal', 'outcome', '"From 18 November 2026"'),
    when: decision({ outcome: 'DWN' }),
    unless: {},
  },
  {
    ...always(21, 'end of a notice', 'outcome', '"When the notice of dismissal ends, on 16 Dec'),
    when: withNotice('2026-12-16'),
    unless: decision({ outcome: 'DWN', noticeEnds: '2026-12-16' }),
  },
  {
    ...always(
      21,
      'a notice whose end is not known',
      'outcome',
      '"When the notice of dismissal ends"',
    ),
    when: withNotice(null),
    unless: {},
  },
  {
    ...always(21, 'new rank', 'outcome', 'To the rank of constable'),
    when: reduction,
    unless: decision({ newRank: 'CONSTABLE' }),
  },
  {
    ...always(21, 'views of the authority', 'outcome', 'views on reduction in rank. It agreed.'),
    when: { decision: { ...reduction.decision, authorityViewsOnReduction: views } },
    unless: decision({ authorityViewsOnReduction: views }),
  },
  {
    ...always(21, 'a former officer', 'outcome', 'had the officer still been serving'),
    when: { ...former, ...decision({ outcome: 'WHBD' }) },
    unless: {},
  },
  {
    ...always(22, 'reflective practice', 'outcome', 'Reflective practice. To reflect.'),
    when: { ...notProved, ...decision({ outcome: 'RPRP', reflectivePractice: 'To reflect.' }) },
    unless: decision({ reflectivePractice: 'To reflect.' }),
  },
  ...['a police appeals tribunal', 'The grounds are', 'within 10 working days', 'It goes to:'].map(
    (says) => ({ ...always(23, `appeal: ${says}`, 'appeal', says), unless: notProved }),
  ),
  {
    ...always(23, 'appeal from a meeting', 'appeal', 'to an appeal meeting', null),
    when: meeting,
    unless: {},
  },
  {
    ...always(24, 'barred list', 'barred-list', 'report this dismissal'),
    when: decision({ outcome: 'DWN' }),
    unless: {},
  },
  {
    ...always(24, 'barred list, former officer', 'barred-list', 'report this finding'),
    when: { ...former, ...decision({ outcome: 'WHBD' }) },
    unless: former,
  },
  {
    ...always(
      25,
      'restrictions',
      'restrictions',
      'No report may name him.',
      'Their terms are in the full notice.',
    ),
    when: decision({ restrictions: 'No report may name him.' }),
    unless: {},
  },
  {
    ...always(26, 'publication and its time', 'publication', 'published. The appropriate author'),
    unless: meeting,
  },
  {
    ...always(26, 'ground for leaving out', 'publication', 'A ground.', 'with parts removed'),
    when: decision({ publication: { decision: 'PUBLISH_REDACTED', reasons: 'A ground.' } }),
    unless: {},
  },
  always(27, 'signer', 'head', '"signer":"The signer"'),
  always(27, 'capacity', 'head', '"capacity":"Chief officer"'),
  always(27, 'hashes', 'head', sampleComparison.fingerprint.result, null),
  ...(['By email', 'A clerk', 'Served on', 'Deemed served on'] as const).map((says) => ({
    ...always(28, `service: ${says}`, 'service', says, null),
    when: particulars({
      service: { method: 'EMAIL', by: 'A clerk' },
      dates: { ...base.particulars.dates, served: '2026-11-20', deemedServed: '2026-11-23' },
    }),
    unless: {},
  })),
]

export const decisionRows: readonly FieldRow[] = [
  ...whatWasFound,
  ...whyThisOutcome,
  ...outcomeAndAfter,
]

import type { Feature, Neighbour } from '#core/comparison/comparison'
import type { CaseComparison } from '#core/quality/panel-exclusions'
import { profileOfCase } from '#core/case-profile'
import { sampleCase } from './sample-case.ts'

const feature = (label: string, polarity: Feature['polarity']): Feature => ({
  kind: 'FACTOR',
  id: label,
  label,
  polarity,
})

const neighbour = (ref: string, outcome: Neighbour['outcome']): Neighbour => ({
  ref,
  id: ref,
  title: `Title of ${ref}`,
  force: 'Northern Police',
  year: '2023',
  rank: null,
  regime: 'CR2020_2025',
  outcome,
  outcomeMonths: outcome === 'FWW' ? 36 : null,
  laterHistory: { effect: 'NONE_RECORDED', words: null, finalOutcome: null },
  standingOutcome: outcome,
  counted: true,
  leftOut: null,
  score: 0.8,
  parts: [],
  shared: [feature('Planned', 'AGGRAVATING'), feature('Early admission', 'MITIGATING')],
  onlyPresent: [feature('Several proved', 'AGGRAVATING')],
  onlyPrecedent: [feature('False account', 'AGGRAVATING')],
  unknown: [],
  role: null,
  confidence: 'HIGH',
  personalMitigation: [],
})

/** A comparison of the sample case: two past cases, and one that was taken out. */
export const sampleComparison: CaseComparison = {
  method: { name: 'Evenhand likeness', version: '2', weights: {} },
  profile: profileOfCase(sampleCase()),
  neighbours: [neighbour('P-0001', 'FWW'), neighbour('P-0002', 'DWN')],
  constraint: {
    floor: { outcome: 'FWW', months: 36, refs: ['P-0001'] },
    ceiling: null,
    near: [],
    conflicts: [],
  },
  spread: [
    { outcome: 'FWW', count: 1, refs: ['P-0001'], share: null, interval: null },
    { outcome: 'DWN', count: 1, refs: ['P-0002'], share: null, interval: null },
  ],
  spreadNote: { counted: 2, effective: 2, tooFew: true },
  counterfactual: [],
  searchReport: {
    inLibrary: 90,
    underSameRules: 40,
    withLikeConduct: 3,
    counted: 2,
    leftOut: [
      { reason: 'LOW_CONFIDENCE', label: 'coded with low confidence', count: 1, refs: ['P-0007'] },
    ],
    unknownShare: 0.1,
    caveats: ['A caveat of the library.'],
    pointingAway: ['P-0002'],
  },
  fingerprint: {
    library: 'a'.repeat(64),
    profile: 'b'.repeat(64),
    method: 'c'.repeat(64),
    result: 'd'.repeat(64),
  },
  excludedByPanel: [
    {
      ref: 'P-0003',
      title: 'Title of P-0003',
      force: 'Southern Police',
      hearingDate: '2022-05-01',
      outcome: 'DWN',
      outcomeMonths: null,
      laterHistory: { effect: 'NONE_RECORDED', words: null, finalOutcome: null },
      reason: 'Coded wrongly',
    },
  ],
  view: 'FWW',
}

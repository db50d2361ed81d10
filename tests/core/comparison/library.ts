import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { canonicalJson } from '#core/canonical'
import { compare, type CompareInput } from '#core/comparison/compare'
import { thesaurusSchema } from '#core/comparison/words'
import { readInterchangeRow } from '#core/import/interchange'
import type { Law } from '#core/law/law'
import type { Precedent, PrecedentContent } from '#core/precedent'
import type { Profile } from '#core/profile'
import type { OutcomeCode } from '#core/vocabulary'
import { outcomeRows, readText, resources, tables } from '../../support/import-tables.ts'

export const { law } = tables
export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
export const thesaurus = thesaurusSchema.parse(JSON.parse(readText(`${resources}/thesaurus.json`)))

const known = <T extends string>(value: T) => ({
  possible: [value],
  basis: 'DATES' as const,
  reason: '',
})

/** A serious case of looking up records, under the rules of 2020. */
export const profile = (change: Partial<Profile> = {}): Profile => ({
  allegationTypes: ['INFORMATION_ACCESS'],
  standards: ['SPB07_CONFIDENTIALITY'],
  culpabilityLevel: 'MEDIUM',
  harmLevel: 'MEDIUM',
  factors: ['CUL_DATA_MISUSE', 'AGG_SUSTAINED', 'MIT_REMORSE_INSIGHT'],
  absentFactors: [],
  rank: 'CONSTABLE',
  standing: 'SERVING',
  context: 'ON_DUTY',
  convictionType: 'NONE',
  liveWarning: 'NONE',
  admission: 'ADMITTED',
  forum: 'HEARING',
  finding: 'GROSS_MISCONDUCT',
  regime: {
    conductRegime: known('CR2020_BASE'),
    formerOfficerRoute: known('HEARING_DEFAULT'),
    panelModel: known('LQC_CHAIR'),
    forceTest: known('CRIMINAL_HONEST_BELIEF'),
  },
  narrative: 'The officer looked at records of a neighbour with no policing purpose.',
  ...change,
})

export const underRules = (
  possible: Profile['regime']['conductRegime']['possible'],
): Profile['regime'] => ({
  ...profile().regime,
  conductRegime: { possible, basis: 'DATES', reason: '' },
})

export const emptyProfile: Profile = profile({
  allegationTypes: [],
  standards: [],
  culpabilityLevel: null,
  harmLevel: null,
  factors: [],
  rank: null,
  standing: null,
  context: null,
  convictionType: null,
  liveWarning: null,
  admission: null,
  narrative: '',
})

/** A precedent numbered `n` that ended in `outcome`. */
export function precedent(
  n: number,
  outcome: OutcomeCode,
  of: Partial<Profile> = {},
  change: Partial<Precedent> = {},
): Precedent {
  const ref = `P-${String(n).padStart(4, '0')}`
  const content: PrecedentContent = {
    sourceId: `source-${n}`,
    sourceKind: 'OWN_RECORD',
    sourceRef: null,
    hearingKey: null,
    force: 'Example Police',
    hearingDate: '2022-03-04',
    title: `Case ${n}`,
    profile: profile(of),
    outcome,
    outcomeMonths: null,
    laterHistory: { effect: 'NONE_RECORDED', words: null, finalOutcome: null },
    barred: null,
    personalMitigation: [],
    collectorWords: {
      culpability: '',
      harm: '',
      aggravating: [],
      mitigating: [],
      conductTypes: [],
    },
    confidence: 'HIGH',
    unmapped: [],
    remarks: [],
    lengthOfServiceYears: null,
    exceptional: null,
  }
  return { ...content, ...stored(content, ref), ...change }
}

const stored = (content: PrecedentContent, ref: string) => ({
  id: `id-${ref}`,
  ref,
  origin: 'IMPORT' as const,
  version: 1,
  recordedAt: '2026-01-01T00:00:00Z',
  recordedBy: 'Secretariat',
  contentHash: sha256(canonicalJson(content)),
})

/** The ninety published outcomes as the application holds them. */
export const sample: readonly Precedent[] = outcomeRows.flatMap((row, index) => {
  const read = readInterchangeRow(row, tables)
  return read.ok
    ? [
        {
          ...read.value.content,
          ...stored(read.value.content, `P-${String(index + 1).padStart(4, '0')}`),
          origin: 'SAMPLE' as const,
        },
      ]
    : []
})

export const compareWithin = (
  present: Profile,
  precedents: readonly Precedent[],
  options: Partial<CompareInput> = {},
) =>
  compare({
    profile: present,
    precedents,
    words: new Map(),
    law,
    library: 'state',
    sha256,
    ...options,
  })

/** What binds a case, without the search for what would change that, which takes far longer. */
export const constraintOf = (
  present: Profile,
  precedents: readonly Precedent[],
  options: Partial<CompareInput> = {},
) => compareWithin(present, precedents, { oneChange: false, ...options }).constraint

const factorsOf = (polarity: string) =>
  law.factors
    .filter((factor) => factor.polarity === polarity && factor.group !== 'PERSONAL')
    .map(({ id }) => id)
export const PRO = factorsOf('AGGRAVATING').slice(0, 6)
export const CON = factorsOf('MITIGATING').slice(0, 4)
/** The law with the factors of these profiles alone: far fewer changes to try than in the whole. */
export const smallLaw: Law = {
  ...law,
  factors: law.factors.filter(({ id }) => PRO.includes(id) || CON.includes(id)),
}
const TYPES = law.allegationTypes.slice(0, 3).map(({ id }) => id)
const level = fc.constantFrom('LOW', 'MEDIUM', 'HIGH', null) satisfies fc.Arbitrary<unknown>

/** Profiles over few features, so that cases often bind each other. */
export const anyProfile: fc.Arbitrary<Profile> = fc
  .record({
    allegationTypes: fc.subarray(TYPES, { minLength: 1 }),
    culpabilityLevel: level,
    harmLevel: level,
    factors: fc.subarray([...PRO, ...CON]),
    absent: fc.subarray([...PRO, ...CON]),
    convictionType: fc.constantFrom('NONE', 'CAUTION', 'EITHER_WAY', 'UNSPECIFIED', null),
    liveWarning: fc.constantFrom('NONE', 'WW', 'FWW', null),
    rank: fc.constantFrom('CONSTABLE', 'SERGEANT', null),
  })
  .map(({ absent, ...rest }) =>
    profile({ ...rest, absentFactors: absent.filter((id) => !rest.factors.includes(id)) }),
  )

const OUTCOMES = ['WW', 'FWW', 'RIR', 'DWN', 'WHBD'] as const
export const anyLibraryOf = (sizes: {
  readonly minLength: number
  readonly maxLength: number
}): fc.Arbitrary<readonly Precedent[]> =>
  fc
    .array(
      fc.record({
        of: anyProfile,
        outcome: fc.constantFrom(...OUTCOMES),
        months: fc.constantFrom(null, 18, 24, 60),
      }),
      sizes,
    )
    .map((cases) =>
      cases.map(({ of, outcome, months }, n) =>
        precedent(n + 1, outcome, of, { outcomeMonths: outcome === 'FWW' ? months : null }),
      ),
    )
export const anyLibrary = anyLibraryOf({ minLength: 1, maxLength: 14 })

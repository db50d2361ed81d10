import type { Allegation, AppliedFactor, Decision, Seriousness } from '#core/hearing-case'
import type { GroundId } from '#core/bundle/redaction/grounds'
import type { HearingNotice } from '#core/notice/hearing-notice'
import { sampleAllegation, sampleCase, type SampleOverrides } from '../sample-case.ts'

/** A case as forces have them, drawn up to be looked at page by page. */
export type TwentyCase = {
  readonly name: string
  readonly given: SampleOverrides
  /** References of cases of officers heard together with this one. */
  readonly heardWith?: readonly string[]
  /** Whether the comparison of the sample case goes with it. */
  readonly compared?: boolean
  /** Words that the chair orders to be left out of the published notice; each stands there once. */
  readonly leftOut?: readonly { readonly words: string; readonly ground: GroundId }[]
  /** Words that are in the record of the case, and must be in no published copy of its notice. */
  readonly secret: readonly string[]
  /** What its public notice of the hearing is asked to say, where that is not in English. */
  readonly notice?: HearingNotice
}

const sample = sampleCase()

export const officer = (
  given: Partial<typeof sample.particulars.officer>,
): typeof sample.particulars.officer => ({
  ...sample.particulars.officer,
  number: 'Collar 4471',
  ...given,
})

export const dates = (
  given: Partial<typeof sample.particulars.dates>,
): typeof sample.particulars.dates => ({ ...sample.particulars.dates, ...given })

export const chair = (
  given: Partial<typeof sample.particulars.chair>,
): typeof sample.particulars.chair => ({ ...sample.particulars.chair, ...given })

/** An allegation with one fact, whose references are to the second page of the first document. */
export const allegation = (
  number: number,
  given: Partial<Allegation> & { readonly fact?: string },
): Allegation => {
  const { fact = 'The conduct happened as alleged.', ...rest } = given
  const { proved = true } = rest
  return sampleAllegation({
    id: `allegation-${number}`,
    facts: [
      {
        id: `fact-${number}`,
        text: fact,
        proved,
        evidence: [{ documentId: 'document-1', page: 2, quotation: '', oral: number % 2 === 0 }],
      },
    ],
    ...rest,
  })
}

export const notProved = (number: number, given: Partial<Allegation>): Allegation =>
  allegation(number, {
    proved: false,
    standards: [],
    level: 'NOT_PROVED',
    answer: 'DENIED',
    ...given,
  })

type Considered = Decision['considered']

/** The outcome with what was considered before it, mildest first. */
export const decided = (
  outcome: Decision['outcome'],
  considered: Considered,
  given: Partial<Decision> = {},
): Partial<Decision> => ({
  outcome,
  months: null,
  considered,
  exceptionalCircumstances: { found: null, reasons: '', tags: [] },
  reasonsForNotDismissing: '',
  ...given,
})

type Mitigation = Seriousness['personalMitigation'][number]

/** How serious the conduct was: each factor with its reason and, of a harm, how far it went. */
export const weighed = (given: {
  readonly culpability: Seriousness['culpabilityLevel']
  readonly harm: Seriousness['harmLevel']
  readonly factors: readonly (readonly [
    factorId: string,
    reason: string,
    extent?: AppliedFactor['extent'],
  ])[]
  readonly absent?: readonly string[]
  readonly together: string
  readonly mitigation?: readonly Pick<Mitigation, 'factorId' | 'text' | 'weight'>[]
}): Partial<Seriousness> => ({
  culpabilityLevel: given.culpability,
  harmLevel: given.harm,
  factors: given.factors.map(([factorId, reason, extent = null]) => ({
    factorId,
    reason,
    evidence: [],
    extent,
  })),
  absentFactors: [...(given.absent ?? [])],
  together: given.together,
  personalMitigation: (given.mitigation ?? []).map((one, at) => ({
    id: `mitigation-${at}`,
    raisedAt: 'REG_31',
    couldHaveBeenRaisedEarlier: false,
    ...one,
  })),
})

/** Nothing found that has a seriousness. */
export const noSeriousness: Partial<Seriousness> = {
  culpabilityLevel: null,
  harmLevel: null,
  factors: [],
  absentFactors: [],
  together: '',
  personalMitigation: [],
  purposes: '',
}

/** The public notice that such a case has, with what practice adds. */
export const askedNotice: HearingNotice = {
  leftOut: [],
  reason: '',
  time: '10.00',
  place: 'Conference room, Headquarters, Wessex Way',
  additions:
    'Places are few: write to the misconduct hearings unit by noon on the working day before.\n\nNobody under 18 may attend. Phones are switched off, and nothing may be recorded.',
}

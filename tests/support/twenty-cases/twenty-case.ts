import type { Allegation, Decision, Seriousness } from '#core/hearing-case'
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
  return sampleAllegation({
    id: `allegation-${number}`,
    facts: [
      {
        id: `fact-${number}`,
        text: fact,
        proved: rest.proved ?? true,
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

/** Sentences of a judgment, to a length. */
export const atLength = (paragraphs: number): string =>
  Array.from(
    { length: paragraphs },
    (_, index) =>
      `${openings[index % openings.length] ?? ''} The system log at page ${12 + index} shows each look-up with its time, the terms that were typed and how long the record stayed open. The officer said in interview that a task had been given at the morning briefing; the briefing sheet, the supervisor’s note book and the radio log have no such task. The members weighed that account with care, because a record of a briefing may leave things out, and they have kept in mind that the officer had no duty to prove anything.`,
  ).join('\n\n')

const openings = [
  'The first question is whether there was a policing purpose.',
  'The officer’s account changed between the first and the second interview.',
  'Two colleagues gave evidence of what was usual on that shift.',
  'It was said for the officer that curiosity is not dishonesty.',
  'The panel reminded itself that it must look at each look-up by itself.',
]

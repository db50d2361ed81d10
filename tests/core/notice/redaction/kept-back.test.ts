import { describe, expect, it } from 'vitest'
import { composeNotice } from '#core/notice/compose'
import { retoldIn } from '#core/notice/redaction/kept-back'
import type { NoticeRedaction } from '#core/notice/redaction/redact'
import { sampleCase, sampleLaw, type SampleOverrides } from '../../../support/sample-case.ts'

const TOLD = 'His wife was treated for a grave illness through all of that winter and spring.'

const mitigation = (text: string): SampleOverrides => ({
  seriousness: {
    personalMitigation: [
      {
        id: 'one',
        factorId: 'PM_PERSONAL_CIRCUMSTANCES',
        text,
        raisedAt: 'HEARING',
        couldHaveBeenRaisedEarlier: null,
        weight: '',
      },
    ],
  },
})

const retold = (
  kept: SampleOverrides,
  decision: SampleOverrides['decision'],
  redactions: readonly NoticeRedaction[] = [],
) => {
  const hearingCase = sampleCase({ ...kept, decision: { ...kept.decision, ...decision } })
  const published = composeNotice({
    hearingCase,
    law: sampleLaw(),
    kind: 'PUBLISHED',
    number: 'EH-2026-014/1/P',
    issuedOn: '2026-11-19',
    documents: [],
    comparison: null,
    signer: { label: 'Chair', capacity: 'Chief officer' },
  })
  return retoldIn(published, hearingCase, redactions)
}

describe('what a published notice keeps back and tells elsewhere', () => {
  it('is found with its place, whatever the capitals and signs between the words', () => {
    const reasonsForNotDismissing =
      'The panel heard that HIS WIFE was treated, for a grave illness through all of that year.'
    const found = retold(mitigation(TOLD), { reasonsForNotDismissing })
    expect(found).toEqual([
      {
        kind: 'KEPT_BACK',
        words: 'HIS WIFE was treated, for a grave illness through all of that',
        label: expect.stringMatching(/^Stage 3: choosing the outcome, paragraph \d+$/),
        places: 1,
      },
    ])
  })

  it.each([
    ['health', { seriousness: { factors: [factor('MIT_HEALTH', TOLD)] } }],
    ['advice', { decision: { adviserAdvice: TOLD } }],
    ['restrictions', { decision: { restrictions: TOLD } }],
    [
      'reasons on publication',
      { decision: { publication: { decision: 'PUBLISH' as const, reasons: TOLD } } },
    ],
  ])('is found of %s', (_, kept) => {
    expect(retold(kept, { reasonsForNotDismissing: TOLD })).toHaveLength(1)
    expect(retold(kept, { reasonsForNotDismissing: 'Another reason.' })).toEqual([])
  })

  it('is a run of eight words, or a whole short sentence', () => {
    const short = 'His wife was very ill.'
    const said = (reasonsForNotDismissing: string, kept = TOLD) =>
      retold(mitigation(kept), { reasonsForNotDismissing })
    expect(said('It is true that his wife was treated for a grave accident.')).toEqual([])
    expect(said('Heard was: his wife was very ill.', short)).toHaveLength(1)
    expect(said('Heard was: his wife was ill.', short)).toEqual([])
    expect(said('A long record.', 'A long record.')).toEqual([])
  })

  it('counts each place where the same words stand', () => {
    const found = retold(mitigation(TOLD), {
      reasonsForNotDismissing: TOLD,
      guidanceDeparture: TOLD,
    })
    expect(found).toMatchObject([{ places: 2 }])
  })

  it('is found of what the chair ordered to be left out in one place and stands in another', () => {
    const order: NoticeRedaction = {
      id: 'one',
      sectionId: 'findings',
      text: TOLD,
      nth: 0,
      from: 0,
      to: TOLD.length,
      ground: 'THIRD_PARTY',
      note: '',
      markedBy: 'Chair',
      markedAt: '2026-11-19T10:00:00Z',
    }
    expect(retold({}, { reasonsForNotDismissing: TOLD }, [order])).toHaveLength(1)
  })

  it('is not what the published notice says of it', () => {
    expect(retold({}, {})).toEqual([])
  })
})

function factor(factorId: string, reason: string) {
  return { factorId, reason, evidence: [], extent: null }
}

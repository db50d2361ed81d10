import { describe, expect, it } from 'vitest'
import { doubleCounted, mitigationNotes } from '#core/double-counting'
import { checkIssuable } from '#core/law/issuable'
import type { AppliedFactor } from '#core/hearing-case'
import {
  sampleAllegation,
  sampleCase,
  sampleLaw,
  type SampleOverrides,
} from '../support/sample-case.ts'

const law = sampleLaw()
const factor = (factorId: string, page?: number, documentId = 'document-1'): AppliedFactor => ({
  factorId,
  reason: 'Because.',
  evidence: page === undefined ? [] : [{ documentId, page, quotation: '', oral: false }],
  extent: null,
})
const pairs = (factors: AppliedFactor[], more: SampleOverrides = {}) =>
  doubleCounted(sampleCase({ ...more, seriousness: { factors } }), law).map((pair) => pair.factors)
const ready = { sealed: true, comparatorsConsulted: true, pointingAway: [] }

describe('double counting', () => {
  it('is pointed out for every overlap of the table, and for each only while both are present', () => {
    for (const { first, second } of law.overlaps.filter((o) => o.first.kind === 'FACTOR')) {
      expect(pairs([factor(first.id), factor(second.id)])).toContainEqual([first.id, second.id])
      expect(pairs([factor(first.id)])).toEqual([])
      expect(pairs([factor(second.id)])).toEqual([])
    }
  })

  it('has a table whose every entry names things that exist', () => {
    const known = new Set<string>([
      ...law.factors.map(({ id }) => id),
      ...law.standards.map(({ id }) => id),
      ...law.allegationTypes.map(({ id }) => id),
      'WW',
      'FWW',
    ])
    for (const { id, first, second } of law.overlaps)
      expect([id, known.has(first.id), known.has(second.id)]).toEqual([id, true, true])
    const ids = law.overlaps.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('holds a false account against a proved finding of dishonesty, not against one that failed', () => {
    const dishonest = (proved: boolean) => ({
      findings: {
        allegations: [
          sampleAllegation({
            proved,
            standards: ['SPB07_CONFIDENTIALITY', 'SPB01_HONESTY_INTEGRITY'],
            allegationTypes: ['DISHONESTY_OPERATIONAL'],
          }),
        ],
      },
    })
    const lied = [factor('AGG_FALSE_ACCOUNT')]
    expect(pairs(lied, dishonest(true))).toEqual([
      ['DISHONESTY_OPERATIONAL', 'AGG_FALSE_ACCOUNT'],
      ['SPB01_HONESTY_INTEGRITY', 'AGG_FALSE_ACCOUNT'],
    ])
    expect(pairs(lied, dishonest(false))).toEqual([])
  })

  it('holds the earlier record against a warning only where that warning was live', () => {
    const warned = (notified: string) => ({
      particulars: {
        warnings: [
          {
            id: 'w',
            kind: 'FWW' as const,
            notified,
            months: 24,
            careerBreakDays: 0,
            citedAsAggravation: true,
          },
        ],
      },
    })
    const record = [factor('AGG_LIVE_WARNING_OR_RECORD')]
    expect(pairs(record, warned('2025-01-10'))).toEqual([
      ['LIVE_FWW', 'AGG_LIVE_WARNING_OR_RECORD'],
    ])
    expect(pairs(record, warned('2020-01-10'))).toEqual([])
    const written = warned('2025-01-10').particulars.warnings.map((one) => ({
      ...one,
      kind: 'WW' as const,
    }))
    expect(pairs(record, { particulars: { warnings: written } })).toEqual([
      ['LIVE_WW', 'AGG_LIVE_WARNING_OR_RECORD'],
    ])
  })

  it('is seen in one page cited for two factors that push the same way', () => {
    expect(pairs([factor('CUL_SENIORITY', 3), factor('AGG_SUSTAINED', 3)])).toEqual([
      ['CUL_SENIORITY', 'AGG_SUSTAINED'],
    ])
    expect(pairs([factor('CUL_SENIORITY', 3), factor('AGG_SUSTAINED', 4)])).toEqual([])
    expect(pairs([factor('CUL_SENIORITY', 3), factor('AGG_SUSTAINED', 3, 'other')])).toEqual([])
    expect(pairs([factor('CUL_SENIORITY', 3), factor('MIT_EARLY_ADMISSION', 3)])).toEqual([])
    const both = pairs([factor('CUL_POSITION_TRUST', 3), factor('AGG_ABUSE_TRUST', 3)])
    expect(both).toEqual([['CUL_POSITION_TRUST', 'AGG_ABUSE_TRUST']])
  })

  it('goes without a page number, of which there are two, and tells the same pair once however often it is cited', () => {
    const twice = [factor('CUL_SENIORITY', 3), factor('AGG_SUSTAINED', 3)]
    const [told, ...more] = doubleCounted(
      sampleCase({ seriousness: { factors: [...twice, ...twice] } }),
      law,
    )
    expect(more).toEqual([])
    expect(told).toEqual({
      factors: ['CUL_SENIORITY', 'AGG_SUSTAINED'],
      because: 'Both rest on one and the same page of the bundle.',
      key: 'AGG_SUSTAINED+CUL_SENIORITY',
    })
    expect(pairs(twice.toReversed())).toEqual([['AGG_SUSTAINED', 'CUL_SENIORITY']])
  })

  it('is not seen in evidence without a document or page, nor in one factor entered twice', () => {
    const loose = (factorId: string, documentId: string | null, page: number | null) => ({
      ...factor(factorId),
      evidence: [{ documentId, page, quotation: '', oral: false }],
    })
    for (const [document, page] of [
      [null, 3],
      ['document-1', null],
      [null, null],
    ] as const)
      expect(
        pairs([loose('CUL_SENIORITY', document, page), loose('AGG_SUSTAINED', document, page)]),
      ).toEqual([])
    expect(pairs([factor('AGG_SUSTAINED', 3), factor('AGG_SUSTAINED', 3)])).toEqual([])
    expect(pairs([factor('UNKNOWN_A', 3), factor('UNKNOWN_B', 3)])).toEqual([])
    expect(pairs([factor('CUL_NEGLIGENT', 3), factor('CUL_OFF_DUTY', 3)])).toEqual([])
  })

  it('is found in any of several pages that two factors cite', () => {
    const cited = (factorId: string, ...pages: number[]) => ({
      ...factor(factorId),
      evidence: pages.flatMap((page) => factor(factorId, page).evidence),
    })
    expect(pairs([cited('CUL_SENIORITY', 1, 3), cited('AGG_SUSTAINED', 4, 3)])).toHaveLength(1)
    expect(pairs([cited('CUL_SENIORITY', 1, 2), cited('AGG_SUSTAINED', 4, 3)])).toEqual([])
  })

  it('asks for a reason before signing, which the panel’s answer gives', () => {
    const factors = [factor('CUL_POSITION_TRUST'), factor('AGG_ABUSE_TRUST')]
    const codes = (countedOnce: string) =>
      checkIssuable(sampleCase({ seriousness: { factors, countedOnce } }), law, ready).map(
        ({ code, field, step }) => [code, field, step],
      )
    expect(codes(' ')).toEqual([['COUNTED_TWICE', 'seriousness.countedOnce', 3]])
    expect(codes('The trust was owed; its abuse was repeated.')).toEqual([])
  })
})

describe('personal mitigation', () => {
  const item = {
    id: 'm',
    factorId: 'PM_CULTURE_OF_TIME',
    text: 'It was usual then.',
    raisedAt: 'HEARING' as const,
    couldHaveBeenRaisedEarlier: null,
    weight: 'None.',
  }

  it('is noted where a court has rejected it, and where lateness is unanswered', () => {
    const { seriousness } = sampleCase({ seriousness: { personalMitigation: [item] } })
    expect(mitigationNotes(seriousness).map(({ kind }) => kind)).toEqual([
      'REJECTED_BY_COURT',
      'LATE',
    ])
    const early = { ...item, factorId: 'PM_DELAY', raisedAt: 'INTERVIEW' as const }
    expect(mitigationNotes({ ...seriousness, personalMitigation: [early] })).toEqual([])
    const late = { ...early, raisedAt: 'HEARING' as const }
    const rejected = { ...item, raisedAt: 'INTERVIEW' as const }
    const notes = mitigationNotes({ ...seriousness, personalMitigation: [early, late, rejected] })
    expect(notes.map(({ index, kind, mark }) => [index, kind, mark])).toEqual([
      [1, 'LATE', 'V'],
      [2, 'REJECTED_BY_COURT', 'S'],
    ])
  })

  it('raised only at the hearing cannot go out before somebody asked whether it was late', () => {
    const fields = (couldHaveBeenRaisedEarlier: boolean | null) =>
      checkIssuable(
        sampleCase({
          seriousness: { personalMitigation: [{ ...item, couldHaveBeenRaisedEarlier }] },
        }),
        law,
        ready,
      ).map(({ field }) => field)
    expect(fields(null)).toEqual(['seriousness.personalMitigation.0.couldHaveBeenRaisedEarlier'])
    expect(fields(true)).toEqual([])
  })
})

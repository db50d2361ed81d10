import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#core/canonical'
import { noticeRecord } from '#core/notice/attachment'
import { composeNotice } from '#core/notice/compose'
import type { NoticeInput } from '#core/notice/notice-context'
import type { NoticeDocument } from '#core/notice/notice'
import { noticeRecordSchema } from '#core/notice/notice-record'
import { sampleComparison } from '../../support/sample-comparison.ts'
import { sampleCase, sampleLaw, type SampleOverrides } from '../../support/sample-case.ts'

const inputOf = (kind: NoticeDocument['kind'], overrides: SampleOverrides = {}): NoticeInput => ({
  hearingCase: sampleCase(overrides),
  law: sampleLaw(),
  kind,
  number: 'EH-2026-014/1',
  issuedOn: '2026-11-19',
  documents: [],
  comparison: null,
  signer: { label: 'Chair', capacity: 'Delegate of the chief officer' },
})

const recordOf = (
  kind: NoticeDocument['kind'],
  change: (document: NoticeDocument) => NoticeDocument = (document) => document,
  overrides: SampleOverrides = {},
) => {
  const input = inputOf(kind, overrides)
  const whole = composeNotice(input)
  return noticeRecord(input, change(whole), whole, null)
}

const withSection = (id: string, text: string) => (document: NoticeDocument) => ({
  ...document,
  sections: document.sections.map((section) =>
    section.id === id
      ? { ...section, blocks: [{ kind: 'paragraph', number: 1, text } as const] }
      : section,
  ),
})

const publicKeys = [
  'caseReference',
  'force',
  'issuedOn',
  'kind',
  'months',
  'number',
  'outcome',
  'replaces',
  'schema',
  'version',
]

describe('The file that a notice carries for a program', () => {
  it('says in the published notice what stands in it, and nothing else', () => {
    const record = recordOf('PUBLISHED')
    expect(Object.keys(record).sort()).toEqual(publicKeys)
    const { hearingCase } = inputOf('PUBLISHED')
    expect(record).toMatchObject({ outcome: hearingCase.decision.outcome })
    const { officer } = hearingCase.particulars
    for (const hidden of [officer.name, officer.number, hearingCase.particulars.matter])
      expect([hidden, canonicalJson(record).includes(hidden)]).toEqual([hidden, false])
  })

  it('does not tell an outcome that is left out of print, or kept private', () => {
    const left = recordOf('PUBLISHED', withSection('outcome', '[left out: health]'))
    expect(left).toMatchObject({ outcome: null, months: null })
    const elsewhere = recordOf('PUBLISHED', withSection('officer', '[left out: health]'))
    expect(elsewhere.outcome).not.toBeNull()
    const meeting = { particulars: { forum: 'MEETING' } } as const
    expect(recordOf('PUBLISHED', undefined, meeting).outcome).toBeNull()
  })

  it('holds in the full notice the decision with its factors and rules, without the officer', () => {
    const record = recordOf('FULL')
    if (record.kind !== 'FULL') throw new Error('Not the full notice')
    const { hearingCase } = inputOf('FULL')
    expect(record.decision?.profile.regime).toEqual(hearingCase.regime)
    expect(record.decision?.profile.factors.length).toBeGreaterThan(0)
    expect(record.comparison).toBeNull()
    expect(canonicalJson(record)).not.toContain(hearingCase.particulars.officer.name)
  })

  it('holds in the full notice what a replay needs, and who was taken out and why', () => {
    const input = {
      ...inputOf('FULL', { decision: { reliedOnComparators: ['P-0002'] } }),
      comparison: sampleComparison,
    }
    const whole = composeNotice(input)
    const sha256 = (text: string) => `hash of ${text.length}`
    const compared = { madeAt: '2026-11-18T10:00:00.000Z', sha256 }
    const record = noticeRecord(input, whole, whole, compared)
    if (record.kind !== 'FULL') throw new Error('Not the full notice')
    expect(record.comparison).toMatchObject({
      madeAt: '2026-11-18T10:00:00.000Z',
      method: { name: 'Evenhand likeness', version: '2' },
      fingerprint: sampleComparison.fingerprint,
      view: 'FWW',
      excluded: [{ ref: 'P-0003', reason: 'Coded wrongly' }],
      counted: ['P-0001', 'P-0002'],
      reliedOn: ['P-0002'],
      floor: { outcome: 'FWW', months: 36, refs: ['P-0001'] },
      ceiling: null,
    })
    const without = { ...input, comparison: null }
    const none = noticeRecord(without, whole, whole, compared)
    expect(none).toMatchObject({ comparison: null })
    expect(noticeRecord(input, whole, whole, null)).toMatchObject({ comparison: null })
  })

  it('carries the mark of its decision only where the page shows it', () => {
    const decisionMark = '0f1e2d3c4b5a6978'
    const input = { ...inputOf('PUBLISHED'), decisionMark }
    const whole = composeNotice(input)
    const shows = canonicalJson(whole.sections).includes(decisionMark)
    const hidden = { ...whole, sections: [] }
    const record = (document: NoticeDocument) => noticeRecord(input, document, whole, null)
    expect('decisionMark' in record(whole)).toBe(shows)
    expect(record(hidden)).not.toHaveProperty('decisionMark')
    const shown = withSection('officer', `Mark ${decisionMark}`)(whole)
    expect(record(shown)).toMatchObject({ decisionMark })
    expect(recordOf('PUBLISHED', withSection('officer', 'undefined'))).not.toHaveProperty(
      'decisionMark',
    )
  })

  it('is read back as it was written, and nothing more is taken in with it', () => {
    for (const kind of ['FULL', 'PUBLISHED'] as const) {
      const record = recordOf(kind)
      const text = canonicalJson(record)
      expect(canonicalJson(noticeRecordSchema.parse(JSON.parse(text)))).toBe(text)
      expect(noticeRecordSchema.safeParse({ ...record, more: 1 }).success).toBe(false)
      const newer = { ...record, schema: 'evenhand-notice/2' }
      expect(noticeRecordSchema.safeParse(newer).success).toBe(false)
    }
  })
})

import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#core/canonical'
import { noticeRecord } from '#core/notice/attachment'
import { composeNotice } from '#core/notice/compose'
import type { NoticeInput } from '#core/notice/notice-context'
import type { NoticeDocument } from '#core/notice/notice'
import { noticeRecordSchema } from '#core/notice/notice-record'
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

import { describe, expect, it } from 'vitest'
import type { Decision, Particulars } from '#core/hearing-case'
import type { NoticeBlock, NoticeDocument } from '#core/notice/notice'
import { composePaper, type PaperKind } from '#core/notice/papers'
import { sampleCase, sampleLaw } from '../../support/sample-case.ts'

const base = sampleCase()
const paragraph = (number: number, text: string): NoticeBlock => ({
  kind: 'paragraph',
  number,
  text,
})
const full: NoticeDocument = {
  kind: 'FULL',
  language: 'en-GB',
  title: 'Outcome',
  marking: 'OFFICIAL-SENSITIVE',
  number: 'EH-2026-014/1',
  caseReference: base.reference,
  version: 1,
  replaces: null,
  force: 'County force',
  sections: [
    {
      id: 'outcome-reasons',
      heading: 'Reasons',
      blocks: [
        paragraph(31, 'It was grave.'),
        { kind: 'subheading', text: 'Legal advice' },
        paragraph(32, 'Take care.'),
      ],
    },
    {
      id: 'appeal',
      heading: 'Right of appeal',
      blocks: [paragraph(40, 'Within 10 working days.')],
    },
  ],
  signature: { signer: 'Chair', capacity: 'Chair', statement: '' },
  fingerprint: null,
}
const paper = (
  kind: PaperKind,
  change: {
    readonly decision?: Partial<Decision>
    readonly particulars?: Partial<Particulars>
    readonly full?: Partial<NoticeDocument>
  } = {},
) =>
  composePaper(kind, {
    hearingCase: {
      ...base,
      decision: { ...base.decision, ...change.decision },
      particulars: { ...base.particulars, ...change.particulars },
    },
    law: sampleLaw(),
    full: { ...full, ...change.full },
    sha256: 'ab'.repeat(32),
    author: 'Secretariat',
  })
const textOf = (...given: Parameters<typeof paper>) => JSON.stringify(paper(...given))
const dated = (decision: string, notified: string) => ({
  dates: { ...base.particulars.dates, decision, notified },
})

describe('the letter to the officer', () => {
  it('sends the report with the right of appeal in the words of the signed notice (CR 43(2)-(4))', () => {
    const letter = textOf('COVERING_LETTER', { decision: { appealTo: 'The tribunal clerk' } })
    expect(letter).not.toContain('Enter by hand')
    for (const words of [
      'EH-2026-014/1',
      'ab'.repeat(32),
      'Within 10 working days.',
      base.particulars.appropriateAuthority,
    ])
      expect(letter).toContain(words)
  })

  it('says what is to be entered by hand, and nothing of an appeal where there is none', () => {
    expect(textOf('COVERING_LETTER', { decision: { appealTo: ' ' } })).toContain('Enter by hand')
    const none = textOf('COVERING_LETTER', { full: { sections: [] } })
    expect(none).not.toContain('ppeal')
  })

  it('cites the regulation of its own proceedings', () => {
    expect(textOf('COVERING_LETTER', { particulars: { forum: 'HEARING' } })).toContain('43(2)')
    expect(textOf('COVERING_LETTER', { particulars: { forum: 'AMH' } })).toContain('63(3)')
  })

  it('tells of Welsh words that they are Welsh', () => {
    const letter = paper('COVERING_LETTER', { full: { language: 'cy' } })
    expect(letter.ok && letter.value.passages).toContainEqual([
      { language: 'cy', text: 'Within 10 working days.' },
    ])
  })
})

describe('the report to the barred list', () => {
  it('holds every field of BLR 3(2), and its last day counts the day of dismissal (BLR 3(1))', () => {
    const report = textOf('BARRED_LIST', {
      decision: { outcome: 'DWN' },
      particulars: {
        ...dated('2026-11-18', '2026-11-19'),
        officer: { ...base.particulars.officer, name: 'Officer Q', number: '4711' },
      },
    })
    for (const words of ['Officer Q', '4711', 'Date of birth', 'Status', 'Rank', 'It was grave.'])
      expect(report).toContain(words)
    expect(report).toContain('25 November 2026')
  })

  it('counts a finding about a former officer from the finding', () => {
    const report = textOf('BARRED_LIST', {
      decision: { outcome: 'WHBD' },
      particulars: dated('2026-11-18', '2026-11-19'),
    })
    expect(report).toContain('24 November 2026')
  })

  it('leaves out what the legal adviser advised', () => {
    const report = textOf('BARRED_LIST', {
      decision: { outcome: 'DWN', adviserAdvice: 'Take care.' },
    })
    expect(report).toContain('It was grave.')
    expect(report).not.toMatch(/Take care|Legal advice/)
  })

  it('is made of no other outcome', () => {
    const refused = paper('BARRED_LIST', { decision: { outcome: 'FWW' } })
    expect(refused.ok ? [] : refused.problems.map(({ code }) => code)).toEqual(['NOT_BARRED'])
  })
})

import { describe, expect, it } from 'vitest'
import type { Decision, Findings, Particulars } from '#core/hearing-case'
import type { NoticeBlock, NoticeDocument } from '#core/notice/notice'
import { sayInLanguages } from '#core/notice/in-languages'
import { checkPaper, composePaper, type PaperKind } from '#core/notice/papers'
import type { NoticeLanguages } from '#core/notice/notice-wording'
import { sampleAllegation, sampleCase, sampleLaw } from '../../support/sample-case.ts'

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
type Change = {
  readonly decision?: Partial<Decision>
  readonly particulars?: Partial<Particulars>
  readonly findings?: Partial<Findings>
  readonly full?: Partial<NoticeDocument>
  readonly languages?: NoticeLanguages
}
const paper = (kind: PaperKind, change: Change = {}) => {
  const input = {
    hearingCase: {
      ...base,
      decision: { ...base.decision, ...change.decision },
      particulars: { ...base.particulars, ...change.particulars },
      findings: { ...base.findings, ...change.findings },
    },
    law: sampleLaw(),
    full: { ...full, ...change.full },
    sha256: 'ab'.repeat(32),
    author: 'Secretariat',
  }
  return sayInLanguages((words) => composePaper(kind, input, words), {
    languages: change.languages ?? 'EN',
    typed: 'en-GB',
    translations: new Map([['letter.hearingOn', 'Daw’r adroddiad ({date}) gyda’r llythyr hwn.']]),
  }).document
}
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
      'abab '.repeat(16).trim(),
      'Within 10 working days.',
      base.particulars.appropriateAuthority,
    ])
      expect(letter).toContain(words)
  })

  it('says which notice the report replaces, of a correction', () => {
    const letter = textOf('COVERING_LETTER', { full: { replaces: 'EH-2026-014/1' } })
    expect(letter).toContain('It replaces notice EH-2026-014/1.')
    expect(textOf('COVERING_LETTER')).not.toContain('It replaces')
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

  it('speaks the language of its notice, whose words it repeats as they are', () => {
    const letter = paper('COVERING_LETTER', { full: { language: 'cy' }, languages: 'CY' })
    expect(letter.language).toBe('cy')
    const text = JSON.stringify(letter.sections)
    expect(text).toContain('Daw’r adroddiad (18 Tachwedd 2026) gyda’r llythyr hwn.')
    expect(text).toContain('"Within 10 working days."')
    expect(text).toContain('"For the appropriate authority [Saesneg yn unig]"')
  })

  it('repeats a notice in both languages once, each passage told as its own', () => {
    const both = [
      { language: 'en-GB', text: 'Within 10 working days. / ' },
      { language: 'cy', text: 'O fewn 10 diwrnod gwaith.' },
    ] as const
    const whole = both.map(({ text }) => text).join('')
    const sections = [{ id: 'appeal', heading: 'Appeal', blocks: [paragraph(40, whole)] }]
    const notice = { secondLanguage: 'cy' as const, passages: [both], sections }
    const letter = paper('COVERING_LETTER', { full: notice, languages: 'BOTH' })
    expect(JSON.stringify(letter.sections).split('O fewn 10 diwrnod gwaith.')).toHaveLength(2)
    expect(letter.passages).toContainEqual(both)
    expect(JSON.stringify(letter.sections)).toContain('"Date / Dyddiad"')
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

  it('tells of each allegation that was proved, in the words of the signed notice', () => {
    const allegations = [
      sampleAllegation({ particulars: 'He opened the record.' }),
      sampleAllegation({ id: 'b', particulars: 'He passed it on.', proved: false }),
    ]
    const table: NoticeBlock = {
      kind: 'table',
      caption: 'Each allegation',
      columns: ['No.', 'Allegation', 'Finding'],
      rows: [
        ['1', 'He opened the record.', 'Proved'],
        ['2', 'He passed it on.', 'Not proved'],
      ],
    }
    const sections = [
      { id: 'allegations', heading: 'Allegations', blocks: [table] },
      ...full.sections,
    ]
    const { sections: told } = paper('BARRED_LIST', {
      decision: { outcome: 'DWN' },
      findings: { allegations },
      full: { sections },
    })
    expect(told.map(({ id }) => id)).toEqual(['report', 'found', 'reasons', 'signed'])
    expect(told[1]?.blocks).toEqual([
      { ...table, caption: 'Each allegation that was proved', rows: table.rows.slice(0, 1) },
    ])
  })

  it('is made of no other outcome', () => {
    const refused = checkPaper('BARRED_LIST', sampleCase({ decision: { outcome: 'FWW' } }))
    expect(refused.ok ? [] : refused.problems.map(({ code }) => code)).toEqual(['NOT_BARRED'])
  })
})

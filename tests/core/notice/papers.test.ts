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
  readonly regime?: typeof base.regime
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
      regime: change.regime ?? base.regime,
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

  it('says what was held and decided when, and cites no regulation of 2020 under older ones', () => {
    const { dates } = base.particulars
    const of = (particulars: Partial<Particulars>) => textOf('COVERING_LETTER', { particulars })
    expect(of({})).toContain('of your misconduct hearing, decided on 18 November 2026,')
    expect(of({ forum: 'MEETING' })).toContain('of your misconduct meeting, decided on')
    const open = of({ dates: { ...dates, decision: null } })
    expect(open).toContain('of your misconduct hearing')
    expect(open).not.toContain('decided on')
    const older = { ...dates, conductFrom: null, cameToAttention: '2019-05-01' }
    const under2012 = sampleCase({ particulars: { dates: older } })
    const letter = textOf('COVERING_LETTER', { regime: under2012.regime })
    expect(letter).not.toMatch(/43\(2\)|63\(3\)/)
  })

  it('repeats what the notice says of effect and publication, subheadings with their text', () => {
    const heading = { kind: 'subheading', text: 'In print' } as const
    const sections = [
      { id: 'effect', heading: 'Effect', blocks: [paragraph(50, 'On the day it is told.')] },
      {
        id: 'publication',
        heading: 'Publication',
        blocks: [heading, paragraph(51, 'For 28 days.'), { ...heading, text: 'With nothing' }],
      },
    ]
    const letter = paper('COVERING_LETTER', { full: { sections } })
    const texts = (id: string) =>
      letter.sections
        .find((section) => section.id === id)
        ?.blocks.flatMap((block) => ('text' in block ? [block.text] : []))
    expect(texts('letter')?.at(-1)).toBe('On the day it is told.')
    expect(texts('publication')).toEqual(['In print', 'For 28 days.'])
    expect(texts('appeal')).toBeUndefined()
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

  it('is due in the days of the law data from the one date that is known', () => {
    const due = (decided: string | null, notified: string | null, outcome: 'DWN' | 'WHBD') => {
      const dates = { ...base.particulars.dates, decision: decided, notified }
      const { sections } = paper('BARRED_LIST', { decision: { outcome }, particulars: { dates } })
      const rows = sections[0]?.blocks.flatMap((block) =>
        block.kind === 'facts' ? block.rows : [],
      )
      return Object.fromEntries(rows ?? [])['Report due by'] ?? null
    }
    expect(due('2026-11-16', null, 'DWN')).toContain('20 November 2026')
    expect(due(null, '2026-11-18', 'WHBD')).toContain('24 November 2026')
    expect(due(null, null, 'DWN')).toBeNull()
  })

  it('leaves to be entered by hand what is not recorded', () => {
    const dates = { ...base.particulars.dates, decision: null, notified: null }
    const officer = { ...base.particulars.officer, number: ' ' }
    const text = textOf('BARRED_LIST', {
      decision: { outcome: 'DWN' },
      particulars: { dates, officer },
    })
    expect(text.split('Enter by hand')).toHaveLength(4)
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

  it('takes the allegations from their table alone, and reasons from paragraphs', () => {
    const table = (id: string): NoticeBlock => ({
      kind: 'table',
      caption: id,
      columns: ['No.'],
      rows: [[`Row of ${id}`], ['Row of none']],
    })
    const sections = [
      {
        id: 'allegations',
        heading: 'Allegations',
        blocks: [paragraph(1, 'Before the table.'), table('allegations')],
      },
      { id: 'findings', heading: 'Findings', blocks: [table('findings')] },
      {
        id: 'outcome-reasons',
        heading: 'Reasons',
        blocks: [table('reasons'), paragraph(2, 'It was grave.')],
      },
    ]
    const { sections: told } = paper('BARRED_LIST', {
      decision: { outcome: 'DWN' },
      findings: { allegations: [sampleAllegation()] },
      full: { sections },
    })
    const [found, reasons] = ['found', 'reasons'].map(
      (id) => told.find((section) => section.id === id)?.blocks,
    )
    expect(found).toMatchObject([{ kind: 'table', rows: [['Row of allegations']] }])
    expect(found).toHaveLength(1)
    expect(reasons).toMatchObject([{ kind: 'paragraph', text: 'It was grave.' }])
    expect(reasons).toHaveLength(1)
  })

  it('gives the day of the dismissal, or of the finding', () => {
    const days = { ...base.particulars.dates, decision: '2026-11-16', notified: '2026-11-18' }
    const of = (outcome: 'DWN' | 'WHBD') =>
      textOf('BARRED_LIST', { decision: { outcome }, particulars: { dates: days } })
    expect(of('DWN')).toContain('["Dismissed on","18 November 2026"]')
    expect(of('WHBD')).toContain('["Found on","16 November 2026"]')
  })

  it('is made of no other outcome', () => {
    for (const outcome of ['DWN', 'WHBD'] as const)
      expect(checkPaper('BARRED_LIST', sampleCase({ decision: { outcome } })).ok).toBe(true)
    expect(checkPaper('COVERING_LETTER', sampleCase()).ok).toBe(true)
    const refused = checkPaper('BARRED_LIST', sampleCase({ decision: { outcome: 'FWW' } }))
    expect(refused.ok ? [] : refused.problems.map(({ code }) => code)).toEqual(['NOT_BARRED'])
  })
})

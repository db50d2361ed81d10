import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#core/canonical'
import type { Neighbour } from '#core/comparison/comparison'
import type { Decision } from '#core/hearing-case'
import { composeNotice } from '#core/notice/compose'
import type { NoticeInput } from '#core/notice/notice-context'
import type { NoticeDocument } from '#core/notice/notice'
import { composeWorkingPaper } from '#core/notice/working-paper'
import type { CaseComparison } from '#core/quality/panel-exclusions'
import { sampleCase, sampleLaw } from '../../support/sample-case.ts'
import { sampleComparison as comparison } from '../../support/sample-comparison.ts'

const decided: Partial<Decision> = {
  reliedOnComparators: ['P-0001'],
  comparatorAnswers: [{ ref: 'P-0001', answer: 'There the officer lied. Here he did not' }],
  decisionBasis: 'MAJORITY',
}

function compose(
  decision: Partial<Decision>,
  kind: NoticeDocument['kind'] = 'FULL',
  more: Partial<NoticeInput> = {},
): NoticeDocument {
  return composeNotice({
    hearingCase: sampleCase({ decision }),
    law: sampleLaw(),
    kind,
    number: 'EH-2026-014/1',
    issuedOn: '2026-11-19',
    documents: [],
    comparison,
    signer: { label: 'Chair', capacity: 'Chief officer' },
    ...more,
  })
}

const text = (document: NoticeDocument) => canonicalJson(document.annex ?? null)

describe('The annex of past cases', () => {
  it('is there only where the decision relies on a case', () => {
    expect(compose({}).annex).toBeUndefined()
    expect(compose({ reliedOnComparators: ['P-0999'] }).annex).toBeUndefined()
    expect(compose(decided, 'FULL', { comparison: null }).annex).toBeUndefined()
    expect(compose(decided).annex?.length).toBe(5)
  })

  it('tells reference, force, year, rules, outcome with length and what became of it', () => {
    const table = compose(decided).annex?.[0]?.blocks.find(({ kind }) => kind === 'table')
    expect(table).toMatchObject({
      rows: [
        [
          'P-0001',
          'Northern Police, 2023',
          '2025 rules',
          'Final written warning, 36 months',
          'No appeal recorded',
        ],
      ],
    })
  })

  it('tells what is shared, what differs and how the panel distinguishes it', () => {
    const told = text(compose(decided))
    expect(told).toContain('Aggravating: planned. Mitigating: early admission.')
    expect(told).toContain('["Only in this case","Aggravating: several proved."]')
    expect(told).toContain('["Only in P-0001","Aggravating: false account."]')
    expect(told).toContain('There the officer lied. Here he did not.')
    expect(told).not.toContain('Title of P-0002')
  })

  it('tells of each case its own source and answer, and what is not recorded, where they are', () => {
    const facts = (change: Partial<Neighbour>, more: Partial<NoticeInput> = {}) => {
      const neighbours = comparison.neighbours.map((one) => ({ ...one, ...change }))
      const { annex } = compose(decided, 'FULL', {
        comparison: { ...comparison, neighbours },
        ...more,
      })
      const rows = annex?.[0]?.blocks.flatMap((one) => (one.kind === 'facts' ? one.rows : []))
      return Object.fromEntries(rows ?? [])
    }
    const none = { shared: [], onlyPresent: [], onlyPrecedent: [], unknown: [] }
    expect(facts(none)).toEqual({
      'In both cases': 'Nothing',
      'Only in this case': 'Nothing',
      'Only in P-0001': 'Nothing',
      'The panel says': 'There the officer lied. Here he did not.',
    })
    const caseSources = ['P-0002', 'P-0001'].map((ref) => ({
      ref,
      words: `Notice of ${ref}`,
      isPublic: false,
    }))
    expect(facts({}, { caseSources })['Source']).toBe('Notice of P-0001')
    const [stated] = comparison.neighbours.flatMap(({ onlyPresent }) => onlyPresent)
    const unknown = facts({ unknown: stated === undefined ? [] : [stated] })
    expect(Object.values(unknown)).toContain('Aggravating: several proved.')
    expect(Object.keys(unknown)).toHaveLength(5)
  })

  it('takes for the panel’s words on a case those on that case alone, as they were last', () => {
    const comparatorAnswers = [
      { ref: 'P-0001', answer: 'An older answer' },
      { ref: 'P-0001', answer: 'The last answer' },
      { ref: 'P-0002', answer: 'Of another case' },
    ]
    const told = text(compose({ ...decided, comparatorAnswers }))
    expect(told).toContain('"The last answer."')
    expect(told).not.toMatch(/An older answer|Of another case/)
    const silent = text(compose({ ...decided, comparatorAnswers: [] }))
    expect(silent).not.toContain('The panel says')
  })

  it('numbers its parts, and names the first by what it holds', () => {
    const headings = (document: NoticeDocument) => document.annex?.map(({ heading }) => heading)
    const relied = headings(compose(decided))
    expect(relied?.map((heading) => /\d/.exec(heading)?.[0])).toEqual(['1', '2', '3', '4', '5'])
    const away = { comparison: { ...comparison, excludedPointingAway: ['P-0003'] } }
    const none = headings(compose({}, 'FULL', away))
    expect(relied?.[0]).toContain('relied on')
    expect(none?.[0]).not.toContain('relied on')
    expect(none?.slice(1)).toEqual(relied?.slice(1))
  })

  it('names rules that nobody knows as not recorded', () => {
    const neighbours = comparison.neighbours.map((one) => ({ ...one, regime: 'UNKNOWN' as const }))
    const told = compose(decided, 'FULL', { comparison: { ...comparison, neighbours } })
    const table = told.annex?.[0]?.blocks.find((one) => one.kind === 'table')
    expect(table?.kind === 'table' ? table.rows[0]?.[2] : '').toBe('Not recorded')
    expect(table?.kind === 'table' ? table.columns : []).toHaveLength(5)
  })

  it('states the bounds, the search, the exclusions with reasons and what a replay needs', () => {
    const told = text(compose(decided))
    expect(told).toContain('The floor is final written warning, 36 months, set by P-0001')
    expect(told).toContain('No past case sets a ceiling')
    expect(told).toContain('["Coded with low confidence","1","P-0007"]')
    expect(told).toContain('["Why it was taken out","Coded wrongly."]')
    for (const letter of ['a', 'b', 'c', 'd'])
      expect(told).toContain(Array.from({ length: 16 }, () => letter.repeat(4)).join(' '))
  })

  it('is printed for an excluded case that points away, also where nothing is relied on', () => {
    const away = { ...comparison, excludedPointingAway: ['P-0003'] }
    const told = text(compose({}, 'FULL', { comparison: away }))
    expect(told).toContain('relied on no past case')
    expect(told).toContain('Coded wrongly.')
    expect(told).toContain('["Points away"')
    expect(compose({}, 'PUBLISHED', { comparison: away }).annex).toBeUndefined()
  })

  it('goes on with the numbers of the paragraphs', () => {
    const { sections, annex = [] } = compose(decided)
    const numbers = [...sections, ...annex]
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'paragraph' ? [block.number] : []))
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  })

  it('never tells votes or the view that the comparison was made for', () => {
    const forOther = { ...comparison, view: 'DWN' as const }
    expect(text(compose(decided, 'FULL', { comparison: forOther }))).toBe(text(compose(decided)))
    expect(text(compose({ ...decided, decisionBasis: 'UNANIMOUS' }))).toBe(text(compose(decided)))
  })
})

describe('The annex of the published copy', () => {
  const caseSources = (isPublic: boolean) => ({
    caseSources: [{ ref: 'P-0001', words: 'Publication of a force', isPublic }],
  })

  it('names what was relied on, and nothing of search, exclusions or fingerprints', () => {
    const { annex = [] } = compose(decided, 'PUBLISHED', caseSources(true))
    expect(annex.map(({ heading }) => heading)).toEqual(['Annex: past cases relied on'])
    const told = canonicalJson(annex)
    expect(told).toContain('["1","Publication of a force","Northern Police, 2023",')
    for (const hidden of ['P-0001', 'P-0003', 'Coded wrongly', 'dddd', 'P-0007', 'False account'])
      expect(told).not.toContain(hidden)
  })

  it.each([caseSources(false), {}])(
    'says of a case that is not published no more than that',
    (sources) => {
      const told = canonicalJson(compose(decided, 'PUBLISHED', sources))
      expect(told).toContain('["1","Not published","","","",""]')
      expect(told).toContain('Case 1 is not published. The full notice says what it is.')
      for (const hidden of [
        'P-0001',
        'Title of P-0001',
        'Northern Police',
        'There the officer lied',
      ])
        expect(told).not.toContain(hidden)
    },
  )

  it('says in the reasons which case each is and where it can be read', () => {
    const told = canonicalJson(compose(decided, 'PUBLISHED', caseSources(true)))
    expect(told).toContain(
      'Case 1 (Northern Police, 2023; publication of a force). Title of case 1. Outcome: ',
    )
  })

  it.each([
    ['The officer in P-0002 lied.', 'The officer in a past case lied.'],
    ['P-0002 is worse. P-0001 is like it.', 'A past case is worse. Case 1 is like it.'],
    ['As in case P-0001 (and P-0003).', 'As in case 1 (and a past case).'],
    ['Exhibit P-0900 and XP-0001 stay.', 'Exhibit P-0900 and XP-0001 stay.'],
  ])('names no reference that was typed: %s', (typed, told) => {
    const departure = { ...decided, comparatorDeparture: typed }
    expect(canonicalJson(compose(departure, 'PUBLISHED', caseSources(true)))).toContain(told)
    expect(canonicalJson(compose(departure, 'FULL'))).toContain(typed)
  })

  it('says it in the language that people typed in', () => {
    const { particulars } = sampleCase()
    const wording = { ...particulars.wording, typed: 'cy' as const }
    const decision = { ...decided, comparatorDeparture: 'Fel yn P-0002 a P-0001.' }
    const hearingCase = sampleCase({ decision, particulars: { wording } })
    const document = compose(decided, 'PUBLISHED', { ...caseSources(true), hearingCase })
    expect(canonicalJson(document)).toContain('Fel yn achos blaenorol a achos 1.')
  })

  it('tells of a case by its own source, whatever others rest on', () => {
    const sources = (first: boolean, second: boolean) => ({
      caseSources: [
        { ref: 'P-0001', words: 'Publication of a force', isPublic: first },
        { ref: 'P-0002', words: 'Another publication', isPublic: second },
      ],
    })
    const of = (given: ReturnType<typeof sources>) =>
      canonicalJson(compose(decided, 'PUBLISHED', given).annex)
    expect(of(sources(false, true))).not.toContain('Northern Police')
    expect(of(sources(true, false))).toContain('Northern Police')
  })

  it('has none where the report is not published', () => {
    const publication = { decision: 'WITHHOLD' as const, reasons: 'Welfare' }
    const document = compose({ ...decided, publication }, 'PUBLISHED', caseSources(true))
    expect(document.annex).toBeUndefined()
  })
})

describe('The working paper of a comparison', () => {
  const paper = (of: CaseComparison = comparison) =>
    composeWorkingPaper({ hearingCase: sampleCase({ decision: decided }), law: sampleLaw() }, of, {
      at: '19 November 2026, 14:01 UTC',
      by: 'Chair',
    })

  it('says that it is not a decision, who printed it and when', () => {
    expect(paper().title).toContain('not a decision')
    const told = canonicalJson(paper())
    for (const words of ['Not a decision', '19 November 2026, 14:01 UTC', 'Title of P-0002'])
      expect(told).toContain(words)
  })

  it('is the same whatever view it was made for', () => {
    const { pointingAway: _, ...searchReport } = comparison.searchReport
    const other: CaseComparison = {
      ...comparison,
      view: 'DWN',
      searchReport: { ...searchReport, pointingAway: ['P-0001'] },
      excludedPointingAway: ['P-0003'],
    }
    expect(paper(other)).toEqual(paper())
  })
})

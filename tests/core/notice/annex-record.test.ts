import { describe, expect, it } from 'vitest'
import {
  boundsSection,
  excludedSection,
  recordSection,
  searchSection,
} from '#core/notice/annex-record'
import type { DraftSection } from '#core/notice/draft'
import { english as words } from '#core/notice/words/words'
import type { CaseComparison } from '#core/quality/panel-exclusions'
import { sampleCase, sampleLaw } from '../../support/sample-case.ts'
import { sampleComparison as comparison } from '../../support/sample-comparison.ts'

const law = sampleLaw()
const speaking = { law, words }

const texts = ({ blocks }: DraftSection) =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))
const tables = ({ blocks }: DraftSection) =>
  blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
const facts = ({ blocks }: DraftSection) =>
  blocks.flatMap((block) => (block.kind === 'facts' ? block.rows : []))
const refs = (count: number) => Array.from({ length: count }, (_, n) => `P-${n + 1}`)

const bounds = (constraint: Partial<CaseComparison['constraint']>) =>
  boundsSection(speaking, {
    ...comparison,
    constraint: { ...comparison.constraint, ...constraint },
  })
const ended = (more: Partial<CaseComparison>) =>
  tables(boundsSection(speaking, { ...comparison, ...more }))

describe('The bounds in the annex', () => {
  it('say each bound with the cases that set it, and say it where there is none', () => {
    const none = texts(bounds({ floor: null, ceiling: null }))
    expect(none[0]).toMatch(/no .*floor/i)
    expect(none[1]).toMatch(/no .*ceiling/i)
    const both = texts(bounds({ ceiling: { outcome: 'DWN', months: null, refs: ['P-0002'] } }))
    expect(both[0]).toContain('final written warning, 36 months, set by P-0001')
    expect(both[1]).toContain('dismissal without notice, set by P-0002')
    expect(both).toHaveLength(2)
  })

  it('name each contradiction of the library', () => {
    const pair = (lower: string, higher: string) => ({
      lower: { ref: lower, outcome: 'DWN' as const },
      higher: { ref: higher, outcome: 'WW' as const },
      explanation: '',
    })
    const one = texts(bounds({ conflicts: [pair('P-0004', 'P-0005')] }))[2]
    expect(one).toContain('P-0004 against P-0005')
    const two = texts(bounds({ conflicts: [pair('P-0004', 'P-0005'), pair('P-1', 'P-2')] }))[2]
    expect(two).toContain('P-0004 against P-0005 and P-1 against P-2')
    expect(two).toContain('in 2 pairs of cases')
    expect(one).toContain('in 1 pair of cases')
  })

  it('count how the cases ended, an outcome a row, without those in which none did', () => {
    const [table] = ended({
      spread: [
        ...comparison.spread,
        { outcome: 'WW', count: 0, refs: [], share: null, interval: null },
      ],
    })
    expect(table).toMatchObject({
      caption: 'How the 2 counted cases ended: too few to say how such cases end',
      columns: ['Outcome', 'Cases', 'Which'],
      rows: [
        ['Final written warning', '1', 'P-0001'],
        ['Dismissal without notice', '1', 'P-0002'],
      ],
    })
    expect(ended({ spread: [] })).toEqual([])
    const note = (counted: number, all = counted) =>
      ended({
        spreadNote: { counted, effective: counted, tooFew: false },
        searchReport: { ...comparison.searchReport, counted: all },
      })[0]?.caption
    expect(note(1)).toBe('How the 1 counted case ended')
    expect(note(12)).toBe('How the 12 counted cases ended')
    expect(note(15, 5_831)).toBe('How the nearest 15 of the 5,831 counted cases ended')
  })

  it.each([
    ['all where all are known', refs(60), 60, /P-59 and P-60$/],
    ['sixty and how many more', refs(61), 61, /P-60 and 1 more$/],
    ['those known and how many more', refs(3), 10, /^P-1, P-2, P-3 and 7 more$/],
    ['that none is listed', [], 4, /^Not listed one by one$/],
  ])('name of the cases of a row %s', (_, known, count, expected) => {
    const row = { outcome: 'FWW', count, refs: known, share: null, interval: null } as const
    expect(ended({ spread: [row] })[0]?.rows[0]?.[2]).toMatch(expected)
  })
})

describe('The search in the annex', () => {
  const search = (more: Partial<CaseComparison['searchReport']> = {}) =>
    searchSection(
      { words },
      { ...comparison, searchReport: { ...comparison.searchReport, ...more } },
    )

  it('says what was in the library, what was like, what was counted, and what was left out', () => {
    expect(facts(search())).toEqual([
      ['In the library', '90'],
      ['Under the same rules', '40'],
      ['Like in conduct or words', '3'],
      ['Counted', '2'],
    ])
    const none = { reason: 'SAME_CASE', label: 'the same case', count: 0, refs: [] } as const
    const [left] = tables(search({ leftOut: [...comparison.searchReport.leftOut, none] }))
    expect(left).toMatchObject({
      columns: ['Why', 'Cases', 'Which'],
      rows: [['Coded with low confidence', '1', 'P-0007']],
    })
    expect(tables(search({ leftOut: [none] }))).toEqual([])
    expect(texts(search())).toEqual(['A caveat of the library.'])
  })
})

describe('The exclusions in the annex', () => {
  const answered = (answer: string) =>
    sampleCase({
      decision: {
        comparatorAnswers: [
          { ref: 'P-0003', answer: 'An older answer' },
          { ref: 'P-0001', answer: 'Of another case' },
          { ref: 'P-0003', answer },
        ],
      },
    })
  const excluded = (more: Partial<CaseComparison>, answer = '') =>
    excludedSection({ ...speaking, hearingCase: answered(answer) }, { ...comparison, ...more })

  it('are none where nobody took a case out, and a case each otherwise', () => {
    const { excludedByPanel: _, ...without } = comparison
    const none = excludedSection({ ...speaking, hearingCase: answered('') }, without)
    expect(texts(none)).toEqual(['None was taken out.'])
    expect(none.blocks).toHaveLength(1)
    const one = excluded({})
    expect(texts(one)).toEqual([])
    expect(facts(one)).toEqual([
      ['Force and year', 'Southern Police, 2022'],
      ['Outcome', 'Dismissal without notice; no appeal recorded'],
      ['Why it was taken out', 'Coded wrongly.'],
    ])
  })

  it('say no year where none is known', () => {
    const [undated] = (comparison.excludedByPanel ?? []).map((one) => ({
      ...one,
      hearingDate: null,
    }))
    const told = excluded({ excludedByPanel: undated === undefined ? [] : [undated] })
    expect(facts(told)[0]?.[1]).toBe('Southern Police')
  })

  it('print the last answer where the case points away, once', () => {
    const away = { excludedPointingAway: ['P-0003'] }
    expect(facts(excluded(away, 'There the officer lied')).slice(3)).toEqual([
      ['Points away', 'Yes: it ended otherwise than this case.'],
      ['Answer', 'There the officer lied.'],
    ])
    expect(facts(excluded(away, 'Coded wrongly')).map(([label]) => label)).not.toContain('Answer')
    expect(facts(excluded(away)).map(([label]) => label)).not.toContain('Answer')
    expect(facts(excluded({}, 'There the officer lied'))).toHaveLength(3)
  })
})

describe('The record in the annex', () => {
  it('says method and version, and the four hashes in groups of four', () => {
    const rows = facts(recordSection({ words }, comparison))
    expect(rows[0]).toEqual(['Method', 'Evenhand likeness, version 2'])
    expect(rows.slice(1).map(([, hash]) => hash)).toEqual(
      ['a', 'b', 'c', 'd'].map((letter) =>
        Array.from({ length: 16 }, () => letter.repeat(4)).join(' '),
      ),
    )
  })
})

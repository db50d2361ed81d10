import { describe, expect, it } from 'vitest'
import { composeWorkingPaper } from '#core/notice/working-paper'
import type { CaseComparison } from '#core/quality/panel-exclusions'
import { sampleCase, sampleLaw } from '../../support/sample-case.ts'
import { sampleComparison } from '../../support/sample-comparison.ts'

const paper = (neighbours: CaseComparison['neighbours']) =>
  composeWorkingPaper(
    { hearingCase: sampleCase(), law: sampleLaw() },
    { ...sampleComparison, neighbours },
    { at: '19 November 2026, 14:01 UTC', by: 'Secretariat' },
  )
const casesOf = (neighbours: CaseComparison['neighbours']) =>
  paper(neighbours).sections.find(({ id }) => id === 'paper-cases')?.blocks ?? []
const [first] = sampleComparison.neighbours
if (first === undefined) throw new Error('A past case')
const many = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ ...first, ref: `P-${n + 1}`, id: `P-${n + 1}` }))
const inFull = (blocks: ReturnType<typeof casesOf>) =>
  blocks.filter(({ kind }) => kind === 'subheading').length
const inTable = (blocks: ReturnType<typeof casesOf>) =>
  blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map(([ref]) => ref) : []))
const texts = (blocks: ReturnType<typeof casesOf>) =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))

describe('The working paper of a comparison', () => {
  it('says of which case it is, under which rules, and who printed it when', () => {
    const [about] = paper(many(1)).sections
    const rows = about?.blocks.flatMap((block) => (block.kind === 'facts' ? block.rows : []))
    expect(Object.fromEntries(rows ?? [])).toEqual({
      Case: 'EH-2026-014',
      Rules: expect.stringContaining('2025'),
      Printed: '19 November 2026, 14:01 UTC',
      By: 'Secretariat',
    })
  })

  it('lists the cases that counted, and none that did not', () => {
    const [one, other] = many(2)
    if (one === undefined || other === undefined) throw new Error('Two cases')
    const told = casesOf([one, { ...other, counted: false }])
    expect(inTable(told)).toEqual(['P-1'])
    expect(inFull(told)).toBe(1)
  })

  it('says so where no case was counted', () => {
    const told = casesOf([])
    expect(texts(told)).toEqual(['No case was counted.'])
    expect(told).toHaveLength(1)
  })

  it('sets out the nearest twelve in full, and says that there are more', () => {
    const twelve = casesOf(many(12))
    expect([inTable(twelve).length, inFull(twelve)]).toEqual([12, 12])
    expect(texts(twelve)).not.toContain('The nearest 12 follow in full.')
    const thirteen = casesOf(many(13))
    expect([inTable(thirteen).length, inFull(thirteen)]).toEqual([13, 12])
    expect(texts(thirteen)).toContain('The nearest 12 follow in full.')
  })

  it('says of how many that count the table holds the nearest', () => {
    const { searchReport } = sampleComparison
    const told = composeWorkingPaper(
      { hearingCase: sampleCase(), law: sampleLaw() },
      {
        ...sampleComparison,
        neighbours: many(3),
        searchReport: { ...searchReport, counted: 5_831 },
      },
      { at: '19 November 2026, 14:01 UTC', by: 'Secretariat' },
    ).sections.find(({ id }) => id === 'paper-cases')
    expect(texts(told?.blocks ?? [])).toEqual([
      'These are the nearest and those that set or come near a bound: 3 of the 5,831 that count.',
    ])
  })
})

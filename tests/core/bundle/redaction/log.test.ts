import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderAreas, rectsSchema, stateOf, type RedactionArea } from '#core/bundle/redaction/areas'
import { groundOf, grounds } from '#core/bundle/redaction/grounds'
import { areaLabel, redactionCsv, redactionRows, titleWithout } from '#core/bundle/redaction/log'

const area = (change: Partial<RedactionArea> = {}): RedactionArea => ({
  id: 'a',
  documentId: 'd',
  page: 2,
  rects: [[10, 10, 50, 20]],
  ground: 'WITNESS',
  note: 'Aldo Birch asked for it',
  passage: 'Aldo Birch',
  markedAt: '2026-11-20T09:00:00.000Z',
  markedBy: 'Secretariat',
  reviewedAt: '2026-11-21T09:00:00.000Z',
  reviewedBy: 'Chair',
  appliedIn: [],
  ...change,
})
const held = {
  id: 'd',
  title: 'Statement of Aldo BIRCH',
  sha256: 'f'.repeat(64),
  label: { number: 12, insert: 1 },
}

describe('the log of redactions', () => {
  it('says where, why, who and when, and never what', () => {
    const rows = redactionRows([{ document: held, areas: [area(), area({ page: 3 })] }])
    expect(rows).toMatchObject([
      {
        number: 1,
        document: 'Document 1',
        page: '12B',
        place: 'Page 2',
        ground: groundOf('WITNESS').label,
        markedBy: 'Secretariat',
        reviewedBy: 'Chair',
      },
      { number: 2, page: '12C' },
    ])
    expect(JSON.stringify(rows)).not.toMatch(/aldo|birch/i)
    expect(redactionCsv(rows)).not.toMatch(/aldo|birch/i)
    expect(areaLabel(rows[0] as (typeof rows)[number])).toBe(
      `[Redacted 1: ${groundOf('WITNESS').label}]`,
    )
  })

  it('keeps a title that tells nothing, and any title that shares a long word with a passage goes', () => {
    expect(titleWithout('Access audit', ['Aldo Birch'], 'Document 1')).toBe('Access audit')
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{3,10}$/), (word) => {
        const title = titleWithout(
          `Of ${word.toUpperCase()}, first`,
          [`x ${word}. y`],
          'Document 1',
        )
        expect(title).toBe('Document 1')
      }),
    )
  })

  it('gives a spreadsheet no formula', () => {
    const rows = redactionRows([
      { document: { ...held, title: '=HYPERLINK("x")' }, areas: [area({ passage: '' })] },
    ])
    expect(redactionCsv(rows)).toContain(`"'=HYPERLINK(""x"")"`)
  })
})

describe('areas', () => {
  it('wait for a second look, then for a copy', () => {
    expect(stateOf(area({ reviewedAt: null }))).toBe('MARKED')
    expect(stateOf(area())).toBe('REVIEWED')
    expect(stateOf(area({ appliedIn: [1] }))).toBe('APPLIED')
    expect(stateOf(area({ appliedIn: [1], reviewedAt: null }))).toBe('MARKED')
  })

  it('are numbered by page, then from the top, then from the left', () => {
    const at = (id: string, page: number, left: number, foot: number) =>
      area({ id, page, rects: [[left, foot, left + 10, foot + 10]] })
    const ordered = orderAreas([
      at('d', 2, 0, 0),
      at('c', 1, 50, 100),
      at('b', 1, 5, 100),
      at('a', 1, 9, 300),
    ])
    expect(ordered.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('are at least a point wide and high, and not beyond all measure', () => {
    expect(rectsSchema.safeParse([[0, 0, 10, 10]]).success).toBe(true)
    for (const wrong of [
      [],
      [[0, 0, 0.5, 10]],
      [[10, 0, 0, 10]],
      [[0, 0, 2e6, 10]],
      [[0, 0, NaN, 5]],
    ])
      expect(rectsSchema.safeParse(wrong).success).toBe(false)
  })

  it('have grounds with words and a basis, each listed once', () => {
    expect(new Set(grounds.map(({ id }) => id)).size).toBe(grounds.length)
    for (const ground of grounds) {
      expect(ground.covers).toMatch(/\.$/)
      expect(ground.basis).not.toBe('')
    }
    expect(groundOf('OF_A_LATER_VERSION').label).toBe('OF_A_LATER_VERSION')
  })
})

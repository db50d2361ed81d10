import { describe, expect, it } from 'vitest'
import { isPageMap, readNumbering } from '#core/bundle/page-map'

const label = { number: 1, insert: 0 }
const numbering = { index: [label], documents: [], last: 1, inserts: [] }
const run = { documentId: 'x', pages: 1, label }
const report = { linked: 1, unlinked: 0, unresolved: 0, listed: [], pagesNotRead: 0 }

describe('what is kept of an issue', () => {
  it.each([
    { numbering },
    { numbering, documents: [], references: null },
    { numbering: { ...numbering, documents: [run] }, references: report },
    [{ documentId: 'x', pages: 3, firstPage: 2 }],
    { places: [{ documentId: 'x', pages: 3, firstPage: 2 }] },
  ])('is known in every form it was ever kept in: %j', (kept) => {
    expect(isPageMap(JSON.stringify(kept))).toBe(true)
    expect(readNumbering(kept).last).toBeGreaterThan(0)
  })

  it.each([
    'no JSON',
    'null',
    '{}',
    ...[
      { numbering: { ...numbering, last: -1 } },
      { numbering: { ...numbering, last: 1e15 } },
      { numbering: { ...numbering, documents: [{ ...run, pages: 1e15 }] } },
      { numbering: { ...numbering, documents: [{ ...run, pages: 0 }] } },
      { numbering: { ...numbering, inserts: [{ number: 1, insert: 1e12 }] } },
      [{ documentId: 'x', pages: 1, firstPage: 1e15 }],
      [{ documentId: 'x', pages: 1, firstPage: 20_000 }],
      { numbering, references: { ...report, listed: 'all' } },
      { numbering, references: { ...report, listed: [{ words: 1 }] } },
    ].map((kept) => JSON.stringify(kept)),
  ])('is refused from elsewhere where no bundle could have it: %s', (text) => {
    expect(isPageMap(text)).toBe(false)
  })
})

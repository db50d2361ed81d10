import { describe, expect, it } from 'vitest'
import { planBundle } from '#core/bundle/paginate'
import { findReferences } from '#core/bundle/references'
import { resolveReferences, resolver } from '#core/bundle/resolve-references'
import { bundleIndex } from '#core/bundle/sections'

const common = { dated: null, description: '' }
const sections = bundleIndex([
  { id: 'n', title: 'Notice', pages: 3, section: 'NOTICE', ...common },
  { id: 's', title: 'Statement', pages: 4, section: 'STATEMENTS', ...common },
  { id: 't', title: 'Second statement', pages: 2, section: 'STATEMENTS', ...common },
] as const)
const plan = planBundle(sections)
const leads = (text: string) =>
  findReferences(text).map(({ target }) => resolver(plan, sections)(target))

describe('following references through the page map of an issue', () => {
  it('leads to the page that the issue gives, its index counted', () => {
    expect(plan.pages).toBe(10)
    expect(leads('page 1, page 10, pages 3 to 5')).toEqual([1, 10, 3])
    expect(leads('[A/1/3] [B/1] [B/2/2] [B1/4]')).toEqual([4, 5, 10, 8])
  })

  it('leads nowhere where the page, section, tab or any end of a range is not there', () => {
    expect(leads('page 0; page 11; pages 9 to 11; page 3A')).toEqual([null, null, null, null])
    expect(leads('[C/1/1] [B/3] [B/2/3] [B/2/0] [B/1/3-5]')).toEqual([null, null, null, null, null])
  })

  it('reports what was linked, what leads nowhere, and what could not be read', () => {
    const words = (text: string, rects: readonly (readonly [number, number, number, number])[]) =>
      findReferences(text).map((one) => ({ words: one.words, target: one.target, rects }))
    const { links, report } = resolveReferences(plan, sections, [
      {
        documentId: 'n',
        documentPage: 1,
        hasText: true,
        found: words('see page 5', [[1, 2, 3, 4]]),
      },
      { documentId: 'n', documentPage: 2, hasText: true, found: words('see page 6', []) },
      {
        documentId: 's',
        documentPage: 1,
        hasText: true,
        found: words('see page 99', [[1, 2, 3, 4]]),
      },
      { documentId: 's', documentPage: 2, hasText: false, found: [] },
      { documentId: 's', documentPage: 3, hasText: true, found: null },
    ])
    expect(links).toEqual([{ page: 2, rects: [[1, 2, 3, 4]], to: 5 }])
    expect(report).toEqual({
      linked: 1,
      unlinked: 1,
      unresolved: 1,
      listed: [{ documentId: 's', title: 'Statement', page: '5', words: 'page 99' }],
      pagesNotRead: 2,
    })
  })
})

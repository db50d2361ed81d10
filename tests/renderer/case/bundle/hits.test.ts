import { describe, expect, it } from 'vitest'
import { bySection, nextHit } from '../../../../src-renderer/case/bundle/hits.ts'
import { document } from './documents.ts'

const documents = [
  document('notice', 1, 4, { section: 'NOTICE' }),
  document('first', 8, 5, { section: 'STATEMENTS' }),
  document('second', 5, 3, { section: 'STATEMENTS' }),
]
const group = (documentId: string, ...pages: readonly number[]) => ({
  documentId,
  title: documentId,
  pages,
  hits: [],
})
const groups = [group('notice', 2, 4), group('second', 1), group('first', 3)]

describe('what was found', () => {
  it('is counted by part of the bundle, with its documents', () => {
    expect(
      bySection(groups, documents).map(({ letter, pages, groups: mine }) => [
        letter,
        pages,
        mine.map(({ tab }) => tab),
      ]),
    ).toEqual([
      ['A', 2, ['A1']],
      ['B', 2, ['B1', 'B2']],
    ])
  })

  it('leaves out parts without anything found', () => {
    expect(bySection([group('first', 1)], documents).map(({ letter }) => letter)).toEqual(['B'])
  })
})

describe('the next page found', () => {
  const next = (documentId: string, page: number, by: 1 | -1) =>
    nextHit(groups, documents, { documentId, page }, by)

  it('follows the one read in the order of reading, over the ends of documents', () => {
    expect(next('notice', 2, 1)).toEqual({ documentId: 'notice', page: 4 })
    expect(next('notice', 4, 1)).toEqual({ documentId: 'second', page: 1 })
    expect(next('second', 1, 1)).toEqual({ documentId: 'first', page: 3 })
    expect(next('first', 3, -1)).toEqual({ documentId: 'second', page: 1 })
  })

  it('begins again at the other end', () => {
    expect(next('first', 3, 1)).toEqual({ documentId: 'notice', page: 2 })
    expect(next('notice', 1, -1)).toEqual({ documentId: 'first', page: 3 })
  })

  it('is none where nothing was found', () => {
    expect(nextHit([], documents, { documentId: 'first', page: 1 }, 1)).toBeNull()
  })
})

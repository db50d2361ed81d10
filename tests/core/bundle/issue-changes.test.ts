import { describe, expect, it } from 'vitest'
import { compareIssues, pageTableRows, sayRun, tellChange } from '#core/bundle/issue-changes'
import { composePageMap, readPageMap } from '#core/bundle/page-map'
import { planBundle } from '#core/bundle/paginate'
import { bundleIndex, type BundleSection } from '#core/bundle/sections'

const document = (id: string, pages: number, section: BundleSection, title = id) => ({
  id,
  title,
  pages,
  section,
  sha256: `hash of ${id}`,
  dated: null,
  description: '',
})
type Document = ReturnType<typeof document>
const issue = (documents: readonly Document[]) => {
  const sections = bundleIndex(documents)
  return composePageMap(planBundle(sections), sections, null)
}
const [a, b, c, d] = [
  document('a', 2, 'NOTICE'),
  document('b', 3, 'STATEMENTS'),
  document('c', 1, 'STATEMENTS'),
  document('d', 4, 'EXHIBITS'),
] as const
const told = (before: readonly Document[], after: readonly Document[]) =>
  compareIssues(issue(before), issue(after)).changes.map(tellChange)

describe('what an issue has otherwise than the one before', () => {
  it('is nothing where nothing changed, though every number moved', () => {
    expect(told([a, b, c, d], [a, b, c, d])).toEqual([])
    expect(told([a, b, c], [a, b, c, d])).toEqual(['Added: C1 d'])
  })

  it('names what was added, taken out, moved and renamed, each by its tab', () => {
    expect(told([a, b, c, d], [a, c, b])).toEqual([
      'Moved: B1 c, before B2 Statements',
      'Taken out: C1 d',
    ])
    expect(told([a, b], [a, { ...b, section: 'OTHER' }])).toEqual([
      'Moved: B1 b, before B1 Statements',
    ])
    expect(told([a, b], [a, { ...b, title: 'Statement' }])).toEqual([
      'Renamed: B1 Statement, before “b”',
    ])
  })

  it('takes a file of the same title in the same part for what came in place of one that went', () => {
    expect(told([a, b], [a, document('new', 5, 'STATEMENTS', 'b')])).toEqual([
      'Replaced by another file: B1 b',
    ])
    expect(told([a, b], [a, { ...b, sha256: 'redacted' }])).toEqual([
      'Replaced by another file: B1 b',
    ])
    expect(told([a, b], [a, document('b2', 5, 'OTHER', 'b')])).toEqual([
      'Taken out: B1 b',
      'Added: B1 b',
    ])
  })

  it('leads from every old page to the new one', () => {
    const { table } = compareIssues(issue([a, b, d]), issue([a, c, b]))
    expect(table.map(({ title, from, to }) => [title, sayRun(from), sayRun(to)])).toEqual([
      ['a', '2 to 3', '2 to 3'],
      ['b', '4 to 6', '5 to 7'],
      ['d', '7 to 10', ''],
      ['c', '', '4'],
    ])
    const rows = pageTableRows({ changes: [], table })
    expect(rows).toContainEqual(['b', '6', '7'])
    expect(rows).toContainEqual(['d', '10', ''])
    expect(rows).toContainEqual(['c', '', '4'])
  })

  it('is told of issues that earlier versions of the application kept without titles', () => {
    const kept = { places: [{ documentId: 'a', firstPage: 2, pages: 2 }], references: null }
    const titleOf = () => ({ title: 'As it is called now', section: 'NOTICE' as const })
    const before = readPageMap(kept, titleOf)
    expect(before.documents).toMatchObject([{ title: 'As it is called now', pages: 2, sha256: '' }])
    const { changes } = compareIssues(before, issue([{ ...a, title: 'As it is called now' }, b]))
    expect(changes.map(tellChange)).toEqual(['Added: B1 b'])
  })

  it('is read back as it was kept', () => {
    const map = issue([a, b, c])
    const titleOf = () => ({ title: 'Unknown', section: 'OTHER' as const })
    expect(readPageMap(JSON.parse(JSON.stringify(map)), titleOf)).toEqual(map)
  })
})

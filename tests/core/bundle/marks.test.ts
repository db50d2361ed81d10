import { describe, expect, it } from 'vitest'
import { scheduleCsv, scheduleRows } from '#core/bundle/mark-schedule'
import { documentOf, everyMark, filterMarks, orderMarks, type Mark } from '#core/bundle/marks'

const mark = (id: string, change: Partial<Mark> = {}): Mark => ({
  id,
  kind: 'NOTE',
  documentId: 'report',
  sha256: 'a'.repeat(64),
  page: 1,
  areas: [],
  quotation: '',
  note: '',
  links: [],
  at: '2026-11-19T14:00:00.000Z',
  author: 'Chair',
  isMine: true,
  shared: false,
  ...change,
})
const document = (id: string, sha256: string, number: number, pages = 3) => ({
  id,
  title: id,
  sha256: sha256.repeat(64),
  pages,
  label: { number, insert: 0 },
})
const ids = (marks: readonly Mark[]) => marks.map(({ id }) => id)

describe('the list of marks', () => {
  const link = { kind: 'FACTOR', id: 'CUL_SUSTAINED' } as const
  const marks = [
    mark('1', { note: 'Ask the analyst', links: [link] }),
    mark('2', { kind: 'HIGHLIGHT', quotation: 'The analyst’s report', shared: true }),
    mark('3', { kind: 'FLAG', shared: true, isMine: false, author: 'Panel member 1' }),
  ]

  it('is narrowed by reader, kind, author, thing linked and words, all at once', () => {
    expect(ids(filterMarks(marks, everyMark))).toEqual(['1', '2', '3'])
    expect(ids(filterMarks(marks, { ...everyMark, whose: 'MINE' }))).toEqual(['1'])
    expect(ids(filterMarks(marks, { ...everyMark, whose: 'PANEL' }))).toEqual(['2', '3'])
    expect(ids(filterMarks(marks, { ...everyMark, kind: 'FLAG' }))).toEqual(['3'])
    expect(ids(filterMarks(marks, { ...everyMark, author: 'Chair' }))).toEqual(['1', '2'])
    expect(ids(filterMarks(marks, { ...everyMark, link }))).toEqual(['1'])
    expect(ids(filterMarks(marks, { ...everyMark, words: 'ANAL' }))).toEqual(['1', '2'])
    const both = { ...everyMark, words: 'analyst report', whose: 'PANEL' } as const
    expect(ids(filterMarks(marks, both))).toEqual(['2'])
  })

  it('follows the bytes of a document before its name, and has no place without either', () => {
    const again = document('again', 'a', 1)
    const changed = document('report', 'b', 4)
    expect(documentOf(marks[0] ?? mark('1'), [changed, again])?.id).toBe('again')
    expect(documentOf(marks[0] ?? mark('1'), [changed])?.id).toBe('report')
    expect(documentOf(mark('1', { page: 4 }), [changed])).toBeNull()
    expect(documentOf(mark('1'), [document('other', 'c', 1)])).toBeNull()
  })

  it('stands in the order of the bundle, down the page, with what has no page at the end', () => {
    const listed = [
      mark('lost', { documentId: 'gone', sha256: 'd'.repeat(64) }),
      mark('low', { areas: [[0, 0, 10, 100]] }),
      mark('second', { page: 2 }),
      mark('high', { areas: [[0, 0, 10, 700]] }),
      mark('first', { documentId: 'front', sha256: 'c'.repeat(64) }),
    ]
    const documents = [document('front', 'c', 1), document('report', 'a', 4)]
    expect(ids(orderMarks(listed, documents))).toEqual(['first', 'high', 'low', 'second', 'lost'])
  })
})

describe('the schedule of marks', () => {
  it('gives the page as the bundle numbers it now, and says what is gone', () => {
    const marks = [mark('1', { page: 2 }), mark('2', { sha256: 'd'.repeat(64), documentId: 'x' })]
    const say = () => 'Allegation 1'
    const before = scheduleRows(marks, [document('report', 'a', 12)], say)
    const after = scheduleRows(marks, [document('report', 'a', 40)], say)
    expect(before.map(({ page }) => page)).toEqual(['13', ''])
    expect(after.map(({ page }) => page)).toEqual(['41', ''])
    expect(after[1]?.document).toBe('No longer in the bundle')
  })

  it('gives a spreadsheet text alone, whatever a page or a note holds', () => {
    const rows = scheduleRows(
      [mark('1', { note: '=HYPERLINK("x")', quotation: 'He said "no",\nthen left' })],
      [document('report', 'a', 1)],
      () => '',
    )
    const csv = scheduleCsv(rows)
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`)
    expect(csv).toContain('"He said ""no"", then left"')
    expect(csv.startsWith('\uFEFF"Page","Document"')).toBe(true)
    expect(csv.endsWith('\r\n')).toBe(true)
  })
})

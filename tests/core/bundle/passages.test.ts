import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pagePrint } from '#core/bundle/former-file'
import { fold, passageFinder, stands, type Anchor } from '#core/bundle/passages'

type Pages = readonly (string | null)[]

const held = (id: string, title: string, pages: number) => ({
  id,
  sha256: id.padEnd(64, '0'),
  title,
  fileName: `${title}.pdf`,
  pages,
})

/** A bundle of documents given by their pages; a page of null was not read yet. */
function finder(
  bundle: Readonly<Record<string, Pages>>,
  removed: readonly string[] = [],
  formers: Readonly<Record<string, Pages>> = {},
) {
  const documents = Object.entries(bundle).map(([id, pages]) =>
    held(id, id.replace(/\d/g, ''), pages.length),
  )
  return passageFinder({
    documents,
    removed: removed.map((id) => held(id, id.replace(/\d/g, ''), 5)),
    textOf: (id, page) => bundle[id]?.[page - 1] ?? null,
    printOf: (id, page) => {
      const text = bundle[id]?.[page - 1]
      return text === null || text === undefined ? undefined : pagePrint(text, hash)
    },
    formerPrint: (sha256, page) => pagePrint(formers[sha256]?.[page - 1] ?? '', hash),
  })
}
const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const anchor = (documentId: string, page: number, quotation: string): Anchor => ({
  documentId,
  page,
  quotation,
  sha256: null,
})

describe('finding the words of a passage', () => {
  it('passes over spaces, line breaks, hyphens, capitals and quotation marks', () => {
    const text = fold('the con-\nditions of  “Release” are\tset out.')
    expect(stands(fold('The conditions of release'), text)).toBe(true)
    expect(stands(fold('"release" are set out'), text)).toBe(true)
    expect(stands(fold('conditions of bail'), text)).toBe(false)
  })

  it('finds a short passage only as whole words, and an empty one nowhere', () => {
    expect(stands(fold('yes'), fold('her eyes were open'))).toBe(false)
    expect(stands(fold('yes'), fold('She said yes.'))).toBe(true)
    expect(stands(fold(' … '), fold('Any text'))).toBe(false)
  })

  it('finds every run of words of a text in it, however its white space is broken', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/)
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 30 }),
        fc.nat(),
        fc.nat(),
        fc.constantFrom(' ', '\n', ' \u00a0', '\r\n\t'),
        (words, from, count, gap) => {
          const start = from % words.length
          const part = words.slice(start, start + 1 + (count % words.length))
          expect(stands(fold(part.join(gap)), fold(words.join(' ')))).toBe(true)
        },
      ),
    )
  })
})

describe('what became of a passage', () => {
  it('holds where its words stand on its page, and says that it was compared', () => {
    const find = finder({ report1: ['one', 'the crime report was opened'] })
    expect(find(anchor('report1', 2, 'Crime report'))).toEqual({ state: 'HOLDS', byWords: true })
  })

  it('cannot compare a link without words, or a page without text, and says so', () => {
    const find = finder({ report1: ['', 'words'] })
    expect(find(anchor('report1', 2, ''))).toEqual({ state: 'HOLDS', byWords: false })
    expect(find(anchor('report1', 1, 'anything'))).toEqual({ state: 'HOLDS', byWords: false })
  })

  it('is found on the nearest page of its document first, then in the whole bundle', () => {
    const near = finder({
      other1: ['the passage sought'],
      report1: ['the passage sought', 'x', 'x', 'y', 'the passage sought'],
    })
    expect(near(anchor('report1', 4, 'the passage sought'))).toEqual({
      state: 'MOVED',
      to: { documentId: 'report1', page: 5 },
    })
    const far = finder({ report1: ['x', 'x'], other1: ['y', 'the passage sought'] })
    expect(far(anchor('report1', 1, 'the passage sought'))).toEqual({
      state: 'MOVED',
      to: { documentId: 'other1', page: 2 },
    })
  })

  it('is looked for first in the document that came with the title of the one gone', () => {
    const find = finder(
      { another1: ['the passage sought'], report2: ['x', 'x', 'the passage sought'] },
      ['report1'],
    )
    expect(find(anchor('report1', 1, 'the passage sought'))).toEqual({
      state: 'MOVED',
      to: { documentId: 'report2', page: 3 },
    })
  })

  it('follows the very same file, wherever it was added again', () => {
    const documents = [held('new', 'renamed', 4)]
    const find = passageFinder({
      documents: documents.map((document) => ({ ...document, sha256: 'f'.repeat(64) })),
      removed: [{ ...held('old', 'report', 4), sha256: 'f'.repeat(64) }],
      textOf: () => null,
      printOf: () => undefined,
      formerPrint: () => null,
    })
    expect(find(anchor('old', 3, ''))).toEqual({
      state: 'MOVED',
      to: { documentId: 'new', page: 3 },
    })
  })

  it('is lost where its words stand nowhere, in words for a document there and for one gone', () => {
    const find = finder({ report2: ['x', 'y'] }, ['report1'])
    expect(find(anchor('report2', 1, 'the passage sought'))).toEqual({ state: 'WORDS_NOT_FOUND' })
    expect(find(anchor('report1', 2, 'the passage sought'))).toEqual({
      state: 'DOCUMENT_GONE',
      instead: { documentId: 'report2', page: 2 },
    })
    expect(find(anchor('report1', 3, ''))).toEqual({ state: 'DOCUMENT_GONE', instead: null })
    expect(find(anchor('never', 1, ''))).toEqual({ state: 'DOCUMENT_GONE', instead: null })
  })

  it('says nothing before the pages are read', () => {
    const find = finder({ report1: ['x', null] })
    expect(find(anchor('report1', 1, 'the passage sought'))).toEqual({ state: 'NOT_READ' })
  })

  it('looks at every page of the bundle, whatever page it starts from', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 30 }),
        fc.nat(),
        (pages, from, at) => {
          const target = 1 + (at % pages)
          const text = Array.from({ length: pages }, (_, index) =>
            index + 1 === target ? 'the passage sought' : 'nothing',
          )
          const found = finder({ report1: text })(anchor('report1', from, 'the passage sought'))
          expect(found).toEqual(
            from === target
              ? { state: 'HOLDS', byWords: true }
              : { state: 'MOVED', to: { documentId: 'report1', page: target } },
          )
        },
      ),
    )
  })
})

describe('what pointed to a file that was replaced by another', () => {
  const former = 'f'.repeat(64)
  const formers = { [former]: ['Cover', 'She opened it twice.', 'Signed', ''] }
  const found = (now: Pages, page: number, quotation = '') =>
    finder({ a: now }, [], formers)({ ...anchor('a', page, quotation), sha256: former })

  it('stays on a page that says the same, and is led to it where it stands elsewhere', () => {
    const now = ['COVER', 'A page put in', 'She opened it  twice', 'Signed']
    expect(found(now, 1)).toEqual({ state: 'HOLDS', byWords: true })
    expect(found(now, 2)).toEqual({ state: 'MOVED', to: { documentId: 'a', page: 3 } })
    expect(found(now, 2, 'opened it twice')).toEqual({
      state: 'MOVED',
      to: { documentId: 'a', page: 3 },
    })
  })

  it('is reported where no page says the same, and where there is nothing to compare', () => {
    expect(found(['Cover', 'She opened it once.'], 2)).toEqual({ state: 'PAGE_REPLACED' })
    expect(found(['Cover', '', '', ''], 4)).toEqual({ state: 'PAGE_REPLACED' })
    expect(found(['Cover', ''], 2, 'opened it twice')).toEqual({ state: 'WORDS_NOT_FOUND' })
    expect(found(['Cover', null], 2)).toEqual({ state: 'NOT_READ' })
  })

  it('leads each page to the nearest that says the same, however pages are put in or taken out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('One', 'Two', 'Three', 'Four'), { minLength: 1, maxLength: 9 }),
        fc.array(fc.constantFrom('One', 'Two', 'Three', 'Five'), { minLength: 1, maxLength: 9 }),
        fc.nat(8),
        (before, now, at) => {
          const words = before[at]
          fc.pre(words !== undefined)
          const find = finder({ a: now }, [], { [former]: before })
          const state = find({ ...anchor('a', at + 1, ''), sha256: former })
          const places = now.flatMap((text, index) => (text === words ? [index] : []))
          const least = Math.min(...places.map((index) => Math.abs(index - at)))
          const expected = places.length === 0 ? 'PAGE_REPLACED' : least === 0 ? 'HOLDS' : 'MOVED'
          expect(state.state).toBe(expected)
          if (state.state !== 'MOVED') return
          expect(now[state.to.page - 1]).toBe(words)
          expect(Math.abs(state.to.page - 1 - at)).toBe(least)
        },
      ),
    )
  })
})

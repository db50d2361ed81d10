import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeInLanguages } from '#core/notice/in-languages'
import { tied, TIE } from '../../../src-main/notice-pdf/ties.ts'
import { renderNotice } from '../../../src-main/notice-pdf/render-notice.ts'
import { sampleCase, sampleLaw } from '../../support/sample-case.ts'
import { attempt, run, save, signedAt } from './judges.ts'

const composed = (languages: 'EN' | 'CY' | 'BOTH', together = 'Ŵyn, ŷd a thŷ; môr.') =>
  composeInLanguages(
    {
      hearingCase: sampleCase({ seriousness: { together } }),
      law: sampleLaw(),
      kind: 'FULL',
      number: 'EH-2026-014/1',
      issuedOn: '2026-11-19',
      documents: [],
      comparison: null,
      signer: { label: 'Chair', capacity: 'Chief officer' },
    },
    { languages, translations: new Map(), typed: 'en-GB' },
  ).document

const rendered = (languages: 'EN' | 'CY' | 'BOTH', together?: string): Promise<Uint8Array> =>
  renderNotice(composed(languages, together), { issuedAt: signedAt })

const textOf = (path: string): string => run('pdftotext', path, '-').replace(/\s+/g, ' ')

/** The file with its streams open, as qpdf lays it out. */
const openOf = (path: string): string =>
  attempt('qpdf', '--qdf', '--object-streams=disable', path, '-')

describe('A notice in Welsh, or in both languages', () => {
  it('declares its language, and tells each passage in the other', async () => {
    const welsh = openOf(save(await rendered('CY')))
    expect(welsh).toContain('/Lang (cy)')
    expect(welsh).toContain('/Lang (en-GB)')
    const both = openOf(save(await rendered('BOTH')))
    expect(both.match(/\/Lang \(cy\)/g)?.length).toBeGreaterThan(20)
    expect(openOf(save(await rendered('EN'))).match(/\/Lang \(cy\)/g)).toBeNull()
  })

  it('prints both, letters with accents too, and numbers its pages in both', async () => {
    const text = textOf(save(await rendered('BOTH')))
    expect(text).toContain('Honiadau')
    expect(text).toContain('19 November 2026 / 19 Tachwedd 2026')
    expect(text).toContain('Ŵyn, ŷd a thŷ; môr.')
    expect(text).toMatch(/Page 1 of (\d+) \/ Tudalen 1 o \1/)
    expect(text).toMatch(/Llofnodwyd gan/)
  })

  it('stays whole: no word is lost where the language changes within a line', async () => {
    const { sections } = composed('BOTH')
    const text = textOf(save(await rendered('BOTH')))
    const paragraphs = sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])),
    )
    expect(paragraphs.length).toBeGreaterThan(20)
    expect(paragraphs.filter((one) => !text.includes(one))).toEqual([])
  })

  it('is a file that qpdf finds in order', async () => {
    expect(attempt('qpdf', '--check', save(await rendered('BOTH')))).toContain(
      'No syntax or stream',
    )
  })

  it('is the same to the byte for the same input, whatever was typed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.constantFrom('EN' as const, 'CY' as const, 'BOTH' as const),
        async (text, languages) => {
          const [first, second] = [await rendered(languages, text), await rendered(languages, text)]
          expect(Buffer.compare(first, second)).toBe(0)
        },
      ),
      { numRuns: 8 },
    )
  })
})

describe('tied', () => {
  const parts = (text: string) => tied(text).split(' ')

  it('keeps day and month, a number and what it numbers, and amounts together', () => {
    expect(parts('On 3 June 2026')).toEqual(['On', `3${TIE}June${TIE}2026`])
    expect(parts('ar 19 Tachwedd 2026')).toEqual(['ar', `19${TIE}Tachwedd${TIE}2026`])
    expect(parts('under regulation 42(6)')).toEqual(['under', `regulation${TIE}42(6)`])
    expect(parts('page 3 of 5')).toEqual([`page${TIE}3`, 'of', '5'])
    expect(parts('within 28 days')).toEqual(['within', `28${TIE}days`])
    expect(parts('about £5 million')).toEqual(['about', `£5${TIE}million`])
  })

  it('begins no line with a stroke or a dash between two', () => {
    expect(parts('Sergeant / Rhingyll')).toEqual([`Sergeant${TIE}/`, 'Rhingyll'])
    expect(parts('16 Mai 2026 – 18 Mai 2026')).toEqual([
      `16${TIE}Mai${TIE}2026${TIE}–`,
      `18${TIE}Mai${TIE}2026`,
    ])
  })

  it('ties nothing else', () => {
    for (const text of ['3 Mayors', 'in 2026 May', 'homepage 3', 'the page after', 'and/or', '/ a'])
      expect(tied(text)).toBe(text)
  })
})

import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'
import { afterAll, describe, expect, it } from 'vitest'
import { inspectPdf } from '../../../src-main/bundle-pdf/intake/inspect-pdf.ts'
import { bundleOfOne, look, mark, source } from '../../support/bundle-of-one.ts'
import { value } from '../../support/open-library.ts'

const { folder, path, issue, text } = bundleOfOne()
afterAll(() => rmSync(folder, { recursive: true }))
const name = (word: string) => PDFName.of(word)

/** A form filled in by a program that leaves the drawing of it to readers, over its empty one or none. */
const filledIn = (isEmptyDrawn: boolean, words = 'Kingfisher') =>
  source((pdf, page) => {
    const drawn = pdf.context.register(
      pdf.context.stream('/Tx BMC EMC', {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, 200, 40],
      }),
    )
    const looks = isEmptyDrawn ? { AP: { N: drawn } } : {}
    mark(pdf, page, {
      Subtype: 'Widget',
      FT: 'Tx',
      T: PDFString.of('who'),
      DA: PDFString.of('/F 12 Tf 0 g'),
      V: PDFHexString.fromText(words),
      ...looks,
    })
    mark(pdf, page, {
      Subtype: 'Widget',
      FT: 'Btn',
      T: PDFString.of('agreed'),
      V: 'Yes',
      AS: 'Yes',
      Rect: [40, 40, 60, 60],
      MK: { CA: PDFString.of('4'), BG: [1, 0, 0] },
    })
    const fields = page.node.Annots()?.asArray() ?? []
    pdf.catalog.set(
      name('AcroForm'),
      pdf.context.obj({ Fields: fields, DA: PDFString.of('/F 12 Tf 0 g') }),
    )
  })

describe('what was filled into a form', () => {
  it.each([
    ['whose file holds no drawing of it', false],
    ['whose file holds the drawing of the empty form', true],
  ])('is drawn in a bundle, of a form %s', async (_, isEmptyDrawn) => {
    await issue(await filledIn(isEmptyDrawn))
    expect(look(path, 2).split('\n').slice(160, 200).join('')).toMatch(/[^.]/)
    expect(look(path, 2).split('\n').slice(240, 260).join('')).toMatch(/[^.]/)
  })

  it('is seen in a list that is longer than its place', async () => {
    const bytes = await source((pdf, page) => {
      const Opt = ['Heron', 'Otter', 'Kite', 'Stoat', 'Wren'].map((one) => PDFString.of(one))
      const DA = PDFString.of('/F 12 Tf 0 g')
      const field = { FT: 'Ch', T: PDFString.of('which'), Opt, V: PDFString.of('Wren'), DA }
      mark(pdf, page, { Subtype: 'Widget', ...field })
      const Fields = page.node.Annots()?.asArray() ?? []
      pdf.catalog.set(name('AcroForm'), pdf.context.obj({ Fields }))
    })
    await issue(bytes)
    const seen = execFileSync('pdftotext', ['-f', '2', '-l', '2', '-bbox', path, '-']).toString()
    const [, top = '', foot = ''] = /yMin="([\d.]+)"[^>]*yMax="([\d.]+)">Wren/.exec(seen) ?? []
    // The field stands from 160 to 200 below the top of the page.
    expect(Number(top)).toBeGreaterThan(155)
    expect(Number(foot)).toBeLessThan(200)
  })

  it('is drawn where the file has lost its form and kept the fields', async () => {
    const filled = await PDFDocument.load(await filledIn(false))
    filled.catalog.delete(name('AcroForm'))
    await issue(await filled.save({ updateFieldAppearances: false }))
    expect(text(2)).toContain('Kingfisher')
  })

  it('is drawn as it stands, where the file asks for it and holds the drawing of what was there before', async () => {
    const letters = async (isAsked: boolean) => {
      const bytes = await source((pdf, page) => {
        const font = pdf.context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' })
        const before = pdf.context.stream('BT /F 12 Tf 5 5 Td (Otter) Tj ET', {
          Type: 'XObject',
          Subtype: 'Form',
          BBox: [0, 0, 200, 40],
          Resources: { Font: { F: font } },
        })
        const field = { Subtype: 'Widget', FT: 'Tx', T: PDFString.of('who') }
        const AP = { N: pdf.context.register(before) }
        mark(pdf, page, { ...field, V: PDFString.of('Stoat'), DA: PDFString.of('/F 12 Tf'), AP })
        const Fields = page.node.Annots()?.asArray() ?? []
        pdf.catalog.set(name('AcroForm'), pdf.context.obj({ Fields, NeedAppearances: isAsked }))
      })
      await issue(bytes)
      const text = execFileSync('pdftotext', ['-f', '2', '-l', '2', path, '-']).toString()
      return /Stoat|Otter/.exec(text)?.[0]
    }
    expect([await letters(true), await letters(false)]).toEqual(['Stoat', 'Otter'])
  })

  it.each(['Журавлёв', 'Αλκυόνα', 'Gŵydd wyllt', 'Żuraw', 'Chim bói cá ở'])(
    'is drawn in its own letters, in a face that the file holds: %s',
    async (words) => {
      await issue(await filledIn(false, words))
      expect(execFileSync('pdftotext', ['-f', '2', '-l', '2', path, '-']).toString()).toContain(
        words,
      )
      const fonts = execFileSync('pdffonts', ['-f', '2', '-l', '2', path]).toString()
      expect(fonts).toMatch(/^IBMPlexSans-Regular\S* +CID TrueType +Identity-H +yes/m)
    },
  )

  it.each([
    ['Arabic', 'صقر'],
    ['Hebrew', 'John אמר'],
  ])('is drawn from the right where it is in %s', async (alphabet, words) => {
    await issue(await filledIn(false, words))
    const read = execFileSync('pdftotext', ['-f', '2', '-l', '2', path, '-']).toString()
    expect(read.replaceAll(/[\u202a-\u202e]/g, '')).toContain(words)
    const fonts = execFileSync('pdffonts', ['-f', '2', '-l', '2', path]).toString()
    expect(fonts).toContain(`IBMPlexSans${alphabet}-Regular`)
  })

  it('is said when the file is added where it cannot be drawn', async () => {
    const notes = async (words: string) => {
      const found = value(await inspectPdf(await filledIn(false, words)))
      return found.notes.filter((note) => note.includes('cannot be drawn'))
    }
    expect(await notes('Kingfisher')).toEqual([])
    expect(await notes('صقر')).toEqual([])
    for (const words of ['中文', 'כְּתִיב', 'صقر and שחף'])
      expect((await notes(words)).join()).toContain('1 field ')
  })
})

import { PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { embedFieldFace } from '../../../src-main/bundle-pdf/field-face.ts'
import { run, scratch } from '../../support/intake.ts'

/** The words of a line by where they are drawn, from left to right, and so the letters of each. */
async function drawnFromLeft(alphabet: 'arabic' | 'hebrew', line: string) {
  const pdf = await PDFDocument.create()
  const font = await embedFieldFace(pdf, alphabet)
  pdf.addPage([600, 100]).drawText(line, { x: 20, y: 40, size: 20, font })
  const path = scratch('line.pdf', await pdf.save())
  const words = run('pdftotext', '-bbox', path, '-').toString()
  return [...words.matchAll(/xMin="([\d.]+)"[^>]*>([^<]*)</g)]
    .map(([, x, word = '']) => ({ x: Number(x), word }))
    .toSorted((a, b) => a.x - b.x)
    .map(({ word }) => word)
}

const turned = (word: string): string => [...word].toReversed().join('')

describe('a line with words from the right', () => {
  it.each([
    ['hebrew', 'קצין John אמר 12.5%', ['12.5%', 'אמר', 'John', 'קצין']],
    ['hebrew', 'John said שלום to צבי', ['John', 'said', 'שלום', 'to', 'צבי']],
    ['hebrew', 'אב 12 (34) 56 דה', ['דה', '56', '(34)', '12', 'אב']],
    ['arabic', 'رقم 45 نعم', ['نعم', '45', 'رقم']],
    ['arabic', 'سنة ١٢٣ و ۴۵۶', ['۴۵۶', 'و', '١٢٣', 'سنة']],
  ] as const)('in %s is drawn in its order: %s', async (alphabet, line, seen) => {
    const letters = seen.map((word) => (/[א-ת\u0621-\u064a]/.test(word) ? turned(word) : word))
    expect(await drawnFromLeft(alphabet, line)).toEqual(letters)
  })

  it('joins the letters of an Arabic word', async () => {
    const pdf = await PDFDocument.create()
    const face = await embedFieldFace(pdf, 'arabic')
    const codes = (text: string) => face.encodeText(text).asString().match(/.{4}/g)
    const [alone, joined] = [codes('ق ق ق'), codes('ققق')]
    expect(new Set(joined).size).toBe(3)
    expect(alone?.filter((code) => joined?.includes(code))).toEqual([])
  })

  it('turns its brackets round what they hold', async () => {
    const face = await embedFieldFace(await PDFDocument.create(), 'hebrew')
    const codes = (text: string) => face.encodeText(text).asString().match(/.{4}/g) ?? []
    const [open, close] = codes('()')
    expect([codes('(לא)').at(0), codes('(לא)').at(-1)]).toEqual([open, close])
  })
})

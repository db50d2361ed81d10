import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { extractText } from '../../../src-main/bundle-pdf/extract-text.ts'
import { resources } from '../../support/open-library.ts'

const sample = new Uint8Array(readFileSync(join(resources, 'sample', 'bundle', 'exhibits.pdf')))

describe('the text of a PDF', () => {
  it('is taken page by page, as the pages hold it', async () => {
    const pages = await extractText(sample, { from: 1, to: 2 })
    expect(pages.map(({ page }) => page)).toEqual([1, 2])
    expect(pages[0]?.text).toContain('Access audit, messages and training record')
  })

  it('is empty for a page without words, and the next page is still read', async () => {
    const made = await PDFDocument.create()
    made.addPage()
    made.addPage().drawText('Second page')
    const pages = await extractText(await made.save(), { from: 1, to: 2 })
    expect(pages.map(({ text }) => text)).toEqual(['', 'Second page'])
  })

  it('is empty, and nothing fails, where the file is not a PDF at all', async () => {
    const pages = await extractText(Buffer.from('%PDF-1.7 nothing of the kind'), { from: 1, to: 3 })
    expect(pages.map(({ text }) => text)).toEqual(['', '', ''])
  })

  it('is given up where the file keeps the reader silent for too long', async () => {
    const pages = await extractText(sample, { from: 1, to: 1, wait: 1 })
    expect(pages).toEqual([{ page: 1, text: '' }])
  })

  it('never fails on a damaged file', async () => {
    for (let at = 1; at <= 4; at++) {
      const damaged = Uint8Array.from(sample)
      for (let i = at * 97; i < damaged.length; i += 211) damaged[i] = (i * 31) % 256
      expect(await extractText(damaged, { from: 1, to: 2 })).toHaveLength(2)
    }
  }, 30_000)
})

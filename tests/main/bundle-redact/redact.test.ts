import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findWords } from '#core/bundle/redaction/find-words'
import { passageOf, rectsOf, wholeWords } from '#core/bundle/redaction/placed-words'
import type { Rect } from '#core/bundle/resolve-references'
import { runReadWords, runRedact } from '../../../src-main/bundle-redact/run-redact.ts'
import {
  boxedOver,
  fromPdfkit,
  fromPdfLib,
  kept,
  printed,
  scanned,
  secret,
  turned,
} from '../../support/documents-to-redact.ts'
import { valueOf } from '../../support/make-db.ts'

const run = (program: string, ...args: readonly string[]) =>
  execFileSync(program, args, { encoding: 'latin1', maxBuffer: 1 << 28 })
const pagesOf = (file: string) => Number(run('qpdf', '--show-npages', file))

/** Every way in which a word can be written in a file whose streams are open. */
const writings = (word: string) => {
  const wide = Buffer.from(word, 'utf16le')
  const turnedRound = Buffer.from(wide).swap16()
  return [
    word,
    wide.toString('latin1'),
    turnedRound.toString('latin1'),
    turnedRound.toString('hex'),
    Buffer.from(word).toString('hex'),
  ].map((text) => text.toLowerCase())
}

/** Dots of a page that an independent reader draws: grey, at 100 to the inch. */
function dots(file: string, page: number) {
  const out = `${file}-${page}`
  run('pdftoppm', '-r', '100', '-gray', '-cropbox', '-singlefile', '-f', String(page), file, out)
  const bytes = readFileSync(`${out}.pgm`)
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString('latin1'))
  if (head === null) throw new Error('No picture')
  return { wide: Number(head[1]), high: Number(head[2]), grey: bytes.subarray(head[0].length) }
}

const makers: readonly (readonly [string, () => Promise<Uint8Array> | Uint8Array, number])[] = [
  ['a tagged statement of pdfkit', fromPdfkit, 1],
  ['a form with revisions and a hidden layer', fromPdfLib, 3],
  ['an upright page that is cut', () => turned(0), 3],
  ['a page turned by 90', () => turned(90), 3],
  ['a page turned by 180', () => turned(180), 3],
  ['a page turned by 270', () => turned(270), 3],
  ['a page with boxes drawn over words', boxedOver, 1],
  ['a scan with recognised text', scanned, 1],
  ['what a browser printed', printed, 2],
]

describe.each(makers)('redaction of %s', (_name, make, times) => {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-test-'))
  const source = join(folder, 'source.pdf')
  const copy = join(folder, 'copy.pdf')
  let rects: readonly (readonly Rect[])[]
  let passages: readonly string[]

  beforeAll(async () => {
    const bytes = await make()
    writeFileSync(source, bytes)
    const words = (await runReadWords(bytes, [1])).get(1) ?? []
    rects = findWords(words, secret).map(({ from, to }) =>
      wholeWords(rectsOf(words.slice(from, to)), words),
    )
    passages = rects.map((one) => passageOf(one, words))
    const areas = rects.map((one, at) => ({
      page: 1,
      rects: one,
      label: `[Redacted ${at + 1}: Third party]`,
    }))
    const documents = [{ documentId: 'd', pages: pagesOf(source), areas }]
    const made = valueOf(
      await runRedact({ title: 'Redacted copy', documents }, () => bytes, { onPages: () => {} }),
    )
    writeFileSync(copy, made.bytes)
  }, 60_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  it('finds each place where the words are drawn', () => {
    expect(passages).toEqual(Array.from({ length: times }, () => expect.stringContaining(secret)))
  })

  it('leaves the words nowhere in the file, however they are written', () => {
    expect(run('pdftotext', '-raw', source, '-')).toContain('Zebedee')
    run('qpdf', '--qdf', '--object-streams=disable', copy, `${copy}.open`)
    const places = [readFileSync(copy, 'latin1'), readFileSync(`${copy}.open`, 'latin1')]
    places.push(run('pdftotext', copy, '-'), run('pdfinfo', '-meta', copy), run('pdfinfo', copy))
    const words = secret.split(' ').flatMap(writings)
    for (const place of places)
      expect(words.filter((word) => place.toLowerCase().includes(word))).toEqual([])
  })

  it('is a sound file of as many pages, with no face, file, field, mark or bookmark of its source', () => {
    expect(run('qpdf', '--check', copy)).toContain('No syntax or stream encoding errors')
    expect(pagesOf(copy)).toBe(pagesOf(source))
    const fonts = run('pdffonts', copy)
      .split('\n')
      .slice(2)
      .filter((line) => line !== '')
    expect(fonts.every((line) => line.startsWith('NoLetters'))).toBe(true)
    expect(run('pdfdetach', '-list', copy)).toContain('0 embedded files')
    const open = readFileSync(`${copy}.open`, 'latin1')
    for (const key of ['Annots', 'AcroForm', 'Outlines', 'StructTreeRoot', 'OCProperties', 'Names'])
      expect(open).not.toContain(`/${key}`)
  })

  it('keeps the words around them for search, and says in their place why they are gone', () => {
    const text = run('pdftotext', '-raw', copy, '-').replaceAll(/\s+/g, ' ')
    expect(text).toContain(kept)
    for (const at of rects.keys()) expect(text).toContain(`Redacted ${at + 1}`)
    expect(text).not.toMatch(/Mordecai|Ermintrude|hidden/)
  })

  it('paints the areas black through and through, and leaves the rest as it was seen', () => {
    const [before, after] = [dots(source, 1), dots(copy, 1)]
    expect([after.wide, after.high]).toEqual([before.wide, before.high])
    const isBlack = (at: number) => (after.grey[at] ?? 255) <= 40
    const changed = after.grey.reduce(
      (sum, grey, at) => sum + (Math.abs(grey - (before.grey[at] ?? 0)) > 100 ? 1 : 0),
      0,
    )
    const turnedBlack = after.grey.reduce(
      (sum, _grey, at) => sum + (isBlack(at) && (before.grey[at] ?? 0) > 200 ? 1 : 0),
      0,
    )
    const area = rects.flat().reduce((sum, [l, f, r, t]) => sum + (r - l) * (t - f), 0)
    // Each area was paper with thin letters on it: most of its dots are newly black, few others are.
    expect(turnedBlack).toBeGreaterThan(area * (100 / 72) ** 2 * 0.4)
    expect(changed).toBeLessThan(area * (100 / 72) ** 2 * 1.8 + 2000)
  })
})

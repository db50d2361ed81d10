import { appendFileSync, readFileSync } from 'node:fs'
import { PDFDocument } from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderNotice } from '../../../src-main/notice-pdf/render-notice.ts'
import { signNotice } from '../../../src-main/notice-pdf/sign-notice.ts'
import { verifyPdf } from '../../../src-main/notice-pdf/verify-notice.ts'
import {
  byteRange,
  chairKey,
  nobodyKnown,
  pdfsig,
  save,
  signedAt,
  signingOptions,
} from './judges.ts'
import { sampleNotice } from './sample-notice.ts'

const notice = sampleNotice({ paragraphs: 1, rows: 1 })
const { pdf } = await signNotice(notice, await chairKey(), signingOptions)
const [, before, resume] = byteRange(pdf)

const verdictOf = async (bytes: Uint8Array): Promise<string> =>
  (await verifyPdf(bytes, nobodyKnown)).verdict

function flipped(at: number, mask: number): Uint8Array {
  const copy = Uint8Array.from(pdf)
  copy[at] = (copy[at] ?? 0) ^ mask
  return copy
}

/** Positions where a flip went unseen. */
async function unseen(positions: readonly number[], masks: readonly number[]): Promise<number[]> {
  const missed: number[] = []
  for (const at of positions)
    for (const mask of masks)
      if ((await verdictOf(flipped(at, mask))) === 'SIGNED_AND_UNCHANGED') missed.push(at)
  return missed
}

const span = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, index) => from + index * step)

describe('a flipped byte', () => {
  it('starts from a file that is signed and unchanged', async () => {
    expect(await verdictOf(pdf)).toBe('SIGNED_AND_UNCHANGED')
  })

  it('is seen at every place of the signature, small and large letters included', async () => {
    expect(await unseen(span(before, resume, 1), [0x01, 0x20, 0xff])).toEqual([])
  })

  it('is seen in the header, the signature dictionary and around it', async () => {
    expect(await unseen(span(0, before, 1), [0x01, 0xff])).toEqual([])
  })

  it('is seen in the metadata, the cross-reference table, the trailer and the last byte', async () => {
    const text = Buffer.from(pdf).toString('latin1')
    const places = ['/Metadata', '/Producer', 'xref\n0 ', 'trailer', '/Root', '/ID', 'startxref']
    const starts = places.map((place) => text.lastIndexOf(place))
    expect(starts.every((start) => start > 0)).toBe(true)
    const positions = starts.flatMap((start) => span(start, start + 6, 1))
    expect(
      await unseen([...positions, ...span(pdf.length - 20, pdf.length, 1)], [0x01, 0xff]),
    ).toEqual([])
  })

  it('is seen at 200 places chosen at random', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: pdf.length - 1 }),
        fc.constantFrom(0x01, 0xff),
        async (at, mask) => {
          expect(await verdictOf(flipped(at, mask))).not.toBe('SIGNED_AND_UNCHANGED')
        },
      ),
      { numRuns: 200 },
    )
  })

  it('is seen by pdfsig as well', () => {
    const inside = before + 2 * 900
    for (const at of [20, before - 40, resume + 200, pdf.length - 300, inside])
      expect(pdfsig(flipped(at, 0x01))).not.toContain('Signature is Valid')
  })
})

describe('a file changed as a whole', () => {
  it.each([1, 2, 50, 5000])('is not accepted with its last %i bytes cut off', async (count) => {
    expect(await verdictOf(pdf.slice(0, -count))).toBe('CHANGED_SINCE_SIGNING')
  })

  it.each(['\n', ' ', '%', '%%EOF\n'])('is not accepted with %j added at the end', async (tail) => {
    const verification = await verifyPdf(Buffer.concat([pdf, Buffer.from(tail)]), nobodyKnown)
    expect(verification.verdict).toBe('CHANGED_SINCE_SIGNING')
    expect(verification.signatures).toMatchObject([{ state: 'GOOD', coversWholeDocument: false }])
    expect(verification.summary).toContain('added')
  })

  it('is not accepted after a page was added in an incremental update', async () => {
    const path = save(pdf)
    const edited = await PDFDocument.load(readFileSync(path), { forIncrementalUpdate: true })
    const before = edited.takeSnapshot()
    edited.addPage()
    const update = await edited.saveIncremental(before)
    appendFileSync(path, update)
    const bytes = readFileSync(path)
    expect(bytes.length).toBeGreaterThan(pdf.length)
    expect(await verdictOf(bytes)).toBe('CHANGED_SINCE_SIGNING')
    expect(pdfsig(bytes)).not.toContain('Total document signed')
  })

  it('is not accepted when the signature is moved into another file', async () => {
    const other = await signNotice({ ...notice, force: 'Other' }, await chairKey(), signingOptions)
    const [, start, end] = byteRange(other.pdf)
    expect(end - start).toBeGreaterThan(0)
    const moved = Buffer.from(other.pdf)
    moved.set(pdf.subarray(before, resume).subarray(0, end - start), start)
    expect(await verdictOf(moved)).not.toBe('SIGNED_AND_UNCHANGED')
  })

  it('is not accepted when a second range is put before the true one', async () => {
    const text = Buffer.from(pdf).toString('latin1')
    const doubled = text.replace('/ByteRange [', '/ByteRange [0 10 20 30]\n/ByteRange [')
    expect(await verdictOf(Buffer.from(doubled, 'latin1'))).not.toBe('SIGNED_AND_UNCHANGED')
  })
})

describe('a file that is no signed notice', () => {
  it.each([
    ['an empty file', new Uint8Array(), 'NOT_READABLE'],
    ['a text', Buffer.from('Dear Sir'), 'NOT_READABLE'],
    ['a PDF header alone', Buffer.from('%PDF-1.7\n'), 'NOT_SIGNED'],
    ['a range out of nowhere', Buffer.from('%PDF-1.7\n/ByteRange [0 1 2 3]'), 'NOT_READABLE'],
    [
      'a dictionary as deep as a well',
      Buffer.from(`%PDF-1.7\n1 0 obj ${'<</A '.repeat(100_000)}/ByteRange [0 1 2 3]`),
      'NOT_READABLE',
    ],
    [
      'a signature as deep as a well',
      Buffer.from(
        `%PDF-1.7\n1 0 obj <</SubFilter/adbe.pkcs7.detached/ByteRange [0 1 2 3]/Contents <${'3080'.repeat(200_000)}>>>`,
      ),
      'CHANGED_SINCE_SIGNING',
    ],
  ])('says of %s: %s', async (_, bytes, verdict) => {
    const verification = await verifyPdf(bytes, nobodyKnown)
    expect(verification.verdict).toBe(verdict)
    expect(verification.summary).not.toBe('')
  })

  it('says that a draft is not signed', async () => {
    expect(await verdictOf(await renderNotice(notice, { issuedAt: signedAt }))).toBe('NOT_SIGNED')
  })

  it('answers a thousand mangled files without throwing', async () => {
    const mangle = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.uint8Array({ minLength: 1, maxLength: 30 })),
      { minLength: 1, maxLength: 5 },
    )
    await fc.assert(
      fc.asyncProperty(mangle, fc.integer({ min: 0, max: pdf.length }), async (edits, length) => {
        const copy = Uint8Array.from(pdf.subarray(0, Math.max(length, 3100)))
        for (const [at, bytes] of edits) copy.set(bytes, at)
        const verification = await verifyPdf(copy, nobodyKnown)
        const unchanged = Buffer.compare(copy, pdf) === 0
        expect(verification.verdict === 'SIGNED_AND_UNCHANGED').toBe(unchanged)
      }),
      { numRuns: 1000 },
    )
  })
})

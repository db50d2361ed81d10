import { describe, expect, it } from 'vitest'
import { runReadWords, runRedact } from '../../../src-main/bundle-redact/run-redact.ts'
import { longPdf } from '../../support/long-pdf.ts'
import { codes } from '../../support/open-library.ts'

const bytes = longPdf([{ lines: ['The first page'] }, { lines: ['The second page'] }])
const input = {
  title: 'Redacted copy',
  documents: [{ documentId: 'd', pages: 2, areas: [] }],
}
const copy = (limits: { readonly wait?: number; readonly growth?: number }) =>
  runRedact(input, () => bytes, { limits, onPages: () => undefined })

describe('a thread that redacts', () => {
  it('is ended where a page takes too long or too much memory, and no copy is made', async () => {
    expect((await copy({})).ok).toBe(true)
    expect(codes(await copy({ wait: 1 }))).toEqual(['NOT_REDACTED'])
    expect(codes(await copy({ growth: -1e12 }))).toEqual(['NOT_REDACTED'])
  })

  it('gives the words of pages read before such a page, and no others', async () => {
    expect([...(await runReadWords(bytes, [1, 2])).keys()]).toEqual([1, 2])
    expect((await runReadWords(bytes, [1, 2], { limits: { growth: -1e12 } })).size).toBe(0)
  })
})

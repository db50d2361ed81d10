import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#core/canonical'
import { recordFileName, type NoticeRecord } from '#core/notice/notice-record'
import { counterSign } from '../../../src-main/notice-pdf/counter-sign.ts'
import { readRecord } from '../../../src-main/notice-pdf/read-record.ts'
import { renderNotice } from '../../../src-main/notice-pdf/render-notice.ts'
import { signNotice } from '../../../src-main/notice-pdf/sign-notice.ts'
import { verifyPdf } from '../../../src-main/notice-pdf/verify-notice.ts'
import {
  attempt,
  chairKey,
  nobodyKnown,
  pdfsig,
  run,
  save,
  scratch,
  signedAt,
  signingOptions,
} from './judges.ts'
import { sampleNotice } from './sample-notice.ts'

const record: NoticeRecord = {
  schema: 'evenhand-notice/1',
  kind: 'PUBLISHED',
  number: 'EH-2026-014/2',
  caseReference: 'EH-2026-014',
  version: 2,
  replaces: 'EH-2026-014/1',
  force: 'Heddlu Dyffryn Ŵyn ac Ŷstwyth',
  issuedOn: '2026-11-19',
  outcome: 'FWW',
  months: 24,
}
const document = { ...sampleNotice({ paragraphs: 1, rows: 1 }), record }
const key = await chairKey()
const { pdf } = await signNotice(document, key, signingOptions)

const read = async (bytes: Uint8Array) => readRecord(bytes, await verifyPdf(bytes, nobodyKnown))

describe('The file inside a notice', () => {
  it('is an attachment that any reader takes out, with its name, kind and time', () => {
    const path = save(pdf)
    expect(run('pdfdetach', '-list', path)).toContain(recordFileName)
    const out = join(scratch(), 'record.json')
    run('pdfdetach', '-save', '1', '-o', out, path)
    expect(readFileSync(out, 'utf8')).toBe(canonicalJson(record))
    const json = run('qpdf', '--json', '--json-key=qpdf', path)
    expect(json).toMatch(/"\/AFRelationship": "\/Data"/)
    expect(json).toMatch(/"\/Subtype": "\/application\/json"/)
    expect(json).toMatch(/"\/ModDate": "u:D:20261119160200Z"/)
    expect(json).toMatch(/"\/AF": \[/)
  })

  it('makes the notice PDF/A-3, tagged and whole to qpdf and pdfsig', async () => {
    const path = save(pdf)
    const metadata = run('pdfinfo', '-meta', path)
    expect(metadata).toContain('<pdfaid:part>3</pdfaid:part>')
    expect(metadata).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
    expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(attempt('qpdf', '--check', path)).toContain('No syntax or stream')
    expect(pdfsig(pdf)).toContain('Total document signed')
    const [once, again] = await Promise.all(
      [1, 2].map(() => renderNotice(document, { issuedAt: signedAt })),
    )
    expect(Buffer.compare(once ?? pdf, again ?? new Uint8Array())).toBe(0)
  })

  it('is read where the signature holds, counter-signed or not', async () => {
    expect(await read(pdf)).toEqual(record)
    const how = { signer: 'Secretariat', reason: 'Issued', location: 'Here' }
    const twice = await counterSign(pdf, key, { ...how, at: '2026-11-20T10:00:00Z' })
    expect(await read(twice.pdf)).toEqual(record)
  })

  it('is not read from a file that is not signed, changed, or carries something else', async () => {
    expect(await read(await renderNotice(document, { issuedAt: signedAt }))).toBeNull()
    const at = Buffer.from(pdf).indexOf('/EmbeddedFile')
    const flipped = Uint8Array.from(pdf)
    flipped[at + 2] = (flipped[at + 2] ?? 0) ^ 1
    expect(await read(flipped)).toBeNull()
    expect(await read(Buffer.concat([pdf, Buffer.from('\n')]))).toBeNull()
    const none = await signNotice(sampleNotice({ rows: 1 }), key, signingOptions)
    expect(await read(none.pdf)).toBeNull()
    const strange = { ...document, record: { ...record, secret: 'more' } }
    expect(await read((await signNotice(strange, key, signingOptions)).pdf)).toBeNull()
  })
})

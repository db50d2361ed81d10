import { PDFDocument } from '@cantoo/pdf-lib'
import { counterSign } from '../../../../src-main/notice-pdf/counter-sign.ts'
import { signNotice } from '../../../../src-main/notice-pdf/sign-notice.ts'
import { byteRange, chairKey, signingOptions } from '../judges.ts'
import { nssSigner } from '../../../support/signed-pdf/openssl-signed.ts'
import { sampleNotice } from '../sample-notice.ts'
import { CHANGED, GOOD, joined, UNREADABLE, type Case } from './case.ts'

/** Notices of this application, changed in every region and as a whole. */
export async function ownFiles(): Promise<readonly Case[]> {
  const key = await chairKey()
  const { pdf } = await signNotice(sampleNotice({ paragraphs: 1, rows: 1 }), key, signingOptions)
  const other = await signNotice(sampleNotice({ paragraphs: 2 }), key, signingOptions)
  const counter = { signer: 'Secretariat', reason: 'Issued', location: 'Here' }
  const twice = await counterSign(pdf, key, { ...counter, at: '2026-11-20T10:00:00Z' })
  const text = Buffer.from(pdf).toString('latin1')
  const [, before, resume] = byteRange(pdf)
  const place = (word: string, further: number): number => {
    const at = text.lastIndexOf(word)
    if (at < 0) throw new Error(`No ${word} in the notice`)
    return at + word.length + further
  }
  const regions: readonly (readonly [string, number])[] = [
    ['header', 6],
    ['first object', text.indexOf(' 0 obj') + 12],
    ['content of a page', text.indexOf('stream\n') + 40],
    ['description of the file', place('<rdf:RDF', 40)],
    ['producer', place('/Producer', 5)],
    ['time in the signature', place('/M (D:', 4)],
    ['end of the signature', resume - 9],
    ['table of objects', place('xref\n0 ', 30)],
    ['trailer', place('/Root ', 0)],
    ['place of the table', place('startxref\n', 1)],
  ]
  const certificate = Buffer.from(key.certificates[0] ?? '').toString('hex')
  const certificateEnd = text.indexOf(certificate) + certificate.length
  // The last decimal digit: with another last bit it is a digit still.
  const digit = /\d[a-f]*$/.exec(certificate)?.[0].length ?? 0
  const endOfCertificate = certificateEnd - digit
  const flipped = (at: number): Buffer => {
    const copy = Buffer.from(pdf)
    copy[at] = (copy[at] ?? 0) ^ 1
    return copy
  }
  const later = await PDFDocument.load(pdf, { updateMetadata: false })
  later.addPage()
  const cut = (to: number): Buffer => Buffer.from(pdf.subarray(0, to))
  return [
    { name: 'a notice', file: pdf, ...GOOD },
    { name: 'a notice signed twice', file: twice.pdf, ...GOOD },
    ...regions.map(([name, at]) => ({ name: `flipped: ${name}`, file: flipped(at), ...CHANGED })),
    {
      name: 'flipped: kind of the signature',
      file: flipped(place('/SubFilter', 3)),
      ...UNREADABLE,
    },
    { name: 'flipped: start of the signature', file: flipped(before + 3), ...UNREADABLE },
    {
      name: 'flipped: a certificate carried in the signature',
      file: flipped(endOfCertificate),
      ...CHANGED,
      pdfsig: 'GOOD',
      because: 'What we write ourselves is rebuilt; no byte of it may differ.',
    },
    { name: 'cut by a byte', file: cut(-1), ...CHANGED },
    { name: 'cut before the trailer', file: cut(text.lastIndexOf('trailer')), ...CHANGED },
    { name: 'cut inside the signature', file: cut(before + 100), ...UNREADABLE },
    { name: 'cut in what the signature says of itself', file: cut(before - 9), ...UNREADABLE },
    { name: 'a line added', file: joined(pdf, '\n'), ...CHANGED },
    { name: 'another notice added', file: joined(pdf, other.pdf), ...CHANGED },
    { name: 'itself added', file: joined(pdf, pdf), ...CHANGED },
    { name: 'saved anew by a library', file: await later.save(), ...CHANGED },
    { name: 'signed after that by another program', file: nssSigner()(pdf), ...GOOD },
  ]
}

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import type { Verification } from '#core/notice/notice'
import { counterSign } from '../../../src-main/notice-pdf/counter-sign.ts'
import { signNotice } from '../../../src-main/notice-pdf/sign-notice.ts'
import { newFolder } from '../../support/open-library.ts'
import { byteRange, chairKey, run, signingOptions } from './judges.ts'
import {
  nssSigner,
  onePage,
  opensslSigners,
  revised,
  signatureBody,
  stream,
  type PdfObject,
} from './openssl-signed.ts'
import { sampleNotice } from './sample-notice.ts'

/** A file, what we must say of it, and whether pdfsig calls it signed and whole. */
export type Case = {
  readonly name: string
  readonly file: Uint8Array
  readonly verdict: Verification['verdict']
  readonly pdfsig: 'GOOD' | 'BAD'
  /** Why our verdict is not that of pdfsig; left out where both say the same. */
  readonly because?: string
}

const GOOD = { verdict: 'SIGNED_AND_UNCHANGED', pdfsig: 'GOOD' } as const
const CHANGED = { verdict: 'CHANGED_SINCE_SIGNING', pdfsig: 'BAD' } as const
const UNREADABLE = { verdict: 'NOT_READABLE', pdfsig: 'BAD' } as const

const shown = '/Resources<</Font<</F1 7 0 R>>>>'
const form = '/AcroForm<</Fields[3 0 R]/SigFlags 3>>'
const pageWith = (entries: string): PdfObject => [
  4,
  `<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]${shown}${entries}>>`,
]
const says = (number: number, words: string): PdfObject => [
  number,
  stream(`BT /F1 12 Tf 20 100 Td (${words}) Tj ET`),
]
const replaced = (file: Uint8Array, from: string | RegExp, to: string): Buffer =>
  Buffer.from(Buffer.from(file).toString('latin1').replace(from, to), 'latin1')
const smallLetters = (file: Buffer): Buffer => {
  const text = file.toString('latin1')
  const lower = (found: string, hex: string) => found.replace(hex, hex.toLowerCase())
  return Buffer.from(text.replace(/\/Contents <([0-9A-F]+)/, lower), 'latin1')
}
const joined = (...parts: readonly (Uint8Array | string)[]): Buffer =>
  Buffer.concat(parts.map((part) => Buffer.from(part as Uint8Array)))

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
    {
      name: 'a page added and signed by somebody else',
      file: nssSigner()(pdf),
      ...CHANGED,
      pdfsig: 'GOOD',
      because: 'A later revision that is not rebuilt to the byte may show anything (SSA).',
    },
  ]
}

/** Signed by other programs and with other methods. */
export function foreignFiles(): readonly Case[] {
  const o = opensslSigners()
  for (const curve of ['P-256', 'P-384', 'P-521'])
    o.add(curve, ['ec', '-pkeyopt', `ec_paramgen_curve:${curve}`])
  o.add('old', ['rsa:2048'], ['200101000000Z', '210101000000Z'])
  o.add('named', ['rsa:2048'])
  const blank = revised(null, onePage(signatureBody({})))
  const cades = revised(null, onePage(signatureBody({ subFilter: 'ETSI.CAdES.detached' })))
  const sha1 = revised(null, onePage(signatureBody({ subFilter: 'adbe.pkcs7.sha1' })))
  const pss = ['-keyopt', 'rsa_padding_mode:pss']
  const signed = o.seal(blank)
  const unsigned = [
    [1, '<</Type/Catalog/Pages 2 0 R>>'],
    [2, '<</Type/Pages/Kids[4 0 R]/Count 1>>'],
    pageWith('/Contents 6 0 R'),
    says(6, 'Final written warning'),
    [7, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'],
  ] as const satisfies readonly PdfObject[]
  return [
    { name: 'openssl, RSA', file: signed, ...GOOD },
    { name: 'openssl, CAdES', file: o.seal(cades, 's', ['-md', 'sha256', '-cades']), ...GOOD },
    ...['sha384', 'sha512'].map((md) => ({
      name: `openssl, ${md}`,
      file: o.seal(blank, 's', ['-md', md]),
      ...GOOD,
    })),
    ...['sha256', 'sha512'].map((md) => ({
      name: `openssl, RSA-PSS with ${md}`,
      file: o.seal(blank, 's', ['-md', md, ...pss]),
      ...GOOD,
    })),
    ...['P-256', 'P-384', 'P-521'].map((curve) => ({
      name: `openssl, ECDSA ${curve}`,
      file: o.seal(blank, curve),
      ...GOOD,
    })),
    { name: 'pdfsig with a store of NSS', file: nssSigner()(revised(null, unsigned)), ...GOOD },
    { name: 'a certificate that had expired', file: o.seal(blank, 'old'), ...GOOD },
    {
      name: 'letters of the signature changed from large to small',
      file: smallLetters(signed),
      ...GOOD,
    },
    {
      name: 'openssl, signer named by key',
      file: o.seal(blank, 'named', ['-md', 'sha256', '-keyid']),
      ...GOOD,
      pdfsig: 'BAD',
      because: 'Poppler does not find a signer by key identifier, which RFC 5652, 5.3 allows.',
    },
    {
      name: 'openssl, SHA-1',
      file: o.seal(blank, 's', ['-md', 'sha1']),
      ...UNREADABLE,
      pdfsig: 'GOOD',
      because: 'Two contents of one SHA-1 can be made: it shows nothing.',
    },
    {
      name: 'openssl, of the kind adbe.pkcs7.sha1',
      file: o.seal(sha1),
      ...UNREADABLE,
      pdfsig: 'GOOD',
      because: 'This kind signs a SHA-1.',
    },
    {
      name: 'openssl, RSA-PSS with a mask of SHA-1',
      file: o.seal(blank, 's', ['-md', 'sha256', ...pss, '-keyopt', 'rsa_mgf1_md:sha1']),
      ...UNREADABLE,
      pdfsig: 'GOOD',
      because: 'No common program writes it; it is called unknown, not changed.',
    },
    {
      name: 'openssl, without signed attributes',
      file: o.seal(blank, 's', ['-md', 'sha256', '-noattr']),
      ...UNREADABLE,
      pdfsig: 'GOOD',
      because: 'PAdES needs signed attributes; without them a digest can be passed off as content.',
    },
  ]
}

/** Attacks of the literature on readers of signed PDFs, rebuilt. */
export function attacks(): readonly Case[] {
  const o = opensslSigners()
  const signed = o.seal(revised(null, onePage(signatureBody({}))))
  const text = signed.toString('latin1')
  const [, start = 0, end = 0, rest = 0] =
    /ByteRange \[(\d+) (\d+) (\d+) (\d+)/.exec(text)?.slice(1).map(Number) ?? []
  const inside = text.slice(start, end)
  // A shadow: what will be shown later was signed as well, where nobody saw it.
  const prepared = (more: readonly PdfObject[]) =>
    o.seal(revised(null, [...onePage(signatureBody({})), ...more]))
  const hidden = prepared([says(8, 'Dismissal without notice')])
  const covered = o.seal(
    revised(null, [
      ...onePage(signatureBody({})).filter(([number]) => number !== 4),
      pageWith('/Annots[3 0 R]/Contents[6 0 R 8 0 R]'),
      [8, stream('1 g 0 0 200 200 re f BT 0 g /F1 12 Tf 20 50 Td (No case to answer) Tj ET')],
    ]),
  )
  const twoFaced = prepared([
    [9, `<</Type/Catalog/Pages 10 0 R${form}>>`],
    [10, '<</Type/Pages/Kids[11 0 R]/Count 1>>'],
    [11, `<</Type/Page/Parent 10 0 R/MediaBox[0 0 200 200]${shown}/Contents 8 0 R>>`],
    says(8, 'Dismissal without notice'),
  ])
  const certified = o.seal(
    revised(null, [
      ...onePage(
        signatureBody({
          more: '/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 3/V/1.2>>>>]',
        }),
      ).filter(([number]) => number !== 1),
      [1, `<</Type/Catalog/Pages 2 0 R${form}/Perms<</DocMDP 5 0 R>>>>`],
    ]),
  )
  const overlay: readonly PdfObject[] = [
    pageWith('/Contents 6 0 R/Annots[3 0 R 12 0 R]'),
    [
      13,
      stream(
        '1 g 0 0 200 200 re f BT 0 g /F1 12 Tf 20 100 Td (Dismissal) Tj ET',
        `/Type/XObject/Subtype/Form/BBox[0 0 200 200]${shown}`,
      ),
    ],
  ]
  const annotation = '/Type/Annot/Rect[0 0 200 200]/F 4/AP<</N 13 0 R>>'
  const evil = revised(certified, [...overlay, [12, `<<${annotation}/Subtype/FreeText>>`]])
  const sneaky = o.seal(
    revised(certified, [
      [
        1,
        '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R 12 0 R]/SigFlags 3>>/Perms<</DocMDP 5 0 R>>>>',
      ],
      ...overlay,
      [12, `<<${annotation}/Subtype/Widget/FT/Sig/T(S2)/P 4 0 R/V 14 0 R>>`],
      [14, signatureBody({})],
    ]),
  )
  const secondSigner = o.seal(
    revised(signed, [
      [1, '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R 12 0 R]/SigFlags 3>>>>'],
      [12, '<</Type/Annot/Subtype/Widget/FT/Sig/T(S2)/F 132/Rect[0 0 0 0]/P 4 0 R/V 14 0 R>>'],
      [14, signatureBody({})],
    ]),
  )
  const forged = (name: string, from: string | RegExp, to: string): Case => ({
    name: `USF: ${name}`,
    file: replaced(signed, from, to),
    ...UNREADABLE,
  })
  const range = /\/ByteRange \[[^\]]*\]/
  const contents = /\/Contents <[^>]*>/
  const changed = replaced(signed, 'Final written warning', 'Dismissal, no notice.')
  // The unused end of the signature's place gives way to a second range and to what is to be shown.
  const spare = inside.replace(/0+>$/, (noughts) => noughts.slice(0, 8))
  const wrapped = `${spare}>/ByteRange [0 ${start} ${end} ${rest}]\nendobj\n6 0 obj\n${stream('BT /F1 12 Tf (Dismissal) Tj ET')}\nendobj\n`
  return [
    {
      name: 'shadow, hide: the cover is taken off',
      file: revised(covered, [pageWith('/Annots[3 0 R]/Contents 6 0 R')]),
      ...CHANGED,
    },
    {
      name: 'shadow, replace: another font and text',
      file: revised(hidden, [pageWith('/Annots[3 0 R]/Contents 8 0 R')]),
      ...CHANGED,
    },
    {
      name: 'shadow, hide and replace: another catalogue',
      file: joined(
        twoFaced,
        replaced(
          twoFaced.subarray(twoFaced.lastIndexOf('xref\n0 1')),
          '/Root 1 0 R',
          '/Root 9 0 R',
        ),
      ),
      ...CHANGED,
    },
    {
      name: 'ISA: a page replaced in a revision',
      file: revised(signed, [says(6, 'Dismissal')]),
      ...CHANGED,
    },
    {
      name: 'ISA: objects without table or trailer',
      file: joined(signed, `6 0 obj\n${stream('BT (Dismissal) Tj ET')}\nendobj\n`),
      ...CHANGED,
    },
    {
      name: 'ISA: with the signature copied into the revision',
      file: revised(signed, [
        says(6, 'Dismissal'),
        [5, text.slice(text.indexOf('<</Type/Sig'), text.indexOf('>>\nendobj', end) + 2)],
      ]),
      ...CHANGED,
    },
    { name: 'ISA: a comment alone', file: joined(signed, '% nothing\n'), ...CHANGED },
    {
      name: 'SWA: a second range in the spare room',
      file: joined(text.slice(0, start), wrapped, text.slice(end)),
      ...UNREADABLE,
    },
    {
      name: 'SWA: the second part moved away',
      file: joined(text.slice(0, end), ' '.repeat(60), text.slice(end)),
      ...CHANGED,
    },
    { name: 'content changed, range left', file: changed, ...CHANGED },
    forged('no range', range, ''),
    forged('range of nothing', range, '/ByteRange null'),
    forged('range of no numbers', range, '/ByteRange [a b c d]'),
    forged('negative range', range, '/ByteRange [0 -1 0 -1]'),
    forged('short range', range, '/ByteRange [0 0]'),
    forged('no signature', contents, ''),
    forged('signature of nothing', contents, '/Contents null'),
    forged('signature by reference', contents, '/Contents 8 0 R'),
    { ...forged('range of the file alone', range, '/ByteRange [0 0 0 0]'), ...CHANGED },
    {
      ...forged('range over the signature', range, `/ByteRange [0 ${signed.length} 0 0]`),
      ...CHANGED,
    },
    { ...forged('an empty signature', contents, '/Contents <>'), ...CHANGED },
    { ...forged('a signature of noughts', contents, '/Contents <00>'), ...CHANGED },
    { name: 'EAA: an annotation over a certified page', file: evil, ...CHANGED },
    {
      name: 'SSA: a signature that covers a certified page',
      file: sneaky,
      ...CHANGED,
      pdfsig: 'GOOD',
      because:
        'pdfsig judges each signature by itself and does not look at what a later one draws.',
    },
    {
      name: 'a second signature by another program that draws nothing',
      file: secondSigner,
      ...CHANGED,
      pdfsig: 'GOOD',
      because: 'Only a revision that can be rebuilt to the byte is known to draw nothing.',
    },
    { name: 'a certified page as it was', file: certified, ...GOOD },
    { name: 'the signed page rebuilt by qpdf', file: rebuilt(signed), ...CHANGED },
  ]
}

function rebuilt(file: Uint8Array): Uint8Array {
  const path = join(newFolder(), 'signed.pdf')
  writeFileSync(path, file)
  run('qpdf', '--warning-exit-0', '--replace-input', '--object-streams=generate', path)
  return readFileSync(path)
}

import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verifyPdf } from '../../../src-main/notice-pdf/verify-notice.ts'
import type { KnownHere } from '../../../src-main/notice-pdf/verify-notice.ts'
import { nobodyKnown, pdfsig, run, scratch } from './judges.ts'

const DAY = 86_400_000
const pdfTime = (ms: number): string =>
  `D:${new Date(ms).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`

/** Key, certificate and issuer as openssl makes them. */
function authority(): { folder: string; issuer: Uint8Array; path: (name: string) => string } {
  const folder = scratch()
  const path = (name: string): string => join(folder, name)
  const ca = ['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=keyCertSign']
  run(
    'openssl',
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '3650',
    '-keyout',
    path('ca.key'),
    '-out',
    path('ca.pem'),
    '-subj',
    '/CN=Force CA',
    ...ca,
  )
  run(
    'openssl',
    'req',
    '-new',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    path('s.key'),
    '-out',
    path('s.csr'),
    '-subj',
    '/CN=A. Chair/O=Test force',
  )
  run(
    'openssl',
    'x509',
    '-req',
    '-in',
    path('s.csr'),
    '-CA',
    path('ca.pem'),
    '-CAkey',
    path('ca.key'),
    '-CAcreateserial',
    '-days',
    '365',
    '-out',
    path('s.pem'),
  )
  run('openssl', 'x509', '-in', path('ca.pem'), '-outform', 'der', '-out', path('ca.der'))
  return { folder, issuer: readFileSync(path('ca.der')), path }
}

type Foreign = { readonly subFilter: string; readonly hash: string; readonly at: number }

/** A small PDF signed by openssl, padded with zeros as most programs do. */
function foreignPdf(
  { path }: ReturnType<typeof authority>,
  { subFilter, hash, at }: Foreign,
): Uint8Array {
  const room = 12_000
  const head = [
    '%PDF-1.7',
    '1 0 obj <</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R]/SigFlags 3>>>> endobj',
    '2 0 obj <</Type/Pages/Kids[4 0 R]/Count 1>> endobj',
    '3 0 obj <</Type/Annot/Subtype/Widget/FT/Sig/T(S)/Rect[0 0 0 0]/P 4 0 R/V 5 0 R>> endobj',
    '4 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Annots[3 0 R]>> endobj',
    `5 0 obj <</Type/Sig/Filter/Adobe.PPKLite/SubFilter/${subFilter}/M(${pdfTime(at)})/Contents <`,
  ].join('\n')
  const after = head.length + room + 1
  const objects = [1, 2, 3, 4, 5].map((number) => head.indexOf(`${number} 0 obj`))
  const tail = (range: string): string => {
    const end = `>/ByteRange [${range.padEnd(40)}]>> endobj\n`
    const rows = objects.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
    const start = head.length + room + end.length
    return `${end}xref\n0 6\n0000000000 65535 f \n${rows.join('')}trailer <</Size 6/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`
  }
  const rest = tail('').length - 1
  const text = tail(`0 ${head.length - 1} ${after} ${rest}`)
  const content = Buffer.from(head.slice(0, -1) + text.slice(1), 'latin1')
  writeFileSync(path('content'), content)
  const cades = subFilter.startsWith('ETSI') ? ['-cades'] : []
  run(
    'openssl',
    'cms',
    '-sign',
    '-binary',
    '-md',
    hash,
    '-in',
    path('content'),
    '-signer',
    path('s.pem'),
    '-inkey',
    path('s.key'),
    '-outform',
    'der',
    '-out',
    path('sig.der'),
    ...cades,
  )
  const hex = readFileSync(path('sig.der')).toString('hex').toUpperCase()
  return Buffer.from(head + hex.padEnd(room, '0') + text, 'latin1')
}

const stateOf = async (pdf: Uint8Array, known: KnownHere = nobodyKnown) => {
  const { verdict, signatures } = await verifyPdf(pdf, known)
  return { verdict, state: signatures[0]?.state, trust: signatures[0]?.trust }
}

describe('a PDF signed by another program', () => {
  it.each([
    ['adbe.pkcs7.detached', 'sha256'],
    ['adbe.pkcs7.detached', 'sha512'],
    ['ETSI.CAdES.detached', 'sha256'],
  ])('of kind %s with %s is judged as pdfsig judges it', async (subFilter, hash) => {
    const made = authority()
    const pdf = foreignPdf(made, { subFilter, hash, at: Date.now() + DAY })
    expect(pdfsig(pdf)).toContain('Signature is Valid')
    expect(pdfsig(pdf)).toContain('Total document signed')
    const good = { verdict: 'SIGNED_AND_UNCHANGED', state: 'GOOD' }
    expect(await stateOf(pdf)).toEqual({ ...good, trust: 'UNKNOWN' })
    const known = { ownCertificates: [], trusted: [made.issuer] }
    expect(await stateOf(pdf, known)).toEqual({ ...good, trust: 'TRUSTED' })
    const changed = Buffer.from(pdf)
    changed.write('300', changed.indexOf('200 200'))
    expect(pdfsig(changed)).not.toContain('Signature is Valid')
    expect((await stateOf(changed)).verdict).toBe('CHANGED_SINCE_SIGNING')
  })

  it('is not said to be signed by a person whose certificate was not valid then', async () => {
    const made = authority()
    const at = Date.now() + 800 * DAY
    const pdf = foreignPdf(made, { subFilter: 'adbe.pkcs7.detached', hash: 'sha256', at })
    const known = { ownCertificates: [], trusted: [made.issuer] }
    expect((await stateOf(pdf, known)).trust).toBe('NOT_VALID_AT_TIME')
    expect((await verifyPdf(pdf, known)).summary).toContain('was not valid at the time stated')
  })

  it('is not trusted through an issuer that only bears the trusted name', async () => {
    const [made, impostor] = [authority(), authority()]
    const pdf = foreignPdf(impostor, {
      subFilter: 'adbe.pkcs7.detached',
      hash: 'sha256',
      at: Date.now() + DAY,
    })
    const known = { ownCertificates: [], trusted: [made.issuer] }
    expect((await stateOf(pdf, known)).trust).toBe('UNKNOWN')
  })

  it('is not relied on where it uses SHA-1', async () => {
    const made = authority()
    const at = Date.now() + DAY
    const pdf = foreignPdf(made, { subFilter: 'adbe.pkcs7.detached', hash: 'sha1', at })
    expect((await stateOf(pdf)).verdict).toBe('NOT_READABLE')
  })

  it('is named by the hash of its bytes', async () => {
    const pdf = foreignPdf(authority(), {
      subFilter: 'adbe.pkcs7.detached',
      hash: 'sha256',
      at: Date.now() + DAY,
    })
    const sha256 = createHash('sha256').update(pdf).digest('hex')
    expect((await verifyPdf(pdf, nobodyKnown)).sha256).toBe(sha256)
  })
})

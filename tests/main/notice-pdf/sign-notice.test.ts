import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { certificateFacts } from '../../../src-main/cms/certificate-facts.ts'
import { checkSigningKey } from '../../../src-main/notice-pdf/signing-key.ts'
import { signNotice } from '../../../src-main/notice-pdf/sign-notice.ts'
import { verifyPdf } from '../../../src-main/notice-pdf/verify-notice.ts'
import {
  attempt,
  byteRange,
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

type QpdfObject = {
  readonly value?: { readonly '/Subtype'?: string; readonly '/AP'?: { readonly '/N': string } }
  readonly stream?: { readonly dict: unknown }
}

const key = await chairKey()
const leaf = key.certificates[0] ?? new Uint8Array()
const signed = await signNotice(sampleNotice(), key, signingOptions)

describe('makeSigningKey', () => {
  it('makes a P-256 certificate that may sign until it expires', () => {
    const facts = certificateFacts(leaf)
    expect(facts.subject).toBe('Cadeirydd Rhŷ, "chair" + \\ lead, Heddlu Dyffryn Ŵyn')
    expect(facts).toMatchObject({
      selfSigned: true,
      keyAlgorithm: 'Elliptic curve, P-256',
      notBefore: '2026-01-05T09:00:00Z',
      notAfter: '2029-01-05T09:00:00Z',
      fingerprint: createHash('sha256').update(leaf).digest('hex'),
    })
    const text = run('openssl', 'x509', '-inform', 'der', '-in', save(leaf, 'c.der'), '-text')
    expect(text).toMatch(/Key Usage: critical\s+Digital Signature, Non Repudiation/)
    expect(text).toMatch(/Basic Constraints: critical\s+CA:FALSE/)
  })

  it.each([
    ['2026-11-19T16:02:00Z', null],
    ['2025-12-31T00:00:00Z', 'NOT_YET_VALID'],
    ['2029-01-06T00:00:00Z', 'EXPIRED'],
  ])('at %s is refused with %s', (at, code) => {
    const checked = checkSigningKey(key, at)
    expect(checked.ok ? null : checked.problems[0]?.code).toBe(code)
  })
})

describe('signNotice', () => {
  it('is valid to pdfsig, over the whole document', () => {
    const verdict = pdfsig(signed.pdf)
    expect(verdict).toContain('Total document signed')
    expect(verdict).toContain('Signature is Valid')
    expect(verdict).toContain('ETSI.CAdES.detached')
    expect(verdict).toContain('Signing Time: Nov 19 2026 16:02:00')
  })

  it('is clean to qpdf, and stays tagged', () => {
    const path = save(signed.pdf)
    expect(attempt('qpdf', '--check', path)).toContain('No syntax or stream encoding errors')
    expect(run('pdfinfo', path)).toMatch(/^Tagged: +yes$/m)
    expect(run('pdfinfo', '-struct', path)).toContain('Form')
  })

  it('has a field whose appearance is a stream, in the structure as a form', () => {
    const path = save(signed.pdf)
    const { qpdf } = JSON.parse(run('qpdf', '--json=2', '--json-stream-data=inline', path)) as {
      readonly qpdf: readonly [unknown, Readonly<Record<string, QpdfObject>>]
    }
    const objects = Object.entries(qpdf[1])
    const widget = objects.find(([, one]) => one.value?.['/Subtype'] === '/Widget')?.[1].value
    const looks = objects.find(([name]) => name === `obj:${widget?.['/AP']?.['/N']}`)?.[1]
    expect(looks?.stream?.dict).toMatchObject({ '/Type': '/XObject', '/Subtype': '/Form' })
    expect(run('pdfinfo', '-struct', path)).toMatch(/ Form\n\s+Object/)
  })

  it('holds a CMS signature that openssl accepts over the covered bytes, as CAdES too', () => {
    const folder = scratch()
    const [, before, resume] = byteRange(signed.pdf)
    const file = Buffer.from(signed.pdf)
    const hex = file.toString('latin1', before + 1, resume - 1)
    writeFileSync(join(folder, 'sig.der'), Buffer.from(hex, 'hex'))
    writeFileSync(
      join(folder, 'content'),
      Buffer.concat([file.subarray(0, before), file.subarray(resume)]),
    )
    const pem = run('openssl', 'x509', '-inform', 'der', '-in', save(leaf, 'c.der'))
    writeFileSync(join(folder, 'chair.pem'), pem)
    const command = ['cms', '-verify', '-binary', '-inform', 'der']
    const chain = ['-CAfile', join(folder, 'chair.pem'), '-partial_chain', '-purpose', 'any']
    const then = ['-attime', String(Date.parse(signedAt) / 1000)]
    const files = ['-in', join(folder, 'sig.der'), '-content', join(folder, 'content')]
    const out = ['-out', join(folder, 'out')]
    expect(attempt('openssl', ...command, '-noverify', ...files, ...out)).toContain('successful')
    const cades = [...command, '-cades', ...chain, ...then, ...files, ...out]
    expect(attempt('openssl', ...cades)).toContain('successful')
  })

  it('fills its place exactly: no padding that nobody vouches for', () => {
    const [start, before, resume, after] = byteRange(signed.pdf)
    expect(start).toBe(0)
    expect(resume + after).toBe(signed.pdf.length)
    const cms = Buffer.from(
      Buffer.from(signed.pdf).toString('latin1', before + 1, resume - 1),
      'hex',
    )
    expect(cms.readUInt16BE(2) + 4).toBe(cms.length)
  })

  it('says who signed, in what capacity, when, and with which certificate', () => {
    const text = run('pdftotext', '-layout', save(signed.pdf), '-').replace(/\s+/g, ' ')
    expect(text).toContain('Cadeirydd Rhŷ')
    expect(text).toContain('Chair, delegate of the chief officer')
    expect(text).toContain('19 November 2026, 16:02 UTC')
    const fingerprint = certificateFacts(leaf).fingerprint.replace(/(.{4})(?=.)/g, '$1 ')
    expect(text).toContain(fingerprint)
  })

  it('is signed and unchanged to our own check, and known by its hash', async () => {
    const issuedHere = { number: 'EH-2026-014/2', caseReference: 'EH-2026-014' }
    const verification = await verifyPdf(signed.pdf, {
      ...nobodyKnown,
      ownCertificates: [certificateFacts(leaf).fingerprint],
      issued: (sha256) => (sha256 === signed.sha256 ? issuedHere : null),
    })
    expect(verification).toMatchObject({ verdict: 'SIGNED_AND_UNCHANGED', issuedHere })
    expect(verification.signatures).toMatchObject([
      { state: 'GOOD', trust: 'OWN', coversWholeDocument: true, claimedTime: signedAt },
    ])
  })

  it('does not lend a name to a certificate that nobody here knows', async () => {
    const unknown = await verifyPdf(signed.pdf, nobodyKnown)
    expect(unknown.signatures[0]?.trust).toBe('UNKNOWN')
    expect(unknown.summary).toContain('Nobody you trust has confirmed that name')
    const trusted = await verifyPdf(signed.pdf, { ...nobodyKnown, trusted: [leaf] })
    expect(trusted.signatures[0]?.trust).toBe('TRUSTED')
  })

  it('signs twelve times in a row, whatever length each signature happens to have', async () => {
    for (let count = 0; count < 12; count++) {
      const { pdf } = await signNotice(
        sampleNotice({ paragraphs: 1, rows: 1 }),
        key,
        signingOptions,
      )
      expect((await verifyPdf(pdf, nobodyKnown)).verdict).toBe('SIGNED_AND_UNCHANGED')
    }
  })
})

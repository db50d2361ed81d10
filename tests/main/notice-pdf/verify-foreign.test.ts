import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verifyPdf, type KnownHere } from '../../../src-main/notice-pdf/verify-notice.ts'
import { nobodyKnown, pdfsig } from './judges.ts'
import {
  onePage,
  opensslSigners,
  revised,
  signatureBody,
} from '../../support/signed-pdf/openssl-signed.ts'

const DAY = 86_400_000
const made = opensslSigners()
const known: KnownHere = {
  ownCertificates: [],
  trusted: [made.issuer],
  now: new Date().toISOString(),
}

/** A small PDF signed by openssl, padded with noughts as most programs do. */
function foreignPdf({ subFilter = 'adbe.pkcs7.detached', hash = 'sha256', at = DAY, by = made }) {
  const cades = subFilter.startsWith('ETSI') ? ['-cades'] : []
  const blank = revised(null, onePage(signatureBody({ subFilter, at: Date.now() + at })))
  return by.seal(blank, 's', ['-md', hash, ...cades])
}

const stateOf = async (pdf: Uint8Array, by: KnownHere = nobodyKnown) => {
  const { verdict, signatures } = await verifyPdf(pdf, by)
  return { verdict, state: signatures[0]?.state, trust: signatures[0]?.trust }
}

describe('a PDF signed by another program', () => {
  it.each([
    ['adbe.pkcs7.detached', 'sha256'],
    ['adbe.pkcs7.detached', 'sha512'],
    ['ETSI.CAdES.detached', 'sha256'],
  ])('of kind %s with %s is judged as pdfsig judges it', async (subFilter, hash) => {
    const pdf = foreignPdf({ subFilter, hash })
    expect(pdfsig(pdf)).toContain('Signature is Valid')
    expect(pdfsig(pdf)).toContain('Total document signed')
    const good = { verdict: 'SIGNED_AND_UNCHANGED', state: 'GOOD' }
    expect(await stateOf(pdf)).toEqual({ ...good, trust: 'UNKNOWN' })
    expect(await stateOf(pdf, known)).toEqual({ ...good, trust: 'TRUSTED' })
    const changed = Buffer.from(pdf)
    changed.write('300', changed.indexOf('200 200'))
    expect(pdfsig(changed)).not.toContain('Signature is Valid')
    expect((await stateOf(changed)).verdict).toBe('CHANGED_SINCE_SIGNING')
  })

  it('is not said to be signed by a person whose certificate was not valid then', async () => {
    const pdf = foreignPdf({ at: 800 * DAY })
    expect((await stateOf(pdf, known)).trust).toBe('NOT_VALID_AT_TIME')
    expect((await verifyPdf(pdf, known)).summary).toContain('was not valid at the time stated')
  })

  it('is not trusted through an issuer that only bears the trusted name', async () => {
    const pdf = foreignPdf({ by: opensslSigners() })
    expect((await stateOf(pdf, known)).trust).toBe('UNKNOWN')
  })

  it('is not relied on where it uses SHA-1', async () => {
    expect((await stateOf(foreignPdf({ hash: 'sha1' }))).verdict).toBe('NOT_READABLE')
  })

  it('is named by the hash of its bytes', async () => {
    const pdf = foreignPdf({})
    const sha256 = createHash('sha256').update(pdf).digest('hex')
    expect((await verifyPdf(pdf, nobodyKnown)).sha256).toBe(sha256)
  })
})

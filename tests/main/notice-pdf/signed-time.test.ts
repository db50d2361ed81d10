import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Constructed, fromBER, ObjectIdentifier, Sequence, Set as Asn1Set } from 'asn1js'
import type { BaseBlock } from 'asn1js'
import { describe, expect, it } from 'vitest'
import { childrenOf } from '../../../src-main/cms/der.ts'
import { readCertificates } from '../../../src-main/cms/read-certificates.ts'
import { readCms } from '../../../src-main/cms/read-cms.ts'
import { readTimestampAnswer, timestampRequest } from '../../../src-main/cms/timestamp.ts'
import { verifyPdf } from '../../../src-main/notice-pdf/verify-notice.ts'
import { timestampAuthority } from './authorities.ts'
import {
  onePage,
  opensslSigners,
  revised,
  signatureBody,
} from '../../support/signed-pdf/openssl-signed.ts'

const DAY = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString()
const made = opensslSigners()
const authority = timestampAuthority()
const read = readCertificates(readFileSync(authority.certificate))
const [stamper] = read.ok ? read.value : []
const known = (now: string, ...more: readonly (Uint8Array | undefined)[]) => ({
  ownCertificates: [],
  trusted: [made.issuer, ...more].filter((one) => one !== undefined),
  now,
})

const blank = revised(null, onePage(signatureBody({})))
const signed = made.seal(blank)

const contentsOf = (file: Buffer): { readonly at: number; readonly hex: string } => {
  const at = file.lastIndexOf('/Contents <') + '/Contents <'.length
  return { at, hex: file.toString('latin1', at, file.indexOf('>', at)) }
}

/** The signature with a timestamp beside it, as most programs put one. */
function withStamp(file: Buffer, about: (signature: Uint8Array) => Uint8Array): Buffer {
  const { at, hex } = contentsOf(file)
  const cms = Buffer.from(hex, 'hex')
  const digest = createHash('sha256')
    .update(about(readCms(cms).signature))
    .digest()
  const request = timestampRequest(digest, Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8))
  const token = readTimestampAnswer(readFileSync(authority.answer(request)))
  if (!token.ok) throw new Error('No timestamp')
  const attribute = new Sequence({
    value: [
      new ObjectIdentifier({ value: '1.2.840.113549.1.9.16.2.14' }),
      new Asn1Set({ value: [fromBER(new Uint8Array(token.value)).result] }),
    ],
  })
  const { result } = fromBER(new Uint8Array(cms))
  const fields = childrenOf(childrenOf(childrenOf(result)[1])[0])
  const [signer] = childrenOf(fields.at(-1)) as [Sequence]
  const beside = new Constructed({ idBlock: { tagClass: 3, tagNumber: 1 }, value: [attribute] })
  const parts: BaseBlock[] = signer.valueBlock.value
  parts.push(beside)
  const stamped = Buffer.from(file)
  stamped.write(Buffer.from(result.toBER()).toString('hex').padEnd(hex.length, '0'), at)
  return stamped
}

describe('The time of a signature', () => {
  it('is not proven by what the signer says, so that it ends with the certificate', async () => {
    const [soon] = (await verifyPdf(signed, known(inDays(1)))).signatures
    expect(soon).toMatchObject({ trust: 'TRUSTED', provenBy: null })
    const later = await verifyPdf(signed, known(inDays(500)))
    expect(later.signatures[0]).toMatchObject({ trust: 'EXPIRED' })
    expect(later.summary).toContain('whose certificate has run out since')
  })

  it('is proven for years by a trusted timestamp beside the signature', async () => {
    const file = withStamp(signed, (signature) => signature)
    const { verdict, signatures } = await verifyPdf(file, known(inDays(500), stamper))
    expect(verdict).toBe('SIGNED_AND_UNCHANGED')
    expect(signatures[0]?.trust).toBe('TRUSTED')
    expect(Date.parse(signatures[0]?.provenBy ?? '')).toBeLessThan(Date.now() + DAY)
    expect(signatures[0]?.explanation).toContain('A trusted timestamp shows')
  })

  it('is not proven by an authority that nobody here trusts, or a timestamp of something else', async () => {
    const file = withStamp(signed, (signature) => signature)
    const [unknown] = (await verifyPdf(file, known(inDays(500)))).signatures
    expect(unknown).toMatchObject({ trust: 'EXPIRED', provenBy: null })
    const other = withStamp(signed, () => Buffer.from('something else'))
    const [elsewhere] = (await verifyPdf(other, known(inDays(500), stamper))).signatures
    expect(elsewhere).toMatchObject({ state: 'GOOD', trust: 'EXPIRED', provenBy: null })
  })

  it('before the certificate was valid lends no name', async () => {
    made.add('early', ['rsa:2048'], ['400101000000Z', '410101000000Z'])
    const [early] = (await verifyPdf(made.seal(blank, 'early'), known(inDays(1)))).signatures
    expect(early?.trust).toBe('NOT_VALID_AT_TIME')
  })
})

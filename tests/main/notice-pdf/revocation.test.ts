import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readPkcs12 } from '../../../src-main/notice-pdf/read-pkcs12.ts'
import { readRevocation } from '../../../src-main/notice-pdf/read-revocation.ts'
import { addRevocationData } from '../../../src-main/notice-pdf/revocation-store.ts'
import { signersOf } from '../../../src-main/notice-pdf/signers.ts'
import { signNotice } from '../../../src-main/notice-pdf/sign-notice.ts'
import { verifyPdf } from '../../../src-main/notice-pdf/verify-notice.ts'
import { attempt, chairKey, nobodyKnown, pdfsig, run, save, signingOptions } from './judges.ts'
import { forceAuthority } from './authorities.ts'
import { sampleNotice } from './sample-notice.ts'

// A minute on: the certificates made below are valid from now, to the second.
const at = new Date(Date.now() + 60_000).toISOString().replace(/\.\d+Z/, 'Z')

const derOf = (pem: string): Buffer => Buffer.from(/CRL-----([^-]*)/.exec(pem)?.[1] ?? '', 'base64')

describe('Revocation data', { shuffle: false }, () => {
  let force: ReturnType<typeof forceAuthority>
  let signed: Uint8Array
  let chain: readonly Uint8Array[]

  beforeAll(async () => {
    force = forceAuthority()
    const key = await readPkcs12(readFileSync(force.signer), force.passphrase, at)
    if (!key.ok) throw new Error(key.problems[0]?.message)
    signed = (await signNotice(sampleNotice(), key.value, { ...signingOptions, at })).pdf
    chain = signersOf(signed)[0]?.chain ?? []
  }, 60_000)

  const code = async (file: string, of = chain, signedAt = at) => {
    const read = await readRevocation(readFileSync(file), of, signedAt)
    return read.ok ? read.value.kind : read.problems[0]?.code
  }

  it('of openssl are read, list and answer', async () => {
    expect(await code(force.list())).toBe('LIST')
    expect(await code(force.answer())).toBe('ANSWER')
  }, 60_000)

  it('that tell against the signer, or nothing of them, are refused in words', async () => {
    const list = force.list()
    expect(await code(list, chain, '2099-01-01T00:00:00Z')).toBe('LIST_TOO_OLD')
    expect(await code(list, (await chairKey()).certificates)).toBe('NO_ISSUER')
    const other = forceAuthority()
    expect(await code(other.list())).toBe('OTHER_ISSUER')
    expect(await code(other.answer())).toBe('OTHER_ISSUER')
    const damaged = join(force.folder, 'damaged.crl')
    const bytes = derOf(readFileSync(list, 'latin1'))
    const last = bytes.length - 5
    bytes[last] = (bytes[last] ?? 0) ^ 1
    writeFileSync(damaged, bytes)
    expect(await code(damaged)).toBe('OTHER_ISSUER')
    writeFileSync(damaged, 'not a list')
    expect(await code(damaged)).toBe('NOT_REVOCATION_DATA')
    force.revoke()
    expect(await code(force.list())).toBe('REVOKED')
    expect(await code(force.answer())).toBe('REVOKED')
  }, 60_000)

  it('are told beside the verdict, and tell against a signer whom the authority has revoked', async () => {
    const other = forceAuthority()
    const key = await readPkcs12(readFileSync(other.signer), other.passphrase, at)
    if (!key.ok) throw new Error(key.problems[0]?.message)
    const { pdf } = await signNotice(sampleNotice(), key.value, { ...signingOptions, at })
    const certificates = key.value.certificates
    const [, root] = certificates
    const known = { ownCertificates: [], trusted: root ? [root] : [], now: at }
    const withList = async () => {
      const lists = [derOf(readFileSync(other.list(), 'latin1'))]
      const added = await addRevocationData(pdf, { certificates, lists, answers: [] })
      const { signatures } = await verifyPdf(added.pdf, known)
      return signatures[0]
    }
    expect(await withList()).toMatchObject({
      trust: 'TRUSTED',
      revocation: { issuer: 'Force CA', isRevoked: false, revokedAt: null },
    })
    other.revoke()
    expect(await withList()).toMatchObject({ trust: 'REVOKED', revocation: { isRevoked: true } })
    // What cannot be read says nothing, and takes nothing from the signature.
    const noise = [Buffer.from('3003020101', 'hex'), Buffer.from('no list')]
    const unread = await addRevocationData(pdf, {
      certificates: noise,
      lists: noise,
      answers: noise,
    })
    expect((await verifyPdf(unread.pdf, known)).signatures[0]).toMatchObject({
      state: 'GOOD',
      trust: 'TRUSTED',
      revocation: null,
    })
    // A list of somebody else who bears the authority's name says nothing.
    const lists = [derOf(readFileSync(forceAuthority().list(), 'latin1'))]
    const forged = await addRevocationData(pdf, { certificates, lists, answers: [] })
    const { signatures } = await verifyPdf(forged.pdf, known)
    expect(signatures[0]).toMatchObject({ trust: 'TRUSTED', revocation: null })
  }, 60_000)

  it('stand in the security store, leave what was signed, and change nothing that is drawn', async () => {
    const [lists, answers] = [
      [Buffer.from('3003020101', 'hex')],
      [Buffer.from('3003020102', 'hex')],
    ]
    const { pdf } = await addRevocationData(signed, { certificates: chain, lists, answers })
    expect(Buffer.from(pdf.subarray(0, signed.length)).equals(signed)).toBe(true)
    expect(attempt('qpdf', '--check', save(pdf))).toContain('No syntax or stream')
    const json = run('qpdf', '--json', '--json-key=qpdf', save(pdf))
    expect(json).toMatch(/"\/Type": "\/DSS"/)
    expect(pdfsig(pdf)).toContain('Signature is Valid')
    const text = (bytes: Uint8Array) => run('pdftotext', '-layout', save(bytes), '-')
    expect(text(pdf)).toBe(text(signed))
    const { verdict, signatures } = await verifyPdf(pdf, nobodyKnown)
    expect([verdict, signatures[0]?.later]).toEqual(['SIGNED_AND_UNCHANGED', 'SIGNATURES_ONLY'])
  })

  it('are no cover for anything else', async () => {
    const { pdf } = await addRevocationData(signed, { certificates: chain, lists: [], answers: [] })
    const seen: number[] = []
    for (let at2 = signed.length; at2 < pdf.length; at2 += 101) {
      const flipped = pdf.slice()
      flipped[at2] = (flipped[at2] ?? 0) ^ 1
      // A flip inside a certificate of the store is no change of what was signed, and says so.
      const { verdict } = await verifyPdf(flipped, nobodyKnown)
      if (verdict === 'CHANGED_SINCE_SIGNING') seen.push(at2)
    }
    expect(seen.length).toBeGreaterThan(0)
    const more = Buffer.concat([pdf, Buffer.from('9 0 obj\n<<>>\nendobj\n')])
    expect((await verifyPdf(more, nobodyKnown)).verdict).toBe('CHANGED_SINCE_SIGNING')
  }, 60_000)
})

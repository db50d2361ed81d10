import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPkcs12 } from '../../../src-main/notice-pdf/read-pkcs12.ts'
import { signNotice } from '../../../src-main/notice-pdf/sign-notice.ts'
import { verifyPdf } from '../../../src-main/notice-pdf/verify-notice.ts'
import { nobodyKnown, pdfsig, run, scratch, signingOptions } from './judges.ts'
import { sampleNotice } from './sample-notice.ts'

const PASSPHRASE = 'gŵr doeth 42'
// Certificates made below are valid from the second in which they are made.
const now = new Date(Date.now() + 60_000).toISOString()
const later = new Date(Date.now() + 4000 * 86_400_000).toISOString()

type Recipe = {
  readonly newKey: readonly string[]
  readonly extensions?: readonly string[]
  readonly export?: readonly string[]
}

const signing = ['-addext', 'keyUsage=critical,digitalSignature,nonRepudiation']

/** A PKCS#12 file as openssl makes it. */
function keyFile(recipe: Recipe): Uint8Array {
  const folder = scratch()
  const [key, certificate, file] = ['k.pem', 'c.pem', 'f.p12'].map((name) => join(folder, name))
  if (!key || !certificate || !file) throw new Error('No paths')
  const subject = ['-subj', '/CN=A. Chair/O=Test force/C=GB', '-days', '365', '-nodes']
  const extensions = recipe.extensions ?? signing
  run(
    'openssl',
    'req',
    '-x509',
    '-keyout',
    key,
    '-out',
    certificate,
    ...recipe.newKey,
    ...subject,
    ...extensions,
  )
  const protection = ['-passout', `pass:${PASSPHRASE}`, ...(recipe.export ?? [])]
  run(
    'openssl',
    'pkcs12',
    '-export',
    '-inkey',
    key,
    '-in',
    certificate,
    '-out',
    file,
    ...protection,
  )
  return readFileSync(file)
}

const p256 = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']
const rsa = (bits: number): string[] => ['-newkey', `rsa:${bits}`]

async function refusal(bytes: Uint8Array, passphrase = PASSPHRASE, at = now): Promise<string> {
  const result = await readPkcs12(bytes, passphrase, at)
  if (result.ok) return 'ACCEPTED'
  expect(result.problems[0]?.message).toMatch(/^[A-Z].*\.$/)
  return result.problems[0]?.code ?? ''
}

describe('readPkcs12', () => {
  it.each([
    ['P-256', p256],
    ['P-384', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384']],
    ['RSA of 3072 bits', rsa(3072)],
  ])('reads a key of kind %s that then signs a notice', async (_, newKey) => {
    const read = await readPkcs12(keyFile({ newKey }), PASSPHRASE, now)
    if (!read.ok) throw new Error(read.problems[0]?.message)
    const options = { ...signingOptions, at: now }
    const { pdf } = await signNotice(sampleNotice({ paragraphs: 1, rows: 1 }), read.value, options)
    expect((await verifyPdf(pdf, nobodyKnown)).verdict).toBe('SIGNED_AND_UNCHANGED')
    expect(pdfsig(pdf)).toContain('Signature is Valid')
  })

  it('refuses a wrong passphrase', async () => {
    expect(await refusal(keyFile({ newKey: p256 }), 'gwr doeth 42')).toBe('WRONG_PASSPHRASE')
    // Nothing in this one tells a wrong passphrase from a damaged key.
    const bare = keyFile({ newKey: p256, export: ['-nomac'] })
    expect(await refusal(bare)).toBe('ACCEPTED')
    expect(await refusal(bare, 'gwr doeth 42')).toBe('WRONG_PASSPHRASE')
  })

  it('refuses a certificate that has expired, and one that is not yet valid', async () => {
    const file = keyFile({ newKey: p256 })
    expect(await refusal(file, PASSPHRASE, later)).toBe('EXPIRED')
    expect(await refusal(file, PASSPHRASE, '2020-01-01T00:00:00Z')).toBe('NOT_YET_VALID')
  })

  it('refuses a certificate that was not issued for signing', async () => {
    const usage = ['-addext', 'keyUsage=critical,keyEncipherment']
    expect(await refusal(keyFile({ newKey: p256, extensions: usage }))).toBe('WRONG_USAGE')
    const server = [...signing, '-addext', 'extendedKeyUsage=serverAuth']
    expect(await refusal(keyFile({ newKey: p256, extensions: server }))).toBe('WRONG_USAGE')
  })

  it('refuses a weak key and a curve outside the three', async () => {
    expect(await refusal(keyFile({ newKey: rsa(1024) }))).toBe('WEAK_KEY')
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:secp256k1']
    expect(await refusal(keyFile({ newKey: curve }))).toBe('KEY_FILE_NOT_READABLE')
  })

  it('refuses old protection and says how to renew it', async () => {
    const old = ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']
    expect(await refusal(keyFile({ newKey: p256, export: old }))).toBe('OLD_PROTECTION')
  })

  it('refuses a file without a key, and a file that is none', async () => {
    const file = keyFile({ newKey: p256, export: ['-nokeys'] })
    expect(await refusal(file)).toBe('NO_KEY_INSIDE')
    expect(await refusal(new Uint8Array())).toBe('NOT_A_KEY_FILE')
    expect(await refusal(Buffer.from('not a key file'))).toBe('NOT_A_KEY_FILE')
    expect(await refusal(keyFile({ newKey: p256 }).slice(0, 300))).toBe('NOT_A_KEY_FILE')
  })
})

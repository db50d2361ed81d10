import { execFileSync } from 'node:child_process'
import { createHash, createPrivateKey, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkCms } from '../../../src-main/cms/check-cms.ts'
import { der, issuerAndSerial, oid, setOf, tags } from '../../../src-main/cms/der.ts'
import { oids } from '../../../src-main/cms/cms.ts'
import { scratch } from './judges.ts'

// The openssl of today makes such keys and certificates, but no such CMS: that is put together here.

const sha512 = '2.16.840.1.101.3.4.2.3'
const shake256 = '2.16.840.1.101.3.4.2.12'
const content = Buffer.from('Final written warning')

const attribute = (type: string, value: Uint8Array) =>
  der(tags.sequence, oid(type), der(tags.set, value))

function signed(kind: 'ed25519' | 'ed448', hash: string): Buffer {
  const folder = scratch()
  const [key, pem] = [join(folder, 'key'), join(folder, 'pem')]
  const request = ['-x509', '-newkey', kind, '-nodes', '-keyout', key, '-subj', '/CN=Signer']
  execFileSync('openssl', ['req', ...request, '-days', '30', '-out', pem], { stdio: 'ignore' })
  const certificate = execFileSync('openssl', ['x509', '-in', pem, '-outform', 'der'])
  const { issuer, serial } = issuerAndSerial(certificate)
  const digest =
    hash === shake256
      ? createHash('shake256', { outputLength: 64 })
      : createHash(hash === sha512 ? 'sha512' : 'sha256')
  const attributes = setOf(
    attribute(oids.contentType, oid(oids.data)),
    attribute(oids.messageDigest, der(tags.octets, digest.update(content).digest())),
  )
  const one = der(tags.integer, Uint8Array.of(1))
  const algorithm = der(tags.sequence, oid(hash))
  const signer = der(
    tags.sequence,
    one,
    der(tags.sequence, issuer, serial),
    algorithm,
    Buffer.concat([Uint8Array.of(tags.context0), attributes.subarray(1)]),
    der(tags.sequence, oid(kind === 'ed25519' ? '1.3.101.112' : '1.3.101.113')),
    der(tags.octets, sign(null, attributes, createPrivateKey(readFileSync(key)))),
  )
  const data = der(
    tags.sequence,
    one,
    der(tags.set, algorithm),
    der(tags.sequence, oid(oids.data)),
    der(tags.context0, certificate),
    der(tags.set, signer),
  )
  return Buffer.from(der(tags.sequence, oid(oids.signedData), der(tags.context0, data)))
}

const options = { namesCertificate: false, ownForm: false }
const stateOf = (cms: Uint8Array, parts: readonly Uint8Array[] = [content]) =>
  checkCms(cms, parts, options).state

describe('A signature of an Edwards curve', () => {
  it.each([
    ['ed25519', sha512],
    ['ed448', shake256],
  ] as const)('%s holds over its content, and over no other', (kind, hash) => {
    const cms = signed(kind, hash)
    expect(stateOf(cms)).toBe('GOOD')
    expect(stateOf(cms, [Buffer.from('Dismissal')])).toBe('BROKEN')
    const changed = Buffer.from(cms)
    const last = changed.length - 1
    changed[last] = (changed[last] ?? 0) ^ 1
    expect(stateOf(changed)).toBe('BROKEN')
  })

  it.each([
    ['ed25519', shake256],
    ['ed25519', oids.sha256],
    ['ed448', sha512],
  ] as const)('%s with a hash that does not go with it (RFC 8419) is not judged', (kind, hash) => {
    expect(stateOf(signed(kind, hash))).toBe('UNREADABLE')
  })
})

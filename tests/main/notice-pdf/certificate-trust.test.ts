import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { certificateFacts } from '../../../src-main/cms/certificate-facts.ts'
import { readCertificates } from '../../../src-main/cms/read-certificates.ts'
import { trustIn } from '../../../src-main/notice-pdf/certificate-trust.ts'
import { newFolder } from '../../support/open-library.ts'
import { run } from './judges.ts'

type Made = { readonly name: string; readonly der: Uint8Array }

/** Certificates as openssl makes them, each under the one named before. */
function certificates() {
  const folder = newFolder()
  const at = (name: string): string => join(folder, name)
  const made = (name: string, pem = at(`${name}.pem`)): Made => {
    const read = readCertificates(readFileSync(pem))
    const [der] = read.ok ? read.value : []
    if (der === undefined) throw new Error('No certificate')
    return { name, der }
  }
  const request = (name: string, subject: string) => {
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
    run(
      'openssl',
      'req',
      '-new',
      ...key,
      '-keyout',
      at(`${name}.key`),
      '-out',
      at(`${name}.csr`),
      '-subj',
      `/CN=${subject}`,
    )
  }
  return {
    again(name: string): Made {
      const self = ['-signkey', at(`${name}.key`), '-days', '3650', '-extfile', at('ca')]
      run('openssl', 'x509', '-req', '-in', at(`${name}.csr`), ...self, '-out', at(`${name}.pem`))
      return made(name)
    },
    root(name: string, extensions: readonly string[] = ['keyUsage=critical,keyCertSign']): Made {
      request(name, name)
      const lines = ['basicConstraints=critical,CA:TRUE', ...extensions]
      writeFileSync(at('ca'), lines.join('\n'))
      return this.again(name)
    },
    under(
      issuer: Made,
      name: string,
      extensions: readonly string[],
      more: readonly string[] = ['-sha256'],
    ): Made {
      request(name, name)
      writeFileSync(at('ext'), extensions.join('\n'))
      const by = [
        '-CA',
        at(`${issuer.name}.pem`),
        '-CAkey',
        at(`${issuer.name}.key`),
        '-CAcreateserial',
      ]
      const days = more.includes('-days') ? [] : ['-days', '900']
      run(
        'openssl',
        'x509',
        '-req',
        '-in',
        at(`${name}.csr`),
        ...by,
        ...days,
        '-extfile',
        at('ext'),
        '-out',
        at(`${name}.pem`),
        ...more,
      )
      return made(name)
    },
  }
}

const signing = ['keyUsage=critical,digitalSignature']
const issuing = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign']
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString()

const trust = (
  leaf: Made,
  trusted: readonly Made[],
  others: readonly Made[] = [],
  at: string | null = inDays(1),
  around: Partial<Parameters<typeof trustIn>[0]> = {},
) =>
  trustIn({
    leaf: leaf.der,
    facts: certificateFacts(leaf.der),
    others: others.map(({ der }) => der),
    at,
    provenBy: null,
    revocation: null,
    now: inDays(2),
    kind: 'SIGNATURE',
    ownCertificates: [],
    trusted: trusted.map(({ der }) => der),
    ...around,
  })

describe('The chain from a signer to a certificate that is trusted', () => {
  const make = certificates()
  const root = make.root('Root')
  const other = make.root('Other root')
  const middle = make.under(root, 'Middle', issuing)
  const signer = make.under(middle, 'Signer', signing)

  it('leads over intermediates of the list or of the signature, in any order', () => {
    expect(trust(signer, [root], [middle])).toBe('TRUSTED')
    expect(trust(signer, [root, middle])).toBe('TRUSTED')
    expect(trust(signer, [middle])).toBe('TRUSTED')
    expect(trust(signer, [signer])).toBe('TRUSTED')
    expect(trust(signer, [root])).toBe('UNKNOWN')
    expect(trust(signer, [other], [middle, root])).toBe('UNKNOWN')
    expect(trust(signer, [], [middle, root])).toBe('UNKNOWN')
  })

  it('holds at the time of signing alone, for each certificate in it', () => {
    const brief = make.under(root, 'Brief', issuing, ['-days', '2'])
    const under = make.under(brief, 'Under brief', signing)
    expect(trust(under, [root], [brief])).toBe('TRUSTED')
    expect(trust(under, [root], [brief], inDays(3))).toBe('UNKNOWN')
    expect(trust(under, [root], [brief], inDays(-1))).toBe('NOT_VALID_AT_TIME')
    // Where no time is stated, the time of the check counts.
    expect(trust(under, [root], [brief], null, { now: inDays(0.5) })).toBe('TRUSTED')
    expect(trust(under, [root], [brief], null, { now: inDays(3) })).toBe('UNKNOWN')
  })

  it.each([
    ['a person’s certificate', ['basicConstraints=critical,CA:FALSE', 'keyUsage=keyCertSign']],
    ['one that says nothing of itself', ['subjectAltName=DNS:chair.test']],
    [
      'one that may not sign certificates',
      ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,cRLSign'],
    ],
    [
      'one with a limit that is not understood',
      [...issuing, 'nameConstraints=critical,permitted;DNS:force.test'],
    ],
  ])('does not lead over %s', (what, extensions) => {
    const issuer = make.under(root, `Issuer ${what}`, extensions)
    const below = make.under(issuer, `Below ${what}`, signing)
    expect(trust(below, [root], [issuer])).toBe('UNKNOWN')
  })

  it('keeps to the length that an authority allows below itself', () => {
    const short = make.under(root, 'Short', [
      'basicConstraints=critical,CA:TRUE,pathlen:0',
      'keyUsage=keyCertSign',
    ])
    expect(trust(make.under(short, 'Just below', signing), [root], [short])).toBe('TRUSTED')
    const further = make.under(short, 'Further', issuing)
    const far = make.under(further, 'Far below', signing)
    expect(trust(far, [root], [short, further])).toBe('UNKNOWN')
  })

  it('does not lead over a hash that no longer holds, nor to one that is for something else', () => {
    const weak = make.under(root, 'Weak', issuing, ['-sha1'])
    expect(trust(make.under(weak, 'Below weak', signing), [root], [weak])).toBe('UNKNOWN')
    const server = make.under(root, 'Server', ['extendedKeyUsage=serverAuth'])
    expect(trust(server, [root])).toBe('UNKNOWN')
  })

  it('takes the issuer whose key fits where several bear one name', () => {
    const twin = certificates()
    const stranger = twin.root('Middle')
    expect(trust(signer, [root], [stranger, middle])).toBe('TRUSTED')
    expect(trust(signer, [root], [stranger])).toBe('UNKNOWN')
  })

  it('ends soon where issuers certify each other in circles', () => {
    // Of one name and key: each is by every sign the issuer of each.
    const circle = certificates()
    const first = circle.root('Circle')
    const below = circle.under(first, 'Below', signing)
    const more = Array.from({ length: 12 }, () => circle.again('Circle'))
    expect(trust(below, [other], [first, ...more])).toBe('UNKNOWN')
  })
})

describe('A certificate over the years', () => {
  const make = certificates()
  const root = make.root('Root')
  // Valid for 900 days from now.
  const signer = make.under(root, 'Signer', signing)
  const given = (around: Partial<Parameters<typeof trustIn>[0]>, at: string | null = inDays(1)) =>
    trust(signer, [root], [], at, around)
  const later = inDays(1000)

  it('has run out since, unless a timestamp shows that the signature is older', () => {
    expect(given({ now: inDays(899) })).toBe('TRUSTED')
    expect(given({ now: later })).toBe('EXPIRED')
    expect(given({ now: later, provenBy: inDays(800) })).toBe('TRUSTED')
    expect(given({ now: later, provenBy: inDays(950) })).toBe('EXPIRED')
    expect(trust(signer, [], [], inDays(1), { now: later })).toBe('UNKNOWN')
  })

  it('of this library runs out as any other', () => {
    const ownCertificates = [certificateFacts(signer.der).fingerprint]
    expect(given({ ownCertificates })).toBe('OWN')
    expect(given({ ownCertificates, now: later })).toBe('EXPIRED')
  })

  it('was not valid at a time proven to be before it, whatever the signer states', () => {
    expect(given({ provenBy: inDays(-30) })).toBe('NOT_VALID_AT_TIME')
  })

  it('is judged at the time that is known best where the signer states none', () => {
    expect(given({ now: inDays(5) }, null)).toBe('TRUSTED')
    expect(given({ now: later }, null)).toBe('NOT_VALID_AT_TIME')
    expect(given({ now: later, provenBy: inDays(5) }, null)).toBe('TRUSTED')
  })

  it('that was revoked names nobody, unless the signature is proven to be older', () => {
    const revocation = {
      issuer: 'Root',
      at: inDays(60),
      isRevoked: true,
      revokedAt: inDays(50),
    }
    expect(given({ revocation })).toBe('REVOKED')
    expect(given({ revocation, provenBy: inDays(49) })).toBe('TRUSTED')
    expect(given({ revocation, provenBy: inDays(51) })).toBe('REVOKED')
    const when = { ...revocation, revokedAt: null }
    expect(given({ revocation: when, provenBy: inDays(49) })).toBe('REVOKED')
    expect(given({ revocation: { ...revocation, isRevoked: false } })).toBe('TRUSTED')
    // Of a name that nobody believes there is nothing to take back.
    expect(trust(signer, [], [], inDays(1), { revocation })).toBe('UNKNOWN')
  })
})

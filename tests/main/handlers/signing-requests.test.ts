import { createHash, X509Certificate } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  become,
  codes,
  newFolder,
  newLibrary,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'

const openssl = (...args: readonly string[]): string =>
  execFileSync('openssl', [...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** A small authority of a force, as openssl runs one: a root, and what it issues on a request. */
function authority(folder: string) {
  const at = (name: string) => join(folder, name)
  const ca = ['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=keyCertSign']
  const made = ['-newkey', 'rsa:2048', '-nodes', '-keyout', at('ca.key'), '-out', at('ca.pem')]
  openssl('req', '-x509', ...made, '-days', '3650', '-subj', '/CN=Force authority', ...ca)
  return (request: string, answer: string, more: readonly string[] = []) => {
    const issuer = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial']
    openssl('x509', '-req', '-in', request, ...issuer, '-days', '700', '-out', answer, ...more)
    return { answer, root: at('ca.pem') }
  }
}

describe('A certificate asked of the force’s authority', { shuffle: false }, () => {
  let library: TestLibrary
  let folder: string
  let issue: ReturnType<typeof authority>
  const ask = async (name: string) => {
    const path = join(folder, `${name}.csr`)
    library.answers.saveFile = path
    const asked = await library.handlers['signing:request']({ name, organisation: 'Heddlu ŵ' })
    return { path, status: value(asked) }
  }
  const take = async (path: string) => {
    library.answers.openFiles = [path]
    return library.handlers['signing:answer']()
  }

  beforeAll(async () => {
    folder = newFolder()
    issue = authority(folder)
    library = await newLibrary()
    library.clock.at = Date.now() + 60_000
  }, 60_000)

  it('is a request that openssl finds good, with the name, the purpose and no private key', async () => {
    const { path, status } = await ask('Chair of panels')
    expect(status?.certificate).toBeNull()
    expect(status?.waiting).toMatchObject([{ name: 'Chair of panels' }])
    const text = openssl('req', '-in', path, '-verify', '-noout', '-text', '-nameopt', 'utf8')
    expect(text).toContain('CN=Chair of panels')
    expect(text).toContain('Heddlu ŵ')
    expect(text).toContain('Digital Signature, Non Repudiation')
    expect(readFileSync(path, 'utf8')).not.toContain('PRIVATE')
  })

  it('is refused, and the key goes on waiting, where the answer is not for it', async () => {
    const other = join(folder, 'other.csr')
    const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', join(folder, 'o.key')]
    openssl('req', '-new', ...key, '-out', other, '-subj', '/CN=Somebody else')
    const { answer } = issue(other, join(folder, 'other.pem'))
    expect(codes(await take(answer))).toEqual(['OTHER_KEY'])
    const noise = join(folder, 'noise.cer')
    for (const bytes of ['', 'not a certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END '])
      expect([bytes, codes(await (writeFileSync(noise, bytes), take(noise)))]).toEqual([
        bytes,
        ['NOT_A_CERTIFICATE'],
      ])
    const path = join(folder, 'Chair of panels.csr')
    const wrongUse = join(folder, 'use.cnf')
    writeFileSync(wrongUse, 'keyUsage=critical,keyEncipherment\n')
    const wrong = issue(path, join(folder, 'wrong.pem'), ['-extfile', wrongUse])
    expect(codes(await take(wrong.answer))).toEqual(['WRONG_USAGE'])
    library.clock.at += 800 * 86_400_000
    const late = issue(path, join(folder, 'late.pem'))
    expect(codes(await take(late.answer))).toEqual(['EXPIRED'])
    library.clock.at -= 800 * 86_400_000
    const { waiting, certificate } = value(await library.handlers['signing:status']())
    expect([waiting.length, certificate]).toEqual([1, null])
  }, 60_000)

  it('is taken in with its chain from PEM, DER or PKCS#7, and then signs', async () => {
    const forms = {
      pem: (leaf: string, root: string, out: string) =>
        writeFileSync(out, readFileSync(root, 'utf8') + readFileSync(leaf, 'utf8')),
      cer: (leaf: string, _root: string, out: string) =>
        void openssl('x509', '-in', leaf, '-outform', 'der', '-out', out),
      p7b: (leaf: string, root: string, out: string) => {
        const both = ['-certfile', leaf, '-certfile', root]
        void openssl('crl2pkcs7', '-nocrl', ...both, '-outform', 'der', '-out', out)
      },
    }
    for (const [ending, save] of Object.entries(forms)) {
      const { path } = await ask(`Chair ${ending}`)
      const { answer, root } = issue(path, join(folder, `${ending}-leaf.pem`))
      const file = join(folder, `answer.${ending}`)
      save(answer, root, file)
      const status = value(await take(file))
      const leaf = new X509Certificate(readFileSync(answer))
      expect(status?.certificate).toMatchObject({
        subject: `Chair ${ending}, Heddlu ŵ`,
        issuer: 'Force authority',
        selfSigned: false,
        fingerprint: createHash('sha256').update(leaf.raw).digest('hex'),
      })
      expect(status?.waiting.map(({ name }) => name)).toEqual(['Chair of panels'])
    }
  }, 60_000)

  it('belongs to the person who asked, and its key is nowhere in plain', async () => {
    const { handlers } = library
    const passphrase = 'granite kettle sundial forty-one'
    value(
      await handlers['person:add']({ label: 'Other', role: 'CHAIR', capacity: null, passphrase }),
    )
    await become(library, 'Other')
    expect(value(await handlers['signing:status']()).waiting).toEqual([])
    const { answer } = issue(join(folder, 'Chair of panels.csr'), join(folder, 'mine.pem'))
    expect(codes(await take(answer))).toEqual(['NOTHING_REQUESTED'])
    await become(library, 'Chair')
    expect(value(await take(answer))?.waiting).toEqual([])
    value(await handlers['vault:lock']())
    // The head of an elliptic curve key in PKCS#8, as it would stand in any file.
    const head = Buffer.from('301306072a8648ce3d020106082a8648ce3d030107', 'hex')
    const files = readdirSync(library.folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(library.folder, name))
      .filter((path) => statSync(path).isFile())
    expect(files.length).toBeGreaterThan(1)
    for (const path of files)
      expect([path, readFileSync(path).includes(head)]).toEqual([path, false])
  }, 60_000)
})

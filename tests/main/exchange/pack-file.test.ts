import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#core/canonical'
import { certificateFacts } from '../../../src-main/cms/certificate-facts.ts'
import { codes, value } from '../../support/open-library.ts'
import {
  buildPack,
  contents,
  draft,
  madeAt,
  pack,
  readBytes,
  signAnything,
  signingKey,
  takeApart,
} from './make-pack.ts'

const run = (program: string, args: readonly string[], input = Buffer.alloc(0)) =>
  execFileSync(program, args, { stdio: 'pipe', input })
const flipped = (bytes: Uint8Array, at: number, bit: number): Uint8Array => {
  const copy = Uint8Array.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ (1 << bit)
  return copy
}

describe('A pack', () => {
  it('opens to what was put in, with its signer', async () => {
    const key = await signingKey()
    const built = buildPack(draft, contents, key)
    const opened = value(await readBytes(built.bytes))
    expect(opened.manifest).toMatchObject(draft)
    expect(Buffer.from(opened.contents.get('sign-offs.json') ?? []).toString()).toBe(
      '{"some":"contents"}',
    )
    expect(opened.sha256).toBe(built.sha256)
    const [own = new Uint8Array()] = key.certificates
    expect(opened.signer).toEqual(certificateFacts(own))
  })

  it('is refused in words whichever single bit of it is changed', async () => {
    const bytes = await pack()
    for (let at = 0; at < bytes.length; at++) {
      const read = await readBytes(flipped(bytes, at, at % 8))
      expect([at, read.ok]).toEqual([at, false])
    }
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 0, max: 7 }),
        async (at, bit) => {
          const read = await readBytes(flipped(bytes, at, bit))
          return !read.ok && read.problems.every(({ message }) => message.length > 20)
        },
      ),
      { numRuns: 1000 },
    )
  }, 120_000)

  it('is refused wherever it is cut, and with anything after it', async () => {
    const bytes = await pack()
    for (let length = 0; length < bytes.length; length++)
      expect([length, (await readBytes(bytes.subarray(0, length))).ok]).toEqual([length, false])
    expect(codes(await readBytes(Buffer.concat([bytes, Buffer.of(0)])))).toEqual(['CHANGED_PACK'])
  })

  it('is signed so that openssl agrees, over the manifest that names every content by its hash', async () => {
    const parts = takeApart(await pack())
    const folder = mkdtempSync(join(tmpdir(), 'evenhand-pack-'))
    const [manifest, signature] = [join(folder, 'manifest.json'), join(folder, 'signature.der')]
    writeFileSync(manifest, parts.manifest)
    writeFileSync(signature, parts.signature)
    const check = ['cms', '-verify', '-noverify', '-binary', '-inform', 'DER', '-out', '/dev/null']
    const verify = () => run('openssl', [...check, '-in', signature, '-content', manifest])
    expect(verify).not.toThrow()
    writeFileSync(manifest, flipped(parts.manifest, 20, 0))
    expect(verify).toThrow('Command failed')
    const sum = run('sha256sum', [], parts.contents).toString().slice(0, 64)
    expect(parts.manifest.toString()).toContain(sum)
  })

  it('is refused where another maker’s signature was put in for another manifest', async () => {
    const [one, two] = [takeApart(await pack()), takeApart(await pack())]
    const lines = Buffer.from(`evenhand-pack 1\n${one.manifest.length} ${two.signature.length}\n`)
    const changedManifest = flipped(one.manifest, 40, 1)
    const mixed = Buffer.concat([lines, changedManifest, two.signature, one.contents])
    expect(codes(await readBytes(mixed))).toEqual(['CHANGED_PACK'])
  })
})

describe('A pack made to do harm', () => {
  const manifestWith = (change: Record<string, unknown>) =>
    canonicalJson({
      ...JSON.parse(takeApart(buildOnce).manifest.toString()),
      ...change,
    })
  let buildOnce = new Uint8Array()
  const refusal = async (manifest: string | Uint8Array, body: Uint8Array = Buffer.alloc(0)) =>
    codes(await readBytes(signAnything(manifest, body, await signingKey())))

  it('is refused where it is of a newer schema or version, or of a kind unknown here', async () => {
    buildOnce = Uint8Array.from(await pack())
    expect(await refusal(manifestWith({ schema: 2 }))).toEqual(['NEWER_PACK'])
    expect(await refusal(manifestWith({ version: 2 }))).toEqual(['NEWER_PACK'])
    expect(await refusal(manifestWith({ kind: 'PARTY' }))).toEqual(['OTHER_KIND'])
    expect(await refusal(manifestWith({ kind: '__proto__' }))).toEqual(['OTHER_KIND'])
    const later = Buffer.from(buildOnce)
    later[14] = '2'.charCodeAt(0)
    expect(codes(await readBytes(later))).toEqual(['NEWER_PACK'])
  })

  it('is refused where its manifest is no manifest, however well it is signed', async () => {
    buildOnce = Uint8Array.from(await pack())
    const written = JSON.parse(takeApart(buildOnce).manifest.toString())
    for (const bad of [
      '{}',
      'null',
      '[]',
      '"text"',
      ' ',
      '['.repeat(500_000),
      `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
      JSON.stringify(written, null, 1),
      canonicalJson(written).replace('{', '{"contents":[],'),
      manifestWith({ more: true }),
      manifestWith({ contents: [] }),
      manifestWith({ madeFor: 'name\u202e' }),
      manifestWith({ contents: [{ name: '../up', bytes: 0, sha256: 'a'.repeat(64) }] }),
      Buffer.from([0xff, 0xfe, 0x00]),
    ])
      expect(await refusal(bad)).toEqual(['DAMAGED_PACK'])
  })

  it('is refused where lengths lie: too long, negative, overlapping, huge', async () => {
    for (const lines of ['9999999 1', '1 9999999', '-1 10', '0 0', '01 10', '1e3 1', 'x y', '1'])
      expect(codes(await readBytes(Buffer.from(`evenhand-pack 1\n${lines}\n{}`)))).toEqual([
        'CHANGED_PACK',
      ])
    const one = { name: 'a.json', bytes: 2 ** 52, sha256: 'a'.repeat(64) }
    expect(await refusal(manifestWith({ contents: [one] }))).toEqual(['CHANGED_PACK'])
    const [content] = contents
    const twice = [content, content].map((part) => ({ ...part, bytes: part?.bytes ?? Buffer.of() }))
    const doubled = buildPack(
      draft,
      twice.map(({ bytes }) => ({ name: 'a.json', bytes })),
      await signingKey(),
    )
    expect(codes(await readBytes(doubled.bytes))).toEqual(['CHANGED_PACK'])
  })

  it('is refused where it is something else altogether', async () => {
    for (const other of ['', '{}', '%PDF-1.7', 'evenhand-pack', 'evenhand-pack 1', '\0\0\0'])
      expect(codes(await readBytes(Buffer.from(other)))).toEqual(['NOT_A_PACK'])
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        async (bytes) => !(await readBytes(bytes)).ok,
      ),
    )
  })

  it('is refused where the certificate was not valid when it says it was made', async () => {
    const later = await signingKey('2026-11-20T10:00:00.000Z')
    const built = buildPack({ ...draft, madeAt }, contents, later)
    expect(codes(await readBytes(built.bytes))).toEqual(['NOT_VALID_THEN'])
  })
})

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ok, refuse, type Result } from '#core/result'
import {
  decryptPack,
  encryptPack,
  isEncrypted,
  type PackKey,
  type PackLock,
} from '../../../src-main/exchange/age-layer.ts'
import { BrokenPieces, wholeOf } from '../../../src-main/exchange/pieces.ts'
import { codes, value } from '../../support/open-library.ts'
import { pack, readBytes } from './make-pack.ts'

const keyPair = async () => {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}
const run = (program: string, args: readonly string[], options: { input?: Uint8Array } = {}) =>
  execFileSync(program, args, { stdio: 'pipe', ...options })
const locked = async (bytes: Uint8Array, lock: PackLock) =>
  wholeOf(value(await encryptPack([bytes], lock)))
async function opened(bytes: Uint8Array, key: PackKey): Promise<Result<Buffer>> {
  const inner = await decryptPack([bytes], key)
  if (!inner.ok) return inner
  try {
    return ok(await wholeOf(inner.value))
  } catch (error) {
    if (error instanceof BrokenPieces) return refuse('BROKEN', error.message)
    throw error
  }
}
const folder = () => mkdtempSync(join(tmpdir(), 'evenhand-age-'))

describe('The outer layer of a pack', () => {
  it('is opened by the age program with the key of either recipient, to the same signed pack', async () => {
    const bytes = await pack()
    const [one, two] = [await keyPair(), await keyPair()]
    const file = await locked(bytes, { recipients: [one.recipient, two.recipient] })
    const at = folder()
    writeFileSync(join(at, 'pack.age'), file)
    for (const [name, { identity }] of [
      ['one', one],
      ['two', two],
    ] as const) {
      writeFileSync(join(at, name), `${identity}\n`, { mode: 0o600 })
      const out = join(at, `${name}.pack`)
      run('age', ['-d', '-i', join(at, name), '-o', out, join(at, 'pack.age')])
      expect(Buffer.compare(readFileSync(out), bytes)).toBe(0)
      expect((await readBytes(readFileSync(out))).ok).toBe(true)
    }
    const other = join(at, 'other')
    run('age-keygen', ['-o', other])
    expect(() => run('age', ['-d', '-i', other, join(at, 'pack.age')])).toThrow(
      'no identity matched',
    )
  })

  it('opens what the age program locked for a key made by age-keygen', async () => {
    const at = folder()
    const bytes = await pack()
    run('age-keygen', ['-o', join(at, 'key')])
    const text = readFileSync(join(at, 'key'), 'utf8')
    const identity = /AGE-SECRET-KEY-\S+/.exec(text)?.[0] ?? ''
    const recipient = /age1\S+/.exec(text)?.[0] ?? ''
    const made = run('age', ['-r', recipient], { input: bytes })
    expect(isEncrypted(made)).toBe(true)
    const inner = value(await opened(made, { identities: [identity] }))
    expect(Buffer.compare(inner, bytes)).toBe(0)
  })

  it('opens with the passphrase and with no other', async () => {
    const bytes = await pack()
    const file = await locked(bytes, { passphrase: 'copper lantern meadow' })
    const inner = value(await opened(file, { passphrase: 'copper lantern meadow' }))
    expect(Buffer.compare(inner, bytes)).toBe(0)
    expect(codes(await opened(file, { passphrase: 'copper lantern' }))).toEqual(['WRONG_KEY'])
    const { identity } = await keyPair()
    expect(codes(await opened(file, { identities: [identity] }))).toEqual(['WRONG_KEY'])
  }, 60_000)

  it('is refused whichever byte of it is changed, and wherever it is cut', async () => {
    const { identity, recipient } = await keyPair()
    const file = await locked(await pack(), { recipients: [recipient] })
    const refused = async (bytes: Uint8Array) => {
      if (!isEncrypted(bytes)) return !(await readBytes(bytes)).ok
      return !(await opened(bytes, { identities: [identity] })).ok
    }
    await fc.assert(
      fc.asyncProperty(
        fc.nat(file.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, change) => {
          const copy = Uint8Array.from(file)
          copy[at] = (copy[at] ?? 0) ^ change
          return (await refused(copy)) && (await refused(file.subarray(0, at)))
        },
      ),
      { numRuns: 200, examples: Array.from({ length: 240 }, (_, at): [number, number] => [at, 1]) },
    )
  }, 120_000)

  it('refuses a header made to keep the computer busy, and keys that are none', async () => {
    const busy =
      'age-encryption.org/v1\n-> scrypt bBjlhJVYZeE4aqUdmtRHfw 30\n' +
      `${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n${'x'.repeat(64)}`
    expect(codes(await opened(Buffer.from(busy), { passphrase: 'any' }))).toEqual(['DAMAGED_PACK'])
    expect(codes(await opened(Buffer.from(busy), { identities: ['none'] }))).toEqual(['WRONG_KEY'])
    expect(codes(await encryptPack([Buffer.from('x')], { recipients: ['age1x'] }))).toEqual([
      'WRONG_RECIPIENT',
    ])
  })
})

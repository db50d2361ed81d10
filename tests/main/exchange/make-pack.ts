import { createHash } from 'node:crypto'
import { openSealer, type SigningKey } from '../../../src-main/cms/sealer.ts'
import { buildPack, type PackDraft } from '../../../src-main/exchange/pack-file.ts'
import { makeSigningKey } from '../../../src-main/notice-pdf/signing-key.ts'

export const madeAt = '2026-11-19T14:00:00.000Z'

export const signingKey = (at = '2026-11-19T10:00:00.000Z'): Promise<SigningKey> =>
  makeSigningKey({
    name: 'Secretariat',
    organisation: 'North force',
    at,
    years: 3,
    serial: new Uint8Array(16).fill(7),
  })

export const draft: PackDraft = {
  kind: 'LAW',
  schema: 1,
  madeAt,
  maker: { libraryId: 'north', label: 'North force', person: 'Secretariat' },
  madeFor: 'South force',
  state: { entries: 12, head: 'a'.repeat(64) },
}
export const contents = [{ name: 'sign-offs.json', bytes: Buffer.from('{"some":"contents"}') }]

export const pack = async (): Promise<Uint8Array> =>
  buildPack(draft, contents, await signingKey()).bytes

/** The parts of a well-made pack, as a person who knows the format finds them. */
export function takeApart(bytes: Uint8Array) {
  const file = Buffer.from(bytes)
  const secondLine = file.indexOf('\n') + 1
  const at = file.indexOf('\n', secondLine) + 1
  const [manifest = 0, signature = 0] = file
    .subarray(secondLine, at - 1)
    .toString()
    .split(' ')
    .map(Number)
  return {
    manifest: file.subarray(at, at + manifest),
    signature: file.subarray(at + manifest, at + manifest + signature),
    contents: file.subarray(at + manifest + signature),
  }
}

/** Signs whatever manifest is given, as a hostile maker would with a key of their own. */
export function signAnything(
  manifest: string | Uint8Array,
  body: Uint8Array,
  key: SigningKey,
): Uint8Array {
  const text = Buffer.from(manifest)
  const signature = openSealer(key).seal(createHash('sha256').update(text).digest())
  const lines = Buffer.from(`evenhand-pack 1\n${text.length} ${signature.length}\n`)
  return Buffer.concat([lines, text, signature, body])
}

import { createHash } from 'node:crypto'
import { ok, type Result } from '#core/result'
import { openSealer, type SigningKey } from '../../../src-main/cms/sealer.ts'
import {
  contentOf,
  readPack,
  sealPack,
  type OpenedPack,
  type PackDraft,
} from '../../../src-main/exchange/pack-file.ts'
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

/** A whole pack in memory. */
export function buildPack(
  about: PackDraft,
  held: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  key: SigningKey,
): { readonly bytes: Buffer; readonly sha256: string } {
  const listed = held.map(({ name, bytes }) => contentOf(name, bytes))
  const bytes = Buffer.concat([sealPack(about, listed, key), ...held.map((one) => one.bytes)])
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** Reads a pack in pieces of odd lengths and holds everything in it. */
export const readBytes = (bytes: Uint8Array): Promise<Result<OpenedPack>> =>
  readPack(inPieces(bytes), { accept: () => ok(null), wants: () => true })

function* inPieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 997) yield bytes.subarray(at, at + 997)
}

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

import { createHash } from 'node:crypto'
import type { Sealer } from '../cms/sealer.ts'
import { byteRangePlaceholder } from './signature-field.ts'

/** Elliptic curve signatures vary in length by a few bytes: how often to try for the right one. */
const MOST_TRIES = 1000

/** The middle of a few trials: a length that turns up about every other time. */
export function usualLength(sealer: Sealer): number {
  const lengths = Array.from({ length: 5 }, () => sealer.seal(new Uint8Array(32)).length)
  return lengths.sort((a, b) => a - b)[2] ?? 0
}

/** Where the signature goes, and the SHA-256 of everything else in the file. */
export type SignaturePlace = { readonly contentsAt: number; readonly digest: Uint8Array }

/**
 * Writes the byte range into the place left for it after `from`, over the whole file but the
 * signature's text of `bytes` bytes, and says what is to be signed.
 */
export function placeSignature(file: Buffer, bytes: number, from = 0): SignaturePlace {
  const rangeAt = file.indexOf(byteRangePlaceholder, from)
  const contentsAt = file.indexOf('/Contents <', rangeAt) + '/Contents '.length
  const after = contentsAt + 2 * bytes + 2
  if (rangeAt < 0 || file[contentsAt] !== 0x3c || file[after - 1] !== 0x3e)
    throw new Error('The place for the signature was not found')
  const range = `/ByteRange [0 ${contentsAt} ${after} ${file.length - after}]`
  file.write(range.padEnd(byteRangePlaceholder.length), rangeAt, 'latin1')
  const digest = createHash('sha256')
    .update(file.subarray(0, contentsAt))
    .update(file.subarray(after))
    .digest()
  return { contentsAt, digest }
}

export function writeSignature(
  file: Buffer,
  { contentsAt }: SignaturePlace,
  cms: Uint8Array,
): void {
  file.write(Buffer.from(cms).toString('hex'), contentsAt + 1, 'latin1')
}

/** Padding after a signature would be bytes that nobody vouches for, so there is none. */
export function sealToLength(sealer: Sealer, digest: Uint8Array, bytes: number): Uint8Array {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const cms = sealer.seal(digest)
    if (cms.length === bytes) return cms
  }
  throw new Error('No signature of the length set aside could be made')
}

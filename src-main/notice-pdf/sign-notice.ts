import { createHash } from 'node:crypto'
import type { NoticeDocument } from '#core/notice/notice'
import { certificateFacts } from '../cms/certificate-facts.ts'
import { openSealer, type Sealer, type SigningKey } from '../cms/sealer.ts'
import { renderNotice } from './render-notice.ts'
import { byteRangePlaceholder } from './signature-field.ts'

/** Elliptic curve signatures vary in length by a few bytes: how often to try for the right one. */
const MOST_TRIES = 1000

/**
 * Draws the notice and signs it: PAdES baseline B-B, over every byte of the file but the signature
 * itself, which fills its place exactly. Check the key with `checkSigningKey` first.
 * @param options.at ISO time claimed by the signer, to the second.
 * @throws where the key cannot be read.
 */
export async function signNotice(
  document: NoticeDocument,
  key: SigningKey,
  options: { readonly reason: string; readonly location: string; readonly at: string },
): Promise<{ readonly pdf: Uint8Array; readonly sha256: string }> {
  const leaf = key.certificates[0]
  if (!leaf) throw new TypeError('A signature needs a certificate')
  const sealer = openSealer(key)
  const bytes = usualLength(sealer)
  const pdf = await renderNotice(document, {
    issuedAt: options.at,
    signatureSpace: {
      ...options,
      bytes,
      signer: document.signature.signer,
      certificate: certificateFacts(leaf),
    },
  })
  fillSignature(pdf, bytes, sealer)
  return { pdf, sha256: createHash('sha256').update(pdf).digest('hex') }
}

/** The middle of a few trials: a length that turns up about every other time. */
function usualLength(sealer: Sealer): number {
  const lengths = Array.from({ length: 5 }, () => sealer.seal(new Uint8Array(32)).length)
  return lengths.sort((a, b) => a - b)[2] ?? 0
}

/** Writes the byte range and the signature into the places left for them. */
function fillSignature(pdf: Uint8Array, bytes: number, sealer: Sealer): void {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const rangeAt = file.indexOf(byteRangePlaceholder)
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
  const cms = sealToLength(sealer, digest, bytes)
  file.write(Buffer.from(cms).toString('hex'), contentsAt + 1, 'latin1')
}

/** Padding after a signature would be bytes that nobody vouches for, so there is none. */
function sealToLength(sealer: Sealer, digest: Uint8Array, bytes: number): Uint8Array {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const cms = sealer.seal(digest)
    if (cms.length === bytes) return cms
  }
  throw new Error('No signature of the length set aside could be made')
}

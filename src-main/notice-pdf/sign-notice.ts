import { createHash } from 'node:crypto'
import type { NoticeDocument } from '#core/notice/notice'
import { certificateFacts } from '../cms/certificate-facts.ts'
import { openSealer, type SigningKey } from '../cms/sealer.ts'
import { placeSignature, sealToLength, usualLength, writeSignature } from './fill-signature.ts'
import { renderNotice } from './render-notice.ts'

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
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const place = placeSignature(file, bytes)
  writeSignature(file, place, sealToLength(sealer, place.digest, bytes))
  return { pdf, sha256: createHash('sha256').update(pdf).digest('hex') }
}

import { createHash } from 'node:crypto'
import { openSealer, type SigningKey } from '../cms/sealer.ts'
import { placeSignature, sealToLength, usualLength, writeSignature } from './fill-signature.ts'
import { addLaterSignature } from './later-signature.ts'

/**
 * Signs a signed notice once more, over the whole of it, the first signature included. The bytes
 * that the first signature covers stay as they are. Check the key with `checkSigningKey` first.
 * @param options.at ISO time claimed by the signer, to the second.
 * @throws where the key cannot be read, or the file is not built as a notice is.
 */
export async function counterSign(
  signed: Uint8Array,
  key: SigningKey,
  options: {
    readonly signer: string
    readonly reason: string
    readonly location: string
    readonly at: string
  },
): Promise<{ readonly pdf: Uint8Array; readonly sha256: string }> {
  const sealer = openSealer(key)
  const bytes = usualLength(sealer)
  const file = await addLaterSignature(signed, { kind: 'COUNTERSIGNATURE', bytes, ...options })
  const place = placeSignature(file, bytes, signed.length)
  writeSignature(file, place, sealToLength(sealer, place.digest, bytes))
  return { pdf: new Uint8Array(file), sha256: createHash('sha256').update(file).digest('hex') }
}

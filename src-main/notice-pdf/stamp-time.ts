import { createHash } from 'node:crypto'
import { ok, refuse, type Result } from '#core/result'
import { checkTimestamp, nonceNumber, type Timestamp } from '../cms/timestamp.ts'
import { placeSignature, writeSignature } from './fill-signature.ts'
import { addLaterSignature } from './later-signature.ts'

/** Room for a token with the certificates of its authority; most take 3 to 8 kB. */
const ROOM = 16 * 1024

/** The file with an empty place for a timestamp, always the same for the same signed file. */
async function withPlace(signed: Uint8Array) {
  const file = await addLaterSignature(signed, { kind: 'TIMESTAMP', bytes: ROOM })
  return { file, place: placeSignature(file, ROOM, signed.length) }
}

/** SHA-256 over the signed file and the place for the timestamp: what an authority is asked to stamp. */
export const digestToStamp = async (signed: Uint8Array): Promise<Uint8Array> =>
  (await withPlace(signed)).place.digest

/**
 * The signed file with an authority's timestamp over all of it (PAdES, document timestamp). Every
 * byte of the signed file stays.
 * @param nonce of the request; the answer must bear it.
 */
export async function embedTimestamp(
  signed: Uint8Array,
  token: Uint8Array,
  nonce: Uint8Array,
): Promise<
  Result<{ readonly pdf: Uint8Array; readonly sha256: string; readonly stamp: Timestamp }>
> {
  if (token.length > ROOM)
    return refuse(
      'TIMESTAMP_TOO_LARGE',
      `The answer is larger than ${ROOM / 1024} kB. Ask the authority for one with fewer certificates.`,
    )
  const { file, place } = await withPlace(signed)
  const stamp = checkTimestamp(token, (hash) => (hash === 'sha256' ? place.digest : null))
  if (!stamp.ok) return stamp
  if (stamp.value.nonce !== nonceNumber(nonce))
    return refuse(
      'OTHER_REQUEST',
      'This is the answer to another request. Take in the answer to the last request of this notice.',
    )
  writeSignature(file, place, token)
  const sha256 = createHash('sha256').update(file).digest('hex')
  return ok({ pdf: new Uint8Array(file), sha256, stamp: stamp.value })
}

import { X509Certificate } from 'node:crypto'
import { ok, refuse, type Result } from '#core/result'
import { readCollection } from './read-cms.ts'

/** A chain of an authority has three or four. */
const MOST_CERTIFICATES = 20

/**
 * The certificates of a file (DER) as authorities send them: one in DER, any number in PEM, or a
 * PKCS#7 collection (.p7b) in either form.
 */
export function readCertificates(bytes: Uint8Array): Result<readonly Uint8Array[]> {
  const found = pemBlocks(bytes).flatMap(inBlock)
  if (found.length === 0) return notCertificates
  if (found.length > MOST_CERTIFICATES)
    return refuse(
      'TOO_MANY_CERTIFICATES',
      `This file holds ${found.length} certificates; a chain has a few. Save the chain alone.`,
    )
  return ok(found)
}

const notCertificates = refuse(
  'NOT_A_CERTIFICATE',
  'This file holds no certificate that can be read. Ask for it as PEM, DER (.cer, .crt) or PKCS#7 (.p7b).',
)

/** The DER of each PEM block that may hold certificates; a file that is no PEM is one block. */
function pemBlocks(bytes: Uint8Array): readonly Uint8Array[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (!text.includes('-----BEGIN ')) return [bytes]
  const block =
    /-----BEGIN (?:X509 |TRUSTED )?(?:CERTIFICATE|PKCS7|CMS)-----([A-Za-z0-9+/=\s]*)-----END /g
  return [...text.matchAll(block)].map(([, body = '']) => Buffer.from(body, 'base64'))
}

function inBlock(der: Uint8Array): readonly Uint8Array[] {
  const one = readOne(der)
  if (one !== null) return [one]
  try {
    return readCollection(der).flatMap((held) => readOne(held) ?? [])
  } catch {
    return []
  }
}

function readOne(der: Uint8Array): Uint8Array | null {
  try {
    return new Uint8Array(new X509Certificate(der).raw)
  } catch {
    return null
  }
}

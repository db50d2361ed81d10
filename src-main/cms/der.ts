import { fromBER } from 'asn1js'
import type { BaseBlock } from 'asn1js'

// Just enough DER to write a signature byte for byte, so that one can be rebuilt and compared.

export type Der = Uint8Array<ArrayBuffer>

export const tags = {
  integer: 0x02,
  octets: 0x04,
  nothing: 0x05,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
} as const

/** Tag, length and the parts one after the other. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Der {
  const content = Buffer.concat(parts)
  return new Uint8Array(Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content]))
}

function lengthOf(length: number): readonly number[] {
  if (length < 0x80) return [length]
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return [0x80 + bytes.length, ...bytes]
}

/** An object identifier from its dotted form. */
export function oid(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = [first * 40 + second, ...rest].flatMap((part) => {
    const digits = [part % 128]
    for (let left = Math.floor(part / 128); left > 0; left = Math.floor(left / 128))
      digits.unshift((left % 128) + 128)
    return digits
  })
  return der(0x06, Uint8Array.from(bytes))
}

/** DER sets stand in the order of their members' bytes. */
export const setOf = (...members: readonly Uint8Array[]): Der =>
  der(tags.set, ...[...members].sort((a, b) => Buffer.compare(a, b)))

/** The exact bytes of issuer and serial number in a certificate. */
export function issuerAndSerial(certificate: Uint8Array): { issuer: Der; serial: Der } {
  const tbs = childrenOf(childrenOf(fromBER(new Uint8Array(certificate)).result)[0])
  // The version, tagged [0], is left out of version 1 certificates.
  const start = tbs[0]?.idBlock.tagClass === 3 ? 1 : 0
  const serial = tbs[start]
  const issuer = tbs[start + 2]
  if (!serial || !issuer) throw new TypeError('Not a certificate')
  return {
    issuer: new Uint8Array(issuer.valueBeforeDecodeView),
    serial: new Uint8Array(serial.valueBeforeDecodeView),
  }
}

/** Members of a constructed value; none for anything else. */
export function childrenOf(node: BaseBlock | undefined): readonly BaseBlock[] {
  if (!node || !('value' in node.valueBlock)) return []
  const { value } = node.valueBlock
  return Array.isArray(value) ? value : []
}

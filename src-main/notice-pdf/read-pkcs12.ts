import { webcrypto } from 'node:crypto'
import * as pkijs from 'pkijs'
import type { Result } from '#core/result'
import { ok, refuse } from '#core/result'
import type { SigningKey } from '../cms/sealer.ts'
import { joinKeyAndCertificates } from './join-key.ts'
import { checkSigningKey } from './signing-key.ts'

const MOST_BYTES = 1024 * 1024
const MOST_ITERATIONS = 10_000_000

const bagTypes = {
  key: '1.2.840.113549.1.12.10.1.1',
  shroudedKey: '1.2.840.113549.1.12.10.1.2',
  certificate: '1.2.840.113549.1.12.10.1.3',
} as const

/** Algorithms of the older files (RC2, triple DES), which are not read. */
const OLD_PROTECTION = '1.2.840.113549.1.12.1.'

pkijs.setEngine('node', new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto }))

/**
 * Reads a signing key from a PKCS#12 file (.p12, .pfx) protected with AES, and checks that it may
 * sign a notice at a time.
 * @param at ISO time of the check.
 */
export async function readPkcs12(
  bytes: Uint8Array,
  passphrase: string,
  at: string,
): Promise<Result<SigningKey>> {
  const file = parse(bytes)
  if (!file)
    return refuse(
      'NOT_A_KEY_FILE',
      'This is not a PKCS#12 key file (.p12 or .pfx), or it is damaged.',
    )
  const password = new TextEncoder().encode(passphrase).buffer
  if (!(await passphraseFits(file, password)))
    return refuse('WRONG_PASSPHRASE', 'The passphrase does not open this key file.')
  const opened = await openBags(file, password)
  // Without the check that most files carry, a wrong passphrase shows only here.
  if (!opened.ok) return file.macData === undefined && opened === notReadable ? notOpened : opened
  const key = joinKey(opened.value)
  if (!key.ok) return key
  const check = checkSigningKey(key.value, at)
  return check.ok ? key : check
}

function parse(bytes: Uint8Array): pkijs.PFX | null {
  if (bytes.length === 0 || bytes.length > MOST_BYTES) return null
  try {
    const file = pkijs.PFX.fromBER(new Uint8Array(bytes))
    return (file.macData?.iterations ?? 1) > MOST_ITERATIONS ? null : file
  } catch {
    return null
  }
}

async function passphraseFits(file: pkijs.PFX, password: ArrayBuffer): Promise<boolean> {
  try {
    await file.parseInternalValues({ password, checkIntegrity: file.macData !== undefined })
    return true
  } catch {
    return false
  }
}

type Bags = { readonly keys: readonly Uint8Array[]; readonly certificates: readonly Uint8Array[] }

async function openBags(file: pkijs.PFX, password: ArrayBuffer): Promise<Result<Bags>> {
  const safe = file.parsedValue?.authenticatedSafe
  if (!safe) return notReadable
  try {
    if (safe.safeContents.some(isOldContent)) return oldProtection
    await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password })) })
    const keys: Uint8Array[] = []
    const certificates: Uint8Array[] = []
    for (const bag of bagsOf(safe)) {
      const value: unknown = bag.bagValue
      if (bag.bagId === bagTypes.key && value instanceof pkijs.PrivateKeyInfo)
        keys.push(new Uint8Array(value.toSchema().toBER()))
      if (bag.bagId === bagTypes.shroudedKey && value instanceof pkijs.PKCS8ShroudedKeyBag) {
        if (value.encryptionAlgorithm.algorithmId.startsWith(OLD_PROTECTION)) return oldProtection
        keys.push(await openKey(value, password))
      }
      if (bag.bagId === bagTypes.certificate && value instanceof pkijs.CertBag)
        certificates.push(certificateBytes(value))
    }
    return ok({ keys, certificates })
  } catch {
    return notReadable
  }
}

const notReadable = refuse(
  'KEY_FILE_NOT_READABLE',
  'The passphrase is right, but the key inside cannot be read, or is of a kind not used here. RSA keys and elliptic curve keys (P-256, P-384, P-521) are.',
)
const notOpened = refuse(
  'WRONG_PASSPHRASE',
  'The passphrase does not open this key file, or the key inside is of a kind not used here.',
)
const oldProtection = refuse(
  'OLD_PROTECTION',
  'This key file is protected in an old way (triple DES or RC2) that is no longer safe. Have it ' +
    'saved again with AES protection: current versions of OpenSSL and Windows do this by default.',
)

/** Encrypted parts name their algorithm before any passphrase is tried. */
function isOldContent(content: pkijs.ContentInfo): boolean {
  if (content.contentType !== pkijs.ContentInfo.ENCRYPTED_DATA) return false
  // A copy: pkijs uses a value up when it reads it.
  const data = pkijs.EncryptedData.fromBER(content.content.toBER())
  return data.encryptedContentInfo.contentEncryptionAlgorithm.algorithmId.startsWith(OLD_PROTECTION)
}

function bagsOf(safe: pkijs.AuthenticatedSafe): readonly pkijs.SafeBag[] {
  const contents: readonly { readonly value: unknown }[] = safe.parsedValue?.safeContents ?? []
  return contents.flatMap(({ value }) =>
    value instanceof pkijs.SafeContents ? value.safeBags : [],
  )
}

async function openKey(bag: pkijs.PKCS8ShroudedKeyBag, password: ArrayBuffer): Promise<Uint8Array> {
  // pkijs marks this method as inner, yet offers no other way to open a bag.
  await bag['parseInternalValues']({ password })
  if (!bag.parsedValue) throw new TypeError('Empty key bag')
  return new Uint8Array(bag.parsedValue.toSchema().toBER())
}

function certificateBytes(bag: pkijs.CertBag): Uint8Array {
  const parsed: unknown = bag.parsedValue
  if (parsed instanceof pkijs.Certificate) return new Uint8Array(parsed.toSchema(false).toBER())
  throw new TypeError('Not an X.509 certificate')
}

/** Finds the certificate of the key and puts it first; the others follow towards the issuer. */
function joinKey(bags: Bags): Result<SigningKey> {
  const [pkcs8, ...more] = bags.keys
  if (!pkcs8)
    return refuse(
      'NO_KEY_INSIDE',
      'This file holds certificates but no private key. Have it saved again with the key.',
    )
  if (more.length > 0)
    return refuse('SEVERAL_KEYS', 'This file holds several private keys. Save one of them alone.')
  try {
    const joined = joinKeyAndCertificates(pkcs8, bags.certificates)
    return joined === null
      ? refuse(
          'NO_CERTIFICATE',
          'This file holds a private key but not its certificate. Have both saved in one file.',
        )
      : ok(joined)
  } catch {
    return notReadable
  }
}

import { readFile } from 'node:fs/promises'
import { ok, refuse, type Result } from '#core/result'
import { inOneTransaction } from '../db/open-database.ts'
import {
  insertSigningKey,
  listOwnCertificates,
  listSigningRequests,
  loadSigningKey,
} from '../db/signing-keys.ts'
import { certificateFacts } from '../cms/certificate-facts.ts'
import { readPkcs12 } from '../notice-pdf/read-pkcs12.ts'
import type { SigningKey } from '../cms/sealer.ts'
import { checkSigningKey, makeSigningKey, requestedName } from '../notice-pdf/signing-key.ts'
import { openPersonal, sealPersonal } from '../vault/keys.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'

export const signingKeyPurpose = 'signing-key'
/** A self-made certificate is only as good as the trust given to it; three years ask for a fresh look. */
const yearsValid = 3
const largestKeyFile = 1024 * 1024

/** The reader's own signing key, opened with their personal key; nobody else can open it. */
export function mySigningKey(library: OpenLibrary): Result<SigningKey> {
  const stored = loadSigningKey(library.db, library.unlocked.person.id)
  if (stored === null)
    return refuse(
      'NO_CERTIFICATE',
      'You have no signing certificate yet. Make one or bring your own.',
    )
  const pkcs8 = openPersonal(library.unlocked.personalKey, signingKeyPurpose, stored.box)
  return pkcs8 === null
    ? refuse('KEY_UNREADABLE', 'Your signing key cannot be opened. Bring the certificate in again.')
    : ok({ pkcs8, certificates: stored.certificates })
}

export function signingStatus(library: OpenLibrary): Answer<'signing:status'> {
  const stored = loadSigningKey(library.db, library.unlocked.person.id)
  const [own] = stored?.certificates ?? []
  return ok({
    certificate: own === undefined ? null : certificateFacts(own),
    origin: stored?.origin ?? null,
    waiting: listSigningRequests(library.db, library.unlocked.person.id).map(
      ({ request, madeAt }) => ({ name: requestedName(request), madeAt }),
    ),
  })
}

export function keepSigningKey(
  library: OpenLibrary,
  key: SigningKey,
  origin: 'MADE_HERE' | 'PKCS12',
): Answer<'signing:make'> {
  const checked = checkSigningKey(key, stamp(library).at)
  if (!checked.ok) return checked
  inOneTransaction(library.db, () => {
    insertSigningKey(library.db, {
      personId: library.unlocked.person.id,
      origin,
      box: sealPersonal(library.unlocked.personalKey, signingKeyPurpose, key.pkcs8),
      certificates: key.certificates,
      madeAt: stamp(library).at,
    })
    record(library, 'certificate.kept', library.unlocked.person.id, {
      origin,
      fingerprint: checked.value.fingerprint,
    })
  })
  return signingStatus(library)
}

export async function makeCertificate(
  library: OpenLibrary,
  { name, organisation }: Input<'signing:make'>,
): Promise<Answer<'signing:make'>> {
  const key = await makeSigningKey({
    name,
    organisation,
    at: stamp(library).at,
    years: yearsValid,
    serial: library.deps.randomBytes(16),
  })
  return keepSigningKey(library, key, 'MADE_HERE')
}

export async function importCertificate(
  library: OpenLibrary,
  { passphrase }: Input<'signing:import'>,
): Promise<Answer<'signing:import'>> {
  const [path] = await library.deps.dialogs.openFiles({
    title: 'Bring in a certificate',
    filters: [{ name: 'PKCS#12', extensions: ['p12', 'pfx'] }],
    many: false,
  })
  if (path === undefined) return ok(null)
  const bytes = await readFile(path)
  if (bytes.length > largestKeyFile)
    return refuse('TOO_LARGE', 'This is not a certificate file: it is larger than 1 MB.')
  const key = await readPkcs12(bytes, passphrase, stamp(library).at)
  return key.ok ? keepSigningKey(library, key.value, 'PKCS12') : key
}

/** Fingerprints of every certificate made or kept here, to say "signed by this library". */
export const ownFingerprints = (library: OpenLibrary): readonly string[] =>
  listOwnCertificates(library.db).map((certificate) => certificateFacts(certificate).fingerprint)

import { stat, readFile } from 'node:fs/promises'
import { ok, refuse } from '#core/result'
import { readCertificates } from '../cms/read-certificates.ts'
import { inOneTransaction } from '../db/open-database.ts'
import {
  insertSigningRequest,
  listSigningRequests,
  removeSigningRequest,
} from '../db/signing-keys.ts'
import { writeWhole } from '../files/write-file.ts'
import { joinKeyAndCertificates } from '../notice-pdf/join-key.ts'
import { requestCertificate } from '../notice-pdf/signing-key.ts'
import { openPersonal, sealPersonal } from '../vault/keys.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { keepSigningKey, signingKeyPurpose, signingStatus } from './signing.ts'

const largestCertificateFile = 1024 * 1024

const asPem = (der: Uint8Array): string => {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE REQUEST-----\n${lines.join('\n')}\n-----END CERTIFICATE REQUEST-----\n`
}

/** Makes a key, which stays here, and the request that its owner takes to the force's authority. */
export async function requestSigningCertificate(
  library: OpenLibrary,
  { name, organisation }: Input<'signing:request'>,
): Promise<Answer<'signing:request'>> {
  const path = await library.deps.dialogs.saveFile({
    title: 'Save the certificate request',
    suggestedName: `${name.replace(/[^A-Za-z0-9]+/g, '-')}-certificate-request.csr`,
    filters: [{ name: 'Certificate request', extensions: ['csr', 'pem'] }],
  })
  if (path === null) return ok(null)
  const { pkcs8, request } = await requestCertificate({ name, organisation })
  const written = await writeWhole(path, asPem(request), { overwrite: true })
  if (!written.ok) return written
  inOneTransaction(library.db, () => {
    const { person, personalKey } = library.unlocked
    const box = sealPersonal(personalKey, signingKeyPurpose, pkcs8)
    const madeAt = stamp(library).at
    insertSigningRequest(library.db, { personId: person.id, box, request, madeAt })
    record(library, 'certificate.requested', person.id, { name, organisation })
  })
  return signingStatus(library)
}

/** Takes in the certificate of an authority: it signs from now on, with the key that waited for it. */
export async function takeAnswer(library: OpenLibrary): Promise<Answer<'signing:answer'>> {
  const { person, personalKey } = library.unlocked
  const [path] = await library.deps.dialogs.openFiles({
    title: 'Take in the certificate',
    filters: [{ name: 'Certificate', extensions: ['cer', 'crt', 'pem', 'der', 'p7b', 'p7c'] }],
    many: false,
  })
  if (path === undefined) return ok(null)
  if ((await stat(path)).size > largestCertificateFile)
    return refuse('TOO_LARGE', 'This is not a certificate file: it is larger than 1 MB.')
  const certificates = readCertificates(await readFile(path))
  if (!certificates.ok) return certificates
  const waiting = listSigningRequests(library.db, person.id)
  for (const { seq, box } of waiting) {
    const pkcs8 = openPersonal(personalKey, signingKeyPurpose, box)
    const key = pkcs8 === null ? null : joinKeyAndCertificates(pkcs8, certificates.value)
    if (key === null) continue
    return inOneTransaction(library.db, () => {
      const kept = keepSigningKey(library, key, 'MADE_HERE')
      if (!kept.ok) return kept
      removeSigningRequest(library.db, seq)
      return signingStatus(library)
    })
  }
  return waiting.length === 0
    ? refuse('NOTHING_REQUESTED', 'You have asked for no certificate here. Make a request first.')
    : refuse(
        'OTHER_KEY',
        'No certificate in this file belongs to a key that waits here. Ask whether it was issued on the request of this library, and on your own.',
      )
}

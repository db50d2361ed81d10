import { readFile, stat } from 'node:fs/promises'
import type { TrustedCertificate } from '#contract/trust-api'
import { ok, refuse } from '#core/result'
import { certificateFacts } from '../cms/certificate-facts.ts'
import { kindOfCertificate } from '../cms/issuing.ts'
import { readCertificates } from '../cms/read-certificates.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { insertTrust, listTrust, markTrustRemoved } from '../db/trusted-certificates.ts'
import { locked, record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'

const largestCertificateFile = 1024 * 1024
/** A force has a few authorities; a list beyond that nobody looks after. */
const mostTrusted = 100

export const listTrustedCertificates = (library: OpenLibrary): Answer<'trust:list'> =>
  ok(
    listTrust(library.db).map(({ der, removedAt, removedBy, removedBecause, ...kept }) => ({
      ...describe(der),
      confirmedBy: kept.confirmedBy,
      addedAt: kept.addedAt,
      addedBy: kept.addedBy,
      removed:
        removedAt === null
          ? null
          : { at: removedAt, by: removedBy ?? '', because: removedBecause ?? '' },
    })) satisfies readonly TrustedCertificate[],
  )

const trustedNow = (library: OpenLibrary) =>
  listTrust(library.db).filter(({ removedAt }) => removedAt === null)

export async function readTrustCandidates(library: OpenLibrary): Promise<Answer<'trust:read'>> {
  const [path] = await library.deps.dialogs.openFiles({
    title: 'Choose certificates to trust',
    filters: [{ name: 'Certificate', extensions: ['cer', 'crt', 'pem', 'der', 'p7b', 'p7c'] }],
    many: false,
  })
  if (path === undefined) return ok(null)
  try {
    if ((await stat(path)).size > largestCertificateFile)
      return refuse('TOO_LARGE', 'This is not a certificate file: it is larger than 1 MB.')
    const read = readCertificates(await readFile(path))
    if (!read.ok) return read
    if (!library.db.open) return locked
    const known = new Set(trustedNow(library).map(({ fingerprint }) => fingerprint))
    return ok(
      read.value.map((der) => {
        const described = describe(der)
        const isTrusted = known.has(described.facts.fingerprint)
        return { certificate: Buffer.from(der).toString('base64'), ...described, isTrusted }
      }),
    )
  } catch {
    return refuse('UNREADABLE', 'The file cannot be read. Check that it is there and not in use.')
  }
}

/** @throws where it is no certificate. */
const describe = (der: Uint8Array) => ({
  facts: certificateFacts(der),
  kind: kindOfCertificate(der),
})

function readOne(certificate: string) {
  const read = readCertificates(Buffer.from(certificate, 'base64'))
  const [der] = read.ok ? read.value : []
  try {
    return der === undefined ? null : { der, ...describe(der) }
  } catch {
    return null
  }
}

const plain = (fingerprint: string): string => fingerprint.replace(/[\s:]/g, '').toLowerCase()

export function trustCertificate(
  library: OpenLibrary,
  { certificate, fingerprint, confirmedBy }: Input<'trust:add'>,
): Answer<'trust:add'> {
  const read = readOne(certificate)
  if (read === null) return refuse('NOT_A_CERTIFICATE', 'This is not a certificate.')
  const { der, facts } = read
  if (plain(fingerprint) !== facts.fingerprint)
    return refuse(
      'FINGERPRINT_DIFFERS',
      'The fingerprint is not that of this certificate. Do not trust it; ask its authority for both again.',
      'fingerprint',
    )
  const now = trustedNow(library)
  if (now.some((one) => one.fingerprint === facts.fingerprint))
    return refuse('ALREADY_TRUSTED', 'This certificate is in the list already.')
  if (now.length >= mostTrusted)
    return refuse(
      'LIST_FULL',
      `The list holds ${mostTrusted} certificates. Remove one that is needed no more.`,
    )
  inOneTransaction(library.db, () => {
    insertTrust(library.db, {
      fingerprint: facts.fingerprint,
      der,
      confirmedBy,
      ...stamp(library),
    })
    record(library, 'certificate.trusted', facts.fingerprint, {
      subject: facts.subject,
      confirmedBy,
    })
  })
  return listTrustedCertificates(library)
}

export function removeTrust(
  library: OpenLibrary,
  { fingerprint, reason }: Input<'trust:remove'>,
): Answer<'trust:remove'> {
  const isRemoved = inOneTransaction(library.db, () => {
    const marked = markTrustRemoved(library.db, { fingerprint, reason, ...stamp(library) })
    if (marked) record(library, 'certificate.untrusted', fingerprint, { reason })
    return marked
  })
  return isRemoved
    ? listTrustedCertificates(library)
    : refuse('NOT_FOUND', 'This certificate is not in the list.')
}

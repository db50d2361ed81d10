import { canonicalJson } from '#core/canonical'
import type { CertificateFacts } from '#core/notice/notice'
import {
  PACK_FORMAT,
  PACK_VERSION,
  packHeadSchema,
  packManifestSchema,
  packSchemas,
  type PackManifest,
} from '#core/pack'
import { ok, refuse, type Result } from '#core/result'
import { certificateFacts, maySignDocuments } from '../cms/certificate-facts.ts'
import { checkCms } from '../cms/check-cms.ts'

// A pack is: a line that names the format and its version, a line with the lengths of manifest and
// signature, the manifest (canonical JSON), the detached CMS signature over it (DER), and the
// contents one after the other, as long as the manifest says, with nothing after them. The manifest
// holds the SHA-256 of all contents, so the one signature covers them too.

export const firstLine = `${PACK_FORMAT} ${PACK_VERSION}\n`
const mostManifest = 4 * 1024 * 1024
const mostSignature = 256 * 1024

/** What stands before the contents, vouched for by its signature. */
export type PackHead = {
  readonly manifest: PackManifest
  readonly certificate: Uint8Array
  readonly signer: CertificateFacts
}

export const changed = refuse(
  'CHANGED_PACK',
  'The pack was changed or cut short after it was signed. Nothing of it is taken in: ask its maker to send it again.',
)

/** Lengths of manifest and signature, from the first two lines. */
export function readLines(
  first: string | null,
  second: string | null,
): Result<{ readonly manifest: number; readonly signature: number }> {
  const start = /^evenhand-pack ([1-9]\d{0,5})$/.exec(first ?? '')
  if (start === null)
    return refuse('NOT_A_PACK', 'This file is not an Evenhand pack, or its beginning was changed.')
  if (Number(start[1]) > PACK_VERSION) return newer
  const found = /^([1-9]\d{0,6}) ([1-9]\d{0,6})$/.exec(second ?? '')
  if (found === null) return changed
  const [manifest, signature] = [Number(found[1]), Number(found[2])]
  return manifest > mostManifest || signature > mostSignature
    ? changed
    : ok({ manifest, signature })
}

/** Believes a manifest only where its signature holds, it is well formed, and its signer might sign. */
export function readHead(text: Buffer, signature: Buffer): Result<PackHead> {
  const judged = checkCms(signature, [text], { namesCertificate: true, ownForm: true })
  if (judged.state !== 'GOOD' || judged.certificate === null) return changed
  const manifest = readManifest(text)
  if (!manifest.ok) return manifest
  const signer = readSigner(judged.certificate, manifest.value.madeAt)
  if (!signer.ok) return signer
  return ok({
    manifest: manifest.value,
    certificate: judged.certificate,
    signer: signer.value,
  })
}

const newer = refuse(
  'NEWER_PACK',
  'A newer Evenhand made this pack. Bring this one up to date, or ask for a pack made for it.',
)

function readManifest(text: Buffer): Result<PackManifest> {
  const malformed = refuse(
    'DAMAGED_PACK',
    'The pack does not say properly what it holds. Ask its maker for a new one.',
  )
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text))
  } catch {
    return malformed
  }
  const head = packHeadSchema.safeParse(value)
  if (!head.success) return malformed
  const { kind, schema, version } = head.data
  const known = Object.entries(packSchemas).find(([name]) => name === kind)
  if (version > PACK_VERSION || (known !== undefined && schema > known[1])) return newer
  if (known === undefined)
    return refuse('OTHER_KIND', 'This pack holds something that this Evenhand cannot take in.')
  const parsed = packManifestSchema.safeParse(value)
  if (!parsed.success || canonicalJson(parsed.data) !== text.toString('utf8')) return malformed
  return ok(parsed.data)
}

function readSigner(certificate: Uint8Array, madeAt: string): Result<CertificateFacts> {
  let facts: CertificateFacts
  let maySign: boolean
  try {
    facts = certificateFacts(certificate)
    maySign = maySignDocuments(certificate)
  } catch {
    return changed
  }
  if (!maySign)
    return refuse(
      'WRONG_USAGE',
      `The certificate of ${facts.subject} was not issued for signing. Ask the maker to sign with another.`,
    )
  const at = Date.parse(madeAt)
  return Date.parse(facts.notBefore) <= at && at <= Date.parse(facts.notAfter)
    ? ok(facts)
    : refuse(
        'NOT_VALID_THEN',
        `The certificate of ${facts.subject} was not valid when the pack says it was made.`,
      )
}

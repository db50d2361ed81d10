import { createHash } from 'node:crypto'
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
import { openSealer, type SigningKey } from '../cms/sealer.ts'

// A pack is: a line that names the format and its version, a line with the lengths of manifest and
// signature, the manifest (canonical JSON), the detached CMS signature over it (DER), and the
// contents one after the other, as long as the manifest says, with nothing after them. The manifest
// holds the SHA-256 of all contents, so the one signature covers them too.

const firstLine = `${PACK_FORMAT} ${PACK_VERSION}\n`
const mostManifest = 2 * 1024 * 1024
const mostSignature = 256 * 1024

export type PackContent = { readonly name: string; readonly bytes: Uint8Array }
type Distribute<M> = M extends unknown ? Omit<M, 'format' | 'version' | 'contents'> : never
/** What a maker says of a pack; the container adds format, version and contents. */
export type PackDraft = Distribute<PackManifest>

/** A pack whose every byte is vouched for by its signature. Whether to believe the signer is open. */
export type OpenedPack = {
  /** Of the whole signed file, without any encryption around it. */
  readonly sha256: string
  readonly manifest: PackManifest
  readonly contents: ReadonlyMap<string, Uint8Array>
  readonly certificate: Uint8Array
  readonly signer: CertificateFacts
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Builds and signs a pack. @throws where the draft breaks its own schema or the key cannot be read. */
export function buildPack(
  draft: PackDraft,
  contents: readonly PackContent[],
  key: SigningKey,
): { readonly bytes: Uint8Array; readonly sha256: string } {
  const manifest = packManifestSchema.parse({
    ...draft,
    format: PACK_FORMAT,
    version: PACK_VERSION,
    contents: contents.map(({ name, bytes }) => ({
      name,
      bytes: bytes.length,
      sha256: sha256(bytes),
    })),
  })
  const text = Buffer.from(canonicalJson(manifest))
  const signature = openSealer(key).seal(createHash('sha256').update(text).digest())
  const lengths = `${text.length} ${signature.length}\n`
  const bytes = Buffer.concat([
    Buffer.from(firstLine + lengths),
    text,
    signature,
    ...contents.map((one) => one.bytes),
  ])
  return { bytes, sha256: sha256(bytes) }
}

const changed = refuse(
  'CHANGED_PACK',
  'The pack was changed or cut short after it was signed. Nothing of it is taken in: ask its maker to send it again.',
)

/** Opens a pack that anyone may have made. Refused in words where a single byte is not as signed. */
export function readPack(file: Uint8Array): Result<OpenedPack> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const parts = takeApart(bytes)
  if (!parts.ok) return parts
  const { text, signature, rest } = parts.value
  const judged = checkCms(signature, [text], { namesCertificate: true, ownForm: true })
  if (judged.state !== 'GOOD' || judged.certificate === null) return changed
  const manifest = readManifest(text)
  if (!manifest.ok) return manifest
  const contents = readContents(manifest.value, rest)
  if (!contents.ok) return contents
  const signer = readSigner(judged.certificate, manifest.value.madeAt)
  if (!signer.ok) return signer
  return ok({
    sha256: sha256(bytes),
    manifest: manifest.value,
    contents: contents.value,
    certificate: judged.certificate,
    signer: signer.value,
  })
}

function takeApart(
  bytes: Buffer,
): Result<{ readonly text: Buffer; readonly signature: Buffer; readonly rest: Buffer }> {
  const head = bytes.subarray(0, 60).toString('latin1')
  const start = /^evenhand-pack ([1-9]\d{0,5})\n/.exec(head)
  if (start === null)
    return refuse('NOT_A_PACK', 'This file is not an Evenhand pack, or its beginning was changed.')
  if (Number(start[1]) > PACK_VERSION) return newer
  const found = /^([1-9]\d{0,6}) ([1-9]\d{0,6})\n/.exec(head.slice(firstLine.length))
  if (found === null) return changed
  const [line, manifest, signature] = [found[0], Number(found[1]), Number(found[2])]
  if (manifest > mostManifest || signature > mostSignature) return changed
  const at = firstLine.length + line.length
  const contentsAt = at + manifest + signature
  if (contentsAt > bytes.length) return changed
  return ok({
    text: bytes.subarray(at, at + manifest),
    signature: bytes.subarray(at + manifest, contentsAt),
    rest: bytes.subarray(contentsAt),
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

function readContents(
  manifest: PackManifest,
  rest: Buffer,
): Result<ReadonlyMap<string, Uint8Array>> {
  const contents = new Map<string, Uint8Array>()
  let at = 0
  for (const one of manifest.contents) {
    const bytes = rest.subarray(at, at + one.bytes)
    if (bytes.length !== one.bytes || sha256(bytes) !== one.sha256) return changed
    if (contents.has(one.name)) return changed
    contents.set(one.name, bytes)
    at += one.bytes
  }
  return at === rest.length ? ok(contents) : changed
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

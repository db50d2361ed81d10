import { z } from 'zod'
import { canonicalJson, type Sha256 } from './canonical.ts'
import { type HearingCase } from './hearing-case.ts'
import { provisionalViewSchema, type ProvisionalView } from './provisional-view.ts'

// A sealed view as a small file between laptops. Everything in it is bound by the signer's key; what
// the person thinks is in the box, which only they can open, until they send the opening.

export const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
const id = z.string().min(1).max(100)
/** What every file between laptops says of itself. */
export const signedFields = {
  version: z.literal(1),
  /** The same on every laptop that holds the case. */
  caseKey: id,
  reference: z.string().min(1).max(40),
  commitment: hex(32),
  /** Ed25519. */
  publicKey: hex(32),
  /** Over every other field. */
  signature: hex(64),
}

export const sealFileSchema = z.strictObject({
  ...signedFields,
  format: z.literal('evenhand-seal'),
  /** SHA-256 of the findings and seriousness on which the view was taken. */
  decidedOn: hex(32),
  person: z.strictObject({
    profileId: id,
    label: z.string().min(1).max(120),
    role: z.enum(['CHAIR', 'MEMBER']),
  }),
  sealedAt: z.iso.datetime(),
  box: z.base64().max(200_000),
  /** Over reference, person, commitment and time: kept with the seal for ever. */
  sealSignature: hex(64),
})
export type SealFile = z.infer<typeof sealFileSchema>

export const openingFileSchema = z.strictObject({
  ...signedFields,
  format: z.literal('evenhand-opening'),
  profileId: id,
  salt: hex(32),
  view: provisionalViewSchema.extend({ reasons: z.string().max(100_000) }).strict(),
})
export type OpeningFile = z.infer<typeof openingFileSchema>

export type Committed = {
  readonly reference: string
  readonly profileId: string
  /** 32 random bytes, hex. */
  readonly salt: string
  readonly view: ProvisionalView
}

/** The text whose SHA-256 is the commitment: anyone given salt and view can check it. */
export const committedText = ({ reference, profileId, salt, view }: Committed): string =>
  canonicalJson({ profileId, reference, salt, view })

/** True where what is now shown is, to the letter, what was committed to then. */
export const checkCommitment = (shown: Committed, commitment: string, sha256: Sha256): boolean =>
  sha256(committedText(shown)) === commitment

/** What a decision-maker signs on sealing. */
export const sealSignatureText = (seal: {
  readonly reference: string
  readonly profileId: string
  readonly commitment: string
  readonly sealedAt: string
}): string =>
  canonicalJson({
    commitment: seal.commitment,
    profileId: seal.profileId,
    reference: seal.reference,
    sealedAt: seal.sealedAt,
    what: 'evenhand seal',
  })

/** What the signature of a file covers: every field but itself. */
export function signedText(
  file: Omit<z.infer<z.ZodObject<typeof signedFields>>, 'signature'>,
): string {
  const { signature: _signature, ...rest } = { signature: '', ...file }
  return canonicalJson(rest)
}

/**
 * SHA-256 of what a view was taken on. Documents are named by their content, since each laptop
 * gives them ids of its own.
 */
export function decidedOn(
  { findings, seriousness }: Pick<HearingCase, 'findings' | 'seriousness'>,
  documents: readonly { readonly id: string; readonly sha256: string }[],
  sha256: Sha256,
): string {
  const contents = new Map(documents.map((document) => [document.id, document.sha256]))
  const named = mapDocumentIds(
    { findings, seriousness },
    (document) => contents.get(document) ?? null,
  )
  return sha256(canonicalJson(named))
}

/** A copy in which each evidence link names its document as `rename` says. */
export function mapDocumentIds(value: unknown, rename: (id: string) => string | null): unknown {
  if (Array.isArray(value)) return value.map((item) => mapDocumentIds(item, rename))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === 'documentId' && typeof member === 'string'
        ? rename(member)
        : mapDocumentIds(member, rename),
    ]),
  )
}

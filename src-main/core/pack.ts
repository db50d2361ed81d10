import { z } from 'zod'
import { isRealDate } from './dates.ts'
import type { CertificateFacts } from './notice/notice.ts'

// What one library hands to another: a pack. Its manifest says what it is before anything of it is
// taken in. Each kind of pack has a schema of its own contents and joins the union below.

export const PACK_FORMAT = 'evenhand-pack'
/** Of the container; contents carry a number of their own. */
export const PACK_VERSION = 1

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)
export const instantSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{3})?Z$/, 'Not an instant')
  .refine((text) => isRealDate(text.slice(0, 10)), 'Not a day of the calendar')

/**
 * Text from another library: no control characters but line ends and tabs, and none that turn the
 * direction of writing, with which a name could be made to read as another.
 */
export const foreignText = (most: number) => z.string().max(most).refine(isPlain)

const isPlain = (text: string): boolean =>
  !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text.replace(/[\t\n\r]/g, ''))

const manifestBase = {
  format: z.literal(PACK_FORMAT),
  version: z.literal(PACK_VERSION),
  madeAt: instantSchema,
  maker: z.strictObject({
    libraryId: z.string().min(1).max(100),
    /** What the library calls itself, such as the name of a force. */
    label: foreignText(200),
    person: foreignText(200),
  }),
  /** In words, for a person; empty where the maker named nobody. */
  madeFor: foreignText(200),
  /** Where the maker's audit record stood: a later pack has more entries. */
  state: z.strictObject({ entries: z.number().int().min(0), head: sha256Schema }),
  contents: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,99}$/),
        bytes: z.number().int().min(0),
        sha256: sha256Schema,
      }),
    )
    .min(1)
    .max(10_000),
}

export const packRoleSchema = z.enum(['CHAIR', 'MEMBER', 'ADVISER', 'SECRETARIAT'])
export type PackRole = z.infer<typeof packRoleSchema>
const packRecipientSchema = z.strictObject({
  label: foreignText(120),
  /** The age key to which the outer layer is locked. */
  key: z.string().regex(/^age1[a-z0-9]{10,3000}$/),
  role: packRoleSchema,
  /** Place of a decision-maker on the panel, 0 the chair; null for others. */
  seat: z.number().int().min(0).max(9).nullable(),
})
export type PackRecipient = z.infer<typeof packRecipientSchema>

/** A new kind adds a member here, a schema of its contents, and a place that takes it in. */
export const packManifestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...manifestBase, kind: z.literal('LAW'), schema: z.literal(1) }),
  z.strictObject({
    ...manifestBase,
    kind: z.literal('CASE'),
    schema: z.literal([1, 2]),
    /** The same on every laptop that holds the case. */
    caseKey: z.string().regex(/^[0-9a-f]{32}$/),
    reference: z.string().regex(/^EH-\d{4}-\d{3,6}$/),
    /** For whom the maker signed it: a pack that was locked anew for others does not name them. */
    recipients: z.array(packRecipientSchema).min(1).max(20),
  }),
])
export type PackManifest = z.infer<typeof packManifestSchema>
export type PackKind = PackManifest['kind']

/** What a manifest says of itself before its own schema is asked: enough to refuse it in words. */
export const packHeadSchema = z.object({
  format: z.literal(PACK_FORMAT),
  version: z.number().int(),
  kind: z.string().max(40),
  schema: z.number().int(),
})

/** The newest schema of each kind that is understood here. */
export const packSchemas: Readonly<Record<PackKind, number>> = { LAW: 1, CASE: 2 }

/** Who signed a pack, as far as this library knows. */
export type PackSigner = {
  readonly certificate: CertificateFacts
  /** The name that a person here gave this signer on confirming it; null where it is not known. */
  readonly knownAs: string | null
}

import { z } from 'zod'
import { isPageMap } from '../bundle/page-map.ts'
import { sharedMarkSchema } from '../bundle/marks.ts'
import { bundleSections } from '../bundle/sections.ts'
import { caseSectionsSchema } from '../hearing-case.ts'
import { foreignText, instantSchema, sha256Schema, type PackRole } from '../pack.ts'
import { ok, refuse, type Result } from '../result.ts'
import { partialDateSchema } from '../vocabulary.ts'
import { partHistorySchema } from './case-parts.ts'

// A case as it travels: what the receivers may have of its record, the list of its documents, and
// the history of each part. The documents themselves stand beside it in the pack, by their hash.

export const CASE_PACK_FILE = 'case.json'
/** Characters of the record of a case; what is larger was made to do harm. */
export const LARGEST_CASE_RECORD = 32 * 1024 * 1024

const sections = caseSectionsSchema.shape
const documentSchema = z.strictObject({
  /** Its name in the maker's library, by which links and marks know it. */
  id: z.string().regex(/^[0-9a-f]{32}$/),
  /** The PDF by which it is read. */
  sha256: sha256Schema,
  /** The file as it came, where that is no PDF. */
  original: sha256Schema.nullable(),
  title: foreignText(1_000),
  fileName: foreignText(1_000),
  pages: z.number().int().min(1).max(100_000),
  bytes: z.number().int().min(1),
  section: z.enum(bundleSections),
  dated: partialDateSchema.nullable(),
  description: foreignText(20_000),
  addedAt: instantSchema,
  addedBy: foreignText(200),
})

const issueSchema = z.strictObject({
  version: z.number().int().min(1).max(10_000),
  sha256: sha256Schema,
  pages: z.number().int().min(0).max(1_000_000),
  pageMap: z.string().max(8_000_000).refine(isPageMap),
  issuedAt: instantSchema,
  issuedBy: foreignText(200),
})

/** What a page number meant when it was typed in a text that travels. */
const pageReferenceSchema = z.strictObject({
  section: z.enum(['findings', 'seriousness']),
  field: foreignText(1_000),
  label: z.string().regex(/^\d{1,6}[A-Z]{0,2}$/),
  documentId: documentSchema.shape.id,
  sha256: sha256Schema,
  page: z.number().int().min(1).max(100_000),
})

const casePackSchema = z.strictObject({
  particulars: sections.particulars,
  findings: sections.findings,
  /** The panel's; null where a receiver, or the maker, may not read it. */
  seriousness: sections.seriousness.nullable(),
  documents: z.array(documentSchema).max(5_000),
  issues: z.array(issueSchema).max(1_000),
  /** Shared with the panel; null where a receiver does not deliberate. Private ones never travel. */
  marks: z.array(sharedMarkSchema).max(50_000).nullable(),
  /** The one thing that schema 2 added. Some packs that say they are of schema 1 have it too. */
  pageReferences: z.array(pageReferenceSchema).max(50_000).optional(),
  histories: z.strictObject({
    PARTICULARS: partHistorySchema.min(1),
    FINDINGS: partHistorySchema.min(1),
    SERIOUSNESS: partHistorySchema.min(1).nullable(),
    BUNDLE: partHistorySchema.min(1),
  }),
})
export type CasePack = z.infer<typeof casePackSchema>

/**
 * The lowest schema that has room for a record: whoever did not bring their Evenhand up to date still
 * reads what holds nothing new, and is told of the rest that a newer one made it.
 */
export const schemaOf = ({ pageReferences }: CasePack): 1 | 2 =>
  pageReferences === undefined ? 1 : 2

/** Who deliberates may read what the panel thinks; the secretariat never before the notice is signed. */
export const readsDeliberation = (role: PackRole): boolean => role !== 'SECRETARIAT'

const damaged = refuse(
  'DAMAGED_PACK',
  'The pack does not hold what a pack of a case holds. Ask its maker for a new one.',
)

/** Reads the record of a case that anyone may have written. Refused (`DAMAGED_PACK`) in words. */
export function readCasePack(text: string): Result<CasePack> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return damaged
  }
  const parsed = casePackSchema.safeParse(value)
  if (!parsed.success) return damaged
  const { documents, seriousness, histories, pageReferences = [] } = parsed.data
  const isOnce = (['id', 'sha256'] as const).every(
    (name) => new Set(documents.map((document) => document[name])).size === documents.length,
  )
  const isSaid = seriousness !== null || pageReferences.every((one) => one.section === 'findings')
  return isOnce && isSaid && (seriousness === null) === (histories.SERIOUSNESS === null)
    ? ok(parsed.data)
    : damaged
}

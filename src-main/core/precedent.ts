import { z } from 'zod'
import { profileSchema } from './profile.ts'
import * as v from './vocabulary.ts'

/** What became of an outcome afterwards. An outcome is never shown without it. */
export const laterHistorySchema = z.object({
  effect: z.enum(['NONE_RECORDED', 'UPHELD', 'REPLACED', 'QUASHED', 'REMITTED', 'UNCLEAR']),
  /** The source's words, or null where nothing is recorded. */
  words: z.string().nullable(),
  /** The outcome that stands after a replacement; null where none or not known. */
  finalOutcome: v.outcomeCodeSchema.nullable(),
})
export type LaterHistory = z.infer<typeof laterHistorySchema>

export const precedentOriginSchema = z.enum(['SAMPLE', 'IMPORT', 'OWN_FORCE', 'PACK', 'CASE'])
export const sourceKindSchema = z.enum(['FORCE', 'IOPC', 'NEWS', 'COURT', 'PAT', 'OWN_RECORD'])

/** Everything about a precedent that a person may enter or correct. */
export const precedentContentSchema = z.object({
  /** The collector's own id (slug); with `sourceRef` it recognises a second import. */
  sourceId: z.string().nullable(),
  sourceKind: sourceKindSchema,
  /** Hash of the source's address; the address itself is never kept (it may hold a name). */
  sourceRef: z.string().nullable(),
  /** Cases decided at one hearing share this key, so that none is ever compared with a sibling. */
  hearingKey: z.string().nullable(),
  force: z.string(),
  hearingDate: v.partialDateSchema.nullable(),
  /** Words for a list: the first sentence of the facts unless a person wrote better. */
  title: z.string(),
  profile: profileSchema,
  outcome: v.outcomeCodeSchema,
  /** Length of a warning in months, where stated. */
  outcomeMonths: v.monthsSchema.nullable(),
  laterHistory: laterHistorySchema,
  barred: z.boolean().nullable(),
  personalMitigation: z.array(z.string()).readonly(),
  /** The collector's labels as they came: not the panel's findings, and never shown as such. */
  collectorWords: z.object({
    culpability: z.string(),
    harm: z.string(),
    aggravating: z.array(z.string()).readonly(),
    mitigating: z.array(z.string()).readonly(),
    conductTypes: z.array(z.string()).readonly(),
  }),
  confidence: v.confidenceSchema,
  /** Words that no entry of the vocabulary table knows, with the field they stood in. */
  unmapped: z.array(z.object({ field: z.string(), word: z.string() })).readonly(),
  /** Contradictions and gaps found on import, in plain words. */
  remarks: z.array(z.string()).readonly(),
  lengthOfServiceYears: z.number().nonnegative().nullable(),
  exceptional: z
    .object({ argued: z.string(), accepted: z.boolean().nullable() })
    .nullable()
    .default(null),
})
export type PrecedentContent = z.infer<typeof precedentContentSchema>

/** A stored precedent: content plus what the library adds. */
export type Precedent = PrecedentContent & {
  readonly id: string
  /** Reference shown to people, `P-0139`. */
  readonly ref: string
  readonly origin: z.infer<typeof precedentOriginSchema>
  readonly version: number
  readonly recordedAt: string
  readonly recordedBy: string
  /** SHA-256 over the canonical content. */
  readonly contentHash: string
}

export type PrecedentVersion = {
  readonly version: number
  readonly recordedAt: string
  readonly recordedBy: string
  readonly reason: string
  readonly content: PrecedentContent
}

/** What stands at the end: the final outcome, or null where the outcome was quashed or is open. */
export function standingOutcome(p: Pick<PrecedentContent, 'outcome' | 'laterHistory'>) {
  switch (p.laterHistory.effect) {
    case 'NONE_RECORDED':
    case 'UPHELD':
      return p.outcome
    case 'REPLACED':
      return p.laterHistory.finalOutcome
    case 'QUASHED':
    case 'REMITTED':
    case 'UNCLEAR':
      return p.laterHistory.finalOutcome
  }
}

import { z } from 'zod'
import { bundleSections } from '#core/bundle/sections'
import { clockDateNames } from '#core/clock-entries'
import { isRealDate } from '#core/dates'
import * as hearing from '#core/hearing-case'
import { entryKindSchema } from '#core/law/law-records'
import { precedentContentSchema } from '#core/precedent'
import * as v from '#core/vocabulary'
import type { Api, Channel } from './api.ts'
import { bundleIssueInputs } from './bundle-issue-inputs.ts'
import { hearingInputs } from './hearing-inputs.ts'
import { intakeInputs } from './intake-inputs.ts'
import { markInputs } from './mark-inputs.ts'
import { recognitionInputs } from './recognition-inputs.ts'
import { redactionInputs } from './redaction-inputs.ts'
import { noticeInputs } from './notice-inputs.ts'
import { noticeRedactionInputs } from './notice-redaction-inputs.ts'
import { packInputs } from './pack-inputs.ts'
import { pageReferenceInputs } from './page-reference-inputs.ts'
import { paperInputs } from './paper-inputs.ts'
import { publicationInputs } from './publication-inputs.ts'
import { wordingInputs } from './wording-inputs.ts'
import { retentionInputs } from './retention-inputs.ts'
import { sealInputs } from './seal-inputs.ts'
import { replacementInputs } from './replacement-inputs.ts'
import { mappingInputs } from './mapping-inputs.ts'
import { maskingInputs } from './masking-inputs.ts'
import { trustInputs } from './trust-inputs.ts'
import { verifyInputs } from './verify-inputs.ts'
import { id, label, passphrase, reason, seat } from './input-parts.ts'

// Types stop at the process boundary: what arrives is checked here, once, before any handler runs.

const path = z.string().min(1).max(4096)
const nothing = z.undefined()
const capacity = v.chairCapacitySchema.nullable()
const person = { label, role: v.roleSchema, capacity }
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const lawEntry = { kind: entryKindSchema, id, hash: sha256 }

const place = z
  .number()
  .int()
  .min(0)
  .max(2 ** 40)
const documentPart = z
  .object({ caseId: id, documentId: id, from: place, to: place })
  .refine(({ from, to }) => to > from && to - from <= 4 * 1024 * 1024, 'At most 4 MB at once')

const matrixFilter = z.object({
  regime: z.enum(['CR2012', 'CR2020_BASE', 'CR2020_2025', 'NOT_RECORDED']).exactOptional(),
  culpability: z.array(z.enum(['LOW', 'MEDIUM', 'HIGH', 'NOT_STATED'])).exactOptional(),
  harm: z.array(z.enum(['LOW', 'MEDIUM', 'HIGH', 'NOT_STATED'])).exactOptional(),
  yearFrom: z.number().int().exactOptional(),
  yearTo: z.number().int().exactOptional(),
  force: z.string().max(200).exactOptional(),
  origin: z.array(z.string().max(40)).exactOptional(),
  confidence: z.array(z.string().max(40)).exactOptional(),
  words: z.string().max(500).exactOptional(),
})

const save = z.discriminatedUnion('section', [
  z.object({
    section: z.literal('particulars'),
    value: hearing.particularsSchema,
    id,
    settled: z.boolean(),
  }),
  z.object({
    section: z.literal('findings'),
    value: hearing.findingsSchema,
    id,
    settled: z.boolean(),
  }),
  z.object({
    section: z.literal('seriousness'),
    value: hearing.seriousnessSchema,
    id,
    settled: z.boolean(),
  }),
  z.object({
    section: z.literal('decision'),
    value: hearing.decisionSchema,
    id,
    settled: z.boolean(),
  }),
])

/** What each channel accepts; a channel without an entry does not compile. */
export const inputSchemas = {
  'vault:status': nothing,
  'vault:choose-folder': nothing,
  'vault:restore': nothing,
  'vault:create': z.object({
    folder: path,
    libraryLabel: label,
    person: z.object(person),
    passphrase,
    withSample: z.boolean(),
  }),
  'vault:save-recovery-key': z.object({ recoveryKey: z.string().max(200) }),
  'vault:unlock': z.object({ profileId: id, passphrase }),
  'vault:recover': z.object({ profileId: id, recoveryKey: z.string().max(200), passphrase }),
  'vault:lock': nothing,
  'person:add': z.object({ ...person, passphrase }),
  'library:facts': nothing,
  'library:back-up': nothing,
  'law:read': nothing,
  'law:book': nothing,
  'law:sign-off': z.object({
    ...lawEntry,
    signedBy: z.string().trim().min(1, 'Write who signed, by role').max(120),
    signedOn: v.isoDateSchema.refine(isRealDate, 'Write a day of the calendar'),
    note: z.string().trim().max(5_000),
  }),
  'law:withdraw-sign-off': z.object({ ...lawEntry, reason }),
  'law:update-bank-holidays': nothing,
  ...packInputs,
  ...retentionInputs,
  ...hearingInputs,
  ...paperInputs,
  ...publicationInputs,
  ...noticeRedactionInputs,
  ...wordingInputs,
  ...trustInputs,
  ...verifyInputs,
  ...maskingInputs,
  ...mappingInputs,
  'clock:list': nothing,
  'clock:record': z.object({
    caseId: id,
    name: z.enum(clockDateNames),
    on: v.isoDateSchema.nullable(),
  }),
  'clock:export': z.object({ caseId: id.nullable() }),
  'precedent:matrix': matrixFilter,
  'precedent:list': matrixFilter.extend({
    row: id.exactOptional(),
    outcome: v.outcomeCodeSchema.exactOptional(),
    query: z.string().max(500).exactOptional(),
    from: z.int().min(0).exactOptional(),
  }),
  'precedent:open': z.object({ ref: id }),
  'precedent:record': precedentContentSchema,
  'precedent:correct': z.object({ ref: id, content: precedentContentSchema, reason }),
  'import:cancel': nothing,
  'import:save-rejects': nothing,
  'case:list': nothing,
  'case:create': z.object({
    matter: z.string().trim().min(1, 'Write what the case is about').max(300),
  }),
  'case:import-sample': nothing,
  'case:import-sample-2025': nothing,
  'case:open': z.object({ id }),
  'case:save': save,
  'case:correct': z.object({ id, reason }),
  'case:draft-precedent': z.object({ id }),
  'case:export-file': z.object({ caseId: id, seat }),
  ...intakeInputs,
  ...replacementInputs,
  'bundle:rename': z.object({
    caseId: id,
    documentId: id,
    title: z.string().trim().min(1, 'Write a title').max(300),
  }),
  'bundle:remove': z.object({ caseId: id, documentId: id }),
  'bundle:arrange': z.object({
    caseId: id,
    documents: z
      .array(
        z.object({
          documentId: id,
          section: z.enum(bundleSections),
          dated: v.partialDateSchema.nullable(),
          description: z.string().trim().max(500),
        }),
      )
      .max(5_000),
  }),
  'bundle:read': documentPart,
  ...bundleIssueInputs,
  'bundle:search': z.object({
    caseId: id,
    query: z.string().max(500),
    within: id.exactOptional(),
  }),
  ...markInputs,
  ...pageReferenceInputs,
  ...redactionInputs,
  ...recognitionInputs,
  ...sealInputs,
  'comparison:open': z.object({ caseId: id }),
  'comparison:replay': z.object({
    caseId: id,
    /** As printed: groups and capitals do not matter. */
    result: z
      .string()
      .transform((text) => text.replaceAll(/\s+/g, '').toLowerCase())
      .refine((hex) => /^[0-9a-f]{16,64}$/.test(hex), 'Copy at least 16 of its letters and digits')
      .optional(),
  }),
  'comparison:print': z.object({ caseId: id }),
  'comparison:try': z.object({
    caseId: id,
    narrative: z.string().max(100_000),
    factors: z.array(z.string().max(100)).max(300).readonly().optional(),
    oneChange: z.boolean().optional(),
  }),
  'method:evaluate': z.object({
    split: z.union([
      z.enum(['leave-one-out', 'leave-one-force-out']),
      z.object({ before: v.isoDateSchema.refine(isRealDate, 'Write a day of the calendar') }),
    ]),
  }),
  'method:cancel': nothing,
  'library:consistency': z.object({
    force: z.string().max(200).exactOptional(),
    yearFrom: z.number().int().exactOptional(),
    yearTo: z.number().int().exactOptional(),
    panelModel: v.panelModelSchema.exactOptional(),
  }),
  'exceptional:list': z.object({ query: z.string().max(500) }),
  'exceptional:cancel': nothing,
  ...noticeInputs,
  'audit:list': z.object({
    before: z.number().int().nullable(),
    limit: z.number().int().min(1).max(500),
  }),
  'audit:verify': nothing,
} satisfies { readonly [C in Channel]: z.ZodType<Parameters<Api[C]>[0]> }

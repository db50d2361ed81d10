import { z } from 'zod'
import { MOST_SIGN_OFFS } from '#core/law/law-pack'
import { entryKindSchema } from '#core/law/law-records'
import { packRoleSchema } from '#core/pack'
import { id, label, passphrase } from './input-parts.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const reason = z
  .string()
  .trim()
  .min(3, 'Write the reason')
  .max(2_000)
  .regex(/[\p{L}\p{N}]/u, 'Write the reason')
const confirm = z.object({ fingerprint: sha256, label }).nullable()
const choice = z.enum(['THEIRS', 'MINE', 'BOTH']).optional()

/** Of channels that exchange packs. */
export const packInputs = {
  'pack:export-law': z.object({
    madeFor: z.string().trim().max(200),
    lock: z
      .union([
        z.object({ passphrase }),
        z.object({ recipients: z.array(z.string().trim().min(1).max(3000)).min(1).max(50) }),
      ])
      .nullable(),
  }),
  'pack:export-case': z.object({
    caseId: id,
    recipients: z
      .array(
        z.object({
          id,
          role: packRoleSchema,
          seat: z.number().int().min(0).max(9).nullable(),
        }),
      )
      .min(1, 'Choose for whom the pack is')
      .max(20),
  }),
  'pack:inspect': z.object({ secret: z.string().min(1).max(4096).nullable() }),
  'pack:take-in-law': z.object({
    sha256,
    follow: z.array(z.object({ kind: entryKindSchema, id, hash: sha256 })).max(MOST_SIGN_OFFS),
    confirm,
  }),
  'pack:take-in-case': z.object({
    sha256,
    choices: z.object({
      PARTICULARS: choice,
      FINDINGS: choice,
      SERIOUSNESS: choice,
      BUNDLE: choice,
    }),
    confirm,
  }),
  'pack:take-in-file': z.object({ sha256 }),
  'pack:cancel': z.undefined(),
  'exchange:book': z.undefined(),
  'exchange:save-key': z.undefined(),
  'exchange:add-recipient': z.object({
    label,
    key: z.string().trim().min(1).max(4_000).nullable(),
  }),
  'exchange:confirm-recipient': z.object({ id, fingerprint: z.string().trim().max(100) }),
  'exchange:revoke-recipient': z.object({ id, reason }),
  'exchange:revoke-signer': z.object({ fingerprint: sha256, libraryId: id, reason }),
}

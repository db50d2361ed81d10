import { z } from 'zod'
import { noticeWording } from './wording-inputs.ts'
import { id, label, passphrase } from './input-parts.ts'

/** Of channels of the outcome notice and of signing keys. */
export const noticeInputs = {
  'notice:compose': z.object({
    caseId: id,
    kind: z.enum(['FULL', 'PUBLISHED']),
    wording: noticeWording.exactOptional(),
  }),
  'notice:issue': z.object({
    caseId: id,
    passphrase,
    wording: noticeWording.exactOptional(),
    allowsEnglish: z.boolean().exactOptional(),
  }),
  'notice:save': z.object({ noticeId: id }),
  'notice:save-page': z.object({ noticeId: id }),
  'notice:countersign': z.object({ noticeId: id, passphrase }),
  'notice:request-timestamp': z.object({ noticeId: id }),
  'notice:take-timestamp': z.object({ noticeId: id }),
  'notice:take-revocation': z.object({ noticeId: id }),
  'notice:replay': z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  'notice:verify-issued': z.object({ noticeId: id }),
  'signing:status': z.undefined(),
  'signing:make': z.object({ name: label, organisation: label }),
  'signing:request': z.object({ name: label, organisation: label }),
  'signing:answer': z.undefined(),
  'signing:import': z.object({ passphrase }),
}

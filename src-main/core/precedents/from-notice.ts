import { leadingSignature } from '../notice/conclusion.ts'
import type { Verification } from '../notice/notice.ts'
import type { FullRecord } from '../notice/notice-record.ts'
import type { PrecedentContent } from '../precedent.ts'

/**
 * A precedent draft from what a signed notice carries, with where it came from: the hash of the file
 * is its source, by which a second taking in is recognised. Null where the notice carries no
 * decision in that form.
 */
export function precedentFromNotice(
  record: FullRecord,
  { sha256, signatures }: Pick<Verification, 'sha256' | 'signatures'>,
): PrecedentContent | null {
  if (record.decision === null) return null
  const first = leadingSignature(signatures)
  const known = first?.trust === 'OWN' || first?.trust === 'TRUSTED'
  const signer = first?.signer ?? 'nobody named'
  const doubt = known ? '' : ', whom nobody trusted here has confirmed'
  return {
    ...record.decision,
    sourceId: record.number,
    sourceRef: sha256,
    remarks: [
      ...record.decision.remarks,
      `Taken from notice ${record.number} of ${record.force}, found signed by ${signer}${doubt} and unchanged.`,
    ],
  }
}

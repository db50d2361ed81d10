import { z } from 'zod'
import { canonicalJson } from '../canonical.ts'
import { addDays, isRealDate } from '../dates.ts'
import { foreignText, instantSchema } from '../pack.ts'
import { ok, refuse, type Result } from '../result.ts'
import { isoDateSchema } from '../vocabulary.ts'
import { entryKindSchema, type SignOffRecord } from './law-records.ts'

// What a force's lawyers signed off, as it travels to another force. The whole record goes, taken
// back sign-offs too: whoever saw only what stands could not tell a withdrawal from an omission.

export const LAW_PACK_FILE = 'sign-offs.json'
/** Twenty acts on every entry of the rule book; what is larger was made to do harm. */
export const MOST_SIGN_OFFS = 5_000

const recordSchema = z.strictObject({
  /** Place in the maker's own record. */
  seq: z.number().int().min(1),
  kind: entryKindSchema,
  entryId: foreignText(100).min(1),
  entryHash: z.string().regex(/^[0-9a-f]{64}$/),
  act: z.enum(['SIGNED', 'WITHDRAWN']),
  signedBy: foreignText(400).min(1),
  signedOn: isoDateSchema.refine(isRealDate),
  note: foreignText(20_000),
  recordedAt: instantSchema,
  recordedBy: foreignText(200).min(1),
})
export const lawPackSchema = z.strictObject({
  lawVersion: foreignText(100),
  signOffs: z.array(recordSchema).min(1).max(MOST_SIGN_OFFS),
})
export type LawPack = z.infer<typeof lawPackSchema>

/**
 * The pack's contents as text. Refused (`NOTHING_TO_EXPORT`, `NOT_EXPORTABLE`) where nothing is
 * recorded, or where a text could not be taken in elsewhere.
 * @param signOffs this library's own acts, in the order recorded.
 * @param madeAt ISO instant of the pack; nothing in it may be dated later.
 */
export function writeLawPack(
  lawVersion: string,
  signOffs: readonly SignOffRecord[],
  madeAt: string,
): Result<string> {
  if (signOffs.length === 0)
    return refuse('NOTHING_TO_EXPORT', 'No sign-off is recorded here that could be handed on.')
  const late = datedAfter(signOffs, madeAt)
  if (late !== null)
    return refuse(
      'IN_THE_FUTURE',
      `The sign-off of ${late.entryId} is dated ahead of today. Check the clock of this computer.`,
    )
  const parsed = lawPackSchema.safeParse({ lawVersion, signOffs })
  if (parsed.success) return ok(canonicalJson(parsed.data))
  const [issue] = parsed.error.issues
  const at = issue?.path[0] === 'signOffs' ? issue.path[1] : undefined
  const about = typeof at === 'number' ? signOffs[at]?.entryId : undefined
  return refuse(
    'NOT_EXPORTABLE',
    `The record${about === undefined ? '' : ` of ${about}`} holds text that cannot travel, such as an unseen control character. Withdraw it and record it anew.`,
  )
}

/** Reads contents that anyone may have made: shape, order and dates that can be. */
export function readLawPack(text: string, madeAt: string): Result<LawPack> {
  const damaged = refuse(
    'DAMAGED_PACK',
    'The sign-offs in this pack are not written as they must be. Ask its maker for a new one.',
  )
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return damaged
  }
  const parsed = lawPackSchema.safeParse(value)
  if (!parsed.success) return damaged
  const { signOffs } = parsed.data
  const inOrder = signOffs.every(({ seq }, index) => seq > (signOffs[index - 1]?.seq ?? 0))
  const late = datedAfter(signOffs, madeAt)
  if (!inOrder) return damaged
  return late === null
    ? ok(parsed.data)
    : refuse(
        'IN_THE_FUTURE',
        `The sign-off of ${late.entryId} is dated after the pack that holds it. Ask its maker about it.`,
      )
}

/** A record from after the pack was made; a day is allowed for clocks that were put right. */
function datedAfter<R extends Pick<SignOffRecord, 'signedOn' | 'recordedAt'>>(
  records: readonly R[],
  madeAt: string,
): R | null {
  const last = addDays(madeAt.slice(0, 10), 1)
  return (
    records.find(({ signedOn, recordedAt }) => signedOn > last || recordedAt.slice(0, 10) > last) ??
    null
  )
}

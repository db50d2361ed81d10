import { z } from 'zod'
import { hex, signedFields } from './seal-file.ts'

// What a decision-maker holds after the comparators, as a small file between laptops: every entry
// they recorded, signed with the key that signed their seal. Only the other decision-makers' keys
// open what is in it.

const box = z.base64().max(400_000)

const entrySchema = z.strictObject({
  at: z.iso.datetime(),
  /** SHA-256 of the findings and seriousness on which it was recorded. */
  decidedOn: hex(32),
  /** Under the signer's own key, made once when it was recorded: by this an entry is known again. */
  box,
  letter: z.strictObject({
    sealed: box,
    /** The key of the letter, closed to each reader's sealing key. */
    keys: z.array(z.strictObject({ to: hex(32), box: z.base64().max(400) })).max(12),
  }),
})
export type ChangeEntry = z.infer<typeof entrySchema>
export type Letter = ChangeEntry['letter']
export const letterSchema = entrySchema.shape.letter

export const changeFileSchema = z.strictObject({
  ...signedFields,
  format: z.literal('evenhand-changes'),
  profileId: z.string().min(1).max(100),
  /** Every entry of the signer, in the order recorded. */
  entries: z.array(entrySchema).min(1).max(50),
})
export type ChangeFile = z.infer<typeof changeFileSchema>

/** The entries that a laptop which holds some of them already lacks; or why the file is no use. */
export function newEntries(
  here: readonly { readonly box: string }[],
  entries: readonly ChangeEntry[],
): readonly ChangeEntry[] | 'OLDER' | 'OTHER_ENTRIES' {
  const shared = Math.min(here.length, entries.length)
  for (let index = 0; index < shared; index += 1)
    if (here[index]?.box !== entries[index]?.box) return 'OTHER_ENTRIES'
  return entries.length < here.length ? 'OLDER' : entries.slice(here.length)
}

import { z } from 'zod'
import { parsePartial } from '../dates.ts'
import { precedentContentSchema, type PrecedentContent } from '../precedent.ts'
import { ok, type Result } from '../result.ts'
import type { ReadRow } from './interchange.ts'
import { problemsOf } from './row.ts'
import type { ImportTables } from './tables.ts'

/** Marks a record of the product's own format: precedent content, nothing lost. */
export const OWN_FORMAT = 'evenhand-precedent'

export const isOwnFormat = (value: object): boolean =>
  'format' in value && value.format === OWN_FORMAT

const ownSchema = precedentContentSchema.extend({
  format: z.literal(OWN_FORMAT),
  hearingDate: precedentContentSchema.shape.hearingDate.refine(
    (date) => date === null || parsePartial(date) !== null,
    'There is no such day in the calendar',
  ),
})

/** Reads a record of the own format. Ids that this library's law does not know are set apart as unmapped. */
export function readOwnFormat(value: object, tables: ImportTables): Result<ReadRow> {
  const parsed = ownSchema.safeParse(value)
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error) }
  const { format: _format, ...content } = parsed.data
  const { known } = tables
  const { profile } = content
  const keep = (ids: readonly string[], among: ReadonlySet<string>) =>
    ids.filter((id) => among.has(id))
  const strange = (field: string, ids: readonly string[], among: ReadonlySet<string>) =>
    ids.filter((id) => !among.has(id)).map((word) => ({ field, word }))
  const unmapped = [
    ...strange('allegationTypes', profile.allegationTypes, known.allegationTypes),
    ...strange('factors', profile.factors, known.factors),
    ...strange('absentFactors', profile.absentFactors, known.factors),
    ...strange('personalMitigation', content.personalMitigation, known.factors),
  ]
  return ok({
    content: {
      ...content,
      profile: {
        ...profile,
        allegationTypes: keep(profile.allegationTypes, known.allegationTypes),
        factors: keep(profile.factors, known.factors),
        absentFactors: keep(profile.absentFactors, known.factors),
      },
      personalMitigation: keep(content.personalMitigation, known.factors),
      unmapped: [...content.unmapped, ...unmapped],
    },
    remarks: unmapped.map(({ word }) => `The id "${word}" is not in this library's taxonomy`),
  })
}

/** A precedent as one line of the own format; reads back to the very same content. */
export const writeOwnFormat = (content: PrecedentContent): string =>
  JSON.stringify({ format: OWN_FORMAT, ...content })

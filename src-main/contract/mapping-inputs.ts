import { z } from 'zod'
import {
  mappedFieldSchema,
  mappingNameSchema,
  MOST_COLUMNS,
  tableMappingSchema,
} from '#core/import/mapping/mapping'
import { tableReadingSchema } from '#core/import/reading'
import { id } from './input-parts.ts'

const column = z.object({
  heading: z.string().max(200),
  nth: z.number().int().min(1).max(MOST_COLUMNS),
})

/** What the channels of `MappingApi` accept, and the import of a file that was chosen before. */
export const mappingInputs = {
  'import:look': z.undefined(),
  'import:read-again': z.object({
    chosen: id,
    reading: tableReadingSchema.extend({ heading: tableReadingSchema.shape.heading.nullable() }),
  }),
  'import:words': z.object({
    chosen: id,
    field: mappedFieldSchema,
    columns: z.array(column).max(MOST_COLUMNS),
  }),
  'import:run': z.object({ chosen: id, mapping: tableMappingSchema.nullable() }).optional(),
  'import:try': z.object({ chosen: id, mapping: tableMappingSchema.nullable() }),
  'mapping:list': z.undefined(),
  'mapping:save': z.object({ name: mappingNameSchema, mapping: tableMappingSchema }),
  'mapping:delete': z.object({ name: mappingNameSchema }),
} as const

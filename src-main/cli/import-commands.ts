import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { ChosenFile, ForeignTable, FieldWords } from '#contract/api'
import { isClosed } from '#core/import/mapping/fields'
import {
  tableMappingSchema,
  type MappedField,
  type TableMapping,
} from '#core/import/mapping/mapping'
import { ok, refuse, type Result } from '#core/result'
import { writeWhole } from '../files/write-file.ts'
import type { Handlers } from '../handlers/deps.ts'
import type { Options } from './arguments.ts'
import { operand, Told, told, unlocked } from './command.ts'
import { tellImport } from './tell-import.ts'

/** Far above the largest mapping that the format allows to be written by hand. */
const LARGEST_MAPPING = 4 * 1_048_576

export const importRows = unlocked(async ({ handlers, answers }, args) => {
  const file = operand(args, 'file')
  if (!file.ok) return file
  const { options } = args
  answers.openFiles = [resolve(file.value)]
  if (options['suggest-mapping']) return suggestMapping(handlers)
  const report = await runImport(handlers, options)
  if (!report.ok || report.value === null) return told(report, tellImport)
  const { rejects } = options
  if (rejects !== undefined) {
    // An existing file is refused here; every rejected row is then saved over the empty one.
    const written = await writeWhole(resolve(rejects), '')
    if (!written.ok) return written
    answers.saveFile = resolve(rejects)
    const saved = report.value.rejectedRows > 0 ? await handlers['import:save-rejects']() : null
    if (saved !== null && !saved.ok) return saved
  }
  return told(report, tellImport)
})

async function runImport(handlers: Handlers, options: Options) {
  if (options.mapping === undefined) return handlers['import:run']()
  const mapping = await readMapping(resolve(options.mapping))
  if (!mapping.ok) return mapping
  const looked = await lookAtTable(handlers)
  if (!looked.ok) return looked
  return handlers['import:run']({ chosen: looked.value.id, mapping: mapping.value })
}

type LookedAt = ChosenFile & { readonly table: ForeignTable }

async function lookAtTable(handlers: Handlers): Promise<Result<LookedAt>> {
  const looked = await handlers['import:look']()
  if (!looked.ok) return looked
  const table = looked.value?.table ?? null
  return looked.value === null || table === null
    ? refuse(
        'NOTHING_TO_MATCH',
        'There are no columns to match: this is no table, or its headings name what every row needs. Import it without a mapping.',
      )
    : ok({ ...looked.value, table })
}

async function readMapping(path: string): Promise<Result<TableMapping>> {
  const text = await readSmall(path)
  if (text === null) return refuse('USAGE', `There is no mapping in ${path}, or it is too large.`)
  try {
    const read = tableMappingSchema.safeParse(JSON.parse(text))
    if (read.success) return ok(read.data)
    const problems = read.error.issues.slice(0, 20).map(({ message, path: at }) => {
      return { code: 'WRONG_MAPPING', message, field: at.map(String).join('.') }
    })
    return { ok: false, problems }
  } catch {
    return refuse('WRONG_MAPPING', 'The mapping is not JSON.')
  }
}

async function readSmall(path: string): Promise<string | null> {
  try {
    const { size } = await stat(path)
    return size > LARGEST_MAPPING ? null : await readFile(path, 'utf8')
  } catch {
    return null
  }
}

/** Prints what the table suggests, with its words and the entries that they may mean, to be edited. */
async function suggestMapping(handlers: Handlers): Promise<Result<Told>> {
  const looked = await lookAtTable(handlers)
  if (!looked.ok) return looked
  const { id, table } = looked.value
  const { guess } = table
  const words: Partial<Record<MappedField, FieldWords>> = {}
  for (const field of new Set(guess.columns.flatMap(({ fields }) => fields)).values()) {
    if (!isClosed(field)) continue
    const columns = guess.columns.filter(({ fields }) => fields.includes(field))
    const read = await handlers['import:words']({ chosen: id, field, columns })
    if (!read.ok) return read
    words[field] = read.value
  }
  const suggestion = describeSuggestion(table, words)
  return ok(new Told(suggestion, JSON.stringify(suggestion, null, 2)))
}

function describeSuggestion(
  { columns, guess, sourceKinds }: ForeignTable,
  words: Partial<Record<MappedField, FieldWords>>,
) {
  const rowsOf = ({ field, value }: TableMapping['values'][number]) =>
    words[field]?.values.find((one) => one.value === value)?.rows ?? 0
  const entries = Object.entries(words).map(([field, { entries: of }]) => [
    field,
    of.map(({ entry }) => entry),
  ])
  return {
    ...guess,
    columns: guess.columns.map((column, at) => ({
      ...column,
      examples: columns[at]?.examples ?? [],
    })),
    values: guess.values.map((value) => ({ ...value, rows: rowsOf(value) })),
    entries: {
      source_kind: sourceKinds.map(({ entry }) => entry),
      ...Object.fromEntries(entries),
    },
  }
}

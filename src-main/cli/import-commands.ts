import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { ChosenFile, ForeignTable, FieldWords, ReadingView } from '#contract/api'
import { isClosed } from '#core/import/mapping/fields'
import {
  tableMappingSchema,
  type MappedField,
  type TableMapping,
} from '#core/import/mapping/mapping'
import { FIRST_ROWS, type Encoding } from '#core/import/reading'
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
  if (options['suggest-mapping']) return suggestMapping(handlers, options)
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
  const looked = await lookAtChosen(handlers, options)
  if (!looked.ok) return looked
  const run = handlers[options['dry-run'] ? 'import:try' : 'import:run']
  const chosen = looked.value.id
  if (options.mapping === undefined) return run({ chosen, mapping: null })
  const mapping = await readMapping(resolve(options.mapping))
  if (!mapping.ok) return mapping
  const table = tableIn(looked.value)
  return table.ok ? run({ chosen, mapping: mapping.value }) : table
}

/** Looks the file through, read as the options say. */
async function lookAtChosen(handlers: Handlers, options: Options): Promise<Result<ChosenFile>> {
  const said = readingSaid(options)
  if (!said.ok) return said
  const looked = await handlers['import:look']()
  if (!looked.ok) return looked
  if (looked.value === null) return refuse('USAGE', 'No file was chosen.')
  const chosen =
    said.value === null
      ? looked
      : await handlers['import:read-again']({ chosen: looked.value.id, reading: said.value })
  if (!chosen.ok) return chosen
  if (chosen.value === null) return refuse('USAGE', 'No file was chosen.')
  const reading = chosen.value.table?.reading
  return reading?.asks === true ? refuse('ENCODING', encodingAsked(reading)) : ok(chosen.value)
}

/** Encodings as a person writes them. */
const encodings: Readonly<Record<string, Encoding>> = {
  'utf-8': 'UTF_8',
  'utf-16le': 'UTF_16LE',
  'utf-16be': 'UTF_16BE',
  'windows-1252': 'WINDOWS_1252',
  macintosh: 'MACINTOSH',
}
const writtenAs = (encoding: Encoding): string =>
  Object.keys(encodings).find((name) => encodings[name] === encoding) ?? encoding

function readingSaid(options: Options) {
  const { encoding: name, sheet = null, 'heading-row': row } = options
  const encoding = name === undefined ? null : encodings[name.toLowerCase()]
  if (encoding === undefined)
    return refuse('USAGE', `Say --encoding ${Object.keys(encodings).join(', ')}.`)
  const heading = row === undefined ? null : Number(row)
  if (heading !== null && (!Number.isInteger(heading) || heading < 1 || heading > FIRST_ROWS))
    return refuse('USAGE', `Say --heading-row with a number from 1 to ${FIRST_ROWS}.`)
  return ok(
    encoding === null && sheet === null && heading === null ? null : { encoding, sheet, heading },
  )
}

function encodingAsked({ letters }: ReadingView): string {
  const rows = letters?.strangeRows ?? 0
  const samples = (letters?.samples ?? []).map(
    ({ encoding, pieces }) => `  --encoding ${writtenAs(encoding)} reads: ${pieces.join(' | ')}`,
  )
  return [
    rows === 0
      ? 'The table is not in UTF-8, and nothing in it tells how its letters are written.'
      : `${rows} ${rows === 1 ? 'row is' : 'rows are'} not in UTF-8, and nothing in the table tells how its letters are written.`,
    ...(letters?.isMixed === true ? ['Other rows are in UTF-8.'] : []),
    'Say which of these is right:',
    ...samples,
    ...(rows === 0 ? [] : ['  --encoding utf-8 rejects these rows and takes the others.']),
  ].join('\n')
}

type LookedAt = ChosenFile & { readonly table: ForeignTable }

function tableIn(chosen: ChosenFile): Result<LookedAt> {
  const { table } = chosen
  return table === null
    ? refuse(
        'NOTHING_TO_MATCH',
        'There are no columns to match: this is no table, or its headings name what every row needs. Import it without a mapping.',
      )
    : ok({ ...chosen, table })
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
async function suggestMapping(handlers: Handlers, options: Options): Promise<Result<Told>> {
  const chosen = await lookAtChosen(handlers, options)
  if (!chosen.ok) return chosen
  const looked = tableIn(chosen.value)
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

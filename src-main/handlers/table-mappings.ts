import { canonicalMapping } from '#core/import/mapping/mapping'
import { ok, refuse } from '#core/result'
import { inOneTransaction } from '../db/open-database.ts'
import { deleteMapping, insertMapping, listMappings } from '../db/table-mappings.ts'
import { hashText } from '../vault/keys.ts'
import type { ImportState } from './import-state.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { lookAgain, lookAtFile, readFieldWords } from './table-look.ts'

/** A force has a few registers; a list beyond that nobody looks after. */
const mostMappings = 100

const listKept = (library: OpenLibrary): Answer<'mapping:list'> =>
  ok(
    listMappings(library.db).map(({ name, mapping, savedAt, savedBy }) => ({
      name,
      columns: mapping.columns.filter(({ fields }) => fields.length > 0).length,
      savedAt,
      savedBy,
    })),
  )

function saveMapping(
  library: OpenLibrary,
  { name, mapping }: Input<'mapping:save'>,
): Answer<'mapping:save'> {
  const kept = listMappings(library.db)
  if (kept.some((one) => one.name === name))
    return refuse(
      'NAME_TAKEN',
      `There is a mapping “${name}” already. Write another name, or delete that mapping first.`,
      'name',
    )
  if (kept.length >= mostMappings)
    return refuse(
      'LIST_FULL',
      `The library keeps ${mostMappings} mappings. Delete one that is needed no more.`,
    )
  const sha256 = hashText(canonicalMapping(mapping))
  const text = JSON.stringify(mapping)
  inOneTransaction(library.db, () => {
    insertMapping(library.db, { name, text, sha256, ...stamp(library) })
    record(library, 'mapping.saved', name, { sha256 })
  })
  return listKept(library)
}

function removeMapping(
  library: OpenLibrary,
  { name }: Input<'mapping:delete'>,
): Answer<'mapping:delete'> {
  const isGone = inOneTransaction(library.db, () => {
    const deleted = deleteMapping(library.db, name)
    if (deleted) record(library, 'mapping.deleted', name)
    return deleted
  })
  return isGone ? listKept(library) : refuse('NOT_FOUND', `There is no mapping “${name}”.`)
}

/** Channels of tables whose columns are matched, and of the mappings kept for them. */
export const tableHandlers = (importing: ImportState) => ({
  'import:look': (library: OpenLibrary) => lookAtFile(library, importing),
  'import:read-again': (library: OpenLibrary, input: Input<'import:read-again'>) =>
    lookAgain(library, importing, input),
  'import:words': (library: OpenLibrary, input: Input<'import:words'>) =>
    readFieldWords(library, importing, input),
  'mapping:list': listKept,
  'mapping:save': saveMapping,
  'mapping:delete': removeMapping,
})

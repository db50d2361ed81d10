import type { MethodSplit } from '#core/evaluate/evaluate'
import { readInterchangeRow } from '#core/import/interchange'
import type { Precedent } from '#core/precedent'
import { ok, refuse, type Result } from '#core/result'
import { toEnd } from '#core/steps'
import { isoDateSchema } from '#core/vocabulary'
import { canonicalJson } from '#core/canonical'
import { readRows } from '../files/read-rows.ts'
import { hashText } from '../vault/keys.ts'
import { heldLibrary } from './held-library.ts'
import { readTables } from './import-files.ts'
import { gradeInSteps } from './quality.ts'
import { record, type OpenLibrary } from './library.ts'
import { awaitingSeals, withheld } from './awaiting-seals.ts'

function readSplit(text: string): Result<MethodSplit> {
  if (text === 'leave-one-out' || text === 'leave-one-force-out') return ok(text)
  const before = isoDateSchema.safeParse(text.replace(/^before:/, ''))
  if (text.startsWith('before:') && before.success) return ok({ before: before.data })
  return refuse('USAGE', 'A split is leave-one-out, leave-one-force-out or before:2024-05-07.')
}

/** Outcomes of a test file as precedents that are never stored: the library is their past. */
async function readTest(library: OpenLibrary, path: string): Promise<Result<readonly Precedent[]>> {
  const tables = readTables(library)
  const test: Precedent[] = []
  for await (const row of readRows(path)) {
    const read =
      'error' in row ? refuse('UNREADABLE', row.error) : readInterchangeRow(row.value, tables)
    if (!read.ok)
      return {
        ok: false,
        problems: read.problems.map((p) => ({ ...p, message: `Line ${row.line}: ${p.message}` })),
      }
    const { content } = read.value
    const id = `TEST-${String(row.line).padStart(5, '0')}`
    test.push({
      ...content,
      id,
      ref: id,
      origin: 'IMPORT',
      version: 1,
      recordedAt: '',
      recordedBy: '',
      contentHash: hashText(canonicalJson(content)),
    })
  }
  return ok(test)
}

/** The library grades its own method beside plain ones; nothing is stored. */
export async function evaluateLibrary(
  library: OpenLibrary,
  options: { readonly split: string; readonly test: string | null },
) {
  const sealed = awaitingSeals(library)
  if (sealed !== null) return withheld(sealed)
  const test = options.test === null ? null : await readTest(library, options.test)
  if (test !== null && !test.ok) return test
  const split = test === null ? readSplit(options.split) : ok({ test: test.value })
  if (!split.ok) return split
  const evaluation = toEnd(gradeInSteps(library, heldLibrary(library), split.value))
  record(library, 'method.evaluated', 'precedents', { split: options.split })
  return ok(evaluation)
}

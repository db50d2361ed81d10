import { ok, type Result } from '#core/result'
import type { ImportState } from './import-state.ts'
import { importFile } from './imports.ts'
import type { OpenLibrary } from './library.ts'
import { resource } from './session.ts'

/** Adds the shipped sample of published outcomes; it is no natural sample, and the screens say so. */
export async function addSample(
  library: OpenLibrary,
  importing: ImportState,
): Promise<Result<null>> {
  const path = resource(library, 'sample', 'sample-library.jsonl')
  const added = await importFile(library, path, importing, { origin: 'SAMPLE' })
  return added.ok ? ok(null) : added
}

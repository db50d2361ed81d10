import { readFile } from 'node:fs/promises'
import { readInterchangeRow } from '#core/import/interchange'
import { profileOfCase } from '#core/case-profile'
import { caseFileSchema } from '#core/case-file'
import { regimeOfParticulars } from '#core/law/regime-keys'
import type { Profile } from '#core/profile'
import { profileSchema } from '#core/profile'
import { ok, refuse, type Result } from '#core/result'
import { compareProfile } from './compare-case.ts'
import { readTables } from './import-files.ts'
import { locked, record, type OpenLibrary } from './library.ts'
import { awaitingSeals, withheld } from './awaiting-seals.ts'

type Subject = {
  readonly profile: Profile
  readonly exclude?: { readonly sourceId: string; readonly hearingKey?: string }
}

/** What `compare` accepts: a case file, one row of the interchange format, or a bare profile. */
function readSubject(library: OpenLibrary, value: unknown): Result<Subject> {
  const file = caseFileSchema.safeParse(value)
  if (file.success) {
    const { sections } = file.data
    const regime = regimeOfParticulars(sections.particulars)
    const kept = { id: '', reference: '', version: 1, replacesNotice: null, createdAt: '' }
    return ok({ profile: profileOfCase({ ...kept, ...sections, regime, status: 'OPEN' }) })
  }
  const bare = profileSchema.safeParse(value)
  if (bare.success) return ok({ profile: bare.data })
  const row = readInterchangeRow(value, readTables(library))
  if (!row.ok) return row
  const { profile, sourceId, hearingKey } = row.value.content
  return ok({
    profile,
    ...(sourceId === null
      ? {}
      : { exclude: { sourceId, ...(hearingKey === null ? {} : { hearingKey }) } }),
  })
}

/** Compares a case that lies in a file, outside any live case; the look is on the audit record. */
export async function compareFile(library: OpenLibrary, path: string) {
  const sealed = awaitingSeals(library)
  if (sealed !== null) return withheld(sealed)
  let value: unknown
  try {
    value = JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return refuse('UNREADABLE', 'The file cannot be read as JSON.')
  }
  const subject = readSubject(library, value)
  if (!subject.ok) return subject
  const { profile, exclude } = subject.value
  const comparison = await compareProfile(
    library,
    profile,
    exclude === undefined ? {} : { exclude },
  )
  if (comparison === null) return locked
  record(library, 'comparison.file', 'precedents', comparison.fingerprint)
  return ok(comparison)
}

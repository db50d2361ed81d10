import { basename } from 'node:path'
import type { CaseFilePreview } from '#core/exchange/case-file-preview'
import { ok, refuse, type Result } from '#core/result'
import type { Db } from '../db/open-database.ts'
import { access } from './access.ts'
import { keepWhole, readWhole, type ReadWhole } from './case-import.ts'
import type { FileWork } from './file-work.ts'
import type { Answer, Input, OpenLibrary } from './library.ts'
import { decisionMakers } from './seal-state.ts'
import type { Session } from './session.ts'

/** The case file that was shown last, for as long as a library is open. */
const shown = new WeakMap<Db, ReadWhole>()

/** What a case file holds and for whom it was made. Nothing is taken in. */
export async function previewCaseFile(
  library: OpenLibrary,
  path: string,
  { check }: Pick<FileWork, 'check'>,
): Promise<Result<CaseFilePreview>> {
  const { role } = library.unlocked.person
  if (!access['pack:take-in-file'].some((one) => one === role))
    return refuse(
      'NOT_ALLOWED',
      'A case file is taken in by the chair, a member or the secretariat.',
    )
  const read = await readWhole(library, path, check)
  if (!read.ok) return read
  const { file, documents, sha256 } = read.value
  shown.set(library.db, read.value)
  const { handedOver, sections } = file
  const seat = handedOver && decisionMakers(sections.particulars)[handedOver.seat]
  return ok({
    kind: 'CASE_FILE',
    sha256,
    file: basename(path),
    reference: handedOver?.reference ?? null,
    matter: sections.particulars.matter,
    madeFor: seat?.label ?? null,
    documents: documents.map(({ title, pages }) => ({ title, pages })),
    pages: documents.reduce((sum, { pages }) => sum + pages, 0),
  })
}

/** Takes in the case file that was shown, if its documents are still the same. */
export async function takeInCaseFile(
  session: Session,
  library: OpenLibrary,
  { sha256 }: Input<'pack:take-in-file'>,
): Promise<Answer<'pack:take-in-file'>> {
  const held = shown.get(library.db)
  return held?.sha256 === sha256
    ? keepWhole(session, library, held)
    : refuse('NOT_SHOWN', 'This file is no longer open. Open it again.')
}

import { refuse } from '#core/result'
import { findCaseOfNotice, listNotices, loadNoticeDocument } from '../db/notices.ts'
import { replayComparison } from './comparisons.ts'
import type { Answer, Input, OpenLibrary } from './library.ts'
import { loadDeliberation } from './open-case.ts'

/**
 * Replays the comparison whose result an issued notice prints. The publication copy leaves its facts
 * out, so the full notice of the same case is what is read.
 */
export async function replayNotice(
  library: OpenLibrary,
  { sha256 }: Input<'notice:replay'>,
): Promise<Answer<'notice:replay'>> {
  const caseId = findCaseOfNotice(library.db, sha256)
  if (caseId === null)
    return refuse('NOT_ISSUED_HERE', 'This library did not issue that file, byte for byte.')
  const loaded = loadDeliberation(library, caseId)
  if (!loaded.ok) return loaded
  const full = listNotices(library.db, caseId).find(({ kind }) => kind === 'FULL')
  const document = full === undefined ? null : loadNoticeDocument(library.db, full.id)
  const result = document?.fingerprint?.result
  return result === undefined
    ? refuse('NOT_COMPARED', 'This notice rests on no comparison: none was opened.')
    : replayComparison(library, { caseId, result })
}

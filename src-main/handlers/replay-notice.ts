import { refuse } from '#core/result'
import { findCaseOfNotice, listNotices, loadNoticeDocument } from '../db/notices.ts'
import { replayComparison, replayRecorded } from './comparisons.ts'
import type { Answer, Input, OpenLibrary } from './library.ts'
import { loadDeliberation } from './open-case.ts'
import type { Checked } from './verification.ts'

const notCompared = refuse('NOT_COMPARED', 'This notice rests on no comparison: none was opened.')

/** What a notice of another library carries is asked of this one. */
async function replayCarried(
  library: OpenLibrary,
  sha256: string,
  checked: Checked,
): Promise<Answer<'notice:replay'>> {
  const held = checked.get(sha256)
  if (held === undefined)
    return refuse('NOT_CHECKED', 'Check the file first: only a signed and unchanged one is read.')
  const { record, verification } = held
  if (record === null)
    return refuse(
      'NOTHING_CARRIED',
      verification.verdict === 'SIGNED_AND_UNCHANGED'
        ? 'This notice carries nothing that can be replayed.'
        : 'This file is not signed and unchanged, so nothing in it is replayed.',
    )
  if (record.kind === 'PUBLISHED')
    return refuse(
      'PUBLISHED_COPY',
      'The published notice does not carry what it rests on. Use the full notice.',
    )
  const { caseReference: reference, comparison, decision } = record
  return comparison === null
    ? notCompared
    : replayRecorded(
        library,
        { reference, hearingKey: decision?.hearingKey ?? reference },
        comparison,
      )
}

/**
 * Replays the comparison whose result an issued notice prints. The publication copy leaves its facts
 * out, so the full notice of the same case is what is read.
 */
export async function replayNotice(
  library: OpenLibrary,
  checked: Checked,
  { sha256 }: Input<'notice:replay'>,
): Promise<Answer<'notice:replay'>> {
  const caseId = findCaseOfNotice(library.db, sha256)
  if (caseId === null) return replayCarried(library, sha256, checked)
  const loaded = loadDeliberation(library, caseId)
  if (!loaded.ok) return loaded
  const full = listNotices(library.db, caseId).find(({ kind }) => kind === 'FULL')
  const document = full === undefined ? null : loadNoticeDocument(library.db, full.id)
  const result = document?.fingerprint?.result
  return result === undefined ? notCompared : replayComparison(library, { caseId, result })
}

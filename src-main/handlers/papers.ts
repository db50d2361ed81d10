import { createHash } from 'node:crypto'
import { composeHearingNotice } from '#core/notice/hearing-notice'
import { composePaper, type PaperKind } from '#core/notice/papers'
import type { WorkingPaper } from '#core/notice/working-paper'
import { ok, refuse, type Result } from '#core/result'
import { listNotices, loadNoticeDocument } from '../db/notices.ts'
import { writeWhole } from '../files/write-file.ts'
import { renderWorkingPaper } from '../notice-pdf/render-notice.ts'
import {
  record,
  stamp,
  type Answer,
  type AuditDetail,
  type Input,
  type OpenLibrary,
} from './library.ts'
import { loadUnlessClosed } from './open-case.ts'
import { keepsCase } from './seal-state.ts'

const names: Readonly<Record<PaperKind | 'HEARING_NOTICE', string>> = {
  HEARING_NOTICE: 'notice-of-hearing',
  COVERING_LETTER: 'covering-letter',
  BARRED_LIST: 'barred-list-report',
}

/** Drawn from the case as it stands; what goes out after signing, from the signed notice as well. */
function compose(library: OpenLibrary, input: Input<'paper:compose'>): Result<WorkingPaper> {
  const { caseId } = input
  const loaded = loadUnlessClosed(library, caseId)
  if (!loaded.ok) return loaded
  const hearingCase = loaded.value
  if (!keepsCase(library.unlocked.person, hearingCase.particulars))
    return refuse(
      'NOT_ALLOWED',
      'This case has another chair. Its chair or the secretariat does it.',
    )
  if (input.paper === 'HEARING_NOTICE') return composeHearingNotice(hearingCase, input.notice)
  const notice = listNotices(library.db, caseId).find(({ kind }) => kind === 'FULL')
  const full = notice === undefined ? null : loadNoticeDocument(library.db, notice.id)
  if (notice === undefined || full === null)
    return refuse('NOT_SIGNED', 'The notice is not signed yet, and nothing goes out before it.')
  const { by: author } = stamp(library)
  const { law } = library
  return composePaper(input.paper, { hearingCase, law, full, sha256: notice.currentSha256, author })
}

function showPaper(library: OpenLibrary, input: Input<'paper:compose'>): Answer<'paper:compose'> {
  const composed = compose(library, input)
  if (composed.ok)
    record(library, 'paper.viewed', composed.value.caseReference, { paper: input.paper })
  return composed
}

async function savePaper(
  library: OpenLibrary,
  input: Input<'paper:save'>,
): Promise<Answer<'paper:save'>> {
  const composed = compose(library, input)
  if (!composed.ok) return composed
  const { title, caseReference, version } = composed.value
  const content = await renderWorkingPaper(composed.value, { issuedAt: stamp(library).at })
  const path = await library.deps.dialogs.saveFile({
    title: `Save: ${title}`,
    suggestedName: `${caseReference}-${version}-${names[input.paper]}.pdf`,
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  })
  if (path === null) return ok(null)
  if (!library.db.open) return refuse('LOCKED', 'The library was locked. Nothing was written.')
  const written = await writeWhole(path, content, { overwrite: true })
  if (written.ok)
    record(library, 'paper.exported', caseReference, {
      paper: input.paper,
      sha256: createHash('sha256').update(content).digest('hex'),
      ...ruling(input),
    })
  return written
}

/** What the chair left out of a public notice and why, which is kept and not printed (CR 36(3)). */
const ruling = (input: Input<'paper:save'>): AuditDetail =>
  input.paper === 'HEARING_NOTICE' && input.notice.leftOut.length > 0
    ? { leftOut: input.notice.leftOut.join(', '), reason: input.notice.reason.trim() }
    : {}

/** The channels of this part, by name. */
export const paperHandlers = { 'paper:compose': showPaper, 'paper:save': savePaper }

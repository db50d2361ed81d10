import { createHash } from 'node:crypto'
import type { HearingCase } from '#core/hearing-case'
import { checkHearingNotice, type HearingNotice } from '#core/notice/hearing-notice'
import { sayInLanguages, withoutForeignMarks, type Composed } from '#core/notice/in-languages'
import type { NoticeDocument } from '#core/notice/notice'
import { checkPaper, composePaper, type PaperKind } from '#core/notice/papers'
import { sayHearingNotice } from '#core/notice/say-hearing-notice'
import type { WorkingPaper } from '#core/notice/working-paper'
import { ok, refuse, type Result } from '#core/result'
import { listNotices, loadNoticeDocument } from '../db/notices.ts'
import { writeWhole } from '../files/write-file.ts'
import { renderWorkingPaper } from '../notice-pdf/render-notice.ts'
import { heardWith } from './heard-with.ts'
import {
  record,
  stamp,
  type Answer,
  type AuditDetail,
  type Input,
  type OpenLibrary,
} from './library.ts'
import { loadUnlessClosed } from './open-case.ts'
import { leftOutOfAny } from './redacted-notice.ts'
import { keepsCase } from './seal-state.ts'
import { languagesOf } from './wording.ts'

const names: Readonly<Record<PaperKind | 'HEARING_NOTICE', string>> = {
  HEARING_NOTICE: 'notice-of-hearing',
  COVERING_LETTER: 'covering-letter',
  BARRED_LIST: 'barred-list-report',
}

const notKept = (reference: string) =>
  refuse('NOT_ALLOWED', `${reference} has another chair. Its chair or the secretariat does it.`)

/** Drawn from the case as it stands; what goes out after signing, from the signed notice as well. */
function compose(
  library: OpenLibrary,
  input: Input<'paper:compose'>,
): Result<Composed<WorkingPaper>> {
  const loaded = loadUnlessClosed(library, input.caseId)
  if (!loaded.ok) return loaded
  const { reference, particulars } = loaded.value
  if (!keepsCase(library.unlocked.person, particulars)) return notKept(reference)
  return input.paper === 'HEARING_NOTICE'
    ? composePublic(library, loaded.value, input.notice)
    : composeSent(library, loaded.value, input.paper)
}

/** One notice for every officer of the hearing, each of whose cases its maker keeps. */
function composePublic(
  library: OpenLibrary,
  hearingCase: HearingCase,
  asked: HearingNotice,
): Result<Composed<WorkingPaper>> {
  const others = heardWith(library, hearingCase)
  const foreign = others.find(({ particulars }) => !keepsCase(library.unlocked.person, particulars))
  if (foreign !== undefined) return notKept(foreign.reference)
  const possible = checkHearingNotice(hearingCase, asked, others)
  if (!possible.ok) return possible
  const { law } = library
  const redactions = leftOutOfAny(library, [hearingCase, ...others])
  const languages = languagesOf(library, hearingCase.particulars.wording)
  return ok(sayHearingNotice({ hearingCase, asked, others, redactions, law }, languages))
}

/** In the languages of the notice that it goes out with. */
function composeSent(
  library: OpenLibrary,
  hearingCase: HearingCase,
  kind: PaperKind,
): Result<Composed<WorkingPaper>> {
  const notice = listNotices(library.db, hearingCase.id).find((one) => one.kind === 'FULL')
  const full = notice === undefined ? null : loadNoticeDocument(library.db, notice.id)
  if (notice === undefined || full === null)
    return refuse('NOT_SIGNED', 'The notice is not signed yet, and nothing goes out before it.')
  const possible = checkPaper(kind, hearingCase)
  if (!possible.ok) return possible
  const { by: author } = stamp(library)
  const { law } = library
  const drawn = withoutForeignMarks({
    hearingCase,
    law,
    full,
    sha256: notice.currentSha256,
    author,
  })
  const { typed } = hearingCase.particulars.wording
  const languages = languagesOf(library, { languages: spokenBy(full), typed })
  return ok(sayInLanguages((words) => composePaper(kind, drawn, words), languages))
}

const spokenBy = ({ language, secondLanguage }: NoticeDocument) =>
  secondLanguage !== undefined ? 'BOTH' : language === 'cy' ? 'CY' : 'EN'

function showPaper(library: OpenLibrary, input: Input<'paper:compose'>): Answer<'paper:compose'> {
  const composed = compose(library, input)
  if (composed.ok)
    record(library, 'paper.viewed', composed.value.document.caseReference, { paper: input.paper })
  return composed
}

async function savePaper(
  library: OpenLibrary,
  input: Input<'paper:save'>,
): Promise<Answer<'paper:save'>> {
  const composed = compose(library, input)
  if (!composed.ok) return composed
  const { document } = composed.value
  const { title, caseReference, version } = document
  const content = await renderWorkingPaper(document, { issuedAt: stamp(library).at })
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

import { createHash } from 'node:crypto'
import type { NoticeRedactions } from '#contract/api'
import { redactionCsv, type RedactionRow } from '#core/bundle/redaction/log'
import type { HearingCase } from '#core/hearing-case'
import type { NoticeDocument } from '#core/notice/notice'
import { isKeptPrivate } from '#core/notice/publication'
import { identifiersIn } from '#core/notice/redaction/identifiers'
import { retoldIn } from '#core/notice/redaction/kept-back'
import { composeLeftOutLog } from '#core/notice/redaction/left-out-log'
import { sectionsOf, textsOf, wholeWords, type NoticePlace } from '#core/notice/redaction/places'
import { redact, standing, stillThere } from '#core/notice/redaction/redact'
import { ok, refuse, type Result } from '#core/result'
import {
  deleteNoticeRedactions,
  insertNoticeRedactions,
  listNoticeRedactions,
  loadLeftOutLog,
} from '../db/notice-redactions.ts'
import { listNotices } from '../db/notices.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { writeWhole } from '../files/write-file.ts'
import { renderWorkingPaper } from '../notice-pdf/render-notice.ts'
import { timeInWords } from '../notice-pdf/time-in-words.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { composeWhole } from './compose-notice.ts'
import { loadDeliberation } from './open-case.ts'
import { rowsNow } from './redacted-notice.ts'
import { isChairOf, sealState } from './seal-state.ts'

/** A case whose draft of the notice this person may read. */
function loadDraft(library: OpenLibrary, caseId: string): Result<HearingCase> {
  const loaded = loadDeliberation(library, caseId)
  if (!loaded.ok || !sealState(library, loaded.value).draftClosed) return loaded
  return refuse('SEALED', 'The draft of the notice opens to you when every view is sealed.')
}

/** An open case whose chair this person is: leaving out is the chair's to order (CR 63(8)). */
function loadToOrder(library: OpenLibrary, caseId: string): Result<HearingCase> {
  const loaded = loadDraft(library, caseId)
  if (!loaded.ok) return loaded
  if (loaded.value.status !== 'OPEN')
    return refuse('CASE_SIGNED', 'The notice is signed. Correct it by making a new version.')
  if (!isChairOf(library.unlocked.person, loaded.value.particulars))
    return refuse('NOT_THE_CHAIR', 'Only the chair of this case orders what is left out.')
  if (isKeptPrivate(loaded.value))
    return refuse('KEPT_PRIVATE', 'Nothing of this decision is published.')
  return loaded
}

function viewOf(library: OpenLibrary, hearingCase: HearingCase): NoticeRedactions {
  const redactions = listNoticeRedactions(library.db, hearingCase.id)
  if (hearingCase.status !== 'OPEN')
    return {
      sections: [],
      redactions: redactions.map((one) => ({ ...one, label: '', elsewhere: 0 })),
      identifiers: [],
      rows: loadLeftOutLog(library.db, hearingCase.id) ?? [],
    }
  const whole = composeWhole(library, hearingCase, 'PUBLISHED')
  const published = redact(whole, redactions)
  const found = standing(whole, redactions)
  const still = stillThere(published, redactions)
  return {
    sections: sectionsOf(whole),
    redactions: found.map(({ redaction, at }) => ({
      ...redaction,
      label: at?.label ?? null,
      elsewhere: still.get(redaction.id) ?? 0,
    })),
    identifiers: [
      ...retoldIn(published, hearingCase, redactions),
      ...identifiersIn(published, hearingCase.particulars),
    ],
    rows: rowsNow(library, hearingCase, composeWhole(library, hearingCase, 'FULL'), whole),
  }
}

function listLeftOut(
  library: OpenLibrary,
  { caseId }: Input<'notice-redaction:list'>,
): Answer<'notice-redaction:list'> {
  const loaded = loadDraft(library, caseId)
  if (!loaded.ok) return loaded
  record(library, 'left-out.viewed', loaded.value.reference)
  return ok(viewOf(library, loaded.value))
}

/** The place as it stands in the notice now, with every word it touches in whole. */
function placeNow(document: NoticeDocument, place: NoticePlace): NoticePlace | null {
  const section = sectionsOf(document).find(({ id }) => id === place.sectionId)
  if (section === undefined) return null
  const { sectionId, text, nth } = place
  if (text === '') return { sectionId, text, nth: 0, from: 0, to: 0 }
  const isThere = textsOf(section).some((one) => one.text === text && one.nth === nth)
  if (!isThere || place.from >= place.to || place.to > text.length) return null
  const [from, to] = wholeWords(text, place.from, place.to)
  return { sectionId, text, nth, from, to }
}

function markLeftOut(
  library: OpenLibrary,
  { caseId, places, ground, note }: Input<'notice-redaction:mark'>,
): Answer<'notice-redaction:mark'> {
  const loaded = loadToOrder(library, caseId)
  if (!loaded.ok) return loaded
  const document = composeWhole(library, loaded.value, 'PUBLISHED')
  const now = places.flatMap((place) => placeNow(document, place) ?? [])
  if (now.length < places.length)
    return refuse(
      'CHANGED_MEANWHILE',
      'The notice was changed meanwhile. Look for the words again.',
    )
  const marked = now.map((place) => ({ ...place, ground, note }))
  inOneTransaction(library.db, () => {
    insertNoticeRedactions(library.db, caseId, marked, stamp(library))
    record(library, 'left-out.marked', loaded.value.reference, { places: marked.length, ground })
  })
  return ok(viewOf(library, loaded.value))
}

function removeLeftOut(
  library: OpenLibrary,
  { caseId, ids }: Input<'notice-redaction:remove'>,
): Answer<'notice-redaction:remove'> {
  const loaded = loadToOrder(library, caseId)
  if (!loaded.ok) return loaded
  const places = inOneTransaction(library.db, () => {
    const removed = deleteNoticeRedactions(library.db, caseId, ids)
    if (removed > 0)
      record(library, 'left-out.removed', loaded.value.reference, { places: removed })
    return removed
  })
  return places === 0
    ? refuse('NOT_FOUND', 'This is no longer among what is left out.')
    : ok(viewOf(library, loaded.value))
}

/** The log as a file: of a draft as it now stands, of a signed notice as it was kept. */
async function exportLeftOutLog(
  library: OpenLibrary,
  { caseId, format }: Input<'notice-redaction:export-log'>,
): Promise<Answer<'notice-redaction:export-log'>> {
  const loaded = loadDraft(library, caseId)
  if (!loaded.ok) return loaded
  const { reference, version } = loaded.value
  const { rows } = viewOf(library, loaded.value)
  const content =
    format === 'CSV'
      ? Buffer.from(redactionCsv(rows), 'utf8')
      : await renderLog(library, loaded.value, rows)
  const extension = format.toLowerCase()
  const path = await library.deps.dialogs.saveFile({
    title: 'Save the log of what is left out',
    suggestedName: `${reference}-${version}-left-out.${extension}`,
    filters: [{ name: format, extensions: [extension] }],
  })
  if (path === null) return ok(null)
  if (!library.db.open) return refuse('LOCKED', 'The library was locked. Nothing was written.')
  const written = await writeWhole(path, content, { overwrite: true })
  if (written.ok)
    record(library, 'left-out.exported', reference, {
      format,
      sha256: createHash('sha256').update(content).digest('hex'),
    })
  return written
}

function renderLog(
  library: OpenLibrary,
  hearingCase: HearingCase,
  rows: readonly RedactionRow[],
): Promise<Uint8Array> {
  const issued = listNotices(library.db, hearingCase.id)
  const one = (kind: NoticeDocument['kind']) =>
    issued.find((notice) => notice.kind === kind) ?? null
  const { at, by } = stamp(library)
  const notices = { full: one('FULL'), published: one('PUBLISHED') }
  const printed = { at: timeInWords(at), by, say: timeInWords }
  return renderWorkingPaper(composeLeftOutLog(hearingCase, rows, notices, printed), {
    issuedAt: at,
  })
}

/** The channels of this part, by name. */
export const noticeRedactionHandlers = {
  'notice-redaction:list': listLeftOut,
  'notice-redaction:mark': markLeftOut,
  'notice-redaction:remove': removeLeftOut,
  'notice-redaction:export-log': exportLeftOutLog,
}

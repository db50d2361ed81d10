import type { HearingCase, SectionName } from '#core/hearing-case'
import { emptySections, particularsSchema } from '#core/hearing-case'
import { canonicalJson } from '#core/canonical'
import { precedentFromCase } from '#core/precedents/from-case'
import { ok, refuse, type Result } from '#core/result'
import { listDocuments } from '../db/bundle.ts'
import { insertCorrection, listCases } from '../db/cases.ts'
import { copyNoticeRedactions } from '../db/notice-redactions.ts'
import { listNotices } from '../db/notices.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { copyPageReferences } from '../db/page-references.ts'
import { saveSection } from '../db/sections.ts'
import { keyedHash } from '../vault/keys.ts'
import { deliberation } from './access.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { insertNewCase, longestSection } from './new-case.ts'
import {
  asRead,
  composeOpenCase,
  forClocks,
  loadHearingCase,
  loadUnlessClosed,
  summarise,
  toHearingCase,
} from './open-case.ts'
import { keepNamedPages } from './page-references.ts'
import { decisionMakers, isChairOf, keepsCase, sealState } from './seal-state.ts'

export function listAllCases(library: OpenLibrary): Answer<'case:list'> {
  record(library, 'hearings.viewed', 'library')
  const readable = forClocks(library)
  return ok(
    listCases(library.db).map((stored) => {
      const hearingCase = readable(toHearingCase(stored))
      const { allSealed } = sealState(library, hearingCase)
      return summarise(library, hearingCase, listDocuments(library.db, stored.id), allSealed)
    }),
  )
}

export function createCase(
  library: OpenLibrary,
  { matter }: Input<'case:create'>,
): Answer<'case:create'> {
  const sections = emptySections()
  const particulars = { ...sections.particulars, matter }
  return composeOpenCase(
    library,
    insertNewCase(library, { ...sections, particulars }, 'case.created'),
  )
}

export function openCase(library: OpenLibrary, { id }: Input<'case:open'>): Answer<'case:open'> {
  const opened = composeOpenCase(library, id)
  if (opened.ok) record(library, 'case.viewed', opened.value.hearingCase.reference)
  return opened
}

/** The chair of this very case writes all of it, the secretariat what is not deliberation. */
function mayEdit(
  { unlocked: { person } }: OpenLibrary,
  { particulars }: HearingCase,
  section: SectionName,
): Result<null> {
  if (deliberation.includes(section) && !isChairOf(person, particulars))
    return refuse('NOT_ALLOWED', 'The panel’s deliberation is written by the chair of the case.')
  return keepsCase(person, particulars)
    ? ok(null)
    : refuse(
        'NOT_ALLOWED',
        'This case has another chair. Its chair or the secretariat writes here.',
      )
}

/** Who decides, and whether allegations are before them: what keeps outcomes of other cases closed. */
const gateOf = ({ particulars, findings }: HearingCase) => ({
  panel: decisionMakers(particulars).map(({ profileId }) => profileId),
  considering: findings.allegations.length > 0,
})

/** A change of what keeps comparators closed is recorded at every keystroke, settled or not. */
function recordSave(
  library: OpenLibrary,
  { section, value, settled }: Input<'case:save'>,
  cases: { readonly before: HearingCase; readonly after: HearingCase },
): void {
  const { reference } = cases.after
  const [before, after] = [gateOf(cases.before), gateOf(cases.after)]
  if (canonicalJson(before.panel) !== canonicalJson(after.panel))
    record(library, 'panel.changed', reference, { before: before.panel, after: after.panel })
  if (settled || before.considering !== after.considering)
    record(library, 'case.changed', reference, {
      section,
      hmac: keyedHash(library.unlocked.libraryKey, canonicalJson(value)),
    })
}

/** Keeps one section as it stands at this keystroke; a settled one becomes a version with an audit entry. */
export function saveCaseSection(
  library: OpenLibrary,
  input: Input<'case:save'>,
): Answer<'case:save'> {
  const { id: caseId, section, value, settled } = input
  const before = loadHearingCase(library, caseId)
  if (!before.ok) return before
  const allowed = mayEdit(library, before.value, section)
  if (!allowed.ok) return allowed
  if (JSON.stringify(value).length > longestSection)
    return refuse('TOO_LARGE', 'This step holds more than two million characters. Shorten it.')
  const saved = inOneTransaction(library.db, () => {
    const result = saveSection(library.db, { caseId, section, value, settled, ...stamp(library) })
    const after = loadHearingCase(library, caseId)
    if (result.ok)
      keepNamedPages(library, caseId, section, { before: before.value[section], after: value })
    if (result.ok && after.ok)
      recordSave(library, input, { before: before.value, after: after.value })
    return result
  })
  if (!saved.ok) return saved
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  const seals = sealState(library, loaded.value)
  const documents = listDocuments(library.db, caseId)
  return ok({
    hearingCase: asRead(library, loaded.value),
    summary: summarise(library, loaded.value, documents, seals.allSealed),
    seals,
    savedAt: saved.value.savedAt,
  })
}

/**
 * Keeps what a person typed. Which hearing a case is part of concerns other cases too, and is
 * changed by the channels that look at those.
 */
export function saveTyped(library: OpenLibrary, input: Input<'case:save'>): Answer<'case:save'> {
  if (input.section === 'particulars') {
    const { key } = particularsSchema.parse(input.value).hearing
    const before = loadHearingCase(library, input.id)
    if (before.ok && key !== null && key !== before.value.particulars.hearing.key)
      return refuse('NOT_ALLOWED', 'A case is put into a hearing by its keepers, from its step 2.')
  }
  return saveCaseSection(library, input)
}

/** Next version of a signed case; it names the notice that it will replace. */
export function correctCase(
  library: OpenLibrary,
  { id, reason }: Input<'case:correct'>,
): Answer<'case:correct'> {
  const loaded = loadUnlessClosed(library, id)
  if (!loaded.ok) return loaded
  const notice = listNotices(library.db, id).find(({ kind }) => kind === 'FULL')
  if (notice === undefined)
    return refuse('NOT_SIGNED', 'The case is not signed yet: change it where it stands.')
  const corrected = inOneTransaction(library.db, () => {
    const result = insertCorrection(library.db, {
      caseId: id,
      replacesNotice: notice.number,
      reason,
      ...stamp(library),
    })
    if (result.ok) {
      copyNoticeRedactions(library.db, id, result.value.id)
      copyPageReferences(library.db, id, result.value.id)
      record(library, 'case.correction-begun', result.value.reference, {
        reason,
        replaces: notice.number,
      })
    }
    return result
  })
  return corrected.ok ? composeOpenCase(library, corrected.value.id) : corrected
}

export function draftPrecedent(
  library: OpenLibrary,
  { id }: Input<'case:draft-precedent'>,
): Answer<'case:draft-precedent'> {
  const loaded = loadUnlessClosed(library, id)
  if (!loaded.ok) return loaded
  if (loaded.value.status === 'OPEN')
    return refuse('NOT_SIGNED', 'A case becomes a precedent once its notice is signed.')
  return precedentFromCase(loaded.value)
}

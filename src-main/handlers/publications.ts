import { createHash } from 'node:crypto'
import { ukDay } from '#core/date-and-clock'
import type { HearingCase } from '#core/hearing-case'
import {
  checkPublication,
  publicationOf,
  publicationsCsv,
  type Publication,
} from '#core/notice/publication-register'
import { isKeptPrivate } from '#core/notice/publication'
import { ok, refuse } from '#core/result'
import { listCases } from '../db/cases.ts'
import { insertClockEntry } from '../db/clock-entries.ts'
import { listNotices, loadNotice, type StoredNotice } from '../db/notices.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { insertPublication, loadPublication } from '../db/publications.ts'
import { writeWhole } from '../files/write-file.ts'
import { closing } from './awaiting-seals.ts'
import { record, stamp, today, type Answer, type Input, type OpenLibrary } from './library.ts'
import { loadUnlessClosed, toHearingCase } from './open-case.ts'
import { keepsCase } from './seal-state.ts'

type Issued = {
  readonly hearingCase: HearingCase
  readonly notice: StoredNotice
  readonly full: Publication['full']
}

/** Every published notice of every signed case that is not closed to this reader. */
function issuedNotices(library: OpenLibrary): readonly (Issued & { readonly rootId: string })[] {
  const closed = closing(library)
  return listCases(library.db).flatMap((stored) => {
    const hearingCase = toHearingCase(stored)
    if (hearingCase.status === 'OPEN' || closed(hearingCase) !== null) return []
    const notices = listNotices(library.db, stored.id)
    const notice = notices.find(({ kind }) => kind === 'PUBLISHED')
    const whole = notices.find(({ kind }) => kind === 'FULL')
    const full =
      whole === undefined
        ? null
        : { id: whole.id, number: whole.number, sha256: whole.currentSha256 }
    return notice === undefined ? [] : [{ hearingCase, notice, full, rootId: stored.rootId }]
  })
}

/** The register, the newest notice first. */
function registerOf(library: OpenLibrary): readonly Publication[] {
  const issued = issuedNotices(library)
  const on = today(library)
  return issued
    .map(({ hearingCase, notice, full, rootId }) => {
      const next = issued.find(
        (other) => other.rootId === rootId && other.hearingCase.version === hearingCase.version + 1,
      )
      const entry = loadPublication(library.db, notice.id)
      const replacedBy = next?.notice.number ?? null
      return publicationOf({ hearingCase, notice, full, entry, replacedBy }, library.law, on)
    })
    .toSorted((a, b) => (a.issuedOn + a.number > b.issuedOn + b.number ? -1 : 1))
}

function listPublications(library: OpenLibrary): Answer<'publication:list'> {
  record(library, 'publications.viewed', 'library')
  return ok(registerOf(library))
}

/** The day goes to the clocks too: the 28 days are counted from it, and fall due in the list of hearings. */
function recordPublication(
  library: OpenLibrary,
  { noticeId, ...days }: Input<'publication:record'>,
): Answer<'publication:record'> {
  const notice = loadNotice(library.db, noticeId)
  if (notice === null || notice.kind !== 'PUBLISHED')
    return refuse('NOT_FOUND', 'There is no such published notice in this library.')
  const loaded = loadUnlessClosed(library, notice.caseId)
  if (!loaded.ok) return loaded
  const { particulars, status } = loaded.value
  if (!keepsCase(library.unlocked.person, particulars))
    return refuse(
      'NOT_ALLOWED',
      'This case has another chair. Its chair or the secretariat does it.',
    )
  if (isKeptPrivate(loaded.value))
    return refuse('KEPT_PRIVATE', 'Nothing of this decision is published.')
  const issuedOn = ukDay(notice.issuedAt)
  const problems = checkPublication(days, issuedOn, library.law, today(library))
  if (problems.length > 0) return { ok: false, problems }
  const { db } = library
  const before = loadPublication(db, noticeId)
  const isSameFile = before !== null && before.publishedOn === days.publishedOn
  const sha256 = isSameFile ? before.sha256 : notice.currentSha256
  inOneTransaction(db, () => {
    insertPublication(db, { ...days, noticeId, caseId: notice.caseId, sha256, ...stamp(library) })
    // A notice that was replaced no longer sets the clocks, which its correction shares.
    if (status === 'SIGNED' && particulars.dates.published !== days.publishedOn)
      insertClockEntry(db, {
        caseId: notice.caseId,
        name: 'published',
        on: days.publishedOn,
        ...stamp(library),
      })
    record(library, 'publication.recorded', notice.number, { ...days, sha256 })
  })
  return ok(registerOf(library))
}

async function exportPublications(library: OpenLibrary): Promise<Answer<'publication:export'>> {
  const rows = registerOf(library)
  if (rows.length === 0)
    return refuse('NO_PUBLICATIONS', 'No notice is signed yet, so the register is empty.')
  const path = await library.deps.dialogs.saveFile({
    title: 'Save the register of publications',
    suggestedName: 'register-of-publications.csv',
    filters: [{ name: 'CSV', extensions: ['csv'] }],
  })
  if (path === null) return ok(null)
  if (!library.db.open) return refuse('LOCKED', 'The library was locked. Nothing was written.')
  const table = publicationsCsv(rows)
  const written = await writeWhole(path, table, { overwrite: true })
  if (written.ok)
    record(library, 'publications.exported', 'library', {
      notices: rows.length,
      sha256: createHash('sha256').update(table).digest('hex'),
    })
  return written
}

/** The channels of this part, by name. */
export const publicationHandlers = {
  'publication:list': listPublications,
  'publication:record': recordPublication,
  'publication:export': exportPublications,
}

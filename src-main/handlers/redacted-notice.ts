import type { NoticeWording } from '#contract/wording-api'
import type { HearingCase } from '#core/hearing-case'
import type { RedactionRow } from '#core/bundle/redaction/log'
import { leftOutRows, withheldRows } from '#core/notice/redaction/left-out-log'
import { phraseInLanguages } from '#core/notice/in-languages'
import type { NoticeDocument } from '#core/notice/notice'
import { isKeptPrivate } from '#core/notice/publication'
import { leftOutMark, redact, standing, type NoticeRedaction } from '#core/notice/redaction/redact'
import { ok, refuse, type Result } from '#core/result'
import { listNoticeRedactions } from '../db/notice-redactions.ts'
import { stamp, type OpenLibrary } from './library.ts'
import { languagesOf } from './wording.ts'

/** The published notice without what the chair ordered to be left out; the full one as it is. */
export function asPublished(
  library: OpenLibrary,
  { id }: HearingCase,
  document: NoticeDocument,
  wording: NoticeWording,
): NoticeDocument {
  if (document.kind === 'FULL') return document
  const languages = languagesOf(library, wording)
  const markOf = (ground: string) =>
    phraseInLanguages((words) => leftOutMark(words, ground), languages).passages
  return redact(document, listNoticeRedactions(library.db, id), markOf)
}

/** What is left out of the published notice of any of these cases. */
export const leftOutOfAny = (
  { db }: OpenLibrary,
  cases: readonly Pick<HearingCase, 'id'>[],
): readonly NoticeRedaction[] => cases.flatMap(({ id }) => listNoticeRedactions(db, id))

/** The log as it now stands; a redaction whose words are no longer found is not in it. */
export function rowsNow(
  library: OpenLibrary,
  hearingCase: HearingCase,
  full: NoticeDocument,
  published: NoticeDocument,
): readonly RedactionRow[] {
  const { at } = stamp(library)
  if (isKeptPrivate(hearingCase)) return withheldRows(hearingCase, published.number, at)
  const redactions = listNoticeRedactions(library.db, hearingCase.id)
  return leftOutRows(full, published, standing(published, redactions), at)
}

/**
 * The log to be kept with a published notice. Refused where the words of a redaction are no longer
 * found: what was to be left out could stand in the notice in other words.
 */
export function logOf(
  library: OpenLibrary,
  hearingCase: HearingCase,
  full: NoticeDocument,
  published: NoticeDocument,
): Result<readonly RedactionRow[]> {
  const found = standing(published, listNoticeRedactions(library.db, hearingCase.id))
  const lost = found.filter(({ at }) => at === null).length
  if (lost > 0 && !isKeptPrivate(hearingCase))
    return refuse(
      'REDACTION_LOST',
      `${lost === 1 ? 'A passage' : `${lost} passages`} to be left out of the published notice ` +
        'can no longer be found: the text was changed. Look at what is left out, and mark it again.',
    )
  return ok(rowsNow(library, hearingCase, full, published))
}

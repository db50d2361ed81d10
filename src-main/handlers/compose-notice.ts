import type { NoticeWording as Asked } from '#contract/wording-api'
import { canonicalJson } from '#core/canonical'
import type { HearingCase } from '#core/hearing-case'
import { noticeRecord } from '#core/notice/attachment'
import { grouped } from '#core/notice/draft'
import { missingWelsh, type MissingWelsh } from '#core/notice/missing-welsh'
import type { NoticeInput } from '#core/notice/notice-context'
import type { NoticeDocument } from '#core/notice/notice'
import { noticeNumber } from '#core/notice/notice-number'
import type { NoticeWording } from '#core/notice/notice-wording'
import { ok, refuse, type Result } from '#core/result'
import { capacityLabel } from '#core/wording'
import { listDocuments } from '../db/bundle.ts'
import { listNoticeRedactions } from '../db/notice-redactions.ts'
import { listNotices, loadNoticeDocument } from '../db/notices.ts'
import { hashText, keyedHash } from '../vault/keys.ts'
import { comparisonOf } from './comparisons.ts'
import { heardWith } from './heard-with.ts'
import { record, today, type Answer, type Input, type OpenLibrary } from './library.ts'
import { loadDeliberation } from './open-case.ts'
import { sourcesOf } from './print-comparison.ts'
import { asPublished, leftOutOfAny } from './redacted-notice.ts'
import { sealState } from './seal-state.ts'
import { inWording, languagesOf } from './wording.ts'

export type Kind = NoticeDocument['kind']

/** In which languages the notice of a case is printed, as its keepers chose. */
export const printingOf = ({ particulars }: HearingCase): NoticeWording => particulars.wording

/**
 * Stands in both notices and can be made by this library alone: a plain hash would let a reader of
 * the published notice try out what it leaves out.
 */
function decisionMark(
  { unlocked }: OpenLibrary,
  { reference, version, findings, seriousness, decision }: HearingCase,
): string {
  const decided = canonicalJson({ reference, version, findings, seriousness, decision })
  const mark = keyedHash(unlocked.libraryKey, `decision of a notice ${decided}`)
  return grouped(Buffer.from(mark, 'base64').toString('hex'))
}

/** All that a notice says, before it is said in any language. */
function inputOf(library: OpenLibrary, hearingCase: HearingCase, kind: Kind): NoticeInput {
  const { reference, version, particulars } = hearingCase
  const capacity = particulars.chair.capacity ?? library.unlocked.person.capacity
  // After a change of the panel comparators are closed again, also those that were looked at.
  const { comparatorsOpen } = sealState(library, hearingCase)
  return {
    hearingCase,
    law: library.law,
    kind,
    number: noticeNumber({ reference, version, kind }),
    issuedOn: today(library),
    documents: listDocuments(library.db, hearingCase.id),
    comparison: comparatorsOpen ? (comparisonOf(library, hearingCase)?.comparison ?? null) : null,
    caseSources: sourcesOf(library, hearingCase.decision.reliedOnComparators),
    signer: {
      label: particulars.chair.label,
      capacity: capacity === null ? 'Chair' : capacityLabel(capacity),
    },
    heardWith: heardWith(library, hearingCase).map((other) => other.reference),
    decisionMark: decisionMark(library, hearingCase),
    leftOut: listNoticeRedactions(library.db, hearingCase.id).map(({ ground }) => ground),
  }
}

/** The notice before the chair's order leaves anything out of the published one. */
export const composeWhole = (
  library: OpenLibrary,
  hearingCase: HearingCase,
  kind: Kind,
  wording: Asked = printingOf(hearingCase),
): NoticeDocument => inWording(library, inputOf(library, hearingCase, kind), wording).document

/** The notice as data; the screen draws it, and exactly this is rendered and signed. */
export function compose(
  library: OpenLibrary,
  hearingCase: HearingCase,
  kind: Kind,
  wording: Asked = printingOf(hearingCase),
): NoticeDocument {
  const input = inputOf(library, hearingCase, kind)
  const whole = inWording(library, input, wording).document
  const document = asPublished(library, hearingCase, whole, wording)
  const compared = input.comparison === null ? null : comparisonOf(library, hearingCase)
  const how = compared === null ? null : { madeAt: compared.madeAt, sha256: hashText }
  return { ...document, record: noticeRecord(input, document, whole, how) }
}

/** What any paper of the case would print in English for want of Welsh: each phrase once. */
export const untranslatedIn = (
  library: OpenLibrary,
  hearingCase: HearingCase,
  wording: Asked,
): readonly MissingWelsh[] => {
  const others = heardWith(library, hearingCase)
  return missingWelsh(
    {
      full: inputOf(library, hearingCase, 'FULL'),
      published: inputOf(library, hearingCase, 'PUBLISHED'),
      others,
      redactions: leftOutOfAny(library, [hearingCase, ...others]),
    },
    languagesOf(library, wording),
  )
}

export function listUntranslated(
  library: OpenLibrary,
  { caseId, ...wording }: Input<'wording:untranslated'>,
): Answer<'wording:untranslated'> {
  const loaded = loadDeliberation(library, caseId)
  if (!loaded.ok) return loaded
  if (sealState(library, loaded.value).draftClosed)
    return refuse('SEALED', 'The draft of the notice opens to you when every view is sealed.')
  return ok(untranslatedIn(library, loaded.value, wording))
}

/** A signed notice as it was signed, to the letter; a draft as it now stands. */
function documentOf(
  library: OpenLibrary,
  hearingCase: HearingCase,
  kind: Kind,
  wording: Asked | undefined,
): Result<NoticeDocument> {
  if (hearingCase.status !== 'OPEN') {
    const issued = listNotices(library.db, hearingCase.id).find((notice) => notice.kind === kind)
    const document = issued === undefined ? null : loadNoticeDocument(library.db, issued.id)
    return document === null
      ? refuse('NOT_FOUND', 'There is no such notice of this case.')
      : ok(document)
  }
  return sealState(library, hearingCase).draftClosed
    ? refuse('SEALED', 'The draft of the notice opens to you when every view is sealed.')
    : ok(compose(library, hearingCase, kind, wording))
}

export function composeForScreen(
  library: OpenLibrary,
  { caseId, kind, wording }: Input<'notice:compose'>,
): Answer<'notice:compose'> {
  const loaded = loadDeliberation(library, caseId)
  if (!loaded.ok) return loaded
  const document = documentOf(library, loaded.value, kind, wording)
  if (document.ok) record(library, 'notice.viewed', document.value.number)
  return document
}

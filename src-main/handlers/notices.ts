import type { NoticeWording } from '#contract/wording-api'
import { canonicalJson } from '#core/canonical'
import { isForPresentCase } from '#core/comparison-current'
import type { HearingCase } from '#core/hearing-case'
import { checkIssuable } from '#core/law/issuable'
import { reasonOnChange } from '#core/law/issuable-changed'
import { boundsOf } from '#core/law/issuable-departure'
import { noticeRecord } from '#core/notice/attachment'
import type { Untranslated } from '#core/notice/in-languages'
import type { NoticeInput } from '#core/notice/notice-context'
import type { NoticeDocument } from '#core/notice/notice'
import { noticeFileName, noticeNumber } from '#core/notice/notice-number'
import { ok, refuse, type Result } from '#core/result'
import { capacityLabel } from '#core/wording'
import { listDocuments } from '../db/bundle.ts'
import { markCaseSigned } from '../db/cases.ts'
import { loadLatestComparison } from '../db/comparisons.ts'
import {
  insertNotice,
  listNotices,
  loadNotice,
  loadNoticeBytes,
  loadNoticeDocument,
} from '../db/notices.ts'
import { insertLeftOutLog, listNoticeRedactions } from '../db/notice-redactions.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { writeWhole } from '../files/write-file.ts'
import type { SigningKey } from '../cms/sealer.ts'
import { checkSigningKey } from '../notice-pdf/signing-key.ts'
import { signNotice } from '../notice-pdf/sign-notice.ts'
import { hashText } from '../vault/keys.ts'
import { confirmPassphrase } from '../vault/unlock-vault.ts'
import { comparisonOf } from './comparisons.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import {
  composeOpenCase,
  loadDeliberation,
  loadHearingCase,
  loadUnlessClosed,
  settleCase,
} from './open-case.ts'
import { sourcesOf } from './print-comparison.ts'
import { asPublished, logOf } from './redacted-notice.ts'
import { sealState, whoseFindingsMoved } from './seal-state.ts'
import { mySigningKey } from './signing.ts'
import { inWording } from './wording.ts'

type Kind = NoticeDocument['kind']
const KINDS = ['FULL', 'PUBLISHED'] as const

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
    issuedOn: stamp(library).at.slice(0, 10),
    documents: listDocuments(library.db, hearingCase.id),
    comparison: comparatorsOpen ? (comparisonOf(library, hearingCase)?.comparison ?? null) : null,
    caseSources: sourcesOf(library, hearingCase.decision.reliedOnComparators),
    signer: {
      label: particulars.chair.label,
      capacity: capacity === null ? 'Chair' : capacityLabel(capacity),
    },
  }
}

/** The notice before the chair's order leaves anything out of the published one. */
export const composeWhole = (
  library: OpenLibrary,
  hearingCase: HearingCase,
  kind: Kind,
  wording?: NoticeWording,
): NoticeDocument => inWording(library, inputOf(library, hearingCase, kind), wording).document

/** The notice as data; the screen draws it, and exactly this is rendered and signed. */
function compose(
  library: OpenLibrary,
  hearingCase: HearingCase,
  kind: Kind,
  wording: NoticeWording | undefined,
): NoticeDocument {
  const input = inputOf(library, hearingCase, kind)
  const whole = inWording(library, input, wording).document
  const document = asPublished(library, hearingCase, whole)
  const compared = input.comparison === null ? null : comparisonOf(library, hearingCase)
  const how = compared === null ? null : { madeAt: compared.madeAt, sha256: hashText }
  return { ...document, record: noticeRecord(input, document, whole, how) }
}

/** What both copies would print in English for want of Welsh: each phrase once. */
function untranslatedIn(
  library: OpenLibrary,
  hearingCase: HearingCase,
  wording: NoticeWording | undefined,
): readonly Untranslated[] {
  if (wording === undefined) return []
  const all = KINDS.flatMap(
    (kind) => inWording(library, inputOf(library, hearingCase, kind), wording).untranslated,
  )
  return [...new Map(all.map((one) => [`${one.key} ${one.english}`, one])).values()]
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
  wording: NoticeWording | undefined,
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

/** Everything that stands between the chair and signing, in one list. */
function checkBeforeSigning(library: OpenLibrary, hearingCase: HearingCase): Result<SigningKey> {
  if (hearingCase.status !== 'OPEN')
    return refuse('CASE_SIGNED', 'The notice is signed. Correct it by making a new version.')
  if (hearingCase.particulars.chair.profileId !== library.unlocked.person.id)
    return refuse('NOT_THE_CHAIR', 'Only the chair of this case signs its notice.')
  const comparison = loadLatestComparison(library.db, hearingCase.id)
  const { allSealed, onOtherFindings } = sealState(library, hearingCase)
  const problems = checkIssuable(hearingCase, library.law, {
    sealed: allSealed,
    onOtherFindings,
    comparatorsConsulted: comparison !== null,
    comparisonIsOld: comparison !== null && !isForPresentCase(comparison.comparison, hearingCase),
    pointingAway: comparison?.comparison.searchReport.pointingAway ?? [],
    excludedPointingAway: comparison?.comparison.excludedPointingAway ?? [],
    ...boundsOf(comparison?.comparison ?? null),
  })
  if (problems.length > 0) return { ok: false, problems }
  const key = mySigningKey(library)
  if (!key.ok) return key
  const usable = checkSigningKey(key.value, stamp(library).at)
  return usable.ok ? key : usable
}

/** Findings that moved under a sealed view: who had sealed, and why the notice went out. */
function recordChangedFindings(library: OpenLibrary, hearingCase: HearingCase): void {
  const views = whoseFindingsMoved(library, hearingCase)
  if (views.length === 0) return
  const reason = reasonOnChange(hearingCase)
  const { reference } = hearingCase
  record(library, 'findings.changed-since-sealed', reference, { views: views.join(', '), reason })
}

/** Everything that a notice is drawn from and checked on. */
const fingerprint = (library: OpenLibrary, hearingCase: HearingCase): string =>
  canonicalJson({
    hearingCase,
    documents: listDocuments(library.db, hearingCase.id),
    comparison: loadLatestComparison(library.db, hearingCase.id)?.comparison.fingerprint ?? null,
    leftOut: listNoticeRedactions(library.db, hearingCase.id),
  })

const changedMeanwhile = ({ status }: HearingCase) =>
  status === 'OPEN'
    ? refuse(
        'CHANGED_MEANWHILE',
        'The case was changed while it was signed. Read it and sign again.',
      )
    : refuse('CASE_SIGNED', 'The notice is signed. Correct it by making a new version.')

const noWelsh = (count: number) =>
  refuse(
    'NO_WELSH',
    `${count === 1 ? 'One phrase has' : `${count} phrases have`} no Welsh. Take in the translation, or allow them in English with a mark.`,
  )

/** Signs full and published notice with the chair's key and locks the case, all or nothing. */
export async function issueNotice(
  library: OpenLibrary,
  folder: string,
  { caseId, passphrase, wording, allowsEnglish = false }: Input<'notice:issue'>,
): Promise<Answer<'notice:issue'>> {
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  const hearingCase = loaded.value
  const checked = fingerprint(library, hearingCase)
  const key = checkBeforeSigning(library, hearingCase)
  if (!key.ok) return key
  const untranslated = untranslatedIn(library, hearingCase, wording)
  if (untranslated.length > 0 && !allowsEnglish) return noWelsh(untranslated.length)
  const whole = (kind: Kind) => composeWhole(library, hearingCase, kind, wording)
  const log = logOf(library, hearingCase, whole('FULL'), whole('PUBLISHED'))
  if (!log.ok) return log
  const now = library.deps.now().getTime()
  const profileId = library.unlocked.person.id
  const confirmed = await confirmPassphrase({ folder, profileId, passphrase, now })
  if (!confirmed.ok) return confirmed
  const { at } = stamp(library)
  const location = hearingCase.particulars.force
  const signed = await Promise.all(
    KINDS.map(async (kind) => {
      const document = compose(library, hearingCase, kind, wording)
      return {
        document,
        ...(await signNotice(document, key.value, { reason: document.title, location, at })),
      }
    }),
  )
  const facts = checkSigningKey(key.value, at)
  if (!facts.ok) return facts
  return inOneTransaction(library.db, () => {
    // Signing takes a while: what is locked must be, to the letter, what was checked and signed.
    const present = loadHearingCase(library, caseId)
    if (!present.ok) return present
    if (fingerprint(library, present.value) !== checked) return changedMeanwhile(present.value)
    settleCase(library, present.value)
    for (const { document, pdf, sha256 } of signed) {
      const { id: noticeId } = insertNotice(library.db, {
        caseId,
        document,
        content: pdf,
        sha256,
        issuedAt: at,
        signer: document.signature.signer,
        certificate: facts.value,
      })
      if (document.kind === 'PUBLISHED')
        insertLeftOutLog(library.db, { noticeId, caseId, rows: log.value })
      record(library, 'notice.signed', document.number, { sha256, kind: document.kind })
    }
    recordChangedFindings(library, present.value)
    markCaseSigned(library.db, caseId)
    return composeOpenCase(library, caseId)
  })
}

export async function saveNotice(
  library: OpenLibrary,
  { noticeId }: Input<'notice:save'>,
): Promise<Answer<'notice:save'>> {
  const notice = loadNotice(library.db, noticeId)
  const bytes = loadNoticeBytes(library.db, noticeId)
  if (notice === null || bytes === null)
    return refuse('NOT_FOUND', 'There is no such notice in this library.')
  const readable = loadUnlessClosed(library, notice.caseId)
  if (!readable.ok) return readable
  const path = await library.deps.dialogs.saveFile({
    title: 'Save the signed notice',
    suggestedName: noticeFileName(notice),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  })
  if (path === null) return ok(null)
  const written = await writeWhole(path, bytes, { overwrite: true })
  if (written.ok)
    record(library, 'notice.exported', notice.number, { sha256: notice.currentSha256 })
  return written
}

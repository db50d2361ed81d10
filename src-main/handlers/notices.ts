import { canonicalJson } from '#core/canonical'
import { isForPresentCase } from '#core/comparison-current'
import type { HearingCase } from '#core/hearing-case'
import { checkIssuable } from '#core/law/issuable'
import { reasonOnChange } from '#core/law/issuable-changed'
import { boundsOf } from '#core/law/issuable-departure'
import { noticeFileName } from '#core/notice/notice-number'
import { ok, refuse, type Result } from '#core/result'
import { listDocuments } from '../db/bundle.ts'
import { markCaseSigned } from '../db/cases.ts'
import { loadLatestComparison } from '../db/comparisons.ts'
import { insertNotice, loadNotice, loadNoticeBytes } from '../db/notices.ts'
import { insertLeftOutLog, listNoticeRedactions } from '../db/notice-redactions.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { writeWhole } from '../files/write-file.ts'
import type { SigningKey } from '../cms/sealer.ts'
import { checkSigningKey } from '../notice-pdf/signing-key.ts'
import { signNotice } from '../notice-pdf/sign-notice.ts'
import { confirmPassphrase } from '../vault/unlock-vault.ts'
import { compose, composeWhole, printingOf, untranslatedIn, type Kind } from './compose-notice.ts'
import { heardWith } from './heard-with.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { composeOpenCase, loadHearingCase, loadUnlessClosed, settleCase } from './open-case.ts'
import { logOf } from './redacted-notice.ts'
import { sealState, whoseFindingsMoved } from './seal-state.ts'
import { mySigningKey } from './signing.ts'

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
    heardWith: heardWith(library, hearingCase).map(({ reference }) => reference),
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
  { caseId, passphrase, ...asked }: Input<'notice:issue'>,
): Promise<Answer<'notice:issue'>> {
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  const hearingCase = loaded.value
  const checked = fingerprint(library, hearingCase)
  const key = checkBeforeSigning(library, hearingCase)
  if (!key.ok) return key
  const wording = asked.wording ?? printingOf(hearingCase)
  const untranslated = untranslatedIn(library, hearingCase, wording)
  const allowsEnglish = asked.allowsEnglish ?? printingOf(hearingCase).allowsEnglish
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
    (['FULL', 'PUBLISHED'] as const).map(async (kind) => {
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

import type { Channel } from '#contract/api'
import type { access } from './access.ts'
import * as audit from './audit.ts'
import { bundleHandlers } from './bundle-channels.ts'
import { searchBundle } from './bundle-search.ts'
import { exportCaseFile } from './case-export.ts'
import { deleteWholeCase, readRetention, setRetention } from './case-deletion.ts'
import { exportCasePack } from './case-pack-export.ts'
import { takeInCasePack } from './case-pack-take-in.ts'
import { takeInCaseFile } from './case-file-preview.ts'
import { importSampleCase, importSampleCase2025 } from './case-import.ts'
import { backUp } from './backups.ts'
import * as cases from './cases.ts'
import { exportChanges, importChanges } from './change-files.ts'
import { exportClocks, listClocks, recordClockDay } from './clocks.ts'
import { composeForScreen, listUntranslated } from './compose-notice.ts'
import { openComparison, replayComparison, tryComparison } from './comparisons.ts'
import { checkEvidence, repairEvidence } from './evidence-repair.ts'
import { hearingHandlers } from './co-heard.ts'
import { exchangeHandlers } from './exchange-book.ts'
import { cancelExceptional, listExceptional } from './exceptional-bank.ts'
import { cancelImport } from './import-state.ts'
import { runImport, saveRejects, tryImport } from './imports.ts'
import * as law from './law.ts'
import { exportLawPack } from './law-pack-export.ts'
import { takeInLawPack } from './law-pack.ts'
import type { Answer, Input, OpenLibrary } from './library.ts'
import { exportMarks } from './mark-schedule.ts'
import { maskingHandlers } from './masked-words.ts'
import * as marks from './marks.ts'
import { saveNoticePage } from './notice-page.ts'
import { countersignNotice, requestTimestamp, takeTimestamp } from './notice-revisions.ts'
import { takeRevocation } from './notice-revocation.ts'
import { noticeRedactionHandlers } from './notice-redactions.ts'
import * as notices from './notices.ts'
import { recordChange, saveChangeDraft } from './panel-change.ts'
import { inspectPack } from './pack-inspect.ts'
import { showPanelRecord } from './panel-record.ts'
import { pageReferenceHandlers } from './page-references.ts'
import { addToLibrary } from './people.ts'
import * as precedents from './precedents.ts'
import { paperHandlers } from './papers.ts'
import { publicationHandlers } from './publications.ts'
import { printComparison } from './print-comparison.ts'
import * as quality from './quality.ts'
import { applyRedactions, exportRedactionLog } from './redacted-copies.ts'
import { cancelRedacting, newRedacting } from './redacting.ts'
import { findInPages, readPageWords } from './redaction-search.ts'
import * as redactions from './redactions.ts'
import * as recognition from './recognition.ts'
import { replayNotice } from './replay-notice.ts'
import { exportOpening, exportSeal } from './seal-export.ts'
import { importOpening, importSeal } from './seal-import.ts'
import * as seals from './seals.ts'
import { vaultStatus, type Session } from './session.ts'
import { requestSigningCertificate, takeAnswer } from './signing-requests.ts'
import { restoreBackup } from './restore.ts'
import * as signing from './signing.ts'
import { tableHandlers } from './table-mappings.ts'
import * as trust from './trust.ts'
import { vaultHandlers } from './vault.ts'
import { verifyHandlers, verifyIssued, type Checked } from './verification.ts'
import { wordingHandlers } from './wording.ts'

type Work<C extends Channel> = (input: Input<C>) => Answer<C> | Promise<Answer<C>>
type OpenWork<C extends Channel> = (
  library: OpenLibrary,
  input: Input<C>,
) => Answer<C> | Promise<Answer<C>>
type OpenChannel = { [C in Channel]: (typeof access)[C] extends 'OPEN' ? C : never }[Channel]
type Implementations = {
  readonly [C in Channel]: C extends OpenChannel ? Work<C> : OpenWork<C>
}

/** Which function answers a channel: the table of all of them. The guard of createHandlers comes first. */
export function implementChannels(session: Session): Implementations {
  const { importing, recognising } = session
  const running = quality.newRunning()
  const redacting = newRedacting(session.importing.gate)
  const checked: Checked = new Map()
  return {
    'vault:status': () => vaultStatus(session),
    ...vaultHandlers(session),
    'vault:restore': () => restoreBackup(session),
    'law:read': () => law.readLaw(session),
    'law:book': (library) => law.readBook(session, library),
    'law:sign-off': (library, input) => law.signOff(session, library, input),
    'law:withdraw-sign-off': (library, input) => law.withdrawSignOff(session, library, input),
    'law:update-bank-holidays': (library) => law.updateBankHolidays(session, library),
    'pack:export-law': (library, input) => exportLawPack(session, library, input),
    'pack:inspect': (library, input) => inspectPack(session, library, input),
    'pack:export-case': (library, input) => exportCasePack(session, library, input),
    'pack:take-in-law': (library, input) => takeInLawPack(session, library, input),
    'pack:take-in-case': (library, input) => takeInCasePack(session, library, input),
    'pack:take-in-file': (library, input) => takeInCaseFile(session, library, input),
    'pack:cancel': () => cancelImport(importing),
    ...exchangeHandlers,
    'clock:list': listClocks,
    'clock:record': recordClockDay,
    'clock:export': exportClocks,
    ...verifyHandlers(session, checked),
    'person:add': (library, input) => addToLibrary(library, session.folder, input),
    'library:back-up': (library) => backUp(session, library),
    'library:facts': (library) => audit.libraryFacts(session, library),
    'precedent:matrix': precedents.showMatrix,
    'precedent:list': precedents.listInMatrix,
    'precedent:open': precedents.openPrecedent,
    'precedent:record': precedents.recordPrecedent,
    'precedent:correct': precedents.amendPrecedent,
    ...tableHandlers(importing),
    'import:run': (library, input) => runImport(library, importing, input),
    'import:try': (library, input) => tryImport(library, importing, input),
    'import:cancel': () => cancelImport(importing),
    'import:save-rejects': (library) => saveRejects(library, importing),
    'case:list': cases.listAllCases,
    'case:create': cases.createCase,
    'case:import-sample': (library) => importSampleCase(session, library),
    'case:import-sample-2025': (library) => importSampleCase2025(session, library),
    'case:open': cases.openCase,
    'case:save': cases.saveTyped,
    'case:correct': cases.correctCase,
    'case:draft-precedent': cases.draftPrecedent,
    'case:export-file': exportCaseFile,
    'case:delete': (library, input) => deleteWholeCase(session, library, input),
    'retention:read': readRetention,
    'retention:set': setRetention,
    ...bundleHandlers(session.importing.gate),
    'bundle:search': async (library, input) => {
      const found = await searchBundle(library, input)
      // Its call without words is what finds pages without text.
      recognising.follow(library, input.caseId)
      return found
    },
    'recognition:show': (library, input) =>
      recognition.showRecognition(library, recognising, input),
    'recognition:page': recognition.readRecognisedPage,
    'recognition:pause': (library, input) =>
      recognition.pauseRecognition(library, recognising, input),
    'recognition:again': (library, input) =>
      recognition.recogniseAgain(library, recognising, input),
    'redaction:list': redactions.listRedactions,
    'redaction:words': readPageWords,
    'redaction:find': (library, input) => findInPages(library, redacting, input),
    'redaction:mark': redactions.markAreas,
    'redaction:change': redactions.changeRedaction,
    'redaction:remove': redactions.removeRedactions,
    'redaction:review': redactions.reviewRedactions,
    'redaction:apply': (library, input) => applyRedactions(library, redacting, input),
    'redaction:cancel': () => cancelRedacting(redacting),
    'redaction:export-log': exportRedactionLog,
    'mark:list': marks.listMarks,
    'mark:put': marks.putMark,
    'mark:delete': marks.deleteMark,
    'mark:export': exportMarks,
    'evidence:check': checkEvidence,
    'evidence:repair': repairEvidence,
    ...pageReferenceHandlers,
    'seal:draft': seals.saveMyDraft,
    'seal:commit': seals.commitSeal,
    'seal:open-early': seals.openEarly,
    'seal:record': showPanelRecord,
    'seal:export': exportSeal,
    'seal:import': importSeal,
    'seal:export-opening': exportOpening,
    'seal:import-opening': importOpening,
    'seal:change': recordChange,
    'seal:change-draft': saveChangeDraft,
    'seal:export-changes': exportChanges,
    'seal:import-changes': importChanges,
    'comparison:open': openComparison,
    'comparison:replay': replayComparison,
    'comparison:print': printComparison,
    'comparison:try': tryComparison,
    ...maskingHandlers,
    'method:evaluate': (library, input) => quality.gradeMethod(library, running, input),
    'method:cancel': () => quality.cancelGrading(running),
    'library:consistency': (library, filter) => quality.showConsistency(library, running, filter),
    'exceptional:list': (library, input) => listExceptional(library, running, input),
    'exceptional:cancel': () => cancelExceptional(running),
    'notice:compose': composeForScreen,
    'notice:issue': (library, input) => notices.issueNotice(library, session.folder, input),
    'notice:save': notices.saveNotice,
    'notice:save-page': saveNoticePage,
    'notice:countersign': (library, input) => countersignNotice(library, session.folder, input),
    'notice:request-timestamp': requestTimestamp,
    'notice:take-timestamp': takeTimestamp,
    'notice:take-revocation': takeRevocation,
    'notice:replay': (library, input) => replayNotice(library, checked, input),
    'notice:verify-issued': verifyIssued,
    'wording:untranslated': listUntranslated,
    ...wordingHandlers,
    ...noticeRedactionHandlers,
    ...hearingHandlers,
    ...paperHandlers,
    ...publicationHandlers,
    'signing:status': signing.signingStatus,
    'signing:make': signing.makeCertificate,
    'signing:request': requestSigningCertificate,
    'signing:answer': takeAnswer,
    'signing:import': signing.importCertificate,
    'trust:list': trust.listTrustedCertificates,
    'trust:read': trust.readTrustCandidates,
    'trust:add': trust.trustCertificate,
    'trust:remove': trust.removeTrust,
    'audit:list': audit.listEntries,
    'audit:verify': (library) => audit.verifyRecord(session, library),
  }
}

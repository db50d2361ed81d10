// Words for the acts of the audit record. An act without an entry is shown by its own code,
// so that nothing in the record can be hidden by a missing word.
const words: Readonly<Record<string, string>> = {
  'library.created': 'Library made',
  'library.unlocked': 'Library unlocked',
  'library.locked': 'Library locked',
  'library.recovered': 'Library opened with the recovery key',
  'person.added': 'Person added',
  'matrix.viewed': 'Precedent matrix viewed',
  'precedents.viewed': 'Precedents listed',
  'precedents.imported': 'Precedents imported',
  'precedent.viewed': 'Precedent viewed',
  'precedent.recorded': 'Precedent recorded',
  'precedent.corrected': 'Precedent corrected',
  'case.created': 'Case made',
  'case.imported': 'Case file taken in',
  'case.viewed': 'Case opened',
  'case.deleted': 'Case deleted',
  'retention.set': 'Period for which cases are kept recorded',
  'case.changed': 'Case saved',
  'case.correction-begun': 'Correction begun',
  'document.added': 'Document added to the bundle',
  'document.replaced': 'File of a document replaced by another',
  'document.saved-as-it-came': 'Document saved as it came',
  'document.renamed': 'Document of the bundle renamed',
  'document.removed': 'Document taken out of the bundle',
  'bundle.arranged': 'Bundle put in order',
  'bundle.issued': 'Bundle issued as one PDF',
  'document.viewed': 'Document of the bundle read',
  'document.found-changed': 'Document found to be another than was added',
  'redactions.viewed': 'Areas to redact listed',
  'redactions.searched': 'Words to redact looked for',
  'redactions.marked': 'Areas to redact marked',
  'redaction.changed': 'Area to redact changed',
  'redactions.removed': 'Areas to redact taken away',
  'redactions.reviewed': 'Areas to redact reviewed',
  'redactions.applied': 'Redacted copy made',
  'redaction-log.exported': 'Log of redactions saved as a file',
  'document.recognised': 'Words read off the pictures of a document',
  'recognition.paused': 'Reading of scanned pages paused',
  'recognition.resumed': 'Reading of scanned pages resumed',
  'recognition.again': 'Scanned pages to be read once more',
  'marks.viewed': 'Marks on bundle pages listed',
  'mark.private-kept': 'Private mark kept',
  'mark.private-changed': 'Private mark changed',
  'mark.private-removed': 'Private mark removed',
  'mark.shared': 'Mark shared with the panel',
  'mark.taken-back': 'Shared mark taken back',
  'marks.exported': 'Schedule of marks saved as a file',
  'evidence.repaired': 'Links to bundle pages repaired',
  'references.repaired': 'Page numbers in reasons repaired',
  'view.sealed': 'Provisional view sealed',
  'comparators.viewed': 'Comparators opened',
  'comparison.word-uncovered': 'Hidden word in the account of a comparator shown',
  'library.backed-up': 'Backup of the library made',
  'library.restored': 'Library put back from a backup',
  'comparators.opened-early': 'Comparators opened early',
  'comparators.seen-beside': 'Comparators of a case on the same matter seen before all had sealed',
  'comparison.file': 'Case file compared',
  'certificate.kept': 'Signing certificate kept',
  'notice.signed': 'Notice signed',
  'notice.countersigned': 'Notice counter-signed',
  'notice.timestamp-requested': 'Timestamp asked for',
  'notice.revocation-kept': 'Revocation data taken in',
  'notice.timestamped': 'Timestamp taken in',
  'certificate.requested': 'Certificate asked for',
  'certificate.trusted': 'Certificate trusted',
  'certificate.untrusted': 'Certificate trusted no more',
  'notice.exported': 'Notice saved as a file',
  'notice.page-exported': 'Notice saved as a web page',
  'notice.verified': 'Notice checked',
  'wording.exported': 'Phrases of the notice saved for a translator',
  'wording.imported': 'Welsh of a translator taken in',
  'left-out.viewed': 'What the published notice leaves out listed',
  'left-out.marked': 'Passage marked to be left out of the published notice',
  'left-out.removed': 'Passage no longer left out of the published notice',
  'left-out.exported': 'Log of what the published notice leaves out saved as a file',
  'hearing.officer-added': 'Case opened for another officer of a hearing',
  'hearing.joined': 'Case heard together with another one',
  'hearing.carried-over': 'Days, place and panel of a hearing taken over into its other cases',
  'paper.viewed': 'Letter, report or public notice of a hearing viewed',
  'paper.exported': 'Letter, report or public notice of a hearing saved as a file',
  'publications.viewed': 'Register of publications viewed',
  'publication.recorded': 'Publication of a notice recorded',
  'publications.exported': 'Register of publications saved as a file',
  'file.verified': 'File checked for signatures',
  'law.signed-off': 'Entry of the rule book signed off',
  'law.sign-off-withdrawn': 'Sign-off withdrawn',
  'law.bank-holidays-updated': 'Bank holidays brought up to date',
  'pack.exported': 'Pack saved for another library',
  'pack.inspected': 'Pack of another library looked at',
  'pack.taken-in': 'Pack of another library taken in',
  'signer.confirmed': 'Signer of another library confirmed',
  'signer.revoked': 'Signer of another library revoked',
  'receiving-key.saved': 'Receiving key saved as a file',
  'recipient.added': 'Receiver of packs added',
  'recipient.confirmed': 'Key of a receiver of packs confirmed',
  'recipient.revoked': 'Receiver of packs revoked',
  'clocks.exported': 'Clocks saved as a calendar file',
  'case.exported': 'Case file saved for another laptop',
  'clock.recorded': 'Day recorded for a clock',
  'comparison.replayed': 'Comparison replayed',
  'comparison.printed': 'Comparison printed',
  'consistency.viewed': 'Consistency of the library viewed',
  'method.evaluated': 'Method graded',
  'panel.changed': 'Panel or proceedings changed',
  'parity.viewed': 'Officers of the same incident viewed',
  'seal.imported': 'Sealed view taken in',
  'seal.key-confirmed': 'Key of a decision-maker confirmed',
  'view.change-opened': 'Change of view became readable',
  'view.opened': 'Sealed view became readable',
  'view.reconsidered': 'Change of view recorded',
  'view.change-taken-in': 'Change of view taken in',
  'changes.exported': 'Change of view saved as a file',
  'opening.exported': 'Opening of a view saved as a file',
  'findings.changed-since-sealed': 'Notice signed although findings changed after sealing',
  'person.passphrase-reset': 'Passphrase set with the recovery key',
  'rejects.saved': 'Rejected rows saved as a file',
  'notice.viewed': 'Notice read',
  'exceptional.viewed': 'Exceptional circumstances viewed',
  'seal.exported': 'Sealed view saved as a file',
  'hearings.viewed': 'Hearings listed',
  'clocks.viewed': 'Clocks viewed',
  'rule-book.viewed': 'Rule book viewed',
  'panel-record.viewed': 'Record of the panel viewed',
  'audit.verified': 'Record checked from the first entry',
}

export const actionWords = (action: string): string => words[action] ?? action

const fieldWords: Readonly<Record<string, string>> = {
  sha256: 'SHA-256',
  section: 'Part',
  reason: 'Reason',
  mark: 'Mark',
  document: 'Document',
  page: 'Page of the document',
  place: 'Which page',
  replaces: 'Replaces',
  commitment: 'Commitment',
  fingerprint: 'Fingerprint',
  label: 'Label',
  role: 'Role',
  kind: 'Kind',
  origin: 'Origin',
  verdict: 'Verdict',
  failedBefore: 'Failed attempts before',
}

export type Fact = { readonly name: string; readonly value: string; readonly isHash: boolean }

/** The facts of an entry; a detail that is no JSON object is shown as it stands. */
export const detailFacts = (detail: string): readonly Fact[] => {
  const parsed = readJson(detail)
  if (parsed === null)
    return detail === '' ? [] : [{ name: 'Detail', value: detail, isHash: false }]
  return Object.entries(parsed).map(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return { name: fieldWords[name] ?? name, value: text, isHash: /^[0-9a-f]{16,}$/.test(text) }
  })
}

const readJson = (text: string): object | null => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : null
  } catch {
    return null
  }
}

/** `c81f 02e4`: the first groups of a hash, for the eye. */
export const shortHash = (hash: string, groups = 2): string =>
  (hash.match(/.{4}/g) ?? [hash]).slice(0, groups).join(' ')

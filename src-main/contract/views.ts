import type { PageLabel } from '#core/bundle/page-label'
import type { BundleSection } from '#core/bundle/sections'
import type { ReferenceReport } from '#core/bundle/resolve-references'
import type { CaseClock, NextClock } from '#core/clocks'
import type { HearingCase } from '#core/hearing-case'
import type { CertificateFacts, NoticeDocument } from '#core/notice/notice'
import type { EntryKind } from '#core/law/law-records'
import type { Precedent } from '#core/precedent'
import type { ChairCapacity, Role } from '#core/vocabulary'
import type { SealState } from './seal-views.ts'

// What crosses the boundary, as the window sees it: no keys, no secrets, nothing a role may not read.

/** A person of this library. No secret is ever part of it. */
export type Person = {
  readonly id: string
  readonly label: string
  readonly role: Role
  readonly capacity: ChairCapacity | null
}

/** What can be known before unlocking: read from the plain header beside the cipher. */
export type VaultStatus = {
  readonly state: 'NO_LIBRARY' | 'LOCKED' | 'UNLOCKED'
  readonly folder: string
  readonly libraryLabel: string | null
  readonly people: readonly Person[]
  readonly person: Person | null
  readonly auditEntries: number
  readonly lastLockedAt: string | null
  readonly lastBackupAt: string | null
  readonly failedAttempts: number
  /** Epoch milliseconds before which no further passphrase is tried; null when none is pending. */
  readonly nextAttemptAt: number | null
  /** True where the audit chain was found broken at unlocking: nothing may be written. */
  readonly readOnly: boolean
}

export type LibraryFacts = {
  readonly precedents: number
  readonly openCases: number
  readonly auditEntries: number
  readonly auditCheckedAt: string | null
  readonly auditIntact: boolean | null
  /** True while any precedent comes from the sample, which is no natural sample. */
  readonly holdsSample: boolean
}

export type { ImportReport, RejectedRow } from '#core/import/report'

export type PrecedentSummary = Pick<
  Precedent,
  'id' | 'ref' | 'title' | 'force' | 'hearingDate' | 'origin' | 'sourceKind' | 'confidence'
> & {
  readonly rank: string | null
  readonly standing: string | null
  readonly regime: string
  /** Null while outcomes are withheld because a live case of the reader awaits seals. */
  readonly disposal: Pick<Precedent, 'outcome' | 'outcomeMonths' | 'laterHistory'> | null
}

/** Part of a list of precedents; the rest is asked for from where this ends. */
export type PrecedentPage = {
  /** Cases in the whole list. */
  readonly total: number
  readonly cases: readonly PrecedentSummary[]
}

export type CaseSummary = {
  readonly id: string
  readonly reference: string
  readonly matter: string
  readonly forum: string
  readonly officer: string
  readonly regime: string
  readonly hearingFrom: string | null
  readonly hearingTo: string | null
  readonly status: HearingCase['status']
  /** First step that is not complete, 1 to 6; 7 when signed. */
  readonly step: number
  readonly completeSteps: readonly number[]
  readonly nextClock: NextClock | null
  readonly needs: string
}

/** A clock in the list across all cases. */
export type ListedClock = CaseClock & { readonly caseId: string; readonly reference: string }

/** One entry of the rule book in exactly the wording that the person saw. */
export type LawEntry = {
  readonly kind: EntryKind
  readonly id: string
  readonly hash: string
}

export type BundleDocument = {
  readonly id: string
  readonly title: string
  readonly fileName: string
  readonly pages: number
  readonly bytes: number
  readonly sha256: string
  readonly addedAt: string
  readonly addedBy: string
  /** What its first page is called, as the next issue prints it: shown and cited, never computed with. */
  readonly label: PageLabel
  /** Place of its first page among those of all documents, in the order of the pages, from 1. */
  readonly firstPage: number
  readonly section: BundleSection
  /** `2026`, `2026-11` or `2026-11-26`; null where the document has no date. */
  readonly dated: string | null
  readonly description: string
}

/** A bundle written as one PDF. */
export type BundleIssued = {
  readonly path: string
  readonly version: number
  /** Pages in all, the index among them. */
  readonly pages: number
  readonly sha256: string
  /** What became of references in the text; null where they were not to be linked. */
  readonly references: ReferenceReport | null
}

export type IssuedNotice = {
  readonly id: string
  readonly number: string
  readonly kind: NoticeDocument['kind']
  readonly version: number
  readonly replaces: string | null
  /** SHA-256 of the file as the chair signed it. */
  readonly sha256: string
  /** SHA-256 of the file as it now stands, with what was added. */
  readonly currentSha256: string
  readonly issuedAt: string
  readonly signer: string
  readonly certificate: CertificateFacts
  readonly bytes: number
  readonly revisions: readonly AddedToNotice[]
  /** When a timestamp was asked for that has not come yet; null where none is awaited. */
  readonly timestampAskedAt: string | null
}

/** A counter-signature or timestamp that came to a signed notice. */
export type AddedToNotice = {
  readonly kind: 'COUNTERSIGNATURE' | 'TIMESTAMP' | 'REVOCATION'
  /** Who signed, or the authority that states it. */
  readonly signer: string
  /** Time that the signature or the authority states. */
  readonly statedAt: string
  /** SHA-256 of the whole file since then. */
  readonly sha256: string
  readonly addedAt: string
  readonly addedBy: string
}

export type OpenCase = {
  readonly hearingCase: HearingCase
  readonly documents: readonly BundleDocument[]
  readonly seals: SealState
  readonly notices: readonly IssuedNotice[]
  readonly summary: CaseSummary
}

export type AuditEntry = {
  readonly seq: number
  readonly at: string
  readonly person: string
  readonly action: string
  readonly subject: string
  readonly detail: string
  readonly hash: string
  readonly previousHash: string
}
export type AuditVerdict = {
  readonly intact: boolean
  readonly entries: number
  readonly head: string
  /** First entry that does not follow, in plain words, or null. */
  readonly firstBroken: { readonly seq: number; readonly explanation: string } | null
  readonly checkedAt: string
}

export type SigningStatus = {
  readonly certificate: CertificateFacts | null
  readonly origin: 'MADE_HERE' | 'PKCS12' | null
  /** Keys made here whose certificate an authority has yet to issue. */
  readonly waiting: readonly { readonly name: string; readonly madeAt: string }[]
}

export type CreateLibrary = {
  readonly folder: string
  readonly libraryLabel: string
  readonly person: {
    readonly label: string
    readonly role: Role
    readonly capacity: ChairCapacity | null
  }
  readonly passphrase: string
  readonly withSample: boolean
}

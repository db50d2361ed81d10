import type { Comparison } from '#core/comparison/comparison'
import type { CaseSections, HearingCase, ProvisionalView, SectionName } from '#core/hearing-case'
import type { Law } from '#core/law/law'
import type { CertificateFacts, NoticeDocument, Verification } from '#core/notice/notice'
import type { Precedent, PrecedentContent, PrecedentVersion } from '#core/precedent'
import type { Result } from '#core/result'
import type { ChairCapacity, OutcomeCode, Role } from '#core/vocabulary'
import type { Matrix, MatrixFilter } from '#core/precedents/matrix'

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

export type ImportReport = {
  readonly file: string
  readonly rows: number
  readonly accepted: number
  readonly duplicates: number
  readonly rejected: readonly RejectedRow[]
  /** Words the vocabulary table does not know, with the lines they stand on. */
  readonly unmapped: readonly {
    readonly field: string
    readonly word: string
    readonly lines: readonly number[]
  }[]
  /** Accepted all the same, but a person should look. */
  readonly remarks: readonly {
    readonly line: number
    readonly id: string
    readonly remark: string
  }[]
  readonly cancelled: boolean
}
export type RejectedRow = {
  readonly line: number
  readonly field: string
  readonly reason: string
  readonly raw: string
}

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
  readonly nextClock: {
    readonly label: string
    readonly ruleId: string
    readonly due: string | null
    readonly state: 'RUNNING' | 'DUE_SOON' | 'LATE' | 'UNKNOWN'
  } | null
  readonly needs: string
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
  /** Page of the whole bundle on which this document starts, from 1. */
  readonly firstPage: number
}

export type SealState = {
  readonly decisionMakers: readonly {
    readonly label: string
    readonly profileId: string | null
    readonly isMe: boolean
    readonly sealedAt: string | null
    /** Commitment: SHA-256 over salt and view, hex. */
    readonly commitment: string | null
    /** Readable to me only when it is mine, or when all have sealed and its owner has released it. */
    readonly view: ProvisionalView | null
  }[]
  readonly myDraft: ProvisionalView | null
  readonly allSealed: boolean
  readonly openedEarly: { readonly by: string; readonly at: string; readonly reason: string } | null
  readonly comparatorsOpen: boolean
}

export type IssuedNotice = {
  readonly id: string
  readonly number: string
  readonly kind: NoticeDocument['kind']
  readonly version: number
  readonly replaces: string | null
  readonly sha256: string
  readonly issuedAt: string
  readonly signer: string
  readonly certificate: CertificateFacts
  readonly bytes: number
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

/**
 * The whole process boundary: channel name to function. Both ends are generic over it.
 * Every answer is a Result, so that a refusal is a value with words, never an exception.
 */
export type Api = {
  'vault:status': () => Promise<Result<VaultStatus>>
  'vault:choose-folder': () => Promise<Result<string | null>>
  'vault:create': (input: CreateLibrary) => Promise<Result<{ readonly recoveryKey: string }>>
  'vault:save-recovery-key': (input: {
    readonly recoveryKey: string
  }) => Promise<Result<string | null>>
  'vault:unlock': (input: {
    readonly profileId: string
    readonly passphrase: string
  }) => Promise<Result<VaultStatus>>
  /** Opens with the recovery key and sets a new passphrase for the person. */
  'vault:recover': (input: {
    readonly profileId: string
    readonly recoveryKey: string
    readonly passphrase: string
  }) => Promise<Result<VaultStatus>>
  'vault:lock': () => Promise<Result<VaultStatus>>
  'person:add': (input: {
    readonly label: string
    readonly role: Role
    readonly capacity: ChairCapacity | null
    readonly passphrase: string
  }) => Promise<Result<Person>>
  'library:facts': () => Promise<Result<LibraryFacts>>
  'law:read': () => Promise<Result<Law>>

  'precedent:matrix': (filter: MatrixFilter) => Promise<Result<Matrix>>
  'precedent:list': (
    filter: MatrixFilter & {
      readonly row?: string
      readonly outcome?: OutcomeCode
      readonly query?: string
    },
  ) => Promise<Result<readonly PrecedentSummary[]>>
  'precedent:open': (input: {
    readonly ref: string
  }) => Promise<
    Result<{ readonly precedent: Precedent; readonly versions: readonly PrecedentVersion[] }>
  >
  'precedent:record': (content: PrecedentContent) => Promise<Result<Precedent>>
  'precedent:correct': (input: {
    readonly ref: string
    readonly content: PrecedentContent
    readonly reason: string
  }) => Promise<Result<Precedent>>

  /** Asks for a file, then imports it; progress comes as `import:progress` events. */
  'import:run': () => Promise<Result<ImportReport | null>>
  'import:cancel': () => Promise<Result<null>>
  /** Saves the last report's rejected rows, same format plus reasons. */
  'import:save-rejects': () => Promise<Result<string | null>>

  'case:list': () => Promise<Result<readonly CaseSummary[]>>
  'case:create': (input: { readonly matter: string }) => Promise<Result<OpenCase>>
  /** Asks for a case file and takes it in. */
  'case:import': () => Promise<Result<OpenCase | null>>
  'case:import-sample': () => Promise<Result<OpenCase>>
  'case:open': (input: { readonly id: string }) => Promise<Result<OpenCase>>
  /** Saves one section as it stands; `settled` when the person leaves the field or step. */
  'case:save': <S extends SectionName>(input: {
    readonly id: string
    readonly section: S
    readonly value: CaseSections[S]
    readonly settled: boolean
  }) => Promise<
    Result<{
      readonly hearingCase: HearingCase
      readonly summary: CaseSummary
      readonly savedAt: string
    }>
  >
  /** Makes the next version of a signed case, which names the notice it replaces. */
  'case:correct': (input: {
    readonly id: string
    readonly reason: string
  }) => Promise<Result<OpenCase>>
  /** Precedent draft from a signed case, not yet recorded. */
  'case:draft-precedent': (input: { readonly id: string }) => Promise<Result<PrecedentContent>>

  /** Asks for PDFs and adds each; refused files are named with the reason. */
  'bundle:add': (input: { readonly caseId: string }) => Promise<
    Result<{
      readonly openCase: OpenCase
      readonly refused: readonly { readonly file: string; readonly reason: string }[]
    }>
  >
  'bundle:rename': (input: {
    readonly caseId: string
    readonly documentId: string
    readonly title: string
  }) => Promise<Result<OpenCase>>
  'bundle:remove': (input: {
    readonly caseId: string
    readonly documentId: string
  }) => Promise<Result<OpenCase>>
  'bundle:read': (input: {
    readonly caseId: string
    readonly documentId: string
  }) => Promise<Result<Uint8Array>>

  'seal:draft': (input: {
    readonly caseId: string
    readonly view: ProvisionalView
  }) => Promise<Result<{ readonly savedAt: string }>>
  'seal:commit': (input: {
    readonly caseId: string
    readonly view: ProvisionalView
  }) => Promise<Result<OpenCase>>
  'seal:open-early': (input: {
    readonly caseId: string
    readonly reason: string
  }) => Promise<Result<OpenCase>>

  /** Refused (`SEALED`) until every decision-maker has sealed or comparators were opened early. */
  'comparison:open': (input: { readonly caseId: string }) => Promise<Result<Comparison>>

  'notice:compose': (input: {
    readonly caseId: string
    readonly kind: NoticeDocument['kind']
  }) => Promise<Result<NoticeDocument>>
  'notice:issue': (input: {
    readonly caseId: string
    readonly passphrase: string
  }) => Promise<Result<OpenCase>>
  'notice:read': (input: { readonly noticeId: string }) => Promise<Result<Uint8Array>>
  /** Asks where, then writes the exact signed bytes. */
  'notice:save': (input: { readonly noticeId: string }) => Promise<Result<string | null>>
  /** Asks for any PDF and says what its signatures are worth. Works while locked. */
  'notice:verify': () => Promise<
    Result<{ readonly file: string; readonly verification: Verification } | null>
  >
  'notice:verify-issued': (input: { readonly noticeId: string }) => Promise<Result<Verification>>

  'signing:status': () => Promise<Result<SigningStatus>>
  'signing:make': (input: {
    readonly name: string
    readonly organisation: string
  }) => Promise<Result<SigningStatus>>
  /** Asks for a PKCS#12 file. */
  'signing:import': (input: {
    readonly passphrase: string
  }) => Promise<Result<SigningStatus | null>>

  'audit:list': (input: {
    readonly before: number | null
    readonly limit: number
  }) => Promise<Result<readonly AuditEntry[]>>
  'audit:verify': () => Promise<Result<AuditVerdict>>
}
export type Channel = keyof Api

/** What the main process tells the window without being asked. */
export type Events = {
  'import:progress': {
    readonly phase: 'READING' | 'WRITING'
    readonly done: number
    readonly total: number
  }
  /** Answer by flushing unsaved text; the window closes when the promise settles. */
  'window:closing': null
  'vault:locked': null
}

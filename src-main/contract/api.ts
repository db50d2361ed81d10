import type { ClockDateName } from '#core/clock-entries'
import type { CaseSections, HearingCase, SectionName } from '#core/hearing-case'
import type { HolidayChange } from '#core/law/bank-holidays'
import type { Law } from '#core/law/law'
import type { RuleBook } from '#core/law/rule-book'
import type { CaseComparison } from '#core/quality/panel-exclusions'
import type { Replay } from '#core/quality/replay'
import type { TriedInColumns } from '#core/quality/tried-in-columns'
import type { TableMapping } from '#core/import/mapping/mapping'
import type { Precedent, PrecedentContent, PrecedentVersion } from '#core/precedent'
import type { Result } from '#core/result'
import type { ChairCapacity, OutcomeCode, Role } from '#core/vocabulary'
import type { Matrix, MatrixFilter } from '#core/precedents/matrix'
import type { BundleApi } from './bundle-api.ts'
import type { HearingApi } from './hearing-api.ts'
import type { IntakeApi } from './intake-api.ts'
import type { BundleIssueApi } from './bundle-issue-api.ts'
import type { MarkApi } from './mark-api.ts'
import type { NoticeApi } from './notice-api.ts'
import type { NoticeRedactionApi } from './notice-redaction-api.ts'
import type { PackApi } from './pack-api.ts'
import type { PageReferenceApi } from './page-reference-api.ts'
import type { PaperApi } from './paper-api.ts'
import type { PublicationApi } from './publication-api.ts'
import type { WordingApi } from './wording-api.ts'
import type { QualityApi } from './quality-api.ts'
import type { RetentionApi } from './retention-api.ts'
import type { ReplacementApi } from './replacement-api.ts'
import type { RecognitionApi } from './recognition-api.ts'
import type { RedactionApi } from './redaction-api.ts'
import type { SealApi } from './seal-api.ts'
import type { SealState } from './seal-views.ts'
import type { BackupApi } from './backup-api.ts'
import type { MappingApi } from './mapping-api.ts'
import type { MaskingApi } from './masking-api.ts'
import type { TrustApi } from './trust-api.ts'
import type { VerifyApi } from './verify-api.ts'
import type {
  Person,
  VaultStatus,
  LibraryFacts,
  ImportReport,
  PrecedentPage,
  CaseSummary,
  LawEntry,
  ListedClock,
  OpenCase,
  AuditEntry,
  AuditVerdict,
  CreateLibrary,
} from './views.ts'

export type * from './bundle-issue-api.ts'
export type * from './bundle-search-view.ts'
export type * from './events.ts'
export type * from './hearing-api.ts'
export type * from './intake-api.ts'
export type * from './mapping-api.ts'
export type * from './notice-redaction-api.ts'
export type * from './recognition-api.ts'
export type * from './redaction-api.ts'
export type * from './replacement-api.ts'
export type * from './seal-views.ts'
export type * from './verify-api.ts'
export type * from './views.ts'

/**
 * The whole process boundary: channel name to function. Both ends are generic over it.
 * Every answer is a Result, so that a refusal is a value with words, never an exception.
 */
export type Api = BundleApi &
  BundleIssueApi &
  HearingApi &
  IntakeApi &
  MarkApi &
  NoticeApi &
  NoticeRedactionApi &
  PackApi &
  PageReferenceApi &
  PaperApi &
  PublicationApi &
  WordingApi &
  RetentionApi &
  QualityApi &
  RecognitionApi &
  RedactionApi &
  ReplacementApi &
  SealApi &
  BackupApi &
  MaskingApi &
  MappingApi &
  TrustApi &
  VerifyApi & {
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
    /** The law that applies: as shipped while locked, with this library's records once open. */
    'law:read': () => Promise<Result<Law>>
    'law:book': () => Promise<Result<RuleBook>>
    /** Records that the force's lawyers signed an entry off in exactly this wording. */
    'law:sign-off': (
      input: LawEntry & {
        readonly signedBy: string
        readonly signedOn: string
        readonly note: string
      },
    ) => Promise<Result<RuleBook>>
    'law:withdraw-sign-off': (
      input: LawEntry & { readonly reason: string },
    ) => Promise<Result<RuleBook>>
    /** Asks for a bank-holidays.json file and takes it in. */
    'law:update-bank-holidays': () => Promise<
      Result<{ readonly book: RuleBook; readonly change: HolidayChange } | null>
    >

    /** Every clock of every case, soonest first. */
    'clock:list': () => Promise<Result<readonly ListedClock[]>>
    /** Records a day of a signed case, such as the day its report was published. */
    'clock:record': (input: {
      readonly caseId: string
      readonly name: ClockDateName
      readonly on: string | null
    }) => Promise<Result<OpenCase>>
    /** Asks where, then writes a calendar file: one case, or all where none is named. */
    'clock:export': (input: { readonly caseId: string | null }) => Promise<Result<string | null>>

    'precedent:matrix': (filter: MatrixFilter) => Promise<Result<Matrix>>
    'precedent:list': (
      filter: MatrixFilter & {
        readonly row?: string
        readonly outcome?: OutcomeCode
        readonly query?: string
        /** Cases of the list that come before the page asked for. Absent: none. */
        readonly from?: number
      },
    ) => Promise<Result<PrecedentPage>>
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

    /**
     * Imports the file that `import:look` chose, by a mapping where its columns were matched; asks for
     * a file where none is named. Progress comes as `import:progress` events.
     */
    'import:run': (input?: {
      readonly chosen: string
      readonly mapping: TableMapping | null
    }) => Promise<Result<ImportReport | null>>
    'import:cancel': () => Promise<Result<null>>
    /** Saves the last report's rejected rows, same format plus reasons. */
    'import:save-rejects': () => Promise<Result<string | null>>

    'case:list': () => Promise<Result<readonly CaseSummary[]>>
    'case:create': (input: { readonly matter: string }) => Promise<Result<OpenCase>>
    /** Asks for a case file and takes it in. */
    'case:import-sample': () => Promise<Result<OpenCase>>
    'case:import-sample-2025': () => Promise<Result<OpenCase>>
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
        /** A save may seat another person, or nobody: who has sealed is then another question. */
        readonly seals: SealState
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

    /** Refused (`SEALED`) until every decision-maker has sealed or comparators were opened early. */
    'comparison:open': (input: { readonly caseId: string }) => Promise<Result<CaseComparison>>
    /**
     * Asks what a comparison of the case asked of the library as it now is; stores nothing.
     * `result` is the fingerprint that a notice prints; without it the last comparison is asked.
     */
    'comparison:replay': (input: {
      readonly caseId: string
      readonly result?: string | undefined
    }) => Promise<Result<Replay>>
    /**
     * Compares the case with other words for its facts, and with other factors, while they are typed
     * and ticked; stores nothing. `oneChange` false: sooner, without what one change would move.
     */
    'comparison:try': (input: {
      readonly caseId: string
      readonly narrative: string
      readonly factors?: readonly string[] | undefined
      readonly oneChange?: boolean | undefined
    }) => Promise<Result<TriedInColumns>>
    /** Asks where, then writes the comparison as a working paper; null where nothing was chosen. */
    'comparison:print': (input: { readonly caseId: string }) => Promise<Result<string | null>>

    'audit:list': (input: {
      readonly before: number | null
      readonly limit: number
    }) => Promise<Result<readonly AuditEntry[]>>
    'audit:verify': () => Promise<Result<AuditVerdict>>
  }
export type Channel = keyof Api

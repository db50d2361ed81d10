import type { NoticeDocument, Verification } from '#core/notice/notice'
import type { Replay } from '#core/quality/replay'
import type { Result } from '#core/result'
import type { OpenCase, SigningStatus } from './views.ts'
import type { NoticeWording } from './wording-api.ts'

/** Channels of the outcome notice: composed, signed, added to, saved, checked; and of signing keys. */
export type NoticeApi = {
  'notice:compose': (input: {
    readonly caseId: string
    readonly kind: NoticeDocument['kind']
    /** As the case says where nothing is said; a signed notice stays as it was signed. */
    readonly wording?: NoticeWording
  }) => Promise<Result<NoticeDocument>>
  'notice:issue': (input: {
    readonly caseId: string
    readonly passphrase: string
    readonly wording?: NoticeWording
    /** Prints in English, with a mark, each phrase that has no Welsh; else such a notice is refused. */
    readonly allowsEnglish?: boolean
  }) => Promise<Result<OpenCase>>
  /** Asks where, then writes the exact signed bytes. */
  'notice:save': (input: { readonly noticeId: string }) => Promise<Result<string | null>>
  /** Saves the published notice as a web page for the force's site. */
  'notice:save-page': (input: { readonly noticeId: string }) => Promise<Result<string | null>>
  /** Signs an issued notice once more with the reader's own key; what the chair signed stays. */
  'notice:countersign': (input: {
    readonly noticeId: string
    readonly passphrase: string
  }) => Promise<Result<OpenCase>>
  /** Asks where, then saves the request that a timestamp authority answers (RFC 3161). */
  'notice:request-timestamp': (input: {
    readonly noticeId: string
  }) => Promise<Result<OpenCase | null>>
  /** Asks for the authority's answer and puts it into the notice. */
  'notice:take-timestamp': (input: {
    readonly noticeId: string
  }) => Promise<Result<OpenCase | null>>
  /** Asks for revocation lists or answers and puts them into the notice, after which it is closed. */
  'notice:take-revocation': (input: {
    readonly noticeId: string
  }) => Promise<Result<OpenCase | null>>
  /**
   * `comparison:replay` of what a notice rests on: one issued here, found by its own bytes, or one
   * lately checked with `notice:verify`, by what it carries.
   */
  'notice:replay': (input: { readonly sha256: string }) => Promise<Result<Replay>>
  'notice:verify-issued': (input: { readonly noticeId: string }) => Promise<Result<Verification>>

  'signing:status': () => Promise<Result<SigningStatus>>
  'signing:make': (input: {
    readonly name: string
    readonly organisation: string
  }) => Promise<Result<SigningStatus>>
  /** Asks where, makes a key and writes the request for its certificate there. */
  'signing:request': (input: {
    readonly name: string
    readonly organisation: string
  }) => Promise<Result<SigningStatus | null>>
  /** Asks for the certificate that an authority issued on such a request, with its chain. */
  'signing:answer': () => Promise<Result<SigningStatus | null>>
  /** Asks for a PKCS#12 file. */
  'signing:import': (input: {
    readonly passphrase: string
  }) => Promise<Result<SigningStatus | null>>
}

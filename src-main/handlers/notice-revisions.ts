import { readFile, stat } from 'node:fs/promises'
import type { HearingCase } from '#core/hearing-case'
import { noticeFileName } from '#core/notice/notice-number'
import { ok, refuse, type Result } from '#core/result'
import { certificateFacts } from '../cms/certificate-facts.ts'
import { readTimestampAnswer, timestampRequest } from '../cms/timestamp.ts'
import {
  insertRevision,
  keepTimestampRequest,
  loadTimestampRequest,
  type NoticeRevision,
} from '../db/notice-revisions.ts'
import { loadNotice, loadNoticeBytes, type StoredNotice } from '../db/notices.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { writeWhole } from '../files/write-file.ts'
import { counterSign } from '../notice-pdf/counter-sign.ts'
import { checkSigningKey } from '../notice-pdf/signing-key.ts'
import { digestToStamp, embedTimestamp } from '../notice-pdf/stamp-time.ts'
import { confirmPassphrase } from '../vault/unlock-vault.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { composeOpenCase, loadUnlessClosed } from './open-case.ts'
import { mySigningKey } from './signing.ts'

const largestAnswer = 1024 * 1024
const nonceBytes = 8

export type Issued = {
  readonly notice: StoredNotice
  /** The file as it stands, with all that was added. */
  readonly bytes: Uint8Array
  readonly hearingCase: HearingCase
}

export function findIssued(library: OpenLibrary, noticeId: string): Result<Issued> {
  const notice = loadNotice(library.db, noticeId)
  const bytes = loadNoticeBytes(library.db, noticeId)
  if (notice === null || bytes === null)
    return refuse('NOT_FOUND', 'There is no such notice in this library.')
  const readable = loadUnlessClosed(library, notice.caseId)
  return readable.ok ? ok({ notice, bytes, hearingCase: readable.value }) : readable
}

type Added = Pick<NoticeRevision, 'kind' | 'signer' | 'statedAt' | 'sha256'> & {
  readonly content: Uint8Array
}

/** Revocation data close a notice: whatever came after them, nobody could tell from a change. */
export const stillOpen = ({ notice }: Issued): Result<null> =>
  notice.revisions.some(({ kind }) => kind === 'REVOCATION')
    ? refuse(
        'CLOSED_BY_REVOCATION',
        'Revocation data are in this notice already: nothing more is added after them.',
      )
    : ok(null)

/** Keeps what was added, unless something else was added meanwhile. */
export function keepRevision(
  library: OpenLibrary,
  { notice }: Issued,
  added: Added,
): Answer<'notice:countersign'> {
  return inOneTransaction(library.db, () => {
    if (loadNotice(library.db, notice.id)?.currentSha256 !== notice.currentSha256)
      return refuse(
        'CHANGED_MEANWHILE',
        'Something was added to this notice meanwhile. Look at it, then try again.',
      )
    const { at: addedAt, by: addedBy } = stamp(library)
    const { id: noticeId, caseId, number } = notice
    insertRevision(library.db, { ...added, noticeId, caseId, addedAt, addedBy })
    const { kind, signer, sha256 } = added
    record(library, actions[kind], number, { sha256, signer })
    return composeOpenCase(library, caseId)
  })
}

const actions = {
  COUNTERSIGNATURE: 'notice.countersigned',
  TIMESTAMP: 'notice.timestamped',
  REVOCATION: 'notice.revocation-kept',
} as const

/** Signs an issued notice once more with the reader's own key; the chair's signature stays valid. */
export async function countersignNotice(
  library: OpenLibrary,
  folder: string,
  { noticeId, passphrase }: Input<'notice:countersign'>,
): Promise<Answer<'notice:countersign'>> {
  const issued = findIssued(library, noticeId)
  if (!issued.ok) return issued
  const { notice, bytes, hearingCase } = issued.value
  const { person } = library.unlocked
  const unclosed = stillOpen(issued.value)
  if (!unclosed.ok) return unclosed
  if (
    notice.revisions.some(
      ({ kind, signer }) => kind === 'COUNTERSIGNATURE' && signer === person.label,
    )
  )
    return refuse('SIGNED_ALREADY', 'You have counter-signed this notice already.')
  const key = mySigningKey(library)
  if (!key.ok) return key
  const { at } = stamp(library)
  const usable = checkSigningKey(key.value, at)
  if (!usable.ok) return usable
  const now = library.deps.now().getTime()
  const confirmed = await confirmPassphrase({ folder, profileId: person.id, passphrase, now })
  if (!confirmed.ok) return confirmed
  const { pdf, sha256 } = await counterSign(bytes, key.value, {
    signer: person.label,
    reason: `Counter-signature of notice ${notice.number}`,
    location: hearingCase.particulars.force,
    at: `${at.slice(0, 19)}Z`,
  })
  if (!library.db.open) return locked
  const added = { kind: 'COUNTERSIGNATURE', signer: person.label, statedAt: at } as const
  return keepRevision(library, issued.value, { ...added, sha256, content: pdf })
}

/** Saves the request that a timestamp authority answers; of the notice it holds a hash alone. */
export async function requestTimestamp(
  library: OpenLibrary,
  { noticeId }: Input<'notice:request-timestamp'>,
): Promise<Answer<'notice:request-timestamp'>> {
  const issued = findIssued(library, noticeId)
  if (!issued.ok) return issued
  const unclosed = stillOpen(issued.value)
  if (!unclosed.ok) return unclosed
  const { notice, bytes } = issued.value
  const path = await library.deps.dialogs.saveFile({
    title: 'Save the timestamp request',
    suggestedName: noticeFileName(notice).replace(/\.pdf$/, '.tsq'),
    filters: [{ name: 'Timestamp request', extensions: ['tsq'] }],
  })
  if (path === null) return ok(null)
  const nonce = library.deps.randomBytes(nonceBytes)
  const request = timestampRequest(await digestToStamp(bytes), nonce)
  if (!library.db.open) return locked
  const written = await writeWhole(path, request, { overwrite: true })
  if (!written.ok) return written
  return inOneTransaction(library.db, () => {
    const { caseId, number, currentSha256: sha256 } = notice
    keepTimestampRequest(library.db, { noticeId, caseId, nonce, askedAt: stamp(library).at })
    record(library, 'notice.timestamp-requested', number, { sha256 })
    return composeOpenCase(library, caseId)
  })
}

/** Takes an authority's answer into the notice that it was asked for. */
export async function takeTimestamp(
  library: OpenLibrary,
  { noticeId }: Input<'notice:take-timestamp'>,
): Promise<Answer<'notice:take-timestamp'>> {
  const issued = findIssued(library, noticeId)
  if (!issued.ok) return issued
  const asked = loadTimestampRequest(library.db, noticeId)
  if (asked === null)
    return refuse(
      'NOTHING_REQUESTED',
      'No timestamp of this notice as it stands was asked for. Save a request first.',
    )
  const [path] = await library.deps.dialogs.openFiles({
    title: 'Take in the timestamp',
    filters: [{ name: 'Timestamp answer', extensions: ['tsr', 'tst', 'der'] }],
    many: false,
  })
  if (path === undefined) return ok(null)
  if ((await stat(path)).size > largestAnswer)
    return refuse('TOO_LARGE', 'This is not a timestamp: the file is larger than 1 MB.')
  const token = readTimestampAnswer(await readFile(path))
  if (!token.ok) return token
  const embedded = await embedTimestamp(issued.value.bytes, token.value, asked.nonce)
  if (!embedded.ok) return embedded
  if (!library.db.open) return locked
  const { pdf, sha256, stamp: time } = embedded.value
  const signer = certificateFacts(time.certificate).subject
  const added = { kind: 'TIMESTAMP', signer, statedAt: time.at } as const
  return keepRevision(library, issued.value, { ...added, sha256, content: pdf })
}

const locked = refuse('LOCKED', 'The library was locked. Nothing was kept.')

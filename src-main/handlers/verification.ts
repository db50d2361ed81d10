import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Verification } from '#core/notice/notice'
import type { NoticeRecord } from '#core/notice/notice-record'
import { ok, refuse, type Result } from '#core/result'
import { findNoticeBySha256, loadNoticeBytes } from '../db/notices.ts'
import { listTrusted } from '../db/trusted-certificates.ts'
import { readRecord } from '../notice-pdf/read-record.ts'
import { verifyPdf } from '../notice-pdf/verify-notice.ts'
import type { HandlerDeps } from './deps.ts'
import { record, type Answer, type Input, type OpenLibrary } from './library.ts'
import { ownFingerprints } from './signing.ts'

/** A file that was judged, with what it carries for a program where its signature holds. */
export type CheckedFile = {
  readonly file: string
  readonly verification: Verification
  readonly record: NoticeRecord | null
}

const largest = 200 * 1024 * 1024

/** Judges bytes; an open library also knows its own certificates, those it trusts, and its notices. */
const verify = (bytes: Uint8Array, library: OpenLibrary | null): Promise<Verification> =>
  verifyPdf(bytes, {
    ownCertificates: library === null ? [] : ownFingerprints(library),
    trusted: library === null ? [] : listTrusted(library.db),
    issued: (sha256) => (library === null ? null : findNoticeBySha256(library.db, sha256)),
  })

export async function verifyFile(
  path: string,
  library: OpenLibrary | null,
): Promise<Result<CheckedFile>> {
  try {
    if ((await stat(path)).size > largest)
      return refuse('TOO_LARGE', 'The file is larger than 200 MB: no notice is that large.')
    const bytes = await readFile(path)
    const verification = await verify(bytes, library)
    if (library !== null)
      record(library, 'file.verified', verification.sha256, { verdict: verification.verdict })
    const held = await readRecord(bytes, verification)
    return ok({ file: basename(path), verification, record: held })
  } catch {
    return refuse('UNREADABLE', 'The file cannot be read. Check that it is there and not in use.')
  }
}

/** The last file that was checked, so that a later question can be about it. */
export type Checked = { last: CheckedFile | null }

/** Works while locked: then it knows no library, and says so by trusting no certificate. */
export async function chooseAndVerify(
  deps: HandlerDeps,
  library: OpenLibrary | null,
  checked: Checked,
): Promise<Answer<'notice:verify'>> {
  const [path] = await deps.dialogs.openFiles({
    title: 'Check a notice',
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
    many: false,
  })
  if (path === undefined) return ok(null)
  const verified = await verifyFile(path, library)
  checked.last = verified.ok ? verified.value : null
  return verified
}

export async function verifyIssued(
  library: OpenLibrary,
  { noticeId }: Input<'notice:verify-issued'>,
): Promise<Answer<'notice:verify-issued'>> {
  const bytes = loadNoticeBytes(library.db, noticeId)
  if (bytes === null) return refuse('NOT_FOUND', 'There is no such notice in this library.')
  const verification = await verify(bytes, library)
  record(library, 'notice.verified', verification.issuedHere?.number ?? noticeId, {
    verdict: verification.verdict,
  })
  return ok(verification)
}

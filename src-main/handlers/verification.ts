import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { CheckedFile, UncheckedFile } from '#contract/api'
import { LARGEST_CHECKED } from '#core/notice/conclusion'
import { ok, refuse, type Result } from '#core/result'
import { findNoticeBySha256, loadNoticeBytes } from '../db/notices.ts'
import { listTrusted } from '../db/trusted-certificates.ts'
import { openChecker } from '../notice-pdf/run-check.ts'
import { locked, record, type Answer, type Input, type OpenLibrary } from './library.ts'
import type { Session } from './session.ts'
import { ownFingerprints } from './signing.ts'

/** One thread for the process: locked or open, a file made to stop its reader stops that alone. */
const checker = openChecker()

/** Judges bytes; an open library also knows its own certificates, those it trusts, and its notices. */
async function verify(bytes: Uint8Array, library: OpenLibrary | null, now: Date) {
  const known = {
    ownCertificates: library === null ? [] : [...ownFingerprints(library)],
    trusted: library === null ? [] : listTrusted(library.db),
    now: now.toISOString(),
  }
  const checked = await checker.check({ bytes, known })
  if (!checked.ok) return checked
  const { verification, record: carried } = checked.value
  const issuedHere =
    library?.db.open === true ? findNoticeBySha256(library.db, verification.sha256) : null
  return ok({ verification: { ...verification, issuedHere }, record: carried })
}

async function checkBytes(
  file: string,
  bytes: Uint8Array,
  library: OpenLibrary | null,
  now: Date,
): Promise<Result<CheckedFile>> {
  const checked = await verify(bytes, library, now)
  if (!checked.ok) return checked
  const { sha256, verdict } = checked.value.verification
  if (library?.db.open === true) record(library, 'file.verified', sha256, { verdict })
  return ok({ file, ...checked.value })
}

/** A pipe or a device would keep whoever reads it waiting. */
const placeOf = async (path: string) => {
  const found = await stat(path)
  return { size: found.size, isFile: found.isFile() }
}

export async function verifyFile(
  path: string,
  library: OpenLibrary | null,
  now: Date,
): Promise<Result<CheckedFile>> {
  try {
    const { size, isFile } = await placeOf(path)
    if (!isFile) return refuse('NOT_A_FILE', 'This is not a file.')
    if (size > LARGEST_CHECKED)
      return refuse('TOO_LARGE', 'The file is larger than 200 MB: no notice is that large.')
    return await checkBytes(basename(path), await readFile(path), library, now)
  } catch {
    return refuse('UNREADABLE', 'The file cannot be read. Check that it is there and not in use.')
  }
}

/** Files that were checked lately, by hash, so that a later question can be about one of them. */
export type Checked = Map<string, CheckedFile>
const MOST_CHECKED = 200

function keep(checked: Checked, one: CheckedFile): CheckedFile {
  const { sha256 } = one.verification
  checked.delete(sha256)
  checked.set(sha256, one)
  const [oldest] = checked.keys()
  if (checked.size > MOST_CHECKED && oldest !== undefined) checked.delete(oldest)
  return one
}

/** These work while locked: then they know no library, and say so by trusting no certificate. */
export function verifyHandlers(session: Session, checked: Checked) {
  const { deps } = session
  let stopping: AbortController | null = null
  return {
    'notice:verify': async (): Promise<Answer<'notice:verify'>> => {
      checker.prepare()
      const paths = await deps.dialogs.openFiles({
        title: 'Check notices',
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
        many: true,
      })
      if (paths.length === 0) return ok(null)
      const control = (stopping = new AbortController())
      const all: (CheckedFile | UncheckedFile)[] = []
      for (const [done, path] of paths.entries()) {
        if (control.signal.aborted) break
        const file = basename(path)
        deps.emit('notice:checking', { file, done, total: paths.length })
        const one = await verifyFile(path, session.library, deps.now())
        if (control.signal.aborted && !one.ok) break
        all.push(one.ok ? keep(checked, one.value) : { file, problems: one.problems })
      }
      return ok(all)
    },
    'notice:verify-dropped': async ({
      fileName,
      bytes,
    }: Input<'notice:verify-dropped'>): Promise<Answer<'notice:verify-dropped'>> => {
      const one = await checkBytes(fileName, bytes, session.library, deps.now())
      return one.ok ? ok(keep(checked, one.value)) : one
    },
    'notice:stop-checking': (): Answer<'notice:stop-checking'> => {
      stopping?.abort()
      checker.stop()
      return ok(null)
    },
  }
}

export async function verifyIssued(
  library: OpenLibrary,
  { noticeId }: Input<'notice:verify-issued'>,
): Promise<Answer<'notice:verify-issued'>> {
  const bytes = loadNoticeBytes(library.db, noticeId)
  if (bytes === null) return refuse('NOT_FOUND', 'There is no such notice in this library.')
  const checked = await verify(bytes, library, library.deps.now())
  if (!checked.ok) return checked
  if (!library.db.open) return locked
  const { verification } = checked.value
  record(library, 'notice.verified', verification.issuedHere?.number ?? noticeId, {
    verdict: verification.verdict,
  })
  return ok(verification)
}

import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { CheckedFile } from '#contract/api'
import { concludeFrom, leadingSignature, type Conclusion } from '#core/notice/conclusion'
import { ok, refuse, type Problem, type Result } from '#core/result'
import { checkNotOwn } from '../handlers/guarded-dialogs.ts'
import { verifyFile } from '../handlers/verification.ts'
import type { Unlocked } from './command.ts'

type Judged = {
  readonly file: string
  readonly verdict: string
  /** In the terms of ETSI EN 319 102-1; null where there is no signature to judge. */
  readonly indication: Conclusion['indication']
  readonly headline: string
  readonly summary: string
  readonly sha256: string | null
  readonly isGood: boolean
}

type KnownLibrary = Unlocked['library'] | null

function judge({ file, verification }: CheckedFile, library: KnownLibrary): Judged {
  const { verdict, summary, sha256 } = verification
  const { indication, headline } = concludeFrom(verification)
  const unknown = leadingSignature(verification.signatures)?.trust === 'UNKNOWN'
  const isSame = verdict === 'SIGNED_AND_UNCHANGED' && unknown && library === null
  const isGood = indication === 'TOTAL_PASSED' || isSame
  return { file, verdict, indication, headline, summary, sha256, isGood }
}

/** One file with all that was found, and what may be concluded from it. */
export async function verifyOne(path: string, library: KnownLibrary): Promise<Result<unknown>> {
  const checked = await verifyFile(path, library, new Date())
  if (!checked.ok) return checked
  const conclusion = concludeFrom(checked.value.verification)
  const notGood = judge(checked.value, library).isGood ? 0 : 1
  return ok({ conclusion, ...checked.value, notGood })
}

const unread = (file: string, problems: readonly Problem[]): Judged => ({
  file,
  verdict: 'NOT_READABLE',
  indication: null,
  headline: 'Cannot be read',
  summary: problems.map(({ message }) => message).join(' '),
  sha256: null,
  isGood: false,
})

/** Judges every PDF of a folder, by name; a file that cannot be read is in the list as such. */
export async function verifyFolder(
  folder: string,
  library: KnownLibrary,
): Promise<Result<{ readonly files: readonly Judged[]; readonly notGood: number }>> {
  const names = readdirSync(folder).filter((name) => /\.pdf$/i.test(name))
  if (names.length === 0) return refuse('NO_PDF', `There is no PDF in ${folder}.`)
  const files: Judged[] = []
  for (const name of names.toSorted()) {
    const path = join(folder, name)
    const allowed = library === null ? ok(null) : checkNotOwn(dirname(library.db.name), path)
    const checked = allowed.ok ? await verifyFile(path, library, new Date()) : allowed
    files.push(checked.ok ? judge(checked.value, library) : unread(name, checked.problems))
  }
  const notGood = files.filter(({ isGood }) => !isGood).length
  return ok({ files, notGood })
}

export const isFolder = (path: string): boolean =>
  existsSync(path) && statSync(resolve(path)).isDirectory()

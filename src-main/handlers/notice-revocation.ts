import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { ok, refuse, type Result } from '#core/result'
import { readRevocation, type Revocation } from '../notice-pdf/read-revocation.ts'
import { addRevocationData } from '../notice-pdf/revocation-store.ts'
import { signersOf, type Signer } from '../notice-pdf/signers.ts'
import type { Answer, Input, OpenLibrary } from './library.ts'
import { findIssued, keepRevision, stillOpen } from './notice-revisions.ts'

const largest = 10 * 1024 * 1024

/** Takes in files which show that the signers' certificates were not revoked, for readers in years. */
export async function takeRevocation(
  library: OpenLibrary,
  { noticeId }: Input<'notice:take-revocation'>,
): Promise<Answer<'notice:take-revocation'>> {
  const issued = findIssued(library, noticeId)
  if (!issued.ok) return issued
  const open = stillOpen(issued.value)
  if (!open.ok) return open
  const paths = await library.deps.dialogs.openFiles({
    title: 'Take in revocation lists or answers',
    filters: [{ name: 'Revocation data', extensions: ['crl', 'pem', 'der', 'ors', 'ocsp'] }],
    many: true,
  })
  if (paths.length === 0) return ok(null)
  const signers = signersOf(issued.value.bytes)
  const found: Revocation[] = []
  for (const path of paths) {
    const read = await readOne(path, signers)
    if (!read.ok) return read
    found.push(read.value)
  }
  const added = await addRevocationData(issued.value.bytes, {
    certificates: unique(signers.flatMap(({ chain }) => chain)),
    lists: unique(found.filter(({ kind }) => kind === 'LIST').map(({ der }) => der)),
    answers: unique(found.filter(({ kind }) => kind === 'ANSWER').map(({ der }) => der)),
  })
  if (!library.db.open) return refuse('LOCKED', 'The library was locked. Nothing was kept.')
  const { pdf: content, sha256 } = added
  const signer = [...new Set(found.map(({ issuer }) => issuer))].join(', ')
  const statedAt = found.map(({ at }) => at).toSorted()[0] ?? ''
  return keepRevision(library, issued.value, {
    kind: 'REVOCATION',
    signer,
    statedAt,
    sha256,
    content,
  })
}

/** The first signer whom the file is about; where it is about none, why, with its name. */
async function readOne(path: string, signers: readonly Signer[]): Promise<Result<Revocation>> {
  const file = basename(path)
  if ((await stat(path)).size > largest)
    return refuse('TOO_LARGE', `${file} is larger than 10 MB: that is no list for one force.`)
  const bytes = await readFile(path)
  let last: Result<Revocation> = refuse('NOT_SIGNED', 'This notice has no signature to check.')
  for (const { chain, at } of signers) {
    last = await readRevocation(bytes, chain, at)
    if (last.ok) return last
  }
  const problems = last.ok ? [] : last.problems
  return {
    ok: false,
    problems: problems.map((one) => ({ ...one, message: `${file}: ${one.message}` })),
  }
}

const unique = (all: readonly Uint8Array[]): readonly Uint8Array[] =>
  all.filter((one, at) => all.findIndex((other) => Buffer.from(other).equals(one)) === at)

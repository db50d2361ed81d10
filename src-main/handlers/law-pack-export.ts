import { createHash } from 'node:crypto'
import { ukDay } from '#core/date-and-clock'
import { LAW_PACK_FILE, writeLawPack } from '#core/law/law-pack'
import { PACK_FORMAT } from '#core/pack'
import { checkPassphrase } from '#core/passphrase'
import { ok } from '#core/result'
import { auditCheckpoint } from '../db/audit.ts'
import { loadLawRecords } from '../db/law-records.ts'
import { listFollowing } from '../db/packs.ts'
import { encryptPack } from '../exchange/age-layer.ts'
import { contentOf, sealPack } from '../exchange/pack-file.ts'
import { writeWhole } from '../files/write-file.ts'
import { checkSigningKey } from '../notice-pdf/signing-key.ts'
import { locked, record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { vaultStatus, type Session } from './session.ts'
import { mySigningKey } from './signing.ts'

/**
 * Writes what is signed off here as a pack, signed with the reader's own certificate. What follows
 * another force stays out: that force hands its own record on.
 */
export async function exportLawPack(
  session: Session,
  library: OpenLibrary,
  { madeFor, lock }: Input<'pack:export-law'>,
): Promise<Answer<'pack:export-law'>> {
  const weak = lock !== null && 'passphrase' in lock ? checkPassphrase(lock.passphrase) : ok(null)
  if (!weak.ok) return weak
  const key = mySigningKey(library)
  if (!key.ok) return key
  const { at: madeAt, by } = stamp(library)
  const checked = checkSigningKey(key.value, madeAt)
  if (!checked.ok) return checked
  const { db } = library
  const following = listFollowing(db)
  const own = loadLawRecords(db).signOffs.filter(({ seq }) => !following.has(seq))
  const text = writeLawPack(session.law.version, own, madeAt)
  if (!text.ok) return text
  const status = vaultStatus(session)
  if (!status.ok) return status
  const { libraryId } = library.unlocked
  const contents = Buffer.from(text.value)
  const head = sealPack(
    {
      kind: 'LAW',
      schema: 1,
      madeAt,
      maker: { libraryId, label: status.value.libraryLabel ?? '', person: by },
      madeFor,
      state: auditCheckpoint(db),
    },
    [contentOf(LAW_PACK_FILE, contents)],
    key.value,
  )
  const pack = Buffer.concat([head, contents])
  const sha256 = createHash('sha256').update(pack).digest('hex')
  const bytes = lock === null ? ok(pack) : await encryptPack([pack], lock)
  if (!bytes.ok) return bytes
  const path = await library.deps.dialogs.saveFile({
    title: 'Export sign-offs',
    suggestedName: `sign-offs-${ukDay(madeAt)}.${PACK_FORMAT}`,
    filters: [{ name: 'Evenhand pack', extensions: [PACK_FORMAT] }],
  })
  if (path === null) return ok(null)
  // What leaves is recorded: never a file written after the library was locked.
  if (!db.open) return locked
  const written = await writeWhole(path, bytes.value, { overwrite: true })
  if (!written.ok) return written
  record(library, 'pack.exported', 'LAW', {
    sha256,
    records: own.length,
    madeFor,
    encrypted: lock !== null,
    fingerprint: checked.value.fingerprint,
  })
  const { fingerprint } = checked.value
  return ok({ path: written.value, sha256, records: own.length, fingerprint })
}

import { formatDate } from '#core/dates'
import { LAW_PACK_FILE, readLawPack, type LawPack } from '#core/law/law-pack'
import {
  contradiction,
  newActs,
  previewRows,
  type LawPackPreview,
  type PackRow,
} from '#core/law/law-pack-preview'
import { canonicalJson } from '#core/canonical'
import { ok, refuse, type Result } from '#core/result'
import { loadLawRecords } from '../db/law-records.ts'
import { inOneTransaction } from '../db/open-database.ts'
import * as packs from '../db/packs.ts'
import { afresh, bookHere } from './law.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { openPack, shownPack, type ShownPack } from './pack-open.ts'
import type { Session } from './session.ts'

type Opened = ShownPack & { readonly law: LawPack }

/** Contents that fit their kind, from another library, and in agreement with what it said before. */
function checkLaw(library: OpenLibrary, shown: ShownPack): Result<Opened> {
  const { manifest, contents } = shown.pack
  const { libraryId, label } = manifest.maker
  if (libraryId === library.unlocked.libraryId)
    return refuse('OWN_PACK', 'This pack was made by this very library. It holds nothing new.')
  if (Date.parse(manifest.madeAt) > library.deps.now().getTime() + 24 * 60 * 60 * 1000)
    return refuse(
      'IN_THE_FUTURE',
      'The pack says it was made on a day that lies ahead. Check the clock of this computer.',
    )
  const bytes = contents.size === 1 ? contents.get(LAW_PACK_FILE) : undefined
  if (bytes === undefined)
    return refuse('DAMAGED_PACK', 'The pack does not hold what a pack of sign-offs holds.')
  const law = readLawPack(Buffer.from(bytes).toString('utf8'), manifest.madeAt)
  if (!law.ok) return law
  const differing = contradiction(law.value, before(library, libraryId))
  if (differing !== null)
    return refuse(
      'CONTRADICTS',
      `An earlier pack of ${label} recorded ${differing.entryId} otherwise in the same place. One of the two is not its record: ask ${label} before taking anything in.`,
    )
  return ok({ ...shown, law: law.value })
}

const before = (library: OpenLibrary, libraryId: string) =>
  packs.listElsewhere(library.db).filter((one) => one.libraryId === libraryId)

function preview(session: Session, library: OpenLibrary, opened: Opened): LawPackPreview {
  const { file, encrypted, law, pack } = opened
  const { maker, madeAt, madeFor, state } = pack.manifest
  const { libraryId } = maker
  const { fingerprint } = pack.signer
  const known = before(library, libraryId)
  const following = [...packs.listFollowing(library.db)].filter(([, from]) => from === libraryId)
  const about = { kind: 'LAW', libraryId, entries: state.entries } as const
  return {
    kind: 'LAW',
    sha256: pack.sha256,
    file,
    encrypted,
    maker,
    madeAt,
    madeFor,
    lawVersion: law.lawVersion,
    signer: {
      certificate: pack.signer,
      knownAs: packs.loadKnownSigner(library.db, fingerprint, libraryId),
    },
    newerTakenAt: packs.newerPackOf(library.db, about),
    rows: previewRows(law, {
      book: bookHere(session, library),
      own: loadLawRecords(library.db).signOffs,
      before: known,
      following: new Set(following.map(([seq]) => seq)),
    }),
    newRecords: newActs(law, known).length,
  }
}

/** Shows what a pack holds, who signed it and what it would change. Nothing is taken in. */
export async function inspectPack(
  session: Session,
  library: OpenLibrary,
  { secret }: Input<'pack:inspect'>,
): Promise<Answer<'pack:inspect'>> {
  const shown = await openPack(library, secret)
  if (!shown.ok || shown.value === null) return shown.ok ? ok(null) : shown
  const opened = checkLaw(library, shown.value)
  if (!opened.ok) return opened
  const answer = preview(session, library, opened.value)
  const { sha256, signer, maker } = answer
  const { fingerprint } = signer.certificate
  record(library, 'pack.inspected', 'LAW', { sha256, library: maker.libraryId, fingerprint })
  return ok(answer)
}

/** The rows that the person chose to let count, each still one that may. */
function chosenRows(
  shown: LawPackPreview,
  follow: Input<'pack:take-in-law'>['follow'],
): Result<readonly PackRow[]> {
  const offered = new Map(shown.rows.map((row) => [row.key, row]))
  const rows = new Set<PackRow>()
  for (const { kind, id, hash } of follow) {
    const row = offered.get(`${kind} ${id} ${hash}`)
    if (row === undefined) return refuse('NOT_IN_PACK', `The pack says nothing about ${id}.`)
    if (!row.canFollow) return refuse('CANNOT_FOLLOW', `${id}: ${row.words}`)
    rows.add(row)
  }
  return ok([...rows])
}

/** The name for the signer: known, or confirmed now by the fingerprint that the maker reads out. */
function signerLabel(
  { signer, maker }: LawPackPreview,
  confirm: Input<'pack:take-in-law'>['confirm'],
): Result<string> {
  if (signer.knownAs !== null) return ok(signer.knownAs)
  if (confirm?.fingerprint === signer.certificate.fingerprint) return ok(confirm.label)
  return refuse(
    'UNKNOWN_SIGNER',
    `The signer of this pack is not known to this library. Ask ${maker.label} to read out the fingerprint, compare it, and confirm.`,
    'confirm',
  )
}

/**
 * Keeps everything the pack records under the name of its force, and lets exactly the chosen
 * entries count here. A second time there is nothing left to do, and nothing is done.
 */
export function takeInLawPack(
  session: Session,
  library: OpenLibrary,
  { sha256, follow, confirm }: Input<'pack:take-in-law'>,
): Answer<'pack:take-in-law'> {
  const shown = shownPack(library)
  if (shown?.pack.sha256 !== sha256)
    return refuse('NOT_SHOWN', 'This pack is no longer open. Open it again.')
  const opened = checkLaw(library, shown)
  if (!opened.ok) return opened
  const about = preview(session, library, opened.value)
  const force = signerLabel(about, confirm)
  if (!force.ok) return force
  const rows = chosenRows(about, follow)
  if (!rows.ok) return rows
  const isNothingNew = about.signer.knownAs !== null && about.newRecords + rows.value.length === 0
  if (!isNothingNew)
    inOneTransaction(library.db, () => {
      keepPack(library, opened.value, about, force.value)
      for (const row of rows.value) followRow(library, about, row, force.value)
    })
  const book = afresh(session, library)
  const taken = { records: about.newRecords, followed: rows.value.length }
  return ok({ preview: preview(session, library, opened.value), book, taken })
}

function keepPack(library: OpenLibrary, opened: Opened, about: LawPackPreview, force: string) {
  const { db } = library
  const { at, by } = stamp(library)
  const { libraryId, label } = about.maker
  const { pack, law } = opened
  const { fingerprint } = pack.signer
  const fresh = newActs(law, before(library, libraryId))
  if (about.signer.knownAs === null) {
    const { certificate } = pack
    const confirmed = { confirmedAt: at, confirmedBy: by }
    packs.insertKnownSigner(db, { fingerprint, libraryId, label: force, certificate, ...confirmed })
    record(library, 'signer.confirmed', force, { fingerprint, library: libraryId })
  }
  packs.insertTakenPack(db, {
    sha256: pack.sha256,
    kind: 'LAW',
    libraryId,
    label,
    madeAt: about.madeAt,
    entries: pack.manifest.state.entries,
    manifest: canonicalJson(pack.manifest),
    signer: fingerprint,
    takenAt: at,
    takenBy: by,
  })
  packs.insertElsewhere(db, { libraryId, packSha256: pack.sha256 }, fresh)
  record(library, 'pack.taken-in', 'LAW', {
    sha256: pack.sha256,
    library: libraryId,
    label: force,
    records: fresh.length,
    fingerprint,
  })
}

/** Another force's act becomes one of this library's own, with where it comes from. */
function followRow(library: OpenLibrary, about: LawPackPreview, row: PackRow, force: string) {
  const { at, by } = stamp(library)
  const { kind, id: entryId, hash, there } = row
  const { act, signedOn } = there
  const words = {
    signedBy: `${there.signedBy}, ${force}`,
    signedOn,
    note: `As recorded by ${force}, pack of ${formatDate(about.madeAt.slice(0, 10))}. ${there.note}`.trim(),
  }
  const { libraryId } = about.maker
  packs.insertFollowing(
    library.db,
    { kind, entryId, entryHash: hash, act, ...words, recordedAt: at, recordedBy: by },
    { libraryId, seq: there.seq },
  )
  record(library, act === 'SIGNED' ? 'law.signed-off' : 'law.sign-off-withdrawn', entryId, {
    kind,
    wording: hash,
    ...words,
    library: libraryId,
    pack: about.sha256,
  })
}

import { ukDay } from '#core/date-and-clock'
import { formatDate } from '#core/dates'
import { LAW_PACK_FILE, readLawPack, type LawPack } from '#core/law/law-pack'
import {
  contradiction,
  newActs,
  previewRows,
  type LawPackPreview,
  type PackRow,
} from '#core/law/law-pack-preview'
import { ok, refuse, type Result } from '#core/result'
import { loadLawRecords } from '../db/law-records.ts'
import { inOneTransaction } from '../db/open-database.ts'
import * as packs from '../db/packs.ts'
import { afresh, bookHere } from './law.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { checkMaker, keepMaker, signerLabel, signerOf } from './pack-maker.ts'
import { shownPack, type ShownPack } from './pack-open.ts'
import type { Session } from './session.ts'

type Opened = ShownPack & { readonly law: LawPack }

/** Contents that fit their kind, from another library, and in agreement with what it said before. */
function checkLaw(library: OpenLibrary, shown: ShownPack): Result<Opened> {
  const { manifest, contents } = shown.pack
  const { libraryId, label } = manifest.maker
  const made = checkMaker(library, shown)
  if (!made.ok) return made
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
    signer: signerOf(library, opened),
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

/** What a pack of sign-offs holds, who signed it and what it would change. */
export function previewLawPack(
  session: Session,
  library: OpenLibrary,
  shown: ShownPack,
): Result<LawPackPreview> {
  const opened = checkLaw(library, shown)
  return opened.ok ? ok(preview(session, library, opened.value)) : opened
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
  if (shown?.pack.sha256 !== sha256 || shown.pack.manifest.kind !== 'LAW')
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
  const { libraryId } = about.maker
  const { pack, law } = opened
  const fresh = newActs(law, before(library, libraryId))
  keepMaker(library, opened, about.signer, force)
  packs.insertElsewhere(library.db, { libraryId, packSha256: pack.sha256 }, fresh)
  record(library, 'pack.taken-in', 'LAW', {
    sha256: pack.sha256,
    library: libraryId,
    label: force,
    records: fresh.length,
    fingerprint: pack.signer.fingerprint,
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
    note: `As recorded by ${force}, pack of ${formatDate(ukDay(about.madeAt))}. ${there.note}`.trim(),
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

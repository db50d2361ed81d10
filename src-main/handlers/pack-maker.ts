import { canonicalJson } from '#core/canonical'
import type { PackSigner } from '#core/pack'
import { ok, refuse, type Result } from '#core/result'
import * as packs from '../db/packs.ts'
import type { Input, OpenLibrary } from './library.ts'
import { record, stamp } from './library.ts'
import type { ShownPack } from './pack-open.ts'

type Confirm = Input<'pack:take-in-law'>['confirm']

/** Made elsewhere, not ahead of the clock here, and by nobody whose packs are no longer believed. */
export function checkMaker(library: OpenLibrary, { pack }: ShownPack): Result<null> {
  const { maker, madeAt } = pack.manifest
  const { fingerprint, subject } = pack.signer
  const { libraryId } = maker
  if (libraryId === library.unlocked.libraryId)
    return refuse('OWN_PACK', 'This pack was made by this very library. It holds nothing new.')
  if (Date.parse(madeAt) > library.deps.now().getTime() + 24 * 60 * 60 * 1000)
    return refuse(
      'IN_THE_FUTURE',
      'The pack says it was made on a day that lies ahead. Check the clock of this computer.',
    )
  const revokedAt = packs.signerRevokedAt(library.db, { fingerprint, libraryId })
  return revokedAt === null
    ? ok(null)
    : refuse(
        'REVOKED_SIGNER',
        `The certificate of ${subject} was revoked here. Nothing it signed is taken in: ask the maker to sign with another.`,
      )
}

/** Who signed a pack, as far as this library knows. */
export const signerOf = ({ db }: OpenLibrary, { pack }: ShownPack): PackSigner => ({
  certificate: pack.signer,
  knownAs: packs.loadKnownSigner(db, pack.signer.fingerprint, pack.manifest.maker.libraryId),
})

/** The name for the signer: known, or confirmed now by the fingerprint that the maker reads out. */
export function signerLabel(
  { signer, maker }: { readonly signer: PackSigner; readonly maker: { readonly label: string } },
  confirm: Confirm,
): Result<string> {
  if (signer.knownAs !== null) return ok(signer.knownAs)
  if (confirm?.fingerprint === signer.certificate.fingerprint) return ok(confirm.label)
  return refuse(
    'UNKNOWN_SIGNER',
    `The signer of this pack is not known to this library. Ask ${maker.label} to read out the fingerprint, compare it, and confirm.`,
    'confirm',
  )
}

/** Puts on record whose pack was taken in, and its signer where a person just confirmed it. */
export function keepMaker(
  library: OpenLibrary,
  { pack }: ShownPack,
  signer: PackSigner,
  name: string,
) {
  const { db } = library
  const { at, by } = stamp(library)
  const { manifest, certificate } = pack
  const { libraryId, label } = manifest.maker
  const { fingerprint } = pack.signer
  if (signer.knownAs === null) {
    const confirmed = { confirmedAt: at, confirmedBy: by }
    packs.insertKnownSigner(db, { fingerprint, libraryId, label: name, certificate, ...confirmed })
    record(library, 'signer.confirmed', name, { fingerprint, library: libraryId })
  }
  packs.insertTakenPack(db, {
    sha256: pack.sha256,
    kind: manifest.kind,
    libraryId,
    label,
    madeAt: manifest.madeAt,
    entries: manifest.state.entries,
    manifest: canonicalJson(manifest),
    signer: fingerprint,
    takenAt: at,
    takenBy: by,
  })
}

import type { SealTaken } from '#contract/api'
import type { Particulars } from '#core/hearing-case'
import { ok, refuse, type Result } from '#core/result'
import { decidedOn, type SealFile } from '#core/seal-file'
import { listDocuments } from '../db/bundle.ts'
import type { StoredCase } from '../db/cases.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { confirmKey, insertSealBasis, loadConfirmedKey } from '../db/panel-records.ts'
import { listPeople } from '../db/people.ts'
import { insertSeal, listSeals } from '../db/seals.ts'
import { saveSection } from '../db/sections.ts'
import { hashText } from '../vault/keys.ts'
import { keyFingerprint } from '../vault/seal-keys.ts'
import { record, stamp, type Input, type OpenLibrary } from './library.ts'
import { composeOpenCase } from './open-case.ts'
import { decisionMakers } from './seal-state.ts'

type Link = Input<'seal:import'>['link']

const keyOf = (file: SealFile) => Buffer.from(file.publicKey, 'hex')
const plain = (fingerprint: string) => fingerprint.replace(/\s/g, '').toUpperCase()

/**
 * Finds the seat of a checked seal file and takes the seal in. A signature shows only that one key
 * made the file: whose key it is, a person who can ask the signer confirms, once.
 */
export function seatSeal(
  library: OpenLibrary,
  stored: StoredCase,
  file: SealFile,
  link: Link,
): Result<SealTaken> {
  const free = checkFree(library, stored, file)
  if (!free.ok) return free
  const seats = decisionMakers(stored.particulars)
  const own = seats.findIndex(({ profileId }) => profileId === file.person.profileId)
  const known = loadConfirmedKey(library.db, file.person.profileId)
  if (known !== null && !keyOf(file).equals(known))
    return refuse('OTHER_KEY', `This is not the key confirmed for ${file.person.label}.`)
  if (known !== null && own !== -1) return takeIn(library, stored, file, null)
  if (link === null)
    return ok({
      state: 'TO_CONFIRM',
      label: file.person.label,
      role: file.person.role,
      fingerprint: keyFingerprint(keyOf(file)),
      seat: own === -1 ? null : own,
    })
  const linked = checkLink(library, stored, file, link)
  return linked.ok ? takeIn(library, stored, file, link.seat) : linked
}

/** The person has no seal here yet, and is not the reader. */
function checkFree(library: OpenLibrary, { id }: StoredCase, { person }: SealFile): Result<null> {
  if (listSeals(library.db, id).some(({ profileId }) => profileId === person.profileId))
    return refuse('ALREADY_SEALED', `The seal of ${person.label} is here already.`)
  return person.profileId === library.unlocked.person.id
    ? refuse('OWN_SEAL', 'This is your own seal. Make it here, in step 4.')
    : ok(null)
}

function checkLink(
  library: OpenLibrary,
  { id, particulars }: StoredCase,
  { person, publicKey }: SealFile,
  link: NonNullable<Link>,
): Result<null> {
  const seats = decisionMakers(particulars)
  const seat = seats[link.seat]
  const me = library.unlocked.person
  // Where the chair has a profile, nobody else says who a key belongs to.
  const chairIsHere = listPeople(library.db).some(({ id: at }) => at === seats[0]?.profileId)
  if (chairIsHere && me.id !== seats[0]?.profileId)
    return refuse('NOT_THE_CHAIR', 'Only the chair of this case links a seal to a seat.')
  if (plain(link.fingerprint) !== plain(keyFingerprint(Buffer.from(publicKey, 'hex'))))
    return refuse('FINGERPRINT_DIFFERS', 'The fingerprint is not that of the key in this file.')
  if (seat === undefined || (link.seat === 0) !== (person.role === 'CHAIR'))
    return refuse('OTHER_SEAT', `There is no such seat for ${person.label} on this panel.`)
  const elsewhere = seats.findIndex(({ profileId }) => profileId === person.profileId)
  if (seat.profileId === me.id || (elsewhere !== -1 && elsewhere !== link.seat))
    return refuse('OTHER_SEAT', 'That seat is taken by another person.')
  return listSeals(library.db, id).some(({ profileId }) => profileId === seat.profileId)
    ? refuse('ALREADY_SEALED', 'A view is already sealed for that seat.')
    : ok(null)
}

const withSeat = (particulars: Particulars, seat: number, profileId: string): Particulars => ({
  ...particulars,
  chair: seat === 0 ? { ...particulars.chair, profileId } : particulars.chair,
  members: particulars.members.map((member, index) =>
    index + 1 === seat ? { ...member, profileId } : member,
  ),
})

/** Keeps the seal and, where a seat was confirmed, the key and the seat's holder. */
function takeIn(
  library: OpenLibrary,
  stored: StoredCase,
  file: SealFile,
  seat: number | null,
): Result<SealTaken> {
  const { id: caseId, particulars, reference } = stored
  const { profileId, label } = file.person
  const { at, by } = stamp(library)
  const present = decidedOn(stored, listDocuments(library.db, caseId), hashText)
  inOneTransaction(library.db, () => {
    if (seat !== null) {
      confirmKey(library.db, { profileId, label, publicKey: keyOf(file), at, by })
      const value = withSeat(particulars, seat, profileId)
      saveSection(library.db, { caseId, section: 'particulars', value, settled: true, at, by })
      record(library, 'seal.key-confirmed', reference, {
        seat,
        profileId,
        fingerprint: keyFingerprint(keyOf(file)),
      })
    }
    insertSeal(library.db, {
      caseId,
      profileId,
      sealedAt: file.sealedAt,
      commitment: file.commitment,
      box: Buffer.from(file.box, 'base64'),
      signerPublicKey: keyOf(file),
      signature: Buffer.from(file.sealSignature, 'hex'),
    })
    const basis = { decidedOn: file.decidedOn, receivedAt: at, receivedBy: by }
    insertSealBasis(library.db, { caseId, profileId, label, ...basis })
    record(library, 'seal.imported', reference, { profileId, commitment: file.commitment })
  })
  const opened = composeOpenCase(library, caseId)
  if (!opened.ok) return opened
  const onPresentFindings = file.decidedOn === present
  return ok({ state: 'TAKEN', openCase: opened.value, onPresentFindings })
}

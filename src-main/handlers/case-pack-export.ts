import { createHash } from 'node:crypto'
import { readsDeliberation, schemaOf, type CasePack } from '#core/exchange/case-pack'
import { caseParts } from '#core/exchange/case-parts'
import type { HearingCase } from '#core/hearing-case'
import { PACK_FORMAT, type PackRecipient } from '#core/pack'
import { ok, refuse, type Result } from '#core/result'
import { loadCase } from '../db/cases.ts'
import { auditCheckpoint } from '../db/audit.ts'
import { listIssues } from '../db/bundle-issues.ts'
import { listTravelling } from '../db/case-exchange.ts'
import { savePartHistory } from '../db/case-part-states.ts'
import { sharedMarks } from '../db/marks.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { listRecipients } from '../db/pack-recipients.ts'
import { listPageReferences } from '../db/page-references.ts'
import { encryptPack } from '../exchange/age-layer.ts'
import { sealPack } from '../exchange/pack-file.ts'
import { writeWhole } from '../files/write-file.ts'
import { checkSigningKey } from '../notice-pdf/signing-key.ts'
import { historiesHere } from './case-pack.ts'
import { draft, gone, Gone, noting, packBytes } from './case-pack-bytes.ts'
import { workOnFile, type FileWork } from './file-work.ts'
import {
  locked,
  record,
  stamp,
  today,
  type Answer,
  type Input,
  type OpenLibrary,
} from './library.ts'
import { loadHearingCase, settleCase } from './open-case.ts'
import { decisionMakers, keepsCase, mayReadDeliberation, sitsOn } from './seal-state.ts'
import { vaultStatus, type Session } from './session.ts'
import { mySigningKey } from './signing.ts'

type Chosen = Input<'pack:export-case'>['recipients']

/** An open case that the reader keeps, or on whose panel they sit. */
function caseToExport(library: OpenLibrary, caseId: string): Result<HearingCase> {
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  const { particulars, status } = loaded.value
  const { person } = library.unlocked
  if (!keepsCase(person, particulars) && !sitsOn(particulars, person.id))
    return refuse('NOT_ALLOWED', 'Only the panel of this case and the secretariat hand it on.')
  return status === 'OPEN'
    ? loaded
    : refuse('CASE_SIGNED', 'The notice is signed: nothing is left to do.')
}

/** Receivers from the book, each confirmed, with a seat that this panel has. */
function receivers(
  library: OpenLibrary,
  { particulars }: HearingCase,
  chosen: Chosen,
): Result<readonly PackRecipient[]> {
  const book = new Map(listRecipients(library.db).map((one) => [one.id, one]))
  const seats = decisionMakers(particulars).length
  const taken = new Set<string>()
  const named: PackRecipient[] = []
  for (const { id, role, seat } of chosen) {
    const held = book.get(id)
    if (held === undefined || held.revokedAt !== null)
      return refuse('NOT_FOUND', 'A receiver is not in the book any more. Choose again.')
    if (held.confirmedAt === null)
      return refuse(
        'NOT_CONFIRMED',
        `The key of ${held.label} is not confirmed. Compare its fingerprint first.`,
      )
    const decides = role === 'CHAIR' || role === 'MEMBER'
    const isSeat = seat !== null && (role === 'CHAIR') === (seat === 0) && seat < seats
    if (decides !== (seat !== null) || (decides && !isSeat))
      return refuse('OTHER_SEAT', `There is no such seat for ${held.label} on this panel.`, 'seat')
    for (const mark of [held.key, ...(decides ? [String(seat)] : [])]) {
      if (taken.has(mark))
        return refuse('OTHER_SEAT', 'A receiver or a seat is chosen twice.', 'seat')
      taken.add(mark)
    }
    named.push({ label: held.label, key: held.key, role, seat })
  }
  return ok(named)
}

/** What every receiver may have. The decision stays: each decides alone, before they see another's. */
function recordFor(
  library: OpenLibrary,
  hearingCase: HearingCase,
  named: readonly PackRecipient[],
  histories: ReturnType<typeof historiesHere>,
): CasePack {
  const { db } = library
  const { id: caseId, particulars, findings, seriousness } = hearingCase
  const deliberates =
    mayReadDeliberation(library.unlocked.person, hearingCase) &&
    named.every(({ role }) => readsDeliberation(role))
  const pageReferences = listPageReferences(db, caseId).flatMap(({ section, ...reference }) =>
    section === 'findings' || (section === 'seriousness' && deliberates)
      ? [{ ...reference, section }]
      : [],
  )
  return {
    particulars,
    findings,
    seriousness: deliberates ? seriousness : null,
    documents: [...listTravelling(db, caseId)],
    issues: [...listIssues(db, caseId)],
    marks: deliberates ? [...sharedMarks(db, caseId)] : null,
    ...(pageReferences.length === 0 ? {} : { pageReferences }),
    histories: {
      PARTICULARS: [...histories.PARTICULARS],
      FINDINGS: [...histories.FINDINGS],
      SERIOUSNESS: deliberates ? [...histories.SERIOUSNESS] : null,
      BUNDLE: [...histories.BUNDLE],
    },
  }
}

/**
 * Writes an open case for the receivers named: signed with the reader's own certificate, locked to
 * their keys, straight from the library to the disk.
 */
export function exportCasePack(
  session: Session,
  library: OpenLibrary,
  { caseId, recipients }: Input<'pack:export-case'>,
): Promise<Answer<'pack:export-case'>> {
  return workOnFile(session, library, 'WRITING', async (work) => {
    const hearingCase = caseToExport(library, caseId)
    if (!hearingCase.ok) return hearingCase
    const named = receivers(library, hearingCase.value, recipients)
    if (!named.ok) return named
    const { reference } = hearingCase.value
    const caseKey = loadCase(library.db, caseId)?.rootId ?? caseId
    // Nobody is asked for a place for what cannot be signed.
    const key = mySigningKey(library)
    if (!key.ok) return key
    const path = await library.deps.dialogs.saveFile({
      title: 'Save the case for its receivers',
      suggestedName: `${reference}-case-${today(library)}.${PACK_FORMAT}`,
      filters: [{ name: 'Evenhand pack', extensions: [PACK_FORMAT] }],
    })
    if (path === null) return ok(null)
    if (!library.db.open) return locked
    return writeCase(session, library, { caseId, caseKey, named: named.value, path }, work)
  })
}

type Asked = {
  readonly caseId: string
  readonly caseKey: string
  readonly named: readonly PackRecipient[]
  readonly path: string
}

async function writeCase(
  session: Session,
  library: OpenLibrary,
  { caseId, caseKey, named, path }: Asked,
  work: FileWork,
): Promise<Answer<'pack:export-case'>> {
  // The case may have been changed or signed while the dialog stood open.
  const loaded = caseToExport(library, caseId)
  if (!loaded.ok) return loaded
  settleCase(library, loaded.value)
  const { reference } = loaded.value
  const { at: madeAt, by } = stamp(library)
  const key = mySigningKey(library)
  if (!key.ok) return key
  const checked = checkSigningKey(key.value, madeAt)
  if (!checked.ok) return checked
  const histories = historiesHere(library, loaded.value)
  const made = recordFor(library, loaded.value, named, histories)
  const drafted = draft(library, made)
  if (!drafted.ok) return drafted
  const status = vaultStatus(session)
  if (!status.ok) return status
  const { libraryId } = library.unlocked
  const head = sealPack(
    {
      kind: 'CASE',
      schema: schemaOf(made),
      madeAt,
      maker: { libraryId, label: status.value.libraryLabel ?? '', person: by },
      madeFor: named
        .map(({ label }) => label)
        .join(', ')
        .slice(0, 200),
      state: auditCheckpoint(library.db),
      caseKey,
      reference,
      recipients: [...named],
    },
    drafted.value.contents,
    key.value,
  )
  const hash = createHash('sha256')
  let failure: unknown = null
  const pieces = packBytes(library, head, drafted.value, { work, hash })
  const lock = { recipients: named.map((one) => one.key) }
  const closed = await encryptPack(
    noting(pieces, (error) => (failure = error)),
    lock,
  )
  if (!closed.ok) return closed
  const written = await writeWhole(path, closed.value, { overwrite: true })
  if (failure instanceof Gone) return gone
  if (failure !== null) throw failure
  if (!written.ok) return written
  if (!library.db.open) return locked
  const { fingerprint } = checked.value
  const sha256 = hash.digest('hex')
  // Only now has anybody what stood in each part then: an export that was stopped leaves nothing.
  inOneTransaction(library.db, () => {
    for (const part of caseParts) savePartHistory(library.db, { caseId, part }, histories[part])
    record(library, 'pack.exported', reference, {
      sha256,
      recipients: named.map(({ label, key: to }) => `${label}: ${to}`),
      fingerprint,
    })
  })
  const bytes = drafted.value.contents.reduce((sum, content) => sum + content.bytes, 0)
  return ok({ path: written.value, sha256, bytes, fingerprint })
}

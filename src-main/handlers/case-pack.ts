import { partContents } from '#core/exchange/case-contents'
import {
  CASE_PACK_FILE,
  readCasePack,
  readsDeliberation,
  type CasePack,
} from '#core/exchange/case-pack'
import { packState, standingWords, type CasePackPreview } from '#core/exchange/case-pack-preview'
import {
  advance,
  caseParts,
  standingOf,
  type CasePart,
  type PartHistory,
} from '#core/exchange/case-parts'
import type { HearingCase } from '#core/hearing-case'
import type { PackManifest, PackRecipient } from '#core/pack'
import { ok, refuse, type Result } from '#core/result'
import { listIssues } from '../db/bundle-issues.ts'
import { listTravelling } from '../db/case-exchange.ts'
import { loadPartHistory } from '../db/case-part-states.ts'
import { isTaken, loadCase, loadOpenVersion } from '../db/cases.ts'
import { sharedMarks } from '../db/marks.ts'
import { receivingFingerprint } from '../exchange/receiving-key.ts'
import { hashText } from '../vault/keys.ts'
import { myReceivingKey } from './exchange-book.ts'
import { locked, type OpenLibrary } from './library.ts'
import { longestSection } from './new-case.ts'
import { toHearingCase } from './open-case.ts'
import { checkMaker, signerOf } from './pack-maker.ts'
import type { ShownPack } from './pack-open.ts'

type CaseManifest = Extract<PackManifest, { kind: 'CASE' }>
/** A pack of a case that fits its kind and is for the reader, beside the case as it is here. */
export type OpenedCase = {
  readonly shown: ShownPack
  readonly manifest: CaseManifest
  readonly record: CasePack
  readonly me: PackRecipient
  readonly here: HearingCase | null
  readonly histories: Readonly<Record<CasePart, PartHistory>>
}

/** The history of every part of a case here, up to what stands now; empty for a case not here. */
export function historiesHere(
  library: OpenLibrary,
  hearingCase: HearingCase | null,
): Readonly<Record<CasePart, PartHistory>> {
  if (hearingCase === null) return { PARTICULARS: [], FINDINGS: [], SERIOUSNESS: [], BUNDLE: [] }
  const { db } = library
  const { id: caseId } = hearingCase
  const contents = partContents(
    { ...hearingCase, documents: listTravelling(db, caseId), issues: listIssues(db, caseId) },
    hashText,
  )
  const upToNow = (part: CasePart): PartHistory =>
    advance(loadPartHistory(db, { caseId, part }), contents[part] ?? '', hashText)
  return {
    PARTICULARS: upToNow('PARTICULARS'),
    FINDINGS: upToNow('FINDINGS'),
    SERIOUSNESS: upToNow('SERIOUSNESS'),
    BUNDLE: upToNow('BUNDLE'),
  }
}

const damaged = refuse(
  'DAMAGED_PACK',
  'The pack does not hold what it says it holds. Ask its maker for a new one.',
)

/** The record of the case agrees with what the manifest lists, and with its own histories. */
function readRecord({ pack }: ShownPack): Result<CasePack> {
  const bytes = pack.contents.get(CASE_PACK_FILE)
  if (bytes === undefined) return damaged
  const read = readCasePack(Buffer.from(bytes).toString('utf8'))
  if (!read.ok) return read
  const { documents, histories } = read.value
  const named = new Set(documents.flatMap(({ sha256, original }) => [sha256, original ?? sha256]))
  const listed = pack.manifest.contents.slice(1)
  const sizes = new Map(listed.map(({ sha256, bytes: size }) => [sha256, size]))
  const isComplete =
    pack.manifest.contents[0]?.name === CASE_PACK_FILE &&
    named.size === listed.length &&
    listed.every(({ name, sha256 }) => name === sha256 && named.has(sha256)) &&
    documents.every(({ sha256, bytes: size }) => sizes.get(sha256) === size)
  const contents = partContents(read.value, hashText)
  const isTrue = caseParts.every(
    (part) => (histories[part]?.at(-1)?.content ?? null) === contents[part],
  )
  return isComplete && isTrue ? read : damaged
}

/** The seat that the pack gives to the reader. */
function recipientHere(
  library: OpenLibrary,
  manifest: CaseManifest,
  key: string,
): Result<PackRecipient> {
  const me = manifest.recipients.find((recipient) => recipient.key === key)
  if (me === undefined)
    return refuse(
      'NOT_FOR_YOU',
      'Its maker did not sign this pack for you: you are not among the receivers it names.',
    )
  return me.role === library.unlocked.person.role
    ? ok(me)
    : refuse(
        'OTHER_SEAT',
        'This pack was made for somebody in another role than yours. Ask its maker for yours.',
      )
}

/** The open case that the pack speaks of; null where it is not here yet. */
function caseHere(library: OpenLibrary, manifest: CaseManifest): Result<HearingCase | null> {
  const { caseKey, reference } = manifest
  const root = loadCase(library.db, caseKey)
  if (root === null)
    return isTaken(library.db, manifest)
      ? refuse(
          'CASE_EXISTS',
          `There is another case ${reference} in this library: nothing of it is touched.`,
        )
      : ok(null)
  const open = loadOpenVersion(library.db, caseKey)
  return open === null
    ? refuse('CASE_SIGNED', 'The notice of this case is signed here: nothing is taken in any more.')
    : ok(toHearingCase(open))
}

const lengthOf = (part: unknown): number => JSON.stringify(part).length

/** Contents that fit their kind, for the reader, from somebody still believed. */
export async function checkCasePack(
  library: OpenLibrary,
  shown: ShownPack,
): Promise<Result<OpenedCase>> {
  const { manifest } = shown.pack
  if (manifest.kind !== 'CASE') return damaged
  const made = checkMaker(library, shown)
  if (!made.ok) return made
  const key = await myReceivingKey(library)
  if (!library.db.open) return locked
  const me = recipientHere(library, manifest, key)
  if (!me.ok) return me
  const record = readRecord(shown)
  if (!record.ok) return record
  const { particulars, findings, seriousness } = record.value
  if ([particulars, findings, seriousness].some((part) => lengthOf(part) > longestSection))
    return refuse('TOO_LARGE', 'A step of this case holds more than two million characters.')
  const here = caseHere(library, manifest)
  if (!here.ok) return here
  const histories = historiesHere(library, here.value)
  return ok({ shown, manifest, record: record.value, me: me.value, here: here.value, histories })
}

/** Parts of the pack that the reader may have, beside those here. */
export const partsOf = ({ record, histories, me }: OpenedCase) =>
  caseParts.flatMap((part) => {
    const there = record.histories[part]
    if (there === null || (part === 'SERIOUSNESS' && !readsDeliberation(me.role))) return []
    const standing = standingOf(histories[part], there)
    return [{ part, there, standing, words: standingWords(standing) }]
  })

/** Marks of the pack that are not here yet, or newer than here. */
export function freshMarks(library: OpenLibrary, { record, here, me }: OpenedCase) {
  if (record.marks === null || !readsDeliberation(me.role)) return []
  const held = new Map(
    (here === null ? [] : sharedMarks(library.db, here.id)).map((mark) => [mark.id, mark]),
  )
  return record.marks.filter((mark) => {
    const mine = held.get(mark.id)
    return mine === undefined
      ? mark.content !== null
      : mine.profileId === mark.profileId && mine.revision < mark.revision
  })
}

/** What a pack of a case holds, who signed it and what it would change. Nothing is taken in. */
export async function previewCasePack(
  library: OpenLibrary,
  shown: ShownPack,
): Promise<Result<CasePackPreview>> {
  const opened = await checkCasePack(library, shown)
  return opened.ok ? ok(previewOf(library, opened.value)) : opened
}

export function previewOf(library: OpenLibrary, opened: OpenedCase): CasePackPreview {
  const { shown, manifest, record, me, here } = opened
  const mine = here === null ? [] : listTravelling(library.db, here.id)
  const held = new Set(mine.map(({ sha256 }) => sha256))
  const sent = new Set(record.documents.map(({ sha256 }) => sha256))
  const parts = partsOf(opened)
  const fresh = freshMarks(library, opened).length
  return {
    kind: 'CASE',
    sha256: shown.pack.sha256,
    file: shown.file,
    encrypted: shown.encrypted,
    maker: manifest.maker,
    madeAt: manifest.madeAt,
    madeFor: manifest.madeFor,
    signer: signerOf(library, shown),
    reference: manifest.reference,
    matter: record.particulars.matter,
    recipients: manifest.recipients.map(({ key, ...recipient }) => ({
      ...recipient,
      fingerprint: receivingFingerprint(key),
      isMe: key === me.key,
    })),
    documents: record.documents.map(({ title, pages, bytes, sha256 }) => ({
      title,
      pages,
      bytes,
      isHere: held.has(sha256),
    })),
    missing: mine.filter(({ sha256 }) => !sent.has(sha256)).map(({ title }) => title),
    pages: record.documents.reduce((sum, { pages }) => sum + pages, 0),
    bytes: manifest.contents.reduce((sum, { bytes }) => sum + bytes, 0),
    lastIssue: record.issues.at(-1)?.version ?? null,
    marks: { all: record.marks?.filter(({ content }) => content !== null).length ?? 0, fresh },
    parts: parts.map(({ part, standing, words }) => ({ part, standing, words })),
    state: packState(parts, fresh),
  }
}

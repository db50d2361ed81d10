import { z } from 'zod'
import type { SealState } from '#contract/api'
import { type HearingCase, type Particulars } from '#core/hearing-case'
import {
  changedViewSchema,
  draftChangeSchema,
  draftViewSchema,
  provisionalViewSchema,
} from '#core/provisional-view'
import { decidedOn } from '#core/seal-file'
import { onOtherFindings } from '#core/view-change'
import { listDocuments } from '../db/bundle.ts'
import { listNotices } from '../db/notices.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { listTakenOn, type StoredChange } from '../db/panel-records.ts'
import {
  listSeals,
  listSeenBeside,
  loadDraft,
  loadEarlyOpening,
  markReleased,
  type Seal,
} from '../db/seals.ts'
import { hashText, openPersonal } from '../vault/keys.ts'
import { openLetter } from '../vault/letters.ts'
import { record, type OpenLibrary } from './library.ts'

/** Who decides: the chair alone, or with the members where a panel sits (CR 28, 55). The adviser never. */
export const decisionMakers = (particulars: Particulars) =>
  particulars.forum === 'HEARING'
    ? [particulars.chair, ...particulars.members]
    : [particulars.chair]

/** Boxes are bound to the reference, which a correction of the case shares. */
export const purpose = (reference: string, kind: Kind) => `${kind}:${reference}`
type Kind = 'draft' | 'seal' | 'change' | 'change-draft'

const sealedSchema = z.object({ salt: z.string(), view: provisionalViewSchema })
const draftSchema = z.object({ view: draftViewSchema })

function openOwn<T extends z.ZodType>(
  library: OpenLibrary,
  reference: string,
  kind: Kind,
  schema: T,
  box: Uint8Array,
): z.infer<T> | null {
  const bytes = openPersonal(library.unlocked.personalKey, purpose(reference, kind), box)
  return bytes === null ? null : schema.parse(JSON.parse(bytes.toString('utf8')))
}

/** Salt and view of the reader's own seal; null where it is somebody else's. */
export const readSealed = (library: OpenLibrary, reference: string, box: Uint8Array) =>
  openOwn(library, reference, 'seal', sealedSchema, box)

/** The reader's own account of what changed; null where it is somebody else's. */
export const readChange = (library: OpenLibrary, reference: string, box: Uint8Array) =>
  openOwn(library, reference, 'change', changedViewSchema, box)

/** What a letter from another laptop is for: one entry of one person in one case. */
export const letterPurpose = (
  rootId: string,
  { profileId, at }: Pick<StoredChange, 'profileId' | 'at'>,
) => `change of view:${rootId}:${profileId}:${at}`

/** What came in a letter; null where it was not written to the reader. */
export function readLetter(library: OpenLibrary, rootId: string, change: StoredChange) {
  if (change.letter === null) return null
  const { sealed, keys } = change.letter
  const bytesOf = (text: string) => Buffer.from(text, 'base64')
  const letter = {
    sealed: bytesOf(sealed),
    keys: keys.map(({ to, box }) => ({ to: Buffer.from(to, 'hex'), box: bytesOf(box) })),
  }
  const purposeOfLetter = letterPurpose(rootId, change)
  const bytes = openLetter(library.unlocked.personalKey, purposeOfLetter, letter)
  if (bytes === null) return null
  const parsed = changedViewSchema.safeParse(JSON.parse(bytes.toString('utf8')))
  return parsed.success ? parsed.data : null
}

/** True where the person sits on this panel, as decision-maker or as its adviser. */
export const sitsOn = (particulars: Particulars, profileId: string): boolean =>
  particulars.adviser?.profileId === profileId ||
  decisionMakers(particulars).some((maker) => maker.profileId === profileId)

/**
 * Whether a reader may see what this panel thinks before its notice is signed: the chair, members
 * and adviser of this very panel. Never another chair, the secretariat or oversight.
 */
export function mayReadDeliberation(
  { role, id }: OpenLibrary['unlocked']['person'],
  { particulars, status }: Pick<HearingCase, 'particulars' | 'status'>,
): boolean {
  if (status !== 'OPEN') return true
  // Until a case has a chair with a profile, it is any chair's to prepare.
  if (role === 'CHAIR' && particulars.chair.profileId === null) return true
  return role !== 'SECRETARIAT' && role !== 'OVERSIGHT' && sitsOn(particulars, id)
}

/** The chair of this case, or any chair while it has none. */
export const isChairOf = (
  { role, id }: OpenLibrary['unlocked']['person'],
  { chair }: Particulars,
): boolean => role === 'CHAIR' && (chair.profileId === null || chair.profileId === id)

/** Who writes what is not deliberation, and the bundle: the secretariat and the chair of this case. */
export const keepsCase = (
  person: OpenLibrary['unlocked']['person'],
  particulars: Particulars,
): boolean => person.role === 'SECRETARIAT' || isChairOf(person, particulars)

/**
 * When this version of the case was signed; null while it is open. Its correction shares seals and
 * records with it: what came later is not read through the version that was signed.
 */
export const signedAt = (library: OpenLibrary, { id, status }: HearingCase): string | null =>
  status === 'OPEN' ? null : (listNotices(library.db, id)[0]?.issuedAt ?? null)

/** True where the person decides in this case without being its chair. */
const isMemberOf = (particulars: Particulars, profileId: string): boolean =>
  particulars.chair.profileId !== profileId &&
  decisionMakers(particulars).some((maker) => maker.profileId === profileId)

/** Opens the reader's own sealed view to the panel, once every seal is in, and says so in the record. */
function releaseMine(library: OpenLibrary, hearingCase: HearingCase, mine: Seal): void {
  const { id, reference } = hearingCase
  const { profileId, commitment, box } = mine
  const sealed = readSealed(library, reference, box)
  if (sealed === null) return
  inOneTransaction(library.db, () => {
    markReleased(library.db, { caseId: id, profileId, view: sealed.view })
    record(library, 'view.opened', reference, { profileId, commitment })
  })
}

/** The reader's own drafts: of the view, and of what they hold after the comparators. */
function myDrafts(library: OpenLibrary, { id, reference }: HearingCase) {
  const me = library.unlocked.person.id
  const view = loadDraft(library.db, 'provisional_draft', id, me)
  const change = loadDraft(library.db, 'changed_view_draft', id, me)
  return {
    myDraft:
      view === null
        ? null
        : (openOwn(library, reference, 'draft', draftSchema, view)?.view ?? null),
    myChangeDraft:
      change === null
        ? null
        : openOwn(library, reference, 'change-draft', draftChangeSchema, change),
  }
}

/** Decision-makers whose latest view was taken on other findings or seriousness than now stand. */
export function whoseFindingsMoved(
  library: OpenLibrary,
  hearingCase: HearingCase,
): readonly string[] {
  const taken = listTakenOn(library.db, hearingCase.id)
  if (taken.length === 0) return []
  const present = decidedOn(hearingCase, listDocuments(library.db, hearingCase.id), hashText)
  return onOtherFindings(decisionMakers(hearingCase.particulars), taken, present)
}

/** What this reader may know of the seals: all commitments, own view, others' once released. */
export function sealState(library: OpenLibrary, hearingCase: HearingCase): SealState {
  const { id, particulars, reference } = hearingCase
  const me = library.unlocked.person.id
  const seals = listSeals(library.db, id)
  const makers = decisionMakers(particulars)
  const sealOf = (profileId: string | null) => seals.find((seal) => seal.profileId === profileId)
  // One person in two seats decides once: the other seat's own view is still to come.
  const several = new Set(makers.map(({ profileId }) => profileId)).size === makers.length
  const allSealed =
    makers.length > 0 && several && makers.every((m) => m.profileId !== null && sealOf(m.profileId))
  const mine = sealOf(me)
  if (mine && allSealed && mine.released === null && !library.readOnly)
    releaseMine(library, hearingCase, mine)
  const early = loadEarlyOpening(library.db, id)
  const until = signedAt(library, hearingCase)
  const openedEarly = early !== null && until !== null && early.at > until ? null : early
  const deliberates = mayReadDeliberation(library.unlocked.person, {
    particulars,
    status: 'OPEN',
  })
  return {
    decisionMakers: makers.map((maker) => {
      const seal = sealOf(maker.profileId)
      const isMe = maker.profileId === me
      const own = isMe && seal ? (readSealed(library, reference, seal.box)?.view ?? null) : null
      return {
        label: maker.label,
        profileId: maker.profileId,
        isMe,
        sealedAt: seal?.sealedAt ?? null,
        commitment: seal?.commitment ?? null,
        view: own ?? (allSealed && deliberates ? (seal?.released ?? null) : null),
      }
    }),
    ...myDrafts(library, hearingCase),
    onOtherFindings: whoseFindingsMoved(library, hearingCase),
    allSealed,
    // Why is the panel's until its notice is signed; that it was, by whom and when is everybody's.
    openedEarly:
      openedEarly === null || deliberates || hearingCase.status !== 'OPEN'
        ? openedEarly
        : { ...openedEarly, reason: null },
    seenBeside: listSeenBeside(library.db, id).filter(({ at }) => until === null || at <= until),
    comparatorsOpen: allSealed || openedEarly !== null,
    // Each decides alone: the chair's draft of the outcome would stand before the member's own view.
    draftClosed: hearingCase.status === 'OPEN' && !allSealed && isMemberOf(particulars, me),
  }
}

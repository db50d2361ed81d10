import { z } from 'zod'
import type { SealState } from '#contract/api'
import { type HearingCase, type Particulars } from '#core/hearing-case'
import { changedViewSchema, provisionalViewSchema } from '#core/provisional-view'
import { inOneTransaction } from '../db/open-database.ts'
import { listSeals, loadDraft, loadEarlyOpening, markReleased, type Seal } from '../db/seals.ts'
import { openPersonal } from '../vault/keys.ts'
import { record, type OpenLibrary } from './library.ts'

/** Who decides: the chair alone, or with the members where a panel sits (CR 28, 55). The adviser never. */
export const decisionMakers = (particulars: Particulars) =>
  particulars.forum === 'HEARING'
    ? [particulars.chair, ...particulars.members]
    : [particulars.chair]

/** Boxes are bound to the reference, which a correction of the case shares. */
export const purpose = (reference: string, kind: Kind) => `${kind}:${reference}`
type Kind = 'draft' | 'seal' | 'change'

const sealedSchema = z.object({ salt: z.string(), view: provisionalViewSchema })
const draftSchema = z.object({ view: provisionalViewSchema })

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
  const draft = loadDraft(library.db, id, me)
  const openedEarly = loadEarlyOpening(library.db, id)
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
    myDraft:
      draft === null
        ? null
        : (openOwn(library, reference, 'draft', draftSchema, draft)?.view ?? null),
    allSealed,
    openedEarly,
    comparatorsOpen: allSealed || openedEarly !== null,
  }
}

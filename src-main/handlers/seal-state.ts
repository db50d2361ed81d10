import { z } from 'zod'
import type { SealState } from '#contract/api'
import {
  changedViewSchema,
  provisionalViewSchema,
  type HearingCase,
  type Particulars,
} from '#core/hearing-case'
import { listSeals, loadDraft, loadEarlyOpening, markReleased } from '../db/seals.ts'
import { openPersonal } from '../vault/keys.ts'
import type { OpenLibrary } from './library.ts'

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
 * Whether a reader may see what this panel thinks before its notice is signed: the chair of the
 * library, and the members and adviser of this very panel. Never the secretariat or oversight.
 */
export function mayReadDeliberation(
  { role, id }: OpenLibrary['unlocked']['person'],
  { particulars, status }: Pick<HearingCase, 'particulars' | 'status'>,
): boolean {
  if (status !== 'OPEN' || role === 'CHAIR') return true
  return (role === 'MEMBER' || role === 'ADVISER') && sitsOn(particulars, id)
}

/** What this reader may know of the seals: all commitments, own view, others' once released. */
export function sealState(library: OpenLibrary, hearingCase: HearingCase): SealState {
  const { id, particulars, reference } = hearingCase
  const me = library.unlocked.person.id
  const seals = listSeals(library.db, id)
  const makers = decisionMakers(particulars)
  const sealOf = (profileId: string | null) => seals.find((seal) => seal.profileId === profileId)
  const allSealed =
    makers.length > 0 && makers.every((m) => m.profileId !== null && sealOf(m.profileId))
  const mine = sealOf(me)
  if (mine && allSealed && mine.released === null && !library.readOnly) {
    const sealed = readSealed(library, reference, mine.box)
    if (sealed) markReleased(library.db, { caseId: id, profileId: me, view: sealed.view })
  }
  const draft = loadDraft(library.db, id, me)
  const openedEarly = loadEarlyOpening(library.db, id)
  const { role } = library.unlocked.person
  const deliberates = role === 'CHAIR' || (role !== 'SECRETARIAT' && sitsOn(particulars, me))
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

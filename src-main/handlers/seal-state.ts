import type { SealState } from '#contract/api'
import { canonicalJson } from '#core/canonical'
import {
  provisionalViewSchema,
  type HearingCase,
  type Particulars,
  type ProvisionalView,
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
export const purpose = (reference: string, kind: 'draft' | 'seal') => `${kind}:${reference}`

/** The text whose SHA-256 is the commitment: anyone given salt and view can check it. */
export const sealedText = (
  reference: string,
  profileId: string,
  salt: string,
  view: ProvisionalView,
) => canonicalJson({ profileId, reference, salt, view })

function readView(
  library: OpenLibrary,
  reference: string,
  kind: 'draft' | 'seal',
  box: Uint8Array,
) {
  const bytes = openPersonal(library.unlocked.personalKey, purpose(reference, kind), box)
  if (bytes === null) return null
  const parsed = JSON.parse(Buffer.from(bytes).toString('utf8')) as { readonly view: unknown }
  return provisionalViewSchema.parse(parsed.view)
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
    const view = readView(library, reference, 'seal', mine.box)
    if (view) markReleased(library.db, { caseId: id, profileId: me, view })
  }
  const draft = loadDraft(library.db, id, me)
  const openedEarly = loadEarlyOpening(library.db, id)
  const deliberates = library.unlocked.person.role !== 'SECRETARIAT'
  return {
    decisionMakers: makers.map((maker) => {
      const seal = sealOf(maker.profileId)
      const isMe = maker.profileId === me
      const own = isMe && seal ? readView(library, reference, 'seal', seal.box) : null
      return {
        label: maker.label,
        profileId: maker.profileId,
        isMe,
        sealedAt: seal?.sealedAt ?? null,
        commitment: seal?.commitment ?? null,
        view: own ?? (allSealed && deliberates ? (seal?.released ?? null) : null),
      }
    }),
    myDraft: draft === null ? null : readView(library, reference, 'draft', draft),
    allSealed,
    openedEarly,
    comparatorsOpen: allSealed || openedEarly !== null,
  }
}

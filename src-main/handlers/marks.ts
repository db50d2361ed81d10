import { canonicalJson } from '#core/canonical'
import {
  documentOf,
  markContentSchema,
  orderMarks,
  type Mark,
  type MarkContent,
} from '#core/bundle/marks'
import type { HearingCase } from '#core/hearing-case'
import { ok, refuse, type Result } from '#core/result'
import { listDocuments } from '../db/bundle.ts'
import { loadCase } from '../db/cases.ts'
import {
  countOtherMarks,
  dropPrivateMark,
  hasPrivateMark,
  listPrivateMarks,
  listSharedMarks,
  savePrivateMark,
  saveSharedMark,
  sharerOf,
  takeBackSharedMark,
} from '../db/marks.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { openPersonal, sealPersonal } from '../vault/keys.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { recordPrivate } from './mark-record.ts'
import { loadUnlessClosed } from './open-case.ts'
import { mayReadDeliberation } from './seal-state.ts'

/** Marks that one person keeps in one case; all of them are read to the window at once. */
const mostMarks = 5_000

/** A case as its panel works on it; `rootId` names it through its corrections. */
export type PanelCase = HearingCase & { readonly rootId: string }

/**
 * A case for a person of its panel or its adviser. Marks are deliberation for good: unlike reasons
 * and outcome, a signature does not open them to anybody.
 */
export function loadForPanel(library: OpenLibrary, caseId: string): Result<PanelCase> {
  const loaded = loadUnlessClosed(library, caseId)
  if (!loaded.ok) return loaded
  const { particulars } = loaded.value
  if (!mayReadDeliberation(library.unlocked.person, { particulars, status: 'OPEN' }))
    return refuse('NOT_ON_THE_PANEL', 'Only the panel of this case and its adviser mark its pages.')
  const rootId = loadCase(library.db, caseId)?.rootId ?? caseId
  return ok({ ...loaded.value, rootId })
}

const purposeOf = (rootId: string, id: string) => `mark:${rootId}:${id}`

const me = (library: OpenLibrary) => library.unlocked.person

function readPrivate(
  library: OpenLibrary,
  rootId: string,
  { id, box }: { readonly id: string; readonly box: Uint8Array },
): Mark | null {
  const bytes = openPersonal(library.unlocked.personalKey, purposeOf(rootId, id), box)
  if (bytes === null) return null
  const parsed = markContentSchema.safeParse(JSON.parse(bytes.toString('utf8')))
  if (!parsed.success) return null
  return { ...parsed.data, id, author: me(library).label, isMine: true, shared: false }
}

/** The reader's own private marks and the panel's shared ones, in the order of the bundle. */
export function marksOf(
  library: OpenLibrary,
  { id: caseId, rootId }: PanelCase,
): { readonly marks: readonly Mark[]; readonly unreadable: number } {
  const reader = { caseId, profileId: me(library).id }
  const kept = listPrivateMarks(library.db, reader).map((one) => readPrivate(library, rootId, one))
  const mine = kept.filter((mark) => mark !== null)
  const shared = listSharedMarks(library.db, reader).flatMap(
    ({ id, profileId, author, content }): readonly Mark[] =>
      content === null
        ? []
        : [{ ...content, id, author, isMine: profileId === reader.profileId, shared: true }],
  )
  const marks = orderMarks([...mine, ...shared], listDocuments(library.db, caseId))
  return { marks, unreadable: kept.length - mine.length }
}

export function listMarks(
  library: OpenLibrary,
  { caseId }: Input<'mark:list'>,
): Answer<'mark:list'> {
  const loaded = loadForPanel(library, caseId)
  if (!loaded.ok) return loaded
  const found = marksOf(library, loaded.value)
  record(library, 'marks.viewed', loaded.value.reference, {
    shared: found.marks.filter(({ shared }) => shared).length,
  })
  return ok(found)
}

/** Keeps a mark where it belongs, and takes it away where it belonged before. */
export function keepMark(
  library: OpenLibrary,
  { id: caseId, rootId, reference, status }: PanelCase,
  mark: { readonly id: string; readonly shared: boolean; readonly content: MarkContent },
): Result<null> {
  const { id, shared, content } = mark
  const one = { caseId, id, profileId: me(library).id }
  const sharer = sharerOf(library.db, one)
  if (sharer !== null && sharer !== one.profileId) return notYours
  if (status !== 'OPEN' && (shared || sharer !== null)) return closed
  if (shared) {
    if (dropPrivateMark(library.db, one)) recordPrivate(library, reference, 'removed', id, content)
    const saved = saveSharedMark(library.db, { ...one, author: me(library).label, content })
    if (saved.ok) record(library, 'mark.shared', reference, { mark: id })
    return saved
  }
  if (sharer !== null) takeBack(library, reference, one)
  const box = sealPersonal(
    library.unlocked.personalKey,
    purposeOf(rootId, id),
    Buffer.from(canonicalJson(content), 'utf8'),
  )
  const act = hasPrivateMark(library.db, one) ? 'changed' : 'kept'
  const saved = savePrivateMark(library.db, { ...one, box })
  if (saved.ok) recordPrivate(library, reference, act, id, content)
  return saved
}

function takeBack(
  library: OpenLibrary,
  reference: string,
  one: { readonly caseId: string; readonly id: string; readonly profileId: string },
): void {
  takeBackSharedMark(library.db, one)
  record(library, 'mark.taken-back', reference, { mark: one.id })
}

/** Where the document is in the bundle with the very bytes, the page must be one of its pages. */
function checkPage(library: OpenLibrary, caseId: string, content: Input<'mark:put'>['content']) {
  const held = listDocuments(library.db, caseId)
  const same = held.some(({ sha256 }) => sha256 === content.sha256)
  return same && documentOf(content, held) === null
    ? refuse('NO_SUCH_PAGE', 'The document has no such page.', 'content.page')
    : ok(null)
}

export function putMark(library: OpenLibrary, input: Input<'mark:put'>): Answer<'mark:put'> {
  const loaded = loadForPanel(library, input.caseId)
  if (!loaded.ok) return loaded
  const onPage = checkPage(library, input.caseId, input.content)
  if (!onPage.ok) return onPage
  const { shared } = input
  const id = input.id ?? Buffer.from(library.deps.randomBytes(16)).toString('hex')
  const content = { ...input.content, at: stamp(library).at }
  const kept = inOneTransaction(library.db, () => {
    const one = { caseId: input.caseId, id, profileId: me(library).id }
    if (countOtherMarks(library.db, one) >= mostMarks)
      return refuse('TOO_MANY', `You have ${mostMarks} marks in this case. Delete some first.`)
    return keepMark(library, loaded.value, { id, shared, content })
  })
  return kept.ok ? ok({ ...content, id, author: me(library).label, isMine: true, shared }) : kept
}

export function deleteMark(
  library: OpenLibrary,
  { caseId, id }: Input<'mark:delete'>,
): Answer<'mark:delete'> {
  const loaded = loadForPanel(library, caseId)
  if (!loaded.ok) return loaded
  const one = { caseId, id, profileId: me(library).id }
  const sharer = sharerOf(library.db, one)
  if (sharer !== null && sharer !== one.profileId) return notYours
  if (sharer !== null && loaded.value.status !== 'OPEN') return closed
  const { reference, rootId } = loaded.value
  return inOneTransaction(library.db, () => {
    if (sharer !== null) takeBack(library, reference, one)
    const kept = listPrivateMarks(library.db, one).find((mark) => mark.id === id)
    const dropped = dropPrivateMark(library.db, one)
    if (kept !== undefined)
      recordPrivate(library, reference, 'removed', id, readPrivate(library, rootId, kept))
    return sharer !== null || dropped ? ok(null) : refuse('NOT_FOUND', 'There is no such mark.')
  })
}

const closed = refuse(
  'CASE_SIGNED',
  'The notice is signed: the marks of the panel stay as they were. You can still keep private ones.',
)
const notYours = refuse('NOT_YOURS', 'This mark is another person’s. Only its author changes it.')

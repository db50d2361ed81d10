import { setImmediate } from 'node:timers/promises'
import type { PassageReport } from '#contract/mark-api'
import { evidenceLinks, repairLinks, type LinkOwner } from '#core/bundle/evidence-links'
import type { Mark } from '#core/bundle/marks'
import { passageFinder, type PassageState, type Place } from '#core/bundle/passages'
import { canonicalJson } from '#core/canonical'
import type { HearingCase } from '#core/hearing-case'
import { ok, refuse, type Result } from '#core/result'
import { dropLinkToFormer, linksToFormer } from '../db/bundle-formers.ts'
import { listDocuments, type StoredDocument } from '../db/bundle.ts'
import { pageTextCounts } from '../db/bundle-text.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { saveSection } from '../db/sections.ts'
import { keyedHash } from '../vault/keys.ts'
import { bundleText } from './bundle-passages.ts'
import { linkMark } from './document-replace.ts'
import { locked, record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { asRead, composeOpenCase, loadUnlessClosed } from './open-case.ts'
import { keepMark, loadForPanel, marksOf, type PanelCase } from './marks.ts'
import { isChairOf, keepsCase } from './seal-state.ts'

/** Links found in their place between two turns in which the window is answered. */
const slice = 20

/** The marks of a person of the panel; nobody else has any. */
function marksBeside(library: OpenLibrary, caseId: string): readonly Mark[] {
  const panel = loadForPanel(library, caseId)
  return panel.ok ? marksOf(library, panel.value).marks : []
}

/** What became of every link of the case that this reader may see, and of the reader's marks. */
export async function checkEvidence(
  library: OpenLibrary,
  { caseId }: Input<'evidence:check'>,
): Promise<Answer<'evidence:check'>> {
  const loaded = loadUnlessClosed(library, caseId)
  if (!loaded.ok) return loaded
  const bundle = bundleText(library, caseId)
  const find = passageFinder(bundle)
  const madeOn = linksToFormer(library.db, caseId)
  const held = new Set(bundle.documents.map(({ sha256 }) => sha256))
  const links: PassageReport['links'][number][] = []
  const marks: PassageReport['marks'][number][] = []
  let looked = 0
  // What does not stand where it stood is looked for in the whole bundle, which takes a while.
  const turn = async ({ state }: PassageState) => {
    looked += 1
    if (state !== 'HOLDS' || looked % slice === 0) await setImmediate()
    return library.db.open
  }
  for (const { owner, link } of evidenceLinks(asRead(library, loaded.value))) {
    const { documentId, page, quotation } = link
    if (documentId === null || page === null) continue
    const sha256 = madeOn.get(linkMark({ owner, link })) ?? null
    const found = find({ documentId, page, quotation, sha256 })
    links.push({ owner, link, found })
    if (!(await turn(found))) return locked
  }
  for (const mark of marksBeside(library, caseId)) {
    // A mark follows the bytes of its document by itself.
    const found = held.has(mark.sha256) ? ({ state: 'HOLDS', byWords: true } as const) : find(mark)
    marks.push({ mark, found })
    if (!(await turn(found))) return locked
  }
  const pagesUnread = pageTextCounts(library.db, caseId).unread
  return ok({ links, marks, pagesUnread })
}

type LinkedSection = 'findings' | 'seriousness'
const sectionOf = ({ kind }: LinkOwner): LinkedSection =>
  kind === 'FACT' ? 'findings' : 'seriousness'

/** The sections that the links belong to, as long as this person may write them. */
function mayRepair(
  library: OpenLibrary,
  hearingCase: HearingCase,
  links: Input<'evidence:repair'>['links'],
): Result<readonly LinkedSection[]> {
  const { person } = library.unlocked
  const sections = [...new Set(links.map(({ owner }) => sectionOf(owner)))]
  if (sections.length > 0 && hearingCase.status !== 'OPEN')
    return refuse('CASE_SIGNED', 'The notice is signed: its links stay as they were.')
  const allowed = sections.every((section) =>
    section === 'seriousness'
      ? isChairOf(person, hearingCase.particulars)
      : keepsCase(person, hearingCase.particulars),
  )
  return allowed
    ? ok(sections)
    : refuse('NOT_ALLOWED', 'The chair of this case repairs what its deliberation rests on.')
}

type Moved = { readonly mark: Mark; readonly to: Place }

/** The reader's own marks that are to be led elsewhere. */
function marksToMove(
  panel: Result<PanelCase>,
  library: OpenLibrary,
  wanted: Input<'evidence:repair'>['marks'],
): Result<readonly Moved[]> {
  if (wanted.length === 0) return ok([])
  if (!panel.ok) return panel
  const mine = new Map(
    marksOf(library, panel.value)
      .marks.filter(({ isMine }) => isMine)
      .map((mark) => [mark.id, mark]),
  )
  const moved = wanted.flatMap(({ id, to }) => {
    const mark = mine.get(id)
    return mark === undefined ? [] : [{ mark, to }]
  })
  if (moved.length < wanted.length)
    return refuse('NOT_YOURS', 'One of these marks is not yours, or is gone. Nothing was changed.')
  return panel.value.status !== 'OPEN' && moved.some(({ mark }) => mark.shared)
    ? refuse('CASE_SIGNED', 'The notice is signed: the marks of the panel stay as they were.')
    : ok(moved)
}

/** Leads links and marks where the reader chose. All is done, or nothing. */
export function repairEvidence(
  library: OpenLibrary,
  { caseId, links, marks }: Input<'evidence:repair'>,
): Answer<'evidence:repair'> {
  const loaded = loadUnlessClosed(library, caseId)
  if (!loaded.ok) return loaded
  const documents = listDocuments(library.db, caseId)
  const places = [...links, ...marks].map(({ to }) => to)
  if (places.some((to) => to !== null && documentAt(to, documents) === undefined))
    return refuse('NO_SUCH_PAGE', 'One of these pages is not in the bundle. Nothing was changed.')
  const sections = mayRepair(library, loaded.value, links)
  if (!sections.ok) return sections
  const repaired = repairLinks(loaded.value, links)
  if (!repaired.ok) return repaired
  const panel = loadForPanel(library, caseId)
  const moved = marksToMove(panel, library, marks)
  if (!moved.ok) return moved
  inOneTransaction(library.db, () => {
    for (const section of sections.value) keepSection(library, repaired.value, section, links)
    for (const link of links) dropLinkToFormer(library.db, caseId, linkMark(link))
    if (panel.ok) for (const one of moved.value) moveMark(library, panel.value, one, documents)
  })
  return composeOpenCase(library, caseId)
}

const documentAt = ({ documentId, page }: Place, documents: readonly StoredDocument[]) =>
  documents.find(({ id, pages }) => id === documentId && page <= pages)

function keepSection(
  library: OpenLibrary,
  hearingCase: HearingCase,
  section: LinkedSection,
  links: Input<'evidence:repair'>['links'],
): void {
  const { id: caseId, reference } = hearingCase
  const value = hearingCase[section]
  const saved = saveSection(library.db, {
    caseId,
    section,
    value,
    settled: true,
    ...stamp(library),
  })
  if (!saved.ok) throw new Error('Checked before, and refused')
  const mine = links.filter(({ owner }) => sectionOf(owner) === section)
  record(library, 'evidence.repaired', reference, {
    section,
    moved: mine.filter(({ to }) => to !== null).length,
    removed: mine.filter(({ to }) => to === null).length,
    hmac: keyedHash(library.unlocked.libraryKey, canonicalJson(value)),
  })
}

/** On another page the areas drawn say nothing: there the words themselves are marked. */
function moveMark(
  library: OpenLibrary,
  panel: PanelCase,
  { mark, to }: Moved,
  documents: readonly StoredDocument[],
): void {
  const { id, shared, author: _, isMine: __, ...content } = mark
  const sha256 = documentAt(to, documents)?.sha256 ?? mark.sha256
  const moved = { ...content, ...to, sha256, areas: [], at: stamp(library).at }
  const kept = keepMark(library, panel, { id, shared, content: moved })
  if (!kept.ok) throw new Error('Checked before, and refused')
}

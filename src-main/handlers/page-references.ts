import type { StrayedPage, SeenPage } from '#contract/page-reference-api'
import {
  changedMentions,
  pageMentions,
  referringSections,
  withPagesRenamed,
  type NamedPage,
  type PageMention,
  type ReferringSection,
} from '#core/bundle/page-references'
import { findLabel, pageLabel, readLabel } from '#core/bundle/page-label'
import { passageFinder, type BundleText, type Place } from '#core/bundle/passages'
import { canonicalJson } from '#core/canonical'
import type { HearingCase } from '#core/hearing-case'
import { ok, refuse, type Result } from '#core/result'
import { listDocuments, type StoredDocument } from '../db/bundle.ts'
import { inOneTransaction } from '../db/open-database.ts'
import {
  dropPageReference,
  listPageReferences,
  savePageReference,
  type MeantPage,
} from '../db/page-references.ts'
import { recognisedConfidence } from '../db/recognised-pages.ts'
import { saveSection } from '../db/sections.ts'
import { keyedHash } from '../vault/keys.ts'
import { bundleText } from './bundle-passages.ts'
import { deliberation } from './access.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { asRead, composeOpenCase, loadUnlessClosed } from './open-case.ts'
import { isChairOf, keepsCase } from './seal-state.ts'

const isReferring = (section: string): section is ReferringSection =>
  referringSections.some((one) => one === section)

const mentionsPage = (value: unknown) => JSON.stringify(value).includes('[bundle page ')

/** The page that goes by a label now; null for none. */
function pageCalled(documents: readonly StoredDocument[], label: string): MeantPage | null {
  const read = readLabel(label)
  const found = read === null ? null : findLabel(documents, read)
  if (found === null) return null
  const { id: documentId, sha256 } = found.document
  return { documentId, sha256, page: found.page }
}

/**
 * Keeps what the page numbers mean that a text names from now on, by today's numbers, and forgets
 * those it names no more. Call inside the transaction that saves the section.
 */
export function keepNamedPages(
  { db }: OpenLibrary,
  caseId: string,
  section: string,
  { before, after }: { readonly before: unknown; readonly after: unknown },
): void {
  if (!isReferring(section) || !(mentionsPage(before) || mentionsPage(after))) return
  const { named, dropped } = changedMentions(before, after)
  for (const one of dropped) dropPageReference(db, caseId, { ...one, section })
  if (named.length === 0) return
  const documents = listDocuments(db, caseId)
  for (const { field, label } of named) {
    const meant = pageCalled(documents, label)
    if (meant !== null) savePageReference(db, caseId, { section, field, label, ...meant })
  }
}

/** Keeps what the page numbers of a text that came from elsewhere meant to whoever wrote it. */
export function takeNamedPages(
  { db }: OpenLibrary,
  caseId: string,
  { section, value }: { readonly section: ReferringSection; readonly value: unknown },
  meant: readonly (NamedPage & MeantPage)[],
): void {
  const there = new Set(pageMentions(value).map((mention) => keyOf(section, mention)))
  for (const one of meant)
    if (there.has(keyOf(section, one))) savePageReference(db, caseId, { ...one, section })
}

/** Sections of an open case whose texts this person may write. */
function writable({ unlocked: { person } }: OpenLibrary, { particulars, status }: HearingCase) {
  if (status !== 'OPEN' || !keepsCase(person, particulars)) return []
  const isItsChair = isChairOf(person, particulars)
  return referringSections.filter((section) => isItsChair || !deliberation.includes(section))
}

const mostWords = 90

type Seen = {
  readonly bundle: BundleText
  readonly documents: readonly StoredDocument[]
  readonly recognised: (place: Place) => number | null
}

function look({ bundle, documents, recognised }: Seen, place: Place | null): SeenPage | null {
  const document = documents.find(({ id }) => id === place?.documentId)
  if (place === null || document === undefined) return null
  const { documentId, page } = place
  const text = (bundle.textOf(documentId, page) ?? '').replace(/\s+/gu, ' ').trim()
  const words = text.length > mostWords ? `${text.slice(0, mostWords).trimEnd()} …` : text
  const label = pageLabel(document, page)
  return { ...place, label, title: document.title, words, recognised: recognised(place) }
}

/**
 * Where a number of before pages were counted with the index would lead: to the page at that place
 * among those of all documents.
 */
function withoutIndex(documents: readonly StoredDocument[], label: string): Place | null {
  const place = Number(label)
  const found = documents.find(
    ({ firstPage, pages }) => place >= firstPage && place < firstPage + pages,
  )
  return found === undefined ? null : { documentId: found.id, page: place - found.firstPage + 1 }
}

/** Numbers in reasons that do not lead to the page they meant, or of which that is not known. */
function listStrayedPages(
  library: OpenLibrary,
  { caseId }: Input<'evidence:references'>,
): Answer<'evidence:references'> {
  const loaded = loadUnlessClosed(library, caseId)
  if (!loaded.ok) return loaded
  const read = asRead(library, loaded.value)
  const mentions = writable(library, read).flatMap((section) =>
    pageMentions(read[section]).map((mention) => ({ ...mention, section })),
  )
  if (mentions.length === 0) return ok([])
  const documents = listDocuments(library.db, caseId)
  const bundle = bundleText(library, caseId)
  const find = passageFinder(bundle)
  const seen: Seen = {
    bundle,
    documents,
    recognised: ({ documentId, page }) =>
      recognisedConfidence(library.db, caseId, documentId, page),
  }
  const kept = new Map(
    listPageReferences(library.db, caseId).map((one) => [keyOf(one.section, one), one]),
  )
  return ok(
    mentions.flatMap((mention): readonly StrayedPage[] => {
      const meant = kept.get(keyOf(mention.section, mention))
      const now = pageCalled(documents, mention.label)
      const tell = (state: StrayedPage['state'], instead: Place | null) => [
        {
          ...mention,
          state,
          now: look(seen, now),
          instead: look(seen, instead),
        },
      ]
      if (meant === undefined) {
        const before = withoutIndex(documents, mention.label)
        return tell('NOT_KNOWN', before)
      }
      const found = find({ ...meant, quotation: '' })
      if (found.state === 'NOT_READ') return tell('NOT_READ', null)
      const place = found.state === 'HOLDS' ? meant : found.state === 'MOVED' ? found.to : null
      if (place === null)
        return tell('LOST', found.state === 'DOCUMENT_GONE' ? found.instead : null)
      const isThere = now?.documentId === place.documentId && now.page === place.page
      return isThere ? [] : tell('MOVED', place)
    }),
  )
}

const keyOf = (section: string, { field, label }: Pick<PageMention, 'field' | 'label'>) =>
  `${section} ${field} ${label}`

type Chosen = Input<'evidence:repair-references'>['pages']

/** Nothing that is chosen may fall together with a number of the same text that means another page. */
function checkChosen(library: OpenLibrary, hearingCase: HearingCase, pages: Chosen): Result<null> {
  const allowed = writable(library, hearingCase)
  if (pages.some(({ section }) => !allowed.includes(section)))
    return hearingCase.status === 'OPEN'
      ? refuse('NOT_ALLOWED', 'The chair of this case changes what its deliberation says.')
      : refuse('CASE_SIGNED', 'The notice is signed: its reasons stay as they were.')
  const documents = listDocuments(library.db, hearingCase.id)
  if (pages.some(({ to }) => pageCalled(documents, to) === null))
    return refuse('NO_SUCH_PAGE', 'One of these pages is not in the bundle. Nothing was changed.')
  const chosen = new Set(pages.map((one) => keyOf(one.section, one)))
  const there = new Set(
    allowed.flatMap((section) =>
      pageMentions(hearingCase[section]).map((one) => keyOf(section, one)),
    ),
  )
  if ([...chosen].some((key) => !there.has(key)) || chosen.size < pages.length)
    return refuse('TEXT_CHANGED', 'The text was changed meanwhile. Look at the list again.')
  const strayed = listStrayedPages(library, { caseId: hearingCase.id })
  const open = new Set(strayed.ok ? strayed.value.map((one) => keyOf(one.section, one)) : [])
  const falls = pages.some(({ section, field, to }) => {
    const key = keyOf(section, { field, label: to })
    return open.has(key) && !chosen.has(key)
  })
  return falls
    ? refuse(
        'SETTLE_TOGETHER',
        'The same text names the new number already, for a page that has moved too. Choose for that one first, or change all at once.',
      )
    : ok(null)
}

/** Exchanges page numbers in reasons as the reader chose. All of it is done, or nothing. */
function repairReferences(
  library: OpenLibrary,
  { caseId, pages }: Input<'evidence:repair-references'>,
): Answer<'evidence:repair-references'> {
  const loaded = loadUnlessClosed(library, caseId)
  if (!loaded.ok) return loaded
  const hearingCase = loaded.value
  const checked = checkChosen(library, hearingCase, pages)
  if (!checked.ok) return checked
  inOneTransaction(library.db, () => {
    for (const section of new Set(pages.map((one) => one.section)))
      repairSection(
        library,
        hearingCase,
        section,
        pages.filter((one) => one.section === section),
      )
  })
  return composeOpenCase(library, caseId)
}

function repairSection(
  library: OpenLibrary,
  hearingCase: HearingCase,
  section: ReferringSection,
  pages: Chosen,
): void {
  const { db } = library
  const { id: caseId, reference } = hearingCase
  const moved = pages.filter(({ label, to }) => label !== to)
  const value = withPagesRenamed(hearingCase[section], moved)
  for (const one of pages) dropPageReference(db, caseId, one)
  if (moved.length > 0) {
    const saved = saveSection(db, { caseId, section, value, settled: true, ...stamp(library) })
    if (!saved.ok) throw new Error('Checked before, and refused')
  }
  const documents = listDocuments(db, caseId)
  for (const { field, to } of pages) {
    const meant = pageCalled(documents, to)
    if (meant !== null) savePageReference(db, caseId, { section, field, label: to, ...meant })
  }
  record(library, 'references.repaired', reference, {
    section,
    changed: moved.length,
    confirmed: pages.length - moved.length,
    hmac: keyedHash(library.unlocked.libraryKey, canonicalJson(value)),
  })
}

/** The channels of this part, by name. */
export const pageReferenceHandlers = {
  'evidence:references': listStrayedPages,
  'evidence:repair-references': repairReferences,
}

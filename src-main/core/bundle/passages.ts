import { plainQuotation } from './recognition.ts'

// A passage is found again by its letters and digits: two readers of one PDF, or two versions of one
// document, differ in spaces, line breaks, hyphens and quotation marks long before they differ in words.

export type Folded = {
  readonly words: readonly string[]
  /** Words between single spaces, one at either end. */
  readonly spaced: string
  /** Words without anything between them. */
  readonly joined: string
}

/** Fewer letters than this are only found as whole words: they stand in other words too often. */
const enoughLetters = 16

/** A text as passages are compared. */
export function fold(text: string): Folded {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return { words, spaced: ` ${words.join(' ')} `, joined: words.join('') }
}

/** Whether a passage stands in a text. */
export function stands(passage: Folded, text: Folded): boolean {
  if (passage.joined === '') return false
  if (text.spaced.includes(passage.spaced)) return true
  return passage.joined.length >= enoughLetters && text.joined.includes(passage.joined)
}

export type Place = { readonly documentId: string; readonly page: number }

/** A place in the bundle that something of the case rests on. */
export type Anchor = {
  readonly documentId: string
  readonly page: number
  readonly quotation: string
  /** Content of the document at the time, where that was kept. */
  readonly sha256: string | null
}

type Held = {
  readonly id: string
  readonly sha256: string
  readonly title: string
  readonly fileName: string
  readonly pages: number
}
export type BundleText = {
  readonly documents: readonly Held[]
  /** Documents that were in the bundle once. */
  readonly removed: readonly Held[]
  /** Null where the page has not been read yet, empty where it has no text. */
  readonly textOf: (documentId: string, page: number) => string | null
  /** The words of a page as one value; undefined where it has not been read, null without words. */
  readonly printOf: (documentId: string, page: number) => string | null | undefined
  /** The same of a page of an earlier file; null where it is not known. */
  readonly formerPrint: (sha256: string, page: number) => string | null
}

/** What became of a passage in the bundle as it now is. */
export type PassageState =
  /** `byWords`: its words were found there, or the file is the very same. */
  | { readonly state: 'HOLDS'; readonly byWords: boolean }
  | { readonly state: 'MOVED'; readonly to: Place }
  | { readonly state: 'WORDS_NOT_FOUND' }
  /** The file was replaced, and no page of the new one says what this page said. */
  | { readonly state: 'PAGE_REPLACED' }
  /** `instead`: the same page of a document with the same title, which nobody has compared. */
  | { readonly state: 'DOCUMENT_GONE'; readonly instead: Place | null }
  /** Pages are still to be read before anything can be said. */
  | { readonly state: 'NOT_READ' }

/** Looks passages up in one state of the bundle; what was folded once is kept. */
export function passageFinder(bundle: BundleText): (anchor: Anchor) => PassageState {
  const folded = new Map<string, Folded | null>()
  const foldedPage = ({ documentId, page }: Place): Folded | null => {
    const key = `${documentId}/${page}`
    const known = folded.get(key)
    if (known !== undefined) return known
    const text = bundle.textOf(documentId, page)
    const made = text === null ? null : fold(text)
    folded.set(key, made)
    return made
  }
  return (anchor) => stateOf(anchor, bundle, foldedPage)
}

function stateOf(
  anchor: Anchor,
  bundle: BundleText,
  foldedPage: (place: Place) => Folded | null,
): PassageState {
  const { documents } = bundle
  const here = documents.find(({ id }) => id === anchor.documentId)
  const before = bundle.removed.find(({ id }) => id === anchor.documentId)
  const sha256 = anchor.sha256 ?? before?.sha256
  const same = documents.find((document) => document.sha256 === sha256)
  if (same !== undefined && anchor.page <= same.pages)
    return same.id === anchor.documentId
      ? { state: 'HOLDS', byWords: true }
      : { state: 'MOVED', to: { documentId: same.id, page: anchor.page } }
  const passage = fold(plainQuotation(anchor.quotation))
  const isReplaced = here !== undefined && sha256 !== undefined && here.sha256 !== sha256
  if (isReplaced && passage.joined === '') return matchPage(anchor, sha256, here, bundle)
  const there = here === undefined || isReplaced || anchor.page > here.pages ? null : anchor
  if (there !== null && (passage.joined === '' || foldedPage(there)?.joined === ''))
    return { state: 'HOLDS', byWords: false }
  return passage.joined === ''
    ? lost(anchor, bundle, false)
    : search(anchor, passage, bundle, foldedPage)
}

/** Where the page of an earlier file now is: the page nearest to it that says the same. */
function matchPage(
  anchor: Anchor,
  former: string,
  { id: documentId, pages }: Held,
  bundle: BundleText,
): PassageState {
  const print = bundle.formerPrint(former, anchor.page)
  if (print === null) return { state: 'PAGE_REPLACED' }
  let unread = false
  for (const page of outwards(anchor.page, pages)) {
    const now = bundle.printOf(documentId, page)
    if (now === undefined) unread = true
    else if (now === print)
      return page === anchor.page
        ? { state: 'HOLDS', byWords: true }
        : { state: 'MOVED', to: { documentId, page } }
  }
  return { state: unread ? 'NOT_READ' : 'PAGE_REPLACED' }
}

function search(
  anchor: Anchor,
  passage: Folded,
  bundle: BundleText,
  foldedPage: (place: Place) => Folded | null,
): PassageState {
  let unread = false
  for (const place of placesToLook(anchor, bundle)) {
    const page = foldedPage(place)
    if (page === null) unread = true
    else if (stands(passage, page))
      return place.documentId === anchor.documentId && place.page === anchor.page
        ? { state: 'HOLDS', byWords: true }
        : { state: 'MOVED', to: place }
  }
  return lost(anchor, bundle, unread)
}

function lost(anchor: Anchor, bundle: BundleText, unread: boolean): PassageState {
  if (unread) return { state: 'NOT_READ' }
  if (bundle.documents.some(({ id }) => id === anchor.documentId))
    return { state: 'WORDS_NOT_FOUND' }
  const successor = successorOf(anchor.documentId, bundle)
  const instead =
    successor === undefined || anchor.page > successor.pages
      ? null
      : { documentId: successor.id, page: anchor.page }
  return { state: 'DOCUMENT_GONE', instead }
}

/** The document that came in place of one that is gone: the one of its title or file name. */
function successorOf(documentId: string, { documents, removed }: BundleText): Held | undefined {
  const before = removed.find(({ id }) => id === documentId)
  if (before === undefined) return undefined
  const title = fold(before.title).spaced
  return (
    documents.find((document) => fold(document.title).spaced === title) ??
    documents.find(({ fileName }) => fileName === before.fileName)
  )
}

/**
 * The page itself, then the pages beside it and further away, in the document or in the one that
 * came in its place; then the rest of the bundle in order.
 */
function* placesToLook(anchor: Anchor, bundle: BundleText): Generator<Place> {
  const { documents } = bundle
  const first =
    documents.find(({ id }) => id === anchor.documentId) ?? successorOf(anchor.documentId, bundle)
  if (first !== undefined)
    for (const page of outwards(anchor.page, first.pages)) yield { documentId: first.id, page }
  for (const { id, pages } of documents)
    if (id !== first?.id)
      for (let page = 1; page <= pages; page += 1) yield { documentId: id, page }
}

/** 7, 6, 8, 5, 9 and so on, within the document. */
function* outwards(from: number, pages: number): Generator<number> {
  if (from <= pages) yield from
  for (let far = 1; far < Math.max(from, pages); far += 1) {
    if (from - far >= 1 && from - far <= pages) yield from - far
    if (from + far <= pages) yield from + far
  }
}

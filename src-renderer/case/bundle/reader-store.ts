import { useMemo } from 'react'
import { create } from 'zustand'
import type { BundleDocument, OpenCase } from '#contract/api'
import { inReadingOrder, sizeKey, sizeOf, type Zoom } from './page-rows.ts'
import type { PageSize, Turn } from './page-view.tsx'

/** A page of the bundle: it keeps its name when documents before it come or go. */
export type PagePlace = {
  readonly documentId: string
  /** Within the document, from 1. */
  readonly page: number
}

/** The page being read; another is opened with `openPage`. */
export type ReadPage = PagePlace & { readonly openCase: OpenCase }

type Reader = {
  /** The page being read in each case opened in this session. */
  readonly places: Readonly<Record<string, PagePlace>>
  /** How often a page was asked for, rather than scrolled to: each time the roll goes there. */
  readonly asked: number
  /** Sizes in points of the pages opened so far. */
  readonly sizes: ReadonlyMap<string, PageSize>
  /** How far each document is turned. */
  readonly turns: Readonly<Record<string, Turn>>
  readonly zoom: Zoom
  /** The size at which the page read is shown, in per cent of its true size. */
  readonly shown: number
  readonly isTwoUp: boolean
}

/** How the bundle is being read; kept while the application runs, so that a person comes back to it. */
export const useReader = create<Reader>(() => ({
  places: {},
  asked: 0,
  sizes: new Map(),
  turns: {},
  zoom: { fit: 'WIDTH' },
  shown: 100,
  isTwoUp: false,
}))

/** Opens a page of the bundle in the reader. */
export const openPage = (caseId: string, { documentId, page }: PagePlace): void =>
  useReader.setState(({ places, asked }) => ({
    places: { ...places, [caseId]: { documentId, page } },
    asked: asked + 1,
  }))

/** Takes over the page to which a person scrolled. */
export const followPage = (caseId: string, { documentId, page }: PagePlace): void =>
  useReader.setState(({ places }) => ({ places: { ...places, [caseId]: { documentId, page } } }))

/** Remembers the size of a page that was opened, where it is not the one it was taken for. */
export function rememberSize(place: PagePlace, size: PageSize) {
  const { sizes } = useReader.getState()
  // Each size remembered lays all pages out anew: most pages are as large as they are taken for.
  const known = sizeOf(sizes, place)
  if (known.width === size.width && known.height === size.height) return
  useReader.setState({ sizes: new Map(sizes).set(sizeKey(place), size) })
}

/** Turns a document a quarter to the right, or to the left, for as long as the session lasts. */
export const turnDocument = (documentId: string, by: 90 | 270): void =>
  useReader.setState(({ turns }) => ({
    turns: { ...turns, [documentId]: (((turns[documentId] ?? 0) + by) % 360) as Turn },
  }))

export const toggleTwoUp = (): void => useReader.setState(({ isTwoUp }) => ({ isTwoUp: !isTwoUp }))

/** The page of a case that is read; the same value for as long as it stays. */
export function useReadPage(openCase: OpenCase): ReadPage | null {
  const places = useReader((reader) => reader.places)
  return useMemo(() => {
    const place = placeRead(places, openCase.hearingCase.id, openCase.documents)
    return place === null ? null : { ...place, openCase }
  }, [places, openCase])
}

/** The page being read, or the first where it has gone; null without documents. */
export function placeRead(
  places: Reader['places'],
  caseId: string,
  documents: readonly BundleDocument[],
): PagePlace | null {
  const place = places[caseId]
  const document = documents.find(({ id }) => id === place?.documentId)
  if (place !== undefined && document !== undefined)
    return { documentId: document.id, page: Math.min(place.page, document.pages) }
  const [first] = inReadingOrder(documents)
  return first === undefined ? null : { documentId: first.id, page: 1 }
}

import { PDFArray, PDFDict, PDFRef, type PDFObject } from '@cantoo/pdf-lib'
import { entry } from './pdf-objects.ts'
import type { PdfState } from './pdf-state.ts'

export type PageOf = { readonly number: number; readonly dictionary: PDFDict }

const MOST_NODES = 20_000
const MOST_PARENTS = 32

/** The pages of a file in their order; null where they are not told as they should be. */
export function pagesOf(state: PdfState): readonly PageOf[] | null {
  const pages: PageOf[] = []
  const seen = new Set<number>()
  const waiting = [entry(state.root.dictionary, 'Pages')]
  for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
    if (!(ref instanceof PDFRef) || seen.has(ref.objectNumber)) return null
    seen.add(ref.objectNumber)
    const node = state.at(ref)
    if (!(node instanceof PDFDict) || seen.size > MOST_NODES) return null
    const kids = state.at(entry(node, 'Kids'))
    if (kids instanceof PDFArray) waiting.push(...kids.asArray().toReversed())
    else pages.push({ number: ref.objectNumber, dictionary: node })
  }
  return pages
}

/** The marks that stand on a page. */
export function marksOn(state: PdfState, page: PDFDict): PDFArray | null {
  const marks = state.at(entry(page, 'Annots'))
  return marks instanceof PDFArray ? marks : null
}

/** A value that a page or a field has of its own or of what stands above it. */
export function inherited(state: PdfState, from: PDFDict, key: string): PDFObject | undefined {
  let node: PDFObject | undefined = from
  for (let step = 0; node instanceof PDFDict && step < MOST_PARENTS; step++) {
    const value = entry(node, key)
    if (value !== undefined) return state.at(value)
    node = state.at(entry(node, 'Parent'))
  }
  return undefined
}

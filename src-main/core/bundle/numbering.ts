import { compareLabels, labelAfter, type PageLabel } from './page-label.ts'

/**
 * How documents that came after an issue get their numbers: after the last page, as inserts (12A)
 * where they belong, or with every page of the bundle numbered afresh.
 */
export const latePagesWays = ['AT_END', 'INSERTS', 'RENUMBER'] as const
export type LatePages = (typeof latePagesWays)[number]

/** A run of pages of one document, and what the first of them is called. */
export type NumberedRun = {
  readonly documentId: string
  readonly pages: number
  readonly label: PageLabel
}

/** The numbers of one issue, or those that the next one would give. */
export type Numbering = {
  readonly index: readonly PageLabel[]
  readonly documents: readonly NumberedRun[]
  /** Highest number ever given, and the highest insert after a number: none is given a second time. */
  readonly last: number
  readonly inserts: readonly PageLabel[]
}
type Counted = { readonly id: string; readonly pages: number }

/** Numbers from 1: the index, then the documents in their order. */
export function numberAfresh(documents: readonly Counted[], indexPages: number): Numbering {
  let last = indexPages
  const runs = documents.map(({ id, pages }) => {
    const label = { number: last + 1, insert: 0 }
    last += pages
    return { documentId: id, pages, label }
  })
  return { index: plain(indexPages), documents: runs, last, inserts: [] }
}

/**
 * Numbers after an issue: its pages keep theirs, and those of a document taken out are not given
 * again. A document that came later stands after the last page, or is lettered after the last page
 * of the document before it; at the very end it goes on with plain numbers either way.
 */
export function numberAfter(
  documents: readonly Counted[],
  issued: Numbering,
  way: Exclude<LatePages, 'RENUMBER'>,
): Numbering {
  const held = new Map(issued.documents.map((run) => [run.documentId, run]))
  const inserts = new Map(issued.inserts.map(({ number, insert }) => [number, insert]))
  let { last } = issued
  let before = Math.max(0, ...issued.index.map(({ number }) => number))
  const next = (pages: number): PageLabel => {
    if (way === 'AT_END' || before === last) {
      last += pages
      return { number: last - pages + 1, insert: 0 }
    }
    const used = inserts.get(before) ?? 0
    inserts.set(before, used + pages)
    return { number: before, insert: used + 1 }
  }
  const runs = documents.map(({ id, pages }) => {
    const known = held.get(id)
    // A document of another length is another run of pages: what is on paper does not fit it.
    const label = known?.pages === pages ? known.label : next(pages)
    before = labelAfter(label, pages - 1).number
    return { documentId: id, pages, label }
  })
  return { index: issued.index, documents: runs, last, inserts: pairs(inserts) }
}

/** The numbering with as many index pages as are needed: further ones are inserts, never fewer. */
export function withIndexPages(numbering: Numbering, needed: number): Numbering {
  const extra = needed - numbering.index.length
  if (extra <= 0) return numbering
  const number = Math.max(0, ...numbering.index.map((label) => label.number))
  const inserts = new Map(numbering.inserts.map((one) => [one.number, one.insert]))
  const used = inserts.get(number) ?? 0
  const added = Array.from({ length: extra }, (_, at) => ({ number, insert: used + at + 1 }))
  inserts.set(number, used + extra)
  return { ...numbering, index: [...numbering.index, ...added], inserts: pairs(inserts) }
}

/** Runs in the order of their numbers, which is that of the pages in the issued bundle. */
export const inPageOrder = <R extends { readonly label: PageLabel }>(
  runs: readonly R[],
): readonly R[] => runs.toSorted((a, b) => compareLabels(a.label, b.label))

/** Numbers that no page bears any more, because their document was taken out. */
export function unusedLabels(
  numbering: Numbering,
): readonly { readonly from: PageLabel; readonly to: PageLabel }[] {
  const pages = numbering.index.map((label) => ({ label, pages: 1 }))
  const runs = [...pages, ...numbering.documents]
  const gaps = [{ number: 0, insert: 0 }, ...numbering.inserts].flatMap((row) => {
    const isPlain = row.insert === 0
    const mine = runs.filter(({ label }) =>
      isPlain ? label.insert === 0 : label.insert > 0 && label.number === row.number,
    )
    const taken = mine.map(({ label, pages: length }) => {
      const start = isPlain ? label.number : label.insert
      return { start, end: start + length }
    })
    const end = isPlain ? numbering.last : row.insert
    return gapsIn(taken, end).map(([from, to]) =>
      isPlain
        ? { from: { number: from, insert: 0 }, to: { number: to, insert: 0 } }
        : { from: { ...row, insert: from }, to: { ...row, insert: to } },
    )
  })
  return gaps.toSorted((a, b) => compareLabels(a.from, b.from))
}

function gapsIn(
  taken: readonly { readonly start: number; readonly end: number }[],
  last: number,
): readonly (readonly [number, number])[] {
  const gaps: [number, number][] = []
  let next = 1
  for (const { start, end } of taken.toSorted((a, b) => a.start - b.start)) {
    if (start > next) gaps.push([next, start - 1])
    next = Math.max(next, end)
  }
  return next <= last ? [...gaps, [next, last]] : gaps
}

const plain = (pages: number): readonly PageLabel[] =>
  Array.from({ length: pages }, (_, at) => ({ number: at + 1, insert: 0 }))

const pairs = (inserts: ReadonlyMap<number, number>): readonly PageLabel[] =>
  [...inserts].map(([number, insert]) => ({ number, insert }))

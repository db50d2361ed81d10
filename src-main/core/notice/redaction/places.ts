import type { NoticeBlock, NoticeDocument, NoticeSection } from '../notice.ts'

/** A text of a notice that was typed or filled in: a paragraph, a cell, the value of a fact. */
export type NoticeText = {
  readonly sectionId: string
  readonly text: string
  /** Which of the texts of the section that read the same, from 0. */
  readonly nth: number
  /** Where it stands, for a reader: "Reasons, paragraph 12". */
  readonly label: string
}

/**
 * Words of a notice, told by what they stand in and not by a number, so that they are found again
 * where the rest of the notice changes. A whole section has an empty `text`.
 */
export type NoticePlace = Pick<NoticeText, 'sectionId' | 'text' | 'nth'> & {
  readonly from: number
  readonly to: number
}

/** Whatever has sections as a notice does. */
export type Sectioned = Pick<NoticeDocument, 'sections' | 'annex'>

export const sectionsOf = ({ sections, annex }: Sectioned): readonly NoticeSection[] => [
  ...sections,
  ...(annex ?? []),
]

const textsOfBlock = (block: NoticeBlock): readonly (readonly [text: string, label: string])[] => {
  switch (block.kind) {
    case 'subheading':
      return [[block.text, 'subheading']]
    case 'paragraph':
      return [[block.text, `paragraph ${block.number}`]]
    case 'facts':
      return block.rows.map(([label, value]) => [value, label] as const)
    case 'table':
      return block.rows.flatMap((row, at) =>
        row.map((cell, column) => [cell, `row ${at + 1}, ${block.columns[column] ?? ''}`] as const),
      )
    case 'outcome':
      return block.lines.map((line, at) => [line, `line ${at + 1}`] as const)
  }
}

/** Every text of a section, in order. */
export function textsOf({ id, heading, blocks }: NoticeSection): readonly NoticeText[] {
  const seen = new Map<string, number>()
  return blocks.flatMap(textsOfBlock).map(([text, label]) => {
    const nth = seen.get(text) ?? 0
    seen.set(text, nth + 1)
    return { sectionId: id, text, nth, label: `${heading}, ${label}` }
  })
}

/** The section with each of its texts changed, in the order of `textsOf`. */
export function mapTexts(
  section: NoticeSection,
  change: (text: Pick<NoticeText, 'text' | 'nth'>) => string,
): NoticeSection {
  const seen = new Map<string, number>()
  const changed = (text: string): string => {
    const nth = seen.get(text) ?? 0
    seen.set(text, nth + 1)
    return change({ text, nth })
  }
  const block = (one: NoticeBlock): NoticeBlock => {
    switch (one.kind) {
      case 'subheading':
      case 'paragraph':
        return { ...one, text: changed(one.text) }
      case 'facts':
        return { ...one, rows: one.rows.map(([label, value]) => [label, changed(value)] as const) }
      case 'table':
        return { ...one, rows: one.rows.map((row) => row.map(changed)) }
      case 'outcome':
        return { ...one, lines: one.lines.map(changed) }
    }
  }
  return { ...section, blocks: section.blocks.map(block) }
}

/** A place for a reader, with what stands there. */
export type FoundPlace = NoticePlace & {
  readonly label: string
  readonly words: string
  readonly before: string
  readonly after: string
}

const AROUND = 60

const escaped = (part: string): string => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** Letters and figures are taken out with the whole word they belong to. */
export function wholeWords(text: string, from: number, to: number): readonly [number, number] {
  const isWord = (at: number) => /[\p{L}\p{N}\p{M}\uD800-\uDFFF]/u.test(text.charAt(at))
  let [start, end] = [from, to]
  while (start > 0 && isWord(start) && isWord(start - 1)) start -= 1
  while (end < text.length && isWord(end - 1) && isWord(end)) end += 1
  return [start, end]
}

const found = (one: NoticeText, [from, to]: readonly [number, number]): FoundPlace => ({
  sectionId: one.sectionId,
  text: one.text,
  nth: one.nth,
  from,
  to,
  label: one.label,
  words: one.text.slice(from, to),
  before:
    from <= AROUND
      ? one.text.slice(0, from)
      : `…${one.text.slice(from - AROUND, from).replace(/^\S*/u, '')}`,
  after:
    one.text.length - to <= AROUND
      ? one.text.slice(to)
      : `${one.text.slice(to, to + AROUND).replace(/\S*$/u, '')}…`,
})

/** Every place where words stand, whatever their capitals and spaces; each as whole words. */
export function findPlaces(
  sections: readonly NoticeSection[],
  words: string,
): readonly FoundPlace[] {
  const parts = words.trim().split(/\s+/u)
  if (!/[\p{L}\p{N}]/u.test(words)) return []
  const pattern = new RegExp(parts.map((part) => escaped(part)).join('\\s+'), 'giu')
  return sections
    .flatMap(textsOf)
    .flatMap((one) =>
      [...one.text.matchAll(pattern)].map((match) =>
        found(one, wholeWords(one.text, match.index, match.index + match[0].length)),
      ),
    )
}

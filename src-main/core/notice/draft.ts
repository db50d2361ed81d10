import type { NoticeBlock, NoticeSection } from './notice.ts'
import { withoutMarks } from './words/marks.ts'

/** A block before paragraphs are numbered through the notice. */
export type DraftBlock =
  | Exclude<NoticeBlock, { readonly kind: 'paragraph' }>
  | { readonly kind: 'paragraph'; readonly text: string }

export type DraftSection = {
  readonly id: string
  readonly heading: string
  readonly blocks: readonly DraftBlock[]
}

type Rows = readonly (readonly [label: string, value: string | null])[]

/** A paragraph for each line that a person typed, joined to `lead` where one is given. */
export function paragraphs(text: string, lead = ''): readonly DraftBlock[] {
  const parts = text
    .split(/[\r\n\u2028\u2029]+/)
    .map((part) => tidy(part))
    .filter((part) => part !== '')
  if (parts.length === 0) return []
  return parts.map((part, index) =>
    paragraph(index === 0 && lead !== '' ? `${lead} ${part}` : part),
  )
}

export const paragraph = (text: string): DraftBlock => ({ kind: 'paragraph', text })

export const subheading = (text: string): DraftBlock => ({ kind: 'subheading', text })

/** Rows that have a value; the others are left out. */
export function facts(rows: Rows): readonly DraftBlock[] {
  const stated = rows.flatMap(([label, value]) =>
    value === null || value === '' ? [] : [[label, value] as const],
  )
  return stated.length === 0 ? [] : [{ kind: 'facts', rows: stated }]
}

/** One line of text: runs of white space become one space, control characters go. */
export const tidy = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** Hex in groups of four, as people read and compare it. */
export const grouped = (hex: string): string => hex.replace(/(.{4})(?=.)/g, '$1 ')

/** Ends a text as a sentence ends. */
export const sentence = (text: string): string => {
  const line = tidy(text)
  return line === '' || /[.…?!:;”"’']$/.test(withoutMarks(line)) ? line : `${line}.`
}

/** Without the full stop at its end. */
export const withoutStop = (text: string): string => text.replace(/\.([\uFDD0-\uFDEF]*)$/, '$1')

/** Label as it stands inside a sentence. */
export const inSentence = (label: string): string =>
  label.replace(/^([\uFDD0-\uFDEF]*)(\p{Lu})(?=\p{Ll})/u, (_, marks: string, first: string) =>
    marks.concat(first.toLowerCase()),
  )

/** Numbers paragraphs from 1 through all sections and drops sections without content. */
export function numbered(sections: readonly DraftSection[]): readonly NoticeSection[] {
  let number = 0
  return sections
    .filter(({ blocks }) => blocks.length > 0)
    .map((section) => ({
      ...section,
      blocks: section.blocks.map((block) =>
        block.kind === 'paragraph' ? { ...block, number: ++number } : block,
      ),
    }))
}

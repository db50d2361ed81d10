import { compareLabels, readLabel, type PageLabel } from './page-label.ts'

/** What a reference in a text points to, before it is known whether the bundle has it. */
export type ReferenceTarget =
  /** Pages of the issued bundle, such as 45 or 45A; null for what can be no page number. */
  | { readonly kind: 'PAGES'; readonly first: PageLabel | null; readonly last: PageLabel | null }
  /** A document by section letter and tab, and pages of that document; null for its first page. */
  | {
      readonly kind: 'TAB'
      readonly tab: string
      readonly first: number | null
      readonly last: number | null
    }

export type Reference = {
  /** The words as they stand, white space folded. */
  readonly words: string
  /** Their place in the text, half open, in UTF-16 units. */
  readonly from: number
  readonly to: number
  readonly target: ReferenceTarget
}

/** Raised when the rules below find other references: what was kept by older ones is read again. */
export const referenceRules = 1

/** References taken from one page, at most: a page of nothing but numbers is no list of references. */
const mostReferences = 400

const opening = /(?<![\p{L}\p{N}])(?:[Pp]ages?|PAGES?|pp?(?:\.|(?=\s))|pp(?=\d))|[[{]/gu
const dash = String.raw`\s{0,3}[-\u2010-\u2015]\s{0,3}`
const inserted = String.raw`(\p{Lu}{0,2}|\p{L}?)`
const pages = String.raw`(\d{1,7})${inserted}(?:(?:${dash}|\s{1,3}to\s{1,3})(\d{1,7})${inserted})?`
const ends = String.raw`(?![\p{L}\p{N}]|[./]\d)`
const firstPages = new RegExp(String.raw`\s{0,3}${pages}${ends}`, 'uy')
const morePages = new RegExp(
  // "pages 45, 3 February" names one page: a further number is followed by an end or by another.
  String.raw`(?:\s{0,3}[,;&]\s{0,3}(?:and\s{1,3})?|\s{1,3}and\s{1,3})${pages}${ends}(?=\s{0,3}(?:[.,;:)\]&]|and\b|$))`,
  'uy',
)
const bracketed = new RegExp(String.raw`\[\s{0,3}${pages}\s{0,3}\]`, 'uy')
const tabbed = new RegExp(
  String.raw`[[{]\s{0,3}([A-Z])(\s{0,3}/)?\s{0,3}(\d{1,4})(?:\s{0,3}/\s{0,3}(\d{1,7})(?:${dash}(\d{1,7}))?)?\s{0,3}[\]}]`,
  'uy',
)
/** "Page 3 of 12" and "page 4 of her statement" number the pages of something else. */
const ofAnother = /\s{1,3}of\b(?!\s{1,3}(?:the|this)\s{1,3}(?:hearing\s{1,3})?bundle)/uy
/** "[2019] EWHC 94", "[2019] 1 WLR 94": the year of a report. */
const ofReport = /\s{1,3}(?:\d{1,2}\s{1,3})?[A-Z]/uy

const readAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/**
 * References to pages in the text of a page, in order: "page 45", "pages 45 to 47 and 50", "p. 45",
 * "pp 45-47", "[45]", "[B/3/12]" and "[B3/12]" (section, tab, page in tab). Not taken: "page 3 of
 * 12", a page number that stands alone on its line, and the year of a law report. The time taken
 * grows with the length of the text, whatever it holds.
 */
export function findReferences(text: string): readonly Reference[] {
  const found: Reference[] = []
  opening.lastIndex = 0
  for (
    let next = opening.exec(text);
    next !== null && found.length < mostReferences;
    next = opening.exec(text)
  ) {
    const [head] = next
    const mine = /^[[{]/.test(head)
      ? inBrackets(text, next.index)
      : afterWord(text, next.index, head)
    found.push(...mine)
    // What was taken is not looked at again; a form of two readers never holds the other's place.
    opening.lastIndex = mine.at(-1)?.to ?? next.index + head.length
  }
  return found
}

function afterWord(text: string, from: number, head: string): readonly Reference[] {
  const first = readAt(firstPages, text, from + head.length)
  if (first === null) return []
  const found = [reference(text, from, firstPages.lastIndex, from, pagesOf(first))]
  const isMany = /^(?:pages|pp)/iu.test(head)
  for (let end = firstPages.lastIndex; isMany && found.length < 40; end = morePages.lastIndex) {
    const more = readAt(morePages, text, end)
    if (more === null) break
    const start = end + more[0].search(/\d/u)
    found.push(reference(text, start, morePages.lastIndex, from, pagesOf(more)))
  }
  const to = found.at(-1)?.to ?? from
  if (readAt(ofAnother, text, to) !== null) return []
  return found.length === 1 && isAlone(text, from, to) ? [] : found
}

function inBrackets(text: string, from: number): readonly Reference[] {
  const tab = readAt(tabbed, text, from)
  if (tab !== null) {
    const [, letter = '', slash, number = '', first, last] = tab
    // "[A1]" names too many things to be read as a tab: one of the slashes must be there.
    if (slash === undefined && first === undefined) return []
    const page = first === undefined ? null : Number(first)
    const target = { kind: 'TAB', tab: letter + String(Number(number)), first: page } as const
    const end = page === null ? null : lastOf(page, last)
    return [reference(text, from, tabbed.lastIndex, from, { ...target, last: end })]
  }
  const plain = readAt(bracketed, text, from)
  if (plain === null) return []
  const to = bracketed.lastIndex
  const isYear = /^\[\s{0,3}(?:19|20)\d\d\s{0,3}\]$/u.test(plain[0])
  if (isYear && readAt(ofReport, text, to) !== null) return []
  return [reference(text, from, to, from, pagesOf(plain))]
}

function reference(
  text: string,
  from: number,
  to: number,
  wordsFrom: number,
  target: ReferenceTarget,
): Reference {
  const words = text.slice(Math.max(wordsFrom, to - 60), to).replace(/\s+/gu, ' ')
  return { words, from, to, target }
}

function pagesOf([
  ,
  number = '',
  letter = '',
  end,
  endLetter = '',
]: RegExpExecArray): ReferenceTarget {
  const first = readLabel(number + letter)
  const page = Number(number)
  const last =
    endLetter === '' && letter === ''
      ? { number: lastOf(page, end), insert: 0 }
      : readLabel(end === undefined ? number + letter : end + endLetter)
  if (first === null || last === null) return { kind: 'PAGES', first: null, last: null }
  return { kind: 'PAGES', first, last: compareLabels(first, last) > 0 ? first : last }
}

/** End of a range: "145-7" ends at 147; a range that runs backwards is its first page alone. */
function lastOf(first: number, last: string | undefined): number {
  if (last === undefined) return first
  const begun = String(first)
  const whole =
    last.length < begun.length ? begun.slice(0, begun.length - last.length) + last : last
  return Math.max(first, Number(whole))
}

/** A foot of a page such as "Page 3" on a line of its own. */
function isAlone(text: string, from: number, to: number): boolean {
  const before = /(?:^|\n)[ \t]*$/u.test(text.slice(Math.max(0, from - 20), from))
  const starts = from === 0 || before
  return starts && /^[ \t]{0,20}(?:\n|$)/u.test(text.slice(to, to + 21))
}

import type { CaseSections, SectionName } from '../hearing-case.ts'

// A reference in reasons names a page by its number: "[bundle page 45]". Numbers change when pages
// come in before it or all are numbered afresh. What a number meant when it was typed is kept beside
// the text, so that a person can be shown the page it meant, and choose.

/** Sections whose texts name pages. */
export const referringSections = [
  'findings',
  'seriousness',
  'decision',
] as const satisfies readonly SectionName[]
export type ReferringSection = (typeof referringSections)[number]

/** A page of the bundle as it is written in reasons; the label is its first group. */
const pageReference = String.raw`\[bundle page (\d{1,6}[a-z]{0,2})\]`
const pattern = () => new RegExp(pageReference, 'giu')

/** A number in one text of a section. */
export type NamedPage = {
  /** Where the text stands, by the names of what it belongs to and not by places, which move. */
  readonly field: string
  /** As sorted and compared: `45A`. */
  readonly label: string
}
export type PageMention = NamedPage & {
  readonly times: number
  /** The words round the first of them. */
  readonly words: string
}

/** Every page that the texts of a section name, each once for each text. */
export function pageMentions(section: unknown): readonly PageMention[] {
  const found = new Map<string, PageMention>()
  visitTexts(section, '', (field, text) => {
    for (const match of text.matchAll(pattern())) {
      const label = labelIn(match)
      const key = `${field} ${label}`
      const before = found.get(key)
      const words = before?.words ?? wordsRound(text, match.index, match[0].length)
      found.set(key, { field, label, words, times: (before?.times ?? 0) + 1 })
    }
    return text
  })
  return [...found.values()]
}

const labelIn = (match: RegExpMatchArray): string => (match[1] ?? '').toUpperCase()

const reach = 60

function wordsRound(text: string, at: number, length: number): string {
  const from = Math.max(0, at - reach)
  const to = Math.min(text.length, at + length + reach)
  const part = text.slice(from, to).replace(/\s+/gu, ' ').trim()
  return `${from > 0 ? '… ' : ''}${part}${to < text.length ? ' …' : ''}`
}

/** A number in a text and the one that is to stand there. */
export type Renumbered = NamedPage & { readonly to: string }

/** The section with numbers exchanged where a person chose, all of a text at once. */
export function withPagesRenamed<S extends ReferringSection>(
  section: CaseSections[S],
  renumbered: readonly Renumbered[],
): CaseSections[S] {
  const chosen = new Map(renumbered.map(({ field, label, to }) => [`${field} ${label}`, to]))
  // What is visited keeps its shape: only words within texts are others.
  return visitTexts(section, '', (field, text) =>
    text.replaceAll(pattern(), (whole, label: string) => {
      const to = chosen.get(`${field} ${label.toUpperCase()}`)
      return to === undefined ? whole : `[bundle page ${to}]`
    }),
  ) as CaseSections[S]
}

type Change = (field: string, text: string) => string

function visitTexts(value: unknown, field: string, change: Change): unknown {
  if (typeof value === 'string') return change(field, value)
  if (Array.isArray(value))
    return value.map((item, at) => visitTexts(item, `${field}/${nameOf(item) ?? at}`, change))
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      visitTexts(member, `${field}/${name}`, change),
    ]),
  )
}

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null

/** By what a row of a section is known, wherever among the others it stands. */
function nameOf(item: unknown): string | null {
  if (!isRecord(item)) return null
  const names = [item['id'], item['factorId'], item['outcome'], item['ref'], item['ruleId']]
  const name = names.find((one) => typeof one === 'string')
  return typeof name === 'string' ? name : null
}

/** What pages a text names now that it did not before, and which it names no more. */
export function changedMentions(
  before: unknown,
  after: unknown,
): { readonly named: readonly NamedPage[]; readonly dropped: readonly NamedPage[] } {
  const [was, is] = [pageMentions(before), pageMentions(after)]
  const key = ({ field, label }: NamedPage) => `${field} ${label}`
  const [old, now] = [new Set(was.map(key)), new Set(is.map(key))]
  return {
    named: is.filter((one) => !old.has(key(one))),
    dropped: was.filter((one) => !now.has(key(one))),
  }
}

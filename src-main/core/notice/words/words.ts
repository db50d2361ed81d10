import { formatDate, formatLongDate, parsePartial, weekday } from '../../dates.ts'
import type { IsoDate, PartialDate } from '../../vocabulary.ts'
import type { NoticeLanguage, Passage } from '../notice.ts'
import { phrases, type PhraseKey } from './catalogue.ts'
import { welsh, welshMonths, welshWeekdays } from './cy.ts'
import { FALLBACK, marked, withFallback } from './marks.ts'
import { termKey, type TermKind } from './terms.ts'

/** What stands for a name in braces; one that is itself a phrase is said in the same language. */
type Value = string | number | ((words: Words) => string)

/** How a notice speaks: every fixed word in it comes from here. */
export type Words = {
  readonly language: NoticeLanguage
  readonly say: (key: PhraseKey, values?: Readonly<Record<string, Value>>) => string
  /** What a code is called, given what English calls it. */
  readonly term: (kind: TermKind, code: string, english: string) => string
  readonly date: (date: PartialDate) => string
  /** With the day of the week. */
  readonly longDate: (date: IsoDate) => string
  /** "a", "a and b", "a, b and c". */
  readonly list: (items: readonly string[]) => string
  /** Names that have a comma or an “and” of their own: "a; b; and c". */
  readonly names: (items: readonly string[]) => string
  /** Text that the program made elsewhere, in English. */
  readonly englishOnly: (text: string) => string
  /** What a signed notice says, in the languages in which it says it. */
  readonly again: (passages: readonly Passage[]) => string
}

/** Fills the names in braces; a name without a value stays as it stands. */
export const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{([A-Za-z]+)\}/g, (whole, name: string) => values[name] ?? whole)

const list = (words: Pick<Words, 'say'>, items: readonly string[]): string =>
  items.length < 2
    ? (items[0] ?? '')
    : words.say('and', { first: items.slice(0, -1).join(', '), last: items.at(-1) ?? '' })

const names = (words: Pick<Words, 'say'>, items: readonly string[]): string =>
  items.length < 2
    ? (items[0] ?? '')
    : words.say('andNames', { first: items.slice(0, -1).join('; '), last: items.at(-1) ?? '' })

const valuesIn = (words: Words, values: Readonly<Record<string, Value>>) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'function' ? value(words) : String(value),
    ]),
  )

/** Fills a template whose own words are marked and whose values are left as they come. */
const fillMarked = (
  language: NoticeLanguage,
  template: string,
  values: Readonly<Record<string, string>>,
): string =>
  template
    .split(/(\{[A-Za-z]+\})/)
    .map((part) => (/^\{.+\}$/.test(part) ? fill(part, values) : marked(language, part)))
    .join('')

/** English, said plainly. */
export const english: Words = {
  language: 'en-GB',
  say: (key, values = {}) => fill(phrases[key], valuesIn(english, values)),
  term: (_kind, _code, label) => label,
  date: formatDate,
  longDate: formatLongDate,
  list: (items) => list(english, items),
  names: (items) => names(english, items),
  englishOnly: (text) => text,
  again: (passages) => passages.map(({ text }) => text).join(''),
}

const againMarked: Words['again'] = (passages) =>
  passages.map(({ language, text }) => marked(language, text)).join('')

/** English between marks, as one half of a notice in two languages. */
export const markedEnglish: Words = {
  language: 'en-GB',
  say: (key, values = {}) => fillMarked('en-GB', phrases[key], valuesIn(markedEnglish, values)),
  term: (_kind, _code, label) => marked('en-GB', label),
  date: (date) => marked('en-GB', formatDate(date)),
  longDate: (date) => marked('en-GB', formatLongDate(date)),
  list: (items) => list(markedEnglish, items),
  names: (items) => names(markedEnglish, items),
  englishOnly: (text) => marked('en-GB', text),
  again: againMarked,
}

/**
 * Welsh between marks. What has no Welsh is said in English with a mark after it, and reported.
 * @param translations what the force's translator gave, over what ships.
 */
export function welshWords(
  translations: ReadonlyMap<string, string>,
  report: (missing: { readonly key: string; readonly english: string }) => void = () => undefined,
): Words {
  const translated = (key: string): string | undefined => translations.get(key) ?? welsh[key]
  const words: Words = {
    language: 'cy',
    say: (key, values = {}) => {
      const template = translated(key)
      if (template !== undefined) return fillMarked('cy', template, valuesIn(words, values))
      report({ key, english: phrases[key] })
      return withFallback(markedEnglish.say(key, values))
    },
    term: (kind, code, label) => {
      const name = translated(termKey(kind, code))
      if (name !== undefined) return marked('cy', name)
      report({ key: termKey(kind, code), english: label })
      return marked('en-GB', label) + FALLBACK
    },
    date: (date) => marked('cy', welshDate(date)),
    longDate: (date) =>
      marked('cy', `Dydd ${welshWeekdays[weekday(date)] ?? ''} ${welshDate(date)}`),
    list: (items) => list(words, items),
    names: (items) => names(words, items),
    englishOnly: (text) => {
      report({ key: '', english: text })
      return marked('en-GB', text) + FALLBACK
    },
    again: againMarked,
  }
  return words
}

/** "26 Tachwedd 2026", "Tachwedd 2026" or "2026". */
export function welshDate(date: PartialDate): string {
  const parts = parsePartial(date)
  if (parts === null) return date
  const month = parts.month === null ? null : welshMonths[parts.month - 1]
  return [parts.day, month, parts.year].filter((part) => part != null).join(' ')
}

import { findPhrases } from './phrases.ts'
import type { ImportTables } from './tables.ts'

type Month = { readonly year: number; readonly month: number | null }

/**
 * The earliest month or year that the facts give for the conduct, as `2023-01` or `2019`; null where
 * they give none. A date is evidence only where its sentence tells of the conduct: sentences on a
 * later step (hearing, court, resignation) are passed over, and so are dates that do not lie before
 * the hearing. "Between May and September 2022" counts from May.
 */
export function earliestConductDate(
  facts: string,
  hearingDate: string | null,
  tables: ImportTables,
): string | null {
  const found = sentencesOf(facts)
    .filter((sentence) => findPhrases(sentence, tables.laterSteps).length === 0)
    .flatMap((sentence) => monthsIn(sentence, tables.vocabulary.conductDates.months))
    .map(written)
    .filter((date) => hearingDate === null || date < hearingDate.slice(0, date.length))
    .sort()
  return found[0] ?? null
}

const written = ({ year, month }: Month): string =>
  month === null ? String(year) : `${year}-${String(month).padStart(2, '0')}`

const sentencesOf = (facts: string): readonly string[] =>
  facts
    .slice(0, 20_000)
    .split(/[.;](?:\s|$)/)
    .filter((sentence) => /\d{4}/.test(sentence))

/** Years 1970 to 2100 in a sentence, each with the month before it, if one stands there. */
function monthsIn(sentence: string, months: readonly string[]): readonly Month[] {
  const words = sentence.toLowerCase().match(/[[£#]?[a-z0-9]+/g) ?? []
  const found: Month[] = []
  let open: number | null = null
  words.forEach((word, at) => {
    const named = months.indexOf(word) + 1
    const yearFollows = /^(19[7-9]|20\d)\d$/.test(words[at + 1] ?? '')
    if (named > 0 && !yearFollows && !isVerb(word, words[at + 1])) open = named
    if (!/^(19[7-9]|20\d)\d$/.test(word)) return
    const year = Number(word)
    const month = months.indexOf(words[at - 1] ?? '') + 1
    if (open !== null)
      found.push({ year: month > 0 && open > month ? year - 1 : year, month: open })
    found.push({ year, month: month > 0 ? month : null })
    open = null
  })
  return found
}

/** "may" before another word is far more often the verb than the month. */
const isVerb = (word: string, next: string | undefined): boolean =>
  word === 'may' && !/^(and|to|until|or|\d+)$/.test(next ?? '')

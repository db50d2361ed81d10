import { csvOf } from '../../csv.ts'
import type { Law } from '../../law/law.ts'
import { ok, refuse, type Result } from '../../result.ts'
import { catalogue, placeholders } from './catalogue.ts'
import { welsh } from './cy.ts'

/** Welsh for one phrase, as a translator gave it. */
export type Translation = {
  readonly key: string
  /** The English that was translated: where that has changed since, the Welsh no longer counts. */
  readonly english: string
  readonly welsh: string
}

/** Room for Welsh that is longer than the English. */
const LONGEST = 1_000
const ROWS = 2_000

/** Translations whose English still stands, by key. */
export function standing(kept: readonly Translation[], law: Law): ReadonlyMap<string, string> {
  const now = new Map(catalogue(law).map(({ key, english }) => [key, english]))
  return new Map(
    kept.flatMap((one) =>
      now.get(one.key) === one.english ? [[one.key, one.welsh] as const] : [],
    ),
  )
}

/** The table for the translator: every phrase, with the Welsh there is. */
export function translationTable(kept: readonly Translation[], law: Law): string {
  const given = standing(kept, law)
  const rows = catalogue(law).map(({ key, english }) => [
    key,
    english,
    given.get(key) ?? welsh[key] ?? '',
  ])
  return csvOf([['key', 'english', 'welsh'], ...rows])
}

/** A row of the translator's table, or why it cannot be taken. */
export type TranslationRow = {
  readonly line: number
  readonly value?: unknown
  readonly error?: string
}
export type Refused = { readonly line: number; readonly key: string; readonly reason: string }

/** What can be taken of a table that came back. Rows without Welsh say nothing and are passed over. */
export function readTranslations(
  rows: readonly TranslationRow[],
  law: Law,
): Result<{ readonly taken: readonly Translation[]; readonly refused: readonly Refused[] }> {
  if (rows.length > ROWS)
    return refuse(
      'TOO_MANY',
      `The table has more than ${ROWS} rows: it is not the one that was saved.`,
    )
  const known = new Map(catalogue(law).map(({ key, english }) => [key, english]))
  const taken = new Map<string, Translation>()
  const refused: Refused[] = []
  for (const { line, value, error } of rows) {
    const key = textOf(value, 'key')
    const given = textOf(value, 'welsh')
    if (error === undefined && given === '') continue
    const english = known.get(key)
    const reason = error ?? whyNot(key, english, textOf(value, 'english'), given)
    if (reason !== null || english === undefined)
      refused.push({ line, key, reason: reason ?? NO_SUCH })
    else if (given !== welsh[key]) taken.set(key, { key, english, welsh: given })
  }
  return ok({ taken: [...taken.values()], refused })
}

const NO_SUCH = 'There is no such phrase. Leave the column “key” as it was saved.'

function whyNot(
  key: string,
  english: string | undefined,
  told: string,
  given: string,
): string | null {
  if (english === undefined || key === '') return NO_SUCH
  if (told !== english)
    return 'The English is another than now. Save the table again and translate from that.'
  if (given.length > LONGEST) return `The Welsh is longer than ${LONGEST} letters.`
  if (/[<>\p{Cc}\p{Cf}\p{Co}\p{Cn}]/u.test(given))
    return 'The Welsh holds a sign that is not of the text: a line break, a bracket < or >, or one that cannot be seen.'
  const names = placeholders(english)
  if (names.join() !== placeholders(given).join() || /[{}]/.test(given.replace(NAME, '')))
    return names.length === 0
      ? 'The English has no names in braces, so the Welsh has none.'
      : `The Welsh must hold ${names.join(', ')}, each as often as the English does.`
  return null
}
const NAME = /\{[A-Za-z]+\}/g

/** A spreadsheet's apostrophe before what looks like a formula is not of the text. */
function textOf(value: unknown, field: string): string {
  if (typeof value !== 'object' || value === null) return ''
  const text: unknown = Object.entries(value).find(([name]) => name.toLowerCase() === field)?.[1]
  return typeof text === 'string' ? text.replace(/^'(?=[=+\-@])/, '').trim() : ''
}

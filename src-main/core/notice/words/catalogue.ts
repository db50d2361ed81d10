import type { Law } from '../../law/law.ts'
import { englishAnnex } from './en-annex.ts'
import { englishFurniture } from './en-page.ts'
import { englishPapers } from './en-papers.ts'
import { english } from './en.ts'
import { termsOf, type CatalogueEntry } from './terms.ts'

/** Every fixed phrase in English: a key that is not here does not compile. */
export const phrases = {
  ...english,
  ...englishAnnex,
  ...englishFurniture,
  ...englishPapers,
} as const
export type PhraseKey = keyof typeof phrases

/** All that a translator is asked for: the fixed phrases, and what the codes of the law are called. */
export function catalogue(law: Law): readonly CatalogueEntry[] {
  const fixed = Object.entries(phrases).map(([key, text]) => ({ key, english: text }))
  // A standard has an entry for each text it ever had, under one name.
  const entries = [...fixed, ...termsOf(law)].map((entry) => [entry.key, entry] as const)
  return [...new Map(entries.toReversed()).values()].toReversed()
}

/** The names that stand in braces, in order of the alphabet, each as often as it stands there. */
export const placeholders = (template: string): readonly string[] =>
  (template.match(/\{[A-Za-z]+\}/g) ?? []).toSorted()

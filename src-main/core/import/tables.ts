import type { Law } from '../law/law.ts'
import { findInTokens, indexPhrases, tokensOf, type PhraseIndex } from './phrases.ts'
import type { Gives, ImportVocabulary, RuleList } from './vocabulary-table.ts'

/** The vocabulary and the law, readied once for an import of any size. */
export type ImportTables = {
  readonly vocabulary: ImportVocabulary
  readonly law: Law
  readonly rules: Readonly<Record<RuleList, CompiledRules>>
  readonly laterEffects: CompiledRules
  readonly laterOutcomes: PhraseIndex
  readonly upheldInFacts: PhraseIndex
  readonly laterSteps: PhraseIndex
  /** Labels already read: collectors repeat them, and reading one is the dearest part of a row. */
  readonly labels: Map<string, PhraseReading | null>
  readonly known: {
    readonly allegationTypes: ReadonlySet<string>
    readonly factors: ReadonlySet<string>
  }
}
/** What a phrase was found to say. */
export type PhraseReading = {
  readonly present: readonly Gives[]
  /** Rules that the words deny: "no remorse". */
  readonly denied: readonly Gives[]
}
export type CompiledRules = { readonly any: PhraseIndex; readonly unless: PhraseIndex }

/** Readies the tables; do it once, not for each row. */
export function importTables(vocabulary: ImportVocabulary, law: Law): ImportTables {
  const { language, later } = vocabulary
  const compile = (
    rules: readonly { readonly any: readonly string[]; readonly unless: readonly string[] }[],
  ): CompiledRules => ({
    any: indexPhrases(
      rules.map((rule) => rule.any),
      language,
    ),
    unless: indexPhrases(
      rules.map((rule) => rule.unless),
      language,
    ),
  })
  return {
    vocabulary,
    law,
    rules: {
      conduct: compile(vocabulary.rules.conduct),
      culpability: compile(vocabulary.rules.culpability),
      harm: compile(vocabulary.rules.harm),
      aggravating: compile(vocabulary.rules.aggravating),
      mitigating: compile(vocabulary.rules.mitigating),
    },
    laterEffects: compile(later.rules),
    laterOutcomes: indexPhrases(
      later.outcomes.map((outcome) => outcome.any),
      language,
    ),
    upheldInFacts: indexPhrases([later.factsUpheld], language),
    labels: new Map(),
    laterSteps: indexPhrases([vocabulary.conductDates.laterSteps], language),
    known: {
      allegationTypes: new Set(law.allegationTypes.map((type) => type.id)),
      factors: new Set(law.factors.map((factor) => factor.id)),
    },
  }
}

/** Hits of rules in a phrase, without those that an `unless` of the same rule sets aside. */
export function findRules(text: string, compiled: CompiledRules) {
  const tokens = tokensOf(text, compiled.any.language)
  const hits = findInTokens(tokens, compiled.any)
  if (hits.length === 0) return hits
  const setAside = new Set(findInTokens(tokens, compiled.unless).map((hit) => hit.rule))
  return hits.filter((hit) => !setAside.has(hit.rule))
}

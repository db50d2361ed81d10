import type { LaterHistory } from '../precedent.ts'
import type { OutcomeCode } from '../vocabulary.ts'
import { findPhrases } from './phrases.ts'
import { findRules, type ImportTables } from './tables.ts'

export type LaterReading = { readonly history: LaterHistory; readonly remarks: readonly string[] }

/**
 * Reads what became of an outcome. Rules are tried in the table's order and the first found one
 * decides; words that none knows are UNCLEAR, never "upheld". A replaced outcome gets the outcome
 * that stands only where the words name it.
 */
export function readLaterHistory(
  words: string | null,
  recorded: OutcomeCode,
  facts: string,
  tables: ImportTables,
): LaterReading {
  if (words === null)
    return {
      history: { effect: 'NONE_RECORDED', words: null, finalOutcome: null },
      remarks: [],
    }
  const hits = findRules(words, tables.laterEffects).filter((hit) => !hit.negated)
  const first = hits.map((hit) => hit.rule).sort((a, b) => a - b)[0]
  const rule = first === undefined ? undefined : tables.vocabulary.later.rules[first]
  if (rule === undefined || rule.effect === 'UNCLEAR') return unclear(words, facts, tables)
  if (rule.effect === 'QUASHED' && recorded === 'NO_BREACH') return overturnedFinding(words)
  if (rule.effect !== 'REPLACED')
    return { history: { effect: rule.effect, words, finalOutcome: null }, remarks: [] }
  const at = hits.find((hit) => hit.rule === first)
  const named = outcomesNamed(words, tables)
  const before = named.filter((outcome) => outcome.start < (at?.start ?? 0))
  const after = named.filter((outcome) => outcome.start >= (at?.start ?? 0))
  const fresh = rule.before === 'NEW' ? [...before, ...after] : after
  const replaced = [...fresh].filter((outcome) => outcome.code !== recorded)
  return replacement(
    words,
    recorded,
    replaced.map((o) => o.code),
    before.map((o) => o.code),
  )
}

function replacement(
  words: string,
  recorded: OutcomeCode,
  fresh: readonly OutcomeCode[],
  old: readonly OutcomeCode[],
): LaterReading {
  const [only, ...others] = [...new Set(fresh)]
  if (only !== undefined && others.length === 0)
    return { history: { effect: 'REPLACED', words, finalOutcome: only }, remarks: [] }
  if (only === undefined && old.length > 0 && !old.includes(recorded))
    return {
      history: { effect: 'REPLACED', words, finalOutcome: recorded },
      remarks: [
        'The words on later history say that another outcome was replaced: the outcome recorded seems to be the one that replaced it',
      ],
    }
  return {
    history: { effect: 'REPLACED', words, finalOutcome: null },
    remarks: ['The outcome was replaced later, but the words do not say by which'],
  }
}

/** "Not proved" with a finding overturned later: what is recorded is what stands after the appeal. */
const overturnedFinding = (words: string): LaterReading => ({
  history: { effect: 'REPLACED', words, finalOutcome: 'NO_BREACH' },
  remarks: [
    'A finding was overturned later: the outcome recorded seems to be what stands after the appeal, not what was imposed first',
  ],
})

function unclear(words: string, facts: string, tables: ImportTables): LaterReading {
  const restored = findPhrases(facts, tables.upheldInFacts).some((hit) => !hit.negated)
  if (restored)
    return {
      history: { effect: 'UPHELD', words, finalOutcome: null },
      remarks: ['That the outcome stands was read from the facts, not from the later history'],
    }
  return {
    history: { effect: 'UNCLEAR', words, finalOutcome: null },
    remarks: ['What became of the outcome is not clear from the words on later history'],
  }
}

type Named = { readonly code: OutcomeCode; readonly start: number }

/** Outcomes named in the words; of overlapping ones the longest ("final written warning"). */
function outcomesNamed(words: string, tables: ImportTables): readonly Named[] {
  const hits = findPhrases(words, tables.laterOutcomes)
  return hits
    .filter(
      (hit) =>
        !hits.some(
          (other) =>
            other.start <= hit.start &&
            other.end >= hit.end &&
            other.end - other.start > hit.end - hit.start,
        ),
    )
    .flatMap((hit) => {
      const outcome = tables.vocabulary.later.outcomes[hit.rule]
      return outcome === undefined ? [] : [{ code: outcome.code, start: hit.start }]
    })
}

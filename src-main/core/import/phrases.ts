/**
 * Finds the table's phrases in a collector's free words: whole words, any case, British or American
 * spelling, with negation. Patterns are plain data, never regular expressions, so that neither a
 * table nor an imported file can make matching slow: the work grows with the length of the words.
 *
 * A pattern is words in a row (`abuse of trust`); `*` ends a word that may go on (`repeat*`); ` + `
 * joins parts that may stand in any order within one clause (`junior + colleague*`).
 */
export type PhraseLanguage = {
  /** Words that deny what follows them: "no remorse". */
  readonly negators: readonly string[]
  /** Openings that look like a denial and are none: "not only repeated". */
  readonly notNegating: readonly string[]
  /** Words that deny what goes before them: "dishonesty not proved". */
  readonly negatorsAfter: readonly string[]
  /** How many words a denial reaches. */
  readonly reach: number
  /** Words that end a clause, as a comma does. */
  readonly clauseWords: readonly string[]
  /** Other spellings, each with the one used in the table. */
  readonly spellings: Readonly<Record<string, string>>
}

export type Token = { readonly word: string; readonly clause: number; readonly scope: number }
type Part = readonly { readonly stem: string; readonly open: boolean }[]
type Pattern = { readonly rule: number; readonly parts: readonly [Part, ...Part[]] }

/** Rules ready for matching: `word` by first word, `stem` by the first three letters. */
export type PhraseIndex = {
  readonly byWord: ReadonlyMap<string, readonly Pattern[]>
  readonly byStem: ReadonlyMap<string, readonly Pattern[]>
  readonly language: Language
}
type Language = {
  readonly negators: ReadonlySet<string>
  readonly notNegating: readonly Part[]
  readonly negatorsAfter: readonly Part[]
  readonly reach: number
  readonly clauseWords: ReadonlySet<string>
  readonly spellings: ReadonlyMap<string, string>
}

/** One rule found in a phrase; `negated` where the words deny it. */
export type PhraseHit = {
  readonly rule: number
  readonly negated: boolean
  readonly start: number
  readonly end: number
}

const STEM = 3
/** Longest phrase that is looked at, in characters; free words beyond it add nothing to a label. */
const LONGEST = 4_000

const BOUNDARIES = ',;:.()/!?'

const withoutApostrophe = (word: string): string =>
  /['’‘]/.test(word) ? word.replace(/['’‘]s$/, '').replace(/['’‘]/g, '') : word

/** The words of a text in order, each with its clause (and, within it, the reach of a denial). */
export function tokensOf(text: string, language: Language): Token[] {
  const plain = text.slice(0, LONGEST).normalize('NFKC').toLowerCase()
  const tokens: Token[] = []
  let clause = 0
  let scope = 0
  for (const found of plain.matchAll(/[\p{L}\p{N}£%'’‘]+|[,;:.()/!?]/gu)) {
    const raw = withoutApostrophe(found[0])
    if (raw === '') continue
    if (BOUNDARIES.includes(raw)) {
      // "negligent: repeated failures" is one thought, so a colon ends only the reach of a denial.
      if (raw !== ':') clause += 1
      scope += 1
      continue
    }
    const word = language.spellings.get(raw) ?? raw
    if (language.clauseWords.has(word)) clause += 1
    if (word === 'and' || language.clauseWords.has(word)) scope += 1
    tokens.push({ word, clause, scope })
  }
  return tokens
}

/** Readies rules (each a list of patterns) for {@link findPhrases}. */
export function indexPhrases(
  rules: readonly (readonly string[])[],
  raw: PhraseLanguage,
): PhraseIndex {
  const byWord = new Map<string, Pattern[]>()
  const byStem = new Map<string, Pattern[]>()
  rules.forEach((patterns, rule) => {
    for (const pattern of patterns) {
      const [first, ...rest] = pattern.split(' + ').map(partOf)
      const opening = first?.[0]
      if (first === undefined || opening === undefined) continue
      const [index, key] = opening.open
        ? [byStem, opening.stem.slice(0, STEM)]
        : [byWord, opening.stem]
      const list = index.get(key) ?? []
      list.push({ rule, parts: [first, ...rest] })
      index.set(key, list)
    }
  })
  return { byWord, byStem, language: languageOf(raw) }
}

function languageOf(raw: PhraseLanguage): Language {
  return {
    negators: new Set(raw.negators),
    notNegating: raw.notNegating.map(partOf),
    negatorsAfter: raw.negatorsAfter.map(partOf),
    reach: raw.reach,
    clauseWords: new Set(raw.clauseWords),
    spellings: new Map(Object.entries(raw.spellings)),
  }
}

const partOf = (text: string): Part =>
  text
    .trim()
    .split(' ')
    .filter((word) => word !== '')
    .map((word) =>
      word.endsWith('*') ? { stem: word.slice(0, -1), open: true } : { stem: word, open: false },
    )

/** Every rule that stands in the text, in the order of the words. */
export const findPhrases = (text: string, index: PhraseIndex): PhraseHit[] =>
  findInTokens(tokensOf(text, index.language), index)

/** As {@link findPhrases}, for words already told apart. */
export function findInTokens(tokens: readonly Token[], index: PhraseIndex): PhraseHit[] {
  const hits: PhraseHit[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const word = tokens[at]?.word ?? ''
    for (const candidates of [index.byWord.get(word), index.byStem.get(word.slice(0, STEM))])
      for (const pattern of candidates ?? []) {
        const span = spanOf(pattern, tokens, at)
        if (span === null) continue
        const negated = isDenied(tokens, span, index.language)
        hits.push({ rule: pattern.rule, negated, start: span.start, end: span.end })
      }
  }
  return hits
}

type Span = { readonly start: number; readonly end: number }

function spanOf(pattern: Pattern, tokens: readonly Token[], at: number): Span | null {
  const [first, ...rest] = pattern.parts
  if (!standsAt(first, tokens, at)) return null
  let [start, end] = [at, at + first.length]
  for (const part of rest) {
    const clause = tokens[at]?.clause
    const found = tokens.findIndex(
      (token, i) => token.clause === clause && standsAt(part, tokens, i),
    )
    if (found < 0) return null
    start = Math.min(start, found)
    end = Math.max(end, found + part.length)
  }
  return { start, end }
}

const standsAt = (part: Part, tokens: readonly Token[], at: number): boolean =>
  part.length > 0 &&
  part.every(({ stem, open }, i) => {
    const word = tokens[at + i]?.word
    return word !== undefined && (open ? word.startsWith(stem) : word === stem)
  })

function isDenied(tokens: readonly Token[], span: Span, language: Language): boolean {
  const scope = tokens[span.start]?.scope
  for (let i = Math.max(0, span.start - language.reach); i < span.start; i += 1) {
    const token = tokens[i]
    if (token?.scope !== scope || !language.negators.has(token?.word ?? '')) continue
    if (!language.notNegating.some((opening) => standsAt(opening, tokens, i))) return true
  }
  const last = tokens[span.end - 1]?.scope
  for (let i = span.end; i < Math.min(tokens.length, span.end + language.reach); i += 1) {
    if (tokens[i]?.scope !== last) return false
    if (language.negatorsAfter.some((denial) => standsAt(denial, tokens, i))) return true
  }
  return false
}

import type { HearingCase } from '../../hearing-case.ts'
import { HEALTH } from '../seriousness-sections.ts'
import type { Identifier } from './identifiers.ts'
import { sectionsOf, textsOf, type Sectioned } from './places.ts'
import type { NoticeRedaction } from './redact.ts'

/** Words in a row that are the same as what is kept back: fewer may stand in any decision. */
const RUN = 8
/** A shorter sentence counts where the whole of it stands there. */
const SHORTEST = 5

type Word = { readonly word: string; readonly from: number; readonly to: number }

const wordsIn = (text: string): readonly Word[] =>
  [...text.matchAll(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)].map(({ 0: word, index }) => ({
    word: word.toLowerCase().replaceAll('’', "'"),
    from: index,
    to: index + word.length,
  }))

/** What people typed that no published notice shows, and what the chair ordered to be left out. */
function keptBackOf(
  { seriousness, decision }: HearingCase,
  redactions: readonly NoticeRedaction[],
): readonly string[] {
  return [
    ...seriousness.personalMitigation.flatMap(({ text, weight }) => [text, weight]),
    ...seriousness.factors.flatMap(({ factorId, reason }) => (factorId === HEALTH ? reason : [])),
    decision.adviserAdvice,
    decision.restrictions,
    decision.publication.reasons,
    ...redactions.map(({ text, from, to }) => text.slice(from, to)),
  ]
}

/** Runs of words by which a passage is known again. */
function runsOf(texts: readonly string[]): ReadonlySet<string> {
  const runs = new Set<string>()
  for (const sentence of texts.flatMap((text) => text.split(/(?<=[.!?;])\s+|\n+/u))) {
    const words = wordsIn(sentence).map(({ word }) => word)
    if (words.length < SHORTEST) continue
    const length = Math.min(RUN, words.length)
    for (let at = 0; at + length <= words.length; at += 1)
      runs.add(words.slice(at, at + length).join(' '))
  }
  return runs
}

/**
 * Where a published notice tells in other places, as the reasons may, what it keeps back: personal
 * mitigation, health, advice, restrictions, what the chair leaves out. By the words alone, so that
 * what is retold in other words is not found.
 * @param published with what was ordered to be left out already gone.
 */
export function retoldIn(
  published: Sectioned,
  hearingCase: HearingCase,
  redactions: readonly NoticeRedaction[],
): readonly Identifier[] {
  const runs = runsOf(keptBackOf(hearingCase, redactions))
  const found = new Map<string, Identifier>()
  for (const { text, label } of sectionsOf(published).flatMap(textsOf))
    for (const [from, to] of stretchesIn(text, runs)) {
      const words = text.slice(from, to)
      const before = found.get(words.toLowerCase())
      found.set(
        words.toLowerCase(),
        before === undefined
          ? { kind: 'KEPT_BACK', words, label, places: 1 }
          : { ...before, places: before.places + 1 },
      )
    }
  return [...found.values()]
}

/** Stretches of a text that are made of such runs, those that meet in one another as one. */
function stretchesIn(
  text: string,
  runs: ReadonlySet<string>,
): readonly (readonly [from: number, to: number])[] {
  const words = wordsIn(text)
  const stretches: (readonly [number, number])[] = []
  let [first, end] = [-1, -1]
  const close = () => {
    const [from, to] = [words[first]?.from, words[end - 1]?.to]
    if (from !== undefined && to !== undefined) stretches.push([from, to])
  }
  words.forEach((_, at) => {
    for (let length = RUN; length >= SHORTEST; length -= 1) {
      const run = words.slice(at, at + length)
      if (run.length < length || !runs.has(run.map(({ word }) => word).join(' '))) continue
      if (at > end) {
        close()
        first = at
      }
      end = Math.max(end, at + length)
      return
    }
  })
  close()
  return stretches
}

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { writeOwnFormat } from '#core/import/own-format'
import type { Law } from '#core/law/law'
import type { Precedent, PrecedentContent } from '#core/precedent'
import type { Profile } from '#core/profile'
import type { Level, OutcomeCode } from '#core/vocabulary'
import { law, sample } from '../core/comparison/library.ts'

/** Numbers from 0 up to 1 that a seed alone decides (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const OUTCOMES: readonly OutcomeCode[] = ['WW', 'FWW', 'RIR', 'DWN', 'WHBD']
const LEVELS: readonly Level[] = ['LOW', 'MEDIUM', 'HIGH']
const FORCES = 43

/**
 * Precedents without end that are shaped as the shipped outcomes are: each starts from one of them,
 * takes rules and date from another, gains and loses a few factors as often as these occur, and is
 * told in sentences of several, with some words of its own. The same seed gives the same rows.
 */
export function* syntheticContents(
  from: readonly PrecedentContent[],
  law: Law,
  seed: number,
): Generator<PrecedentContent> {
  const random = randomFrom(seed)
  const below = (count: number) => Math.floor(random() * count)
  const pick = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)]
    if (item === undefined) throw new Error('Nothing to pick from')
    return item
  }
  const sentences = from.flatMap(({ profile }) => profile.narrative.split(/(?<=\.)\s+/))
  const stated = from.flatMap(({ profile }) => profile.factors)
  const types = law.allegationTypes.map(({ id }) => id)
  for (let n = 0; ; n++) {
    const base = pick(from)
    const rules = pick(from)
    const { profile } = base
    const factors = mutated(profile.factors, stated, random, pick)
    const changed: Profile = {
      ...profile,
      allegationTypes:
        random() < 0.2
          ? [...new Set([...profile.allegationTypes, pick(types)])]
          : profile.allegationTypes,
      culpabilityLevel: random() < 0.3 ? pick([...LEVELS, null]) : profile.culpabilityLevel,
      harmLevel: random() < 0.2 ? pick([...LEVELS, null]) : profile.harmLevel,
      factors,
      absentFactors: [...new Set([...profile.absentFactors, pick(stated)])].filter(
        (id) => !factors.includes(id),
      ),
      rank: random() < 0.3 ? pick(from).profile.rank : profile.rank,
      admission: random() < 0.3 ? pick(from).profile.admission : profile.admission,
      regime: rules.profile.regime,
      narrative: narrativeOf(n, sentences, random, pick),
    }
    const outcome = random() < 0.3 ? pick(OUTCOMES) : base.outcome
    yield {
      ...base,
      sourceId: `synthetic-${seed}-${n}`,
      sourceRef: `ref-${seed}-${n}`,
      hearingKey: `hearing-${seed}-${n - (n % 7 === 6 ? 1 : 0)}`,
      force: `Force ${String(1 + below(FORCES)).padStart(2, '0')}`,
      hearingDate: rules.hearingDate,
      title: `Case ${n} of the synthetic library`,
      profile: changed,
      outcome,
      outcomeMonths: outcome === 'FWW' ? pick([18, 24, 36, 60]) : null,
      confidence: random() < 0.05 ? 'LOW' : base.confidence,
    }
  }
}

function mutated(
  own: readonly string[],
  stated: readonly string[],
  random: () => number,
  pick: (items: readonly string[]) => string,
): readonly string[] {
  const kept = own.filter(() => random() > 0.2)
  const added = Array.from({ length: Math.floor(random() * 4) }, () => pick(stated))
  return [...new Set([...kept, ...added])]
}

function narrativeOf(
  n: number,
  sentences: readonly string[],
  random: () => number,
  pick: (items: readonly string[]) => string,
): string {
  const own = Array.from(
    { length: 3 },
    () => `name${String.fromCharCode(97 + Math.floor(random() * 26), 97 + (n % 26))}${n % 997}`,
  )
  const told = Array.from({ length: 3 + Math.floor(random() * 4) }, () => pick(sentences))
  return `${told.join(' ')} Seen by ${own.join(' and ')}.`
}

/** The first rows of `syntheticContents`. */
export function takeContents(
  contents: Generator<PrecedentContent>,
  count: number,
): readonly PrecedentContent[] {
  const taken: PrecedentContent[] = []
  for (const content of contents) {
    taken.push(content)
    if (taken.length === count) break
  }
  return taken
}

/** Content as a library holds it, numbered `n`; hashed by its source, which is its own in each. */
export const heldAs = (content: PrecedentContent, n: number): Precedent => ({
  ...content,
  id: `id-${n}`,
  ref: `P-${String(n).padStart(4, '0')}`,
  origin: n % 3 === 0 ? 'SAMPLE' : 'IMPORT',
  version: 1,
  recordedAt: '2026-01-01T00:00:00Z',
  recordedBy: 'Secretariat',
  contentHash: `hash of ${content.sourceId ?? ''} ${n}`,
})

export const lineOf = writeOwnFormat

/** Writes so many rows of one seed as a file to be imported. */
export async function writeRows(file: string, size: number): Promise<void> {
  const out = createWriteStream(file)
  let left = size
  for (const content of syntheticContents(sample, law, 4)) {
    if (!out.write(`${lineOf(content)}\n`)) await once(out, 'drain')
    if (--left === 0) break
  }
  out.end()
  await once(out, 'finish')
}

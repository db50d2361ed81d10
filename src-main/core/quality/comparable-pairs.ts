import { obstacles } from '../comparison/constraint/bind.ts'
import type { PreparedLibrary } from '../comparison/prepare-library.ts'
import { hasBit } from '../comparison/likeness/taxonomy.ts'
import { known } from '../regime.ts'
import type { Step } from '../steps.ts'

/** Two rows of which the second is at least as serious as the first. */
export type ComparablePair = {
  readonly lesser: number
  readonly graver: number
  /** Each is at least as serious as the other. */
  readonly alike: boolean
}

/** Pairs looked at between two looks at the clock. */
const SLICE = 50_000

/**
 * Every pair of rows under the same rules that can be ordered by seriousness, once, in order of the
 * lesser row. A graver case states every allegation type and aggravating factor of the lesser one, so
 * only cases with the lesser one's rarest such feature need be tried: nothing is missed, and a large
 * library stays bearable.
 */
export function* comparablePairs(library: PreparedLibrary): Generator<Step | ComparablePair> {
  const { table, precedents } = library
  const candidates = candidatesOf(library)
  let sinceStep = 0
  for (let lesser = 0; lesser < precedents.length; lesser++) {
    for (const graver of candidates(lesser)) {
      sinceStep += 1
      if (graver === lesser || !nothingMissing(library, lesser, graver)) continue
      if (obstacles('FLOOR', table, lesser, table, graver) !== 0) continue
      if (ofOneHearing(library, lesser, graver)) continue
      const alike = obstacles('FLOOR', table, graver, table, lesser) === 0
      if (!alike || lesser < graver) yield { lesser, graver, alike }
    }
    if (sinceStep < SLICE) continue
    sinceStep = 0
    yield { done: lesser + 1, total: precedents.length }
  }
}

/** Rows that may be at least as serious as a row: of its rules and its rarest grave feature. */
function candidatesOf({
  precedents,
  taxonomy,
}: PreparedLibrary): (row: number) => readonly number[] {
  const byFeature = new Map<string, number[]>()
  const isGrave = (id: string) => {
    const bit = taxonomy.bitOf.get(id)
    return bit !== undefined && hasBit(taxonomy.pro, 0, bit)
  }
  const keysOf = (row: number): readonly string[] => {
    const profile = precedents[row]?.profile
    if (profile === undefined) return []
    const rules = known(profile.regime.conductRegime)
    const features = [...profile.allegationTypes, ...profile.factors].filter(isGrave)
    return [...new Set(features)].map((feature) => `${rules} ${feature}`)
  }
  precedents.forEach((_, row) => {
    for (const key of keysOf(row)) {
      const rows = byFeature.get(key) ?? []
      rows.push(row)
      byFeature.set(key, rows)
    }
  })
  return (row) =>
    keysOf(row)
      .map((key) => byFeature.get(key) ?? [])
      .reduce<readonly number[] | null>(
        (fewest, rows) => (fewest === null || rows.length < fewest.length ? rows : fewest),
        null,
      ) ?? []
}

/** Whether no factor or type stands in the way: the cheap part of `obstacles`, tried first. */
function nothingMissing({ table }: PreparedLibrary, lesser: number, graver: number): boolean {
  const { present, taxonomy } = table
  const { width, pro, con } = taxonomy
  for (let word = 0; word < width; word++) {
    const low = present[lesser * width + word] ?? 0
    const high = present[graver * width + word] ?? 0
    if (((low & ~high & (pro[word] ?? 0)) | (high & ~low & (con[word] ?? 0))) !== 0) return false
  }
  return true
}

function ofOneHearing({ precedents }: PreparedLibrary, a: number, b: number): boolean {
  const key = precedents[a]?.hearingKey ?? null
  return key !== null && key === precedents[b]?.hearingKey
}

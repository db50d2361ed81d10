import type { Feature, LikenessPart, Neighbour } from './comparison.ts'

const LISTS = ['shared', 'onlyPresent', 'onlyPrecedent', 'unknown'] as const
type List = (typeof LISTS)[number]
type Plain = Omit<Neighbour, List | 'parts'>

/**
 * Listed cases on their way to the window while somebody ticks factors: a name that all share is sent
 * once, and a feature by its place. It is less than a third of what is said with every name.
 */
export type NeighbourColumns = {
  readonly features: readonly Feature[]
  readonly parts: readonly Omit<LikenessPart, 'value'>[]
  readonly plain: { readonly [Key in keyof Plain]: readonly Plain[Key][] }
  /** Of each case, the values of the parts in their order. */
  readonly values: readonly (readonly number[])[]
  /** Of each case, the places of its features. */
  readonly lists: Readonly<Record<List, readonly (readonly number[])[]>>
}

/** Puts listed cases in columns; every case has the parts of the method, in its order. */
export function toColumns(neighbours: readonly Neighbour[]): NeighbourColumns {
  const places = new Map<Feature, number>()
  const placeOf = (feature: Feature): number => {
    const place = places.get(feature) ?? places.size
    places.set(feature, place)
    return place
  }
  const column = <Key extends keyof Plain>(key: Key) => neighbours.map((one) => one[key])
  const list = (name: List) => neighbours.map((one) => one[name].map(placeOf))
  const lists = {
    shared: list('shared'),
    onlyPresent: list('onlyPresent'),
    onlyPrecedent: list('onlyPrecedent'),
    unknown: list('unknown'),
  }
  return {
    features: [...places.keys()],
    parts: (neighbours[0]?.parts ?? []).map(({ name, label, weight }) => ({ name, label, weight })),
    plain: {
      ref: column('ref'),
      id: column('id'),
      title: column('title'),
      force: column('force'),
      year: column('year'),
      rank: column('rank'),
      regime: column('regime'),
      outcome: column('outcome'),
      outcomeMonths: column('outcomeMonths'),
      laterHistory: column('laterHistory'),
      standingOutcome: column('standingOutcome'),
      counted: column('counted'),
      leftOut: column('leftOut'),
      score: column('score'),
      role: column('role'),
      confidence: column('confidence'),
      personalMitigation: column('personalMitigation'),
    },
    values: neighbours.map(({ parts }) => parts.map(({ value }) => value)),
    lists,
  }
}

/** The cases as they were before `toColumns`. */
export function fromColumns(columns: NeighbourColumns): readonly Neighbour[] {
  const { features, parts, plain, values, lists } = columns
  const names = Object.keys(plain) as (keyof Plain)[]
  const featuresAt = (places: readonly number[] | undefined) =>
    (places ?? []).flatMap((place) => features[place] ?? [])
  return plain.ref.map((_, at) => {
    const neighbour = Object.fromEntries(names.map((name) => [name, plain[name][at]]))
    return {
      ...(neighbour as Plain),
      parts: parts.map((part, place) => ({ ...part, value: values[at]?.[place] ?? 0 })),
      shared: featuresAt(lists.shared[at]),
      onlyPresent: featuresAt(lists.onlyPresent[at]),
      onlyPrecedent: featuresAt(lists.onlyPrecedent[at]),
      unknown: featuresAt(lists.unknown[at]),
    }
  })
}

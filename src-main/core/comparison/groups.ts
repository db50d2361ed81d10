import { regimeValueLabel } from '../wording.ts'
import type { ComparisonResult, Neighbour } from './comparison.ts'

/** One tab of the ranked list, one heading at a terminal. Unlike things never share a total. */
export type Group = {
  readonly id: string
  readonly label: string
  readonly neighbours: readonly Neighbour[]
}

const RULES = ['CR2020_2025', 'CR2020_BASE', 'CR2012'] as const

/** Sorts the listed cases: counted first, then other rules, not recorded, not counted, set aside. */
export function groupNeighbours(comparison: ComparisonResult): readonly Group[] {
  const rest = comparison.neighbours.filter((n) => !n.counted)
  const because = (reason: Neighbour['leftOut']) => rest.filter((n) => n.leftOut === reason)
  const named = new Set(['SET_ASIDE', 'OTHER_RULES', 'RULES_NOT_RECORDED'])
  const groups: readonly Group[] = [
    { id: 'counted', label: 'Counted', neighbours: comparison.neighbours.filter((n) => n.counted) },
    ...RULES.map((regime) => ({
      id: regime,
      label: regimeValueLabel(regime),
      neighbours: because('OTHER_RULES').filter((n) => n.regime === regime),
    })),
    {
      id: 'unknown',
      label: 'Not recorded',
      // Also where it is open which other rules: such a case stands under none of those above.
      neighbours: rest.filter(
        (n) =>
          n.leftOut === 'RULES_NOT_RECORDED' ||
          (n.leftOut === 'OTHER_RULES' && n.regime === 'UNKNOWN'),
      ),
    },
    {
      id: 'left-out',
      label: 'Not counted',
      neighbours: rest.filter((n) => n.leftOut === null || !named.has(n.leftOut)),
    },
    { id: 'set-aside', label: 'Set aside', neighbours: because('SET_ASIDE') },
  ]
  return groups.filter((group) => group.id === 'counted' || group.neighbours.length > 0)
}

/** The tab on which a case stands. */
export const groupOf = (groups: readonly Group[], ref: string): string | null =>
  groups.find((group) => group.neighbours.some((n) => n.ref === ref))?.id ?? null

/** The first tab on which any of these cases stands: what is counted comes before the rest. */
export function firstGroupOf(groups: readonly Group[], refs: readonly string[]): string | null {
  const wanted = new Set(refs)
  return groups.find((group) => group.neighbours.some((n) => wanted.has(n.ref)))?.id ?? null
}

/** Cases that the panel pinned come first, in the order of the list; each keeps its place number. */
export const pinnedFirst = (
  neighbours: readonly Neighbour[],
  pinned: ReadonlySet<string> = new Set(),
): readonly Neighbour[] => [
  ...neighbours.filter((n) => pinned.has(n.ref)),
  ...neighbours.filter((n) => !pinned.has(n.ref)),
]

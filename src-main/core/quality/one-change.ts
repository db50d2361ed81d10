import type { Comparison, CounterfactualEntry } from '../comparison/comparison.ts'
import type { OutcomeCode } from '../vocabulary.ts'

const ACTIONS = { ADD: 'with', REMOVE: 'without', RAISE: 'raised:', LOWER: 'lowered:' } as const
const TARGETS = { FLOOR: 'floor', CEILING: 'ceiling', MAJORITY: 'majority of like cases' } as const

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** A change that does something: its words up to the outcome, the outcome, and the case that shows it. */
export type ShownChange = {
  readonly words: string
  /** Where the bound or the majority moves to; null where the words already say that it falls away. */
  readonly outcome: OutcomeCode | null
  readonly shownBy: string
  readonly direction: CounterfactualEntry['direction']
  /** Said where the change makes a case graver and the like cases ended lighter, or the reverse. */
  readonly caution: string | null
}

/**
 * "Without early admission: a floor is set at", and what no change of one or two things does.
 * Changes that move the majority against their own weight come last, and say so: likeness finds
 * cases by what they have in common, so that can happen where a bound never moves so.
 */
export function changesInWords({
  counterfactual,
  constraint,
}: Pick<Comparison, 'counterfactual' | 'constraint'>): {
  readonly shown: readonly ShownChange[]
  readonly none: string | null
} {
  const isNew = ({ target }: CounterfactualEntry) =>
    (target === 'FLOOR' && constraint.floor === null) ||
    (target === 'CEILING' && constraint.ceiling === null)
  const shown = counterfactual.flatMap((entry) => {
    const { direction, movesTo: outcome, shownBy } = entry
    if (shownBy === null) return []
    const caution = movesAgainst(entry) ? CAUTION[direction] : null
    return [{ words: changeInWords(entry, isNew(entry)), outcome, shownBy, direction, caution }]
  })
  shown.sort((a, b) => Number(a.caution !== null) - Number(b.caution !== null))
  const none = counterfactual.filter(({ shownBy }) => shownBy === null)
  const moves = movesOf(none, constraint)
  if (moves.length === 0 && shown.length > 0) return { shown, none: null }
  return { shown, none: noneInWords(moves) }
}

const CAUTION = {
  UP: 'The change makes the case less grave, yet the cases it is then most like ended more gravely: so past cases fell, and no more follows from it.',
  DOWN: 'The change makes the case graver, yet the cases it is then most like ended less gravely: so past cases fell, and no more follows from it.',
} as const

const movesAgainst = ({ changes, direction }: CounterfactualEntry): boolean =>
  changes.length > 0 &&
  changes.every((change) => weightOf(change) === -(direction === 'UP' ? 1 : -1))

/** 1 where a change makes a case graver, -1 where less grave, 0 where neither is said. */
function weightOf({ action, feature }: CounterfactualEntry['changes'][number]): -1 | 0 | 1 {
  if (action === 'RAISE') return 1
  if (action === 'LOWER') return -1
  if (feature.polarity === 'CONTEXT') return 0
  return (action === 'ADD') === (feature.polarity === 'AGGRAVATING') ? 1 : -1
}

function changeInWords(entry: CounterfactualEntry, isNew: boolean): string {
  const changes = entry.changes
    .map(({ action, feature }) => `${ACTIONS[action]} ${feature.label.toLowerCase()}`)
    .join(' and ')
  const target = `${isNew ? 'a ' : ''}${TARGETS[entry.target]}`
  return `${capital(changes)}: ${target} ${movement(entry, isNew)}`
}

function movement({ movesTo, direction }: CounterfactualEntry, isNew: boolean): string {
  if (movesTo === null) return 'falls away'
  if (isNew) return 'is set at'
  return direction === 'UP' ? 'rises to' : 'falls to'
}

/** What no change does: "raise the floor", "set a ceiling". */
const movesOf = (
  none: readonly CounterfactualEntry[],
  { floor, ceiling }: Comparison['constraint'],
): readonly string[] => {
  const ways = (target: CounterfactualEntry['target']) =>
    new Set(none.flatMap((entry) => (entry.target === target ? [entry.direction] : [])))
  return [
    ...verbs(ways('FLOOR'), floor === null ? 'UP' : null, TARGETS.FLOOR),
    ...verbs(ways('CEILING'), ceiling === null ? 'DOWN' : null, TARGETS.CEILING),
    ...verbs(ways('MAJORITY'), null, TARGETS.MAJORITY),
  ]
}

/** A bound that is not there can be set, and no more; `sets` is the way in which it would be. */
function verbs(
  ways: ReadonlySet<CounterfactualEntry['direction']>,
  sets: CounterfactualEntry['direction'] | null,
  target: string,
): readonly string[] {
  if (sets !== null) return ways.has(sets) ? [`set a ${target}`] : []
  if (ways.size === 2) return [`move the ${target}`]
  return [...ways].map((way) => `${way === 'UP' ? 'raise' : 'lower'} the ${target}`)
}

function noneInWords(moves: readonly string[]): string {
  const all = moves.length === 0 ? ['move floor, ceiling or majority'] : moves
  const said = all.length === 1 ? all[0] : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`
  return `No change of one or two things would ${said}`
}

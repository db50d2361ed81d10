import { openColumn, type Column } from '../columns.ts'
import type { MatrixFact } from './matrix.ts'

type Facts = Omit<MatrixFact, 'ref'>

/** The facts of a library in columns, each case at its slot: a few bytes a case, read in one pass. */
export type FactColumns = { readonly [K in keyof Facts]: Column<Facts[K]> } & {
  readonly size: number
}

export type FactShelf = {
  /** Adds the facts of a case, or puts them in the place of those of the same slot. */
  readonly put: (slot: number, fact: Facts) => void
  /** Good until the next `put`. */
  readonly columns: () => FactColumns
}

const textOf = (value: string | number | null): string => (value === null ? '' : String(value))

export function openFacts(): FactShelf {
  const matrixRows = openColumn<Facts['matrixRows']>((rows) => rows.join('|'))
  const outcome = openColumn<Facts['outcome']>(textOf)
  const culpability = openColumn<Facts['culpability']>(textOf)
  const harm = openColumn<Facts['harm']>(textOf)
  const year = openColumn<Facts['year']>(textOf)
  const force = openColumn<Facts['force']>(textOf)
  const origin = openColumn<Facts['origin']>(textOf)
  const confidence = openColumn<Facts['confidence']>(textOf)
  const regime = openColumn<Facts['regime']>(textOf)
  let size = 0
  return {
    put: (slot, fact) => {
      size = Math.max(size, slot + 1)
      matrixRows.put(slot, fact.matrixRows)
      outcome.put(slot, fact.outcome)
      culpability.put(slot, fact.culpability)
      harm.put(slot, fact.harm)
      year.put(slot, fact.year)
      force.put(slot, fact.force)
      origin.put(slot, fact.origin)
      confidence.put(slot, fact.confidence)
      regime.put(slot, fact.regime)
    },
    columns: () => ({
      size,
      matrixRows: matrixRows.column(),
      outcome: outcome.column(),
      culpability: culpability.column(),
      harm: harm.column(),
      year: year.column(),
      force: force.column(),
      origin: origin.column(),
      confidence: confidence.column(),
      regime: regime.column(),
    }),
  }
}

/** Columns of facts that are at hand one by one; the slot of each is its place. */
export function columnsOf(facts: readonly Facts[]): FactColumns {
  const shelf = openFacts()
  for (const [slot, fact] of facts.entries()) shelf.put(slot, fact)
  return shelf.columns()
}

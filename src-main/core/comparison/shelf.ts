import type { Law } from '../law/law.ts'
import type { Precedent } from '../precedent.ts'
import { known } from '../regime.ts'
import { place, type Placed } from './constraint/ladder.ts'
import { eligibilityOf, type Eligibility } from './left-out.ts'
import { encodingOf, FROM_SAMPLE, PRESUMED, type EncodedLibrary, type Listed } from './library.ts'
import { emptyTable, encodeRow, rowsOf, type ProfileTable } from './likeness/encoding.ts'
import { findPatterns } from './likeness/patterns.ts'

/**
 * Holds a library in encoded form while cases are added and corrected, a hundred bytes or so each,
 * and makes it ready for comparison. The whole precedents stay where they are stored.
 */
export type Shelf = {
  readonly size: () => number
  /** Adds a case, or puts it in the place of the one with its reference. Returns its slot. */
  readonly put: (precedent: Precedent) => number
  /** @param read The whole precedent of a reference. */
  readonly prepare: (read: (ref: string) => Precedent) => EncodedLibrary
}

type Columns = {
  table: ProfileTable
  hearingKey: Int32Array
  contentHash: Int32Array
  sourceId: Int32Array
  eligibility: Int32Array
  marks: Uint8Array
}

export function openShelf(law: Law, expected = 1024): Shelf {
  const encoding = encodingOf(law)
  let columns = newColumns(Math.max(16, expected), encoding.taxonomy)
  const refs: string[] = []
  const slotOf = new Map<string, number>()
  const placed: (Placed | null)[] = []
  const listed: Listed[] = []
  const kinds = kindsOf<Eligibility>()
  const places = kindsOf<Placed>()
  const slotFor = (ref: string) => {
    const slot = slotOf.get(ref) ?? refs.length
    if (slot === columns.marks.length) columns = grown(columns)
    refs[slot] = ref
    slotOf.set(ref, slot)
    return slot
  }
  return {
    size: () => refs.length,
    put: (precedent) => {
      const slot = slotFor(precedent.ref)
      const at = place(precedent, encoding.ladder)
      placed[slot] = at === null ? null : (places.all[places.of(at)] ?? null)
      columns.eligibility[slot] = kinds.of(eligibilityOf(precedent, at))
      listed[slot] = toListed(precedent)
      putCase(columns, precedent, slot)
      return slot
    },
    prepare: (read) => {
      const order = orderOf(refs)
      const sorted = Array.from(order, (slot) => refs[slot] ?? '')
      const table = rowsOf(columns.table, order)
      return {
        ...encoding,
        rows: order.length,
        refs: sorted,
        rowOf: new Map(sorted.map((ref, row) => [ref, row])),
        table,
        patterns: findPatterns(table),
        placed: Array.from(order, (slot) => placed[slot] ?? null),
        eligibilities: [...kinds.all],
        eligibility: order.map((slot) => columns.eligibility[slot] ?? 0),
        identity: {
          hearingKey: order.map((slot) => columns.hearingKey[slot] ?? 0),
          contentHash: order.map((slot) => columns.contentHash[slot] ?? 0),
          sourceId: order.map((slot) => columns.sourceId[slot] ?? 0),
        },
        marks: Uint8Array.from(order, (slot) => columns.marks[slot] ?? 0),
        slots: order,
        listed: Array.from(order, (slot) => listed[slot]).filter((one) => one !== undefined),
        read: (row) => read(sorted[row] ?? ''),
      }
    },
  }
}

const toListed = (precedent: Precedent): Listed => ({
  id: precedent.id,
  title: precedent.title,
  force: precedent.force,
  hearingDate: precedent.hearingDate,
  outcome: precedent.outcome,
  outcomeMonths: precedent.outcomeMonths,
  laterHistory: precedent.laterHistory,
  confidence: precedent.confidence,
  personalMitigation:
    precedent.personalMitigation.length === 0 ? NONE : precedent.personalMitigation,
  rank: precedent.profile.rank,
  regime: known(precedent.profile.regime.conductRegime),
})
const NONE: readonly string[] = []

function putCase(columns: Columns, precedent: Precedent, slot: number): void {
  encodeRow(precedent.profile, columns.table, slot)
  columns.hearingKey[slot] = hashOfText(precedent.hearingKey ?? '')
  columns.contentHash[slot] = hashOfText(precedent.contentHash)
  columns.sourceId[slot] = hashOfText(precedent.sourceId ?? '')
  columns.marks[slot] =
    (precedent.origin === 'SAMPLE' ? FROM_SAMPLE : 0) |
    (precedent.profile.regime.conductRegime.basis === 'PRESUMED' ? PRESUMED : 0)
}

const orderOf = (refs: readonly string[]): Int32Array =>
  Int32Array.from(
    refs.map((_, slot) => slot).sort((a, b) => ((refs[a] ?? '') < (refs[b] ?? '') ? -1 : 1)),
  )

/** Values that are few and alike, each kept once. */
function kindsOf<T>() {
  const numbers = new Map<string, number>()
  const all: T[] = []
  const of = (value: T): number => {
    const key = JSON.stringify(value)
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, all.length)
    return all.push(value) - 1
  }
  return { all, of }
}

const newColumns = (rows: number, taxonomy: ProfileTable['taxonomy']): Columns => ({
  table: emptyTable(rows, taxonomy),
  hearingKey: new Int32Array(rows),
  contentHash: new Int32Array(rows),
  sourceId: new Int32Array(rows),
  eligibility: new Int32Array(rows),
  marks: new Uint8Array(rows),
})

function grown(from: Columns): Columns {
  const to = newColumns(from.marks.length * 2, from.table.taxonomy)
  to.table.present.set(from.table.present)
  to.table.absent.set(from.table.absent)
  to.table.scalars.set(from.table.scalars)
  to.table.balance.set(from.table.balance)
  to.hearingKey.set(from.hearingKey)
  to.contentHash.set(from.contentHash)
  to.sourceId.set(from.sourceId)
  to.eligibility.set(from.eligibility)
  to.marks.set(from.marks)
  return to
}

/** 32-bit FNV-1a over code units: for finding, never for telling apart. */
export function hashOfText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash | 0
}

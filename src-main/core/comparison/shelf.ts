import { openColumn } from '../columns.ts'
import type { Law } from '../law/law.ts'
import type { Precedent } from '../precedent.ts'
import { known } from '../regime.ts'
import { place, type Placed } from './constraint/ladder.ts'
import { eligibilityOf, type Eligibility } from './left-out.ts'
import {
  CHIEF_OFFICER_CHAIR,
  encodingOf,
  FROM_SAMPLE,
  LQC_CHAIR,
  PRESUMED,
  type EncodedLibrary,
} from './library.ts'
import { emptyTable, encodeRow, rowsOf, type ProfileTable } from './likeness/encoding.ts'
import { patternsInSteps } from './likeness/patterns.ts'
import { openListed } from './listed.ts'
import { newRoom } from './room.ts'
import { hashOf, openVocabulary } from './text/vocabulary.ts'

/**
 * Holds a library in encoded form while cases are added and corrected, a hundred bytes or so each,
 * and makes it ready for comparison. The whole precedents stay where they are stored.
 */
export type Shelf = {
  readonly size: () => number
  readonly refAt: (slot: number) => string
  /** Adds a case, or puts it in the place of the one with its reference. Returns its slot. */
  readonly put: (precedent: Precedent) => number
  /**
   * Yields between its steps; if a case is put meanwhile, what it returns is of no use.
   * @param read The whole precedent of a reference.
   */
  readonly prepareInSteps: (
    read: (ref: string) => Precedent,
  ) => Generator<undefined, EncodedLibrary>
}

type Columns = {
  table: ProfileTable
  hearingKey: Int32Array
  contentHash: Int32Array
  sourceId: Int32Array
  marks: Uint8Array
}

export function openShelf(law: Law, expected = 1024): Shelf {
  const encoding = encodingOf(law)
  let columns = newColumns(Math.max(16, expected), encoding.taxonomy)
  // A case gets the next slot when it is first put, and a new text the next number: they are one.
  const names = openVocabulary()
  const refs: string[] = []
  const placed = openColumn<Placed | null>(keyOfPlace)
  const eligible = openColumn<Eligibility>(keyOfEligibility)
  const listed = openListed()
  const slotFor = (ref: string) => {
    const slot = names.add(ref, 0, ref.length, hashOf(ref))
    if (slot === columns.marks.length) columns = grown(columns)
    refs[slot] ??= ref
    return slot
  }
  return {
    size: () => refs.length,
    refAt: (slot) => refs[slot] ?? '',
    put: (precedent) => {
      const slot = slotFor(precedent.ref)
      const at = place(precedent, encoding.ladder)
      placed.put(slot, at)
      eligible.put(slot, eligibilityOf(precedent, at))
      listed.put(slot, precedent)
      putCase(columns, precedent, slot)
      return slot
    },
    prepareInSteps: function* (read) {
      const order = orderOf(refs)
      yield
      const rowAt = inverse(order)
      const sorted = Array.from(order, (slot) => refs[slot] ?? '')
      const table = rowsOf(columns.table, order)
      yield
      const patterns = yield* patternsInSteps(table)
      const eligibility = eligible.column()
      return {
        ...encoding,
        rows: order.length,
        refs: sorted,
        rowOf: (ref) => rowAt[names.find(ref)],
        table,
        patterns,
        placed: Array.from(order, (slot) => placed.at(slot) ?? null),
        eligibilities: [...eligibility.values],
        eligibility: inOrder(eligibility.codes, order),
        identity: {
          hearingKey: inOrder(columns.hearingKey, order),
          contentHash: inOrder(columns.contentHash, order),
          sourceId: inOrder(columns.sourceId, order),
        },
        marks: inOrder(columns.marks, order),
        slots: order,
        room: newRoom(order.length, patterns),
        listedAt: (row) => listed.at(order[row] ?? -1),
        read: (row) => read(sorted[row] ?? ''),
      }
    },
  }
}

const keyOfPlace = (at: Placed | null): string =>
  at === null ? '' : `${at.outcome}|${at.months}|${at.rung}|${at.low}|${at.high}`
const keyOfEligibility = ({ setAside, offLadder, low, possible }: Eligibility): string =>
  `${setAside}|${offLadder}|${low}|${possible.join()}`

const inverse = (order: Int32Array): Int32Array => {
  const rowAt = new Int32Array(order.length)
  for (let row = 0; row < order.length; row++) rowAt[order[row] ?? 0] = row
  return rowAt
}

const CHAIRS = { LQC_CHAIR, CHIEF_OFFICER_CHAIR, UNKNOWN: 0 } as const

function putCase(columns: Columns, precedent: Precedent, slot: number): void {
  encodeRow(precedent.profile, columns.table, slot)
  columns.hearingKey[slot] = hashOfText(precedent.hearingKey ?? '')
  columns.contentHash[slot] = hashOfText(precedent.contentHash)
  columns.sourceId[slot] = hashOfText(precedent.sourceId ?? '')
  columns.marks[slot] =
    (precedent.origin === 'SAMPLE' ? FROM_SAMPLE : 0) |
    (precedent.profile.regime.conductRegime.basis === 'PRESUMED' ? PRESUMED : 0) |
    CHAIRS[known(precedent.profile.regime.panelModel)]
}

const orderOf = (refs: readonly string[]): Int32Array =>
  Int32Array.from(
    refs.map((_, slot) => slot).sort((a, b) => ((refs[a] ?? '') < (refs[b] ?? '') ? -1 : 1)),
  )

function inOrder<T extends Int32Array | Uint8Array>(values: T, order: Int32Array): T
function inOrder(values: Int32Array | Uint8Array, order: Int32Array) {
  const to = values.slice(0, order.length)
  for (let row = 0; row < order.length; row++) to[row] = values[order[row] ?? 0] ?? 0
  return to
}

const newColumns = (rows: number, taxonomy: ProfileTable['taxonomy']): Columns => ({
  table: emptyTable(rows, taxonomy),
  hearingKey: new Int32Array(rows),
  contentHash: new Int32Array(rows),
  sourceId: new Int32Array(rows),
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
  to.marks.set(from.marks)
  return to
}

/** 32-bit FNV-1a over code units: for finding, never for telling apart. */
export function hashOfText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash | 0
}

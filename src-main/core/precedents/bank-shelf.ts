import { openWordIndex, type Stems, type WordIndex } from '../comparison/text/word-index.ts'
import { tokens } from '../comparison/words.ts'
import type { Law } from '../law/law.ts'
import type { Precedent } from '../precedent.ts'
import { known } from '../regime.ts'
import { argumentState, arguedIn, belongsToBank, mitigationIn } from './exceptional-bank.ts'

/** What a search found under one heading, all in order of reference. */
export type FoundGroup = {
  /** Those to be listed: of very many, the ones with most on record. */
  readonly listed: readonly string[]
  /** How many there are, listed or not. */
  readonly count: number
  readonly argued: readonly string[]
  readonly accepted: readonly string[]
  readonly refused: readonly string[]
  readonly upheld: readonly string[]
}
export type BankFound = { readonly under2025: FoundGroup; readonly earlier: FoundGroup }

/** What a search needs of the library beside: words of every case, and its rows in order of reference. */
type Searched = {
  readonly words: Pick<WordIndex, 'holding'>
  readonly encoded: { readonly refs: readonly string[]; readonly slots: Int32Array }
}

const BELONGS = 1
const UNDER_2025 = 2
const ARGUED = 4
const ACCEPTED = 8
const REFUSED = 16
const UPHELD = 32

const MOST_LISTED = 200

/**
 * Holds of each case what the bank of exceptional circumstances is searched by, a byte and a few
 * words, so that a search while somebody types reads only the cases that it lists.
 */
export function openBankShelf(law: Law, stems: Stems) {
  let flags = new Uint8Array(1024)
  const said = openWordIndex([], stems)
  return {
    put: (slot: number, precedent: Precedent): void => {
      if (slot >= flags.length) flags = longer(flags, slot + 1)
      flags[slot] = flagsOf(precedent)
      if (flags[slot] !== 0) said.put(slot, [arguedIn(precedent), ...mitigationIn(precedent, law)])
    },
    /** @param query Words that must all stand in a case, as word beginnings; empty for everything. */
    find: (query: string, { words, encoded }: Searched): BankFound => {
      const held = tokens(query).map((word) => {
        const groups = [[{ words: [word], prefix: true }]]
        return [words.holding(groups, 1), said.holding(groups, 1)] as const
      })
      const under2025 = openGroup()
      const earlier = openGroup()
      for (const [row, ref] of encoded.refs.entries()) {
        const slot = encoded.slots[row] ?? 0
        const flag = flags[slot] ?? 0
        if (flag === 0) continue
        if (!held.every(([told, argued]) => told[slot] === 1 || argued[slot] === 1)) continue
        const group = (flag & UNDER_2025) === 0 ? earlier : under2025
        group.take(ref, flag)
      }
      return { under2025: under2025.close(), earlier: earlier.close() }
    },
  }
}

const ofState = { ACCEPTED, REFUSED, NOT_RECORDED: 0 } as const

function flagsOf(precedent: Precedent): number {
  if (!belongsToBank(precedent)) return 0
  const state = ofState[argumentState(precedent)]
  const under2025 = known(precedent.profile.regime.conductRegime) === 'CR2020_2025'
  return (
    BELONGS |
    (under2025 ? UNDER_2025 : 0) |
    (arguedIn(precedent) === '' ? 0 : ARGUED) |
    state |
    (precedent.laterHistory.effect === 'UPHELD' ? UPHELD : 0)
  )
}

/** What says most comes first: a ruling that stood or fell later, one made, an argument. */
const onRecord = (flag: number): number =>
  ((flag & UPHELD) === 0 ? 0 : 4) +
  ((flag & (ACCEPTED | REFUSED)) === 0 ? 0 : 2) +
  ((flag & ARGUED) === 0 ? 0 : 1)
const MOST_ON_RECORD = 7

function openGroup() {
  // By how much is on record; each in order of reference, as they come.
  const byRecord = Array.from({ length: MOST_ON_RECORD + 1 }, (): string[] => [])
  let count = 0
  const argued: string[] = []
  const accepted: string[] = []
  const refused: string[] = []
  const upheld: string[] = []
  return {
    take: (ref: string, flag: number): void => {
      count += 1
      const alike = byRecord[onRecord(flag)]
      if (alike !== undefined && alike.length < MOST_LISTED) alike.push(ref)
      if ((flag & (ARGUED | ACCEPTED | REFUSED)) !== 0) argued.push(ref)
      if ((flag & ACCEPTED) !== 0) accepted.push(ref)
      if ((flag & REFUSED) !== 0) refused.push(ref)
      if ((flag & UPHELD) !== 0) upheld.push(ref)
    },
    close: (): FoundGroup => ({
      listed: byRecord.toReversed().flat().slice(0, MOST_LISTED).sort(),
      count,
      argued,
      accepted,
      refused,
      upheld,
    }),
  }
}

function longer(from: Uint8Array<ArrayBuffer>, least: number): Uint8Array<ArrayBuffer> {
  const to = new Uint8Array(Math.max(least, 2 * from.length))
  to.set(from)
  return to
}

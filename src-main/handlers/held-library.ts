import type { EncodedLibrary } from '#core/comparison/library'
import { openShelf, type Shelf } from '#core/comparison/shelf'
import { openWordIndex, type Stems, type WordIndex } from '#core/comparison/text/word-index'
import { phrasesIn } from '#core/comparison/words'
import type { Law } from '#core/law/law'
import type { Precedent } from '#core/precedent'
import { openBankShelf, type BankFound } from '#core/precedents/bank-shelf'
import { openFacts, type FactColumns, type FactShelf } from '#core/precedents/fact-columns'
import { factOf } from '#core/precedents/matrix'
import { toEnd } from '#core/steps'
import type { Db } from '../db/open-database.ts'
import {
  countPrecedents,
  lastVersion,
  listChanged,
  loadPrecedent,
  type LastVersion,
} from '../db/precedents.ts'
import { searchedTexts } from '../db/precedent-writer.ts'
import { openStems } from '../db/stems.ts'
import { goThrough } from './go-through.ts'
import type { OpenLibrary } from './library.ts'
import { openLibraryState, type LibraryState } from './library-state.ts'
import { seldom } from './seldom.ts'
import { readThesaurus } from './thesaurus.ts'

/** The precedents as comparison, matrix and lists need them; the whole of each stays in the database. */
export type HeldLibrary = {
  readonly encoded: EncodedLibrary
  /** The same text as `libraryState` of the database. */
  readonly state: string
  readonly words: WordIndex
  /** By slot: in order of number. */
  readonly facts: FactColumns
  readonly refAt: (slot: number) => string
  /** Searches the bank of exceptional circumstances. */
  readonly findInBank: (query: string) => BankFound
}

type Kept = {
  readonly law: Law
  version: LastVersion
  readonly shelf: Shelf
  readonly words: WordIndex
  readonly state: LibraryState
  readonly facts: FactShelf
  readonly bank: ReturnType<typeof openBankShelf>
  /** Null while something was taken in that it does not have. */
  ready: HeldLibrary | null
}

const kept = new WeakMap<Db, Kept>()
let stems: Stems | null = null
/**
 * Precedents read at a time. So few that what is read of them fits in the room for new objects and is
 * gone before the next: with a hundred the heap grew to twice what is held of the library.
 */
const PAGE = 10
/** Milliseconds of reading between two turns in which the window is answered. */
const SLICE = 16
/** Milliseconds that a person does not take for waiting. */
const NOTICED = 500

/** What the library is known to hold, brought up to what changed since; only that is read. */
export function heldLibrary(library: OpenLibrary): HeldLibrary {
  return toEnd(heldInSteps(library))
}

/**
 * Reads what `heldLibrary` will need in slices, so that the window never waits for a large library,
 * and says how far it is. False where the library was locked meanwhile.
 */
export async function readInSlices(library: OpenLibrary): Promise<boolean> {
  const { db, deps } = library
  const began = performance.now()
  let said = false
  const say = seldom(() => {
    if (performance.now() - began < NOTICED) return
    const done = keptFor(library).shelf.size()
    deps.emit('library:reading', { done, total: countPrecedents(db).all })
    said = true
  })
  try {
    return (await goThrough(heldInSteps(library), SLICE, () => db.open, say)) !== null
  } finally {
    if (said) deps.emit('library:reading', null)
  }
}

function keptFor({ db, law, deps }: OpenLibrary): Kept {
  const known = kept.get(db)
  if (known !== undefined && sameTaxonomy(known.law, law)) return known
  const reduce = (stems ??= openStems())
  const fresh: Kept = {
    law,
    version: { row: 0, hash: '' },
    shelf: openShelf(law),
    words: openWordIndex(phrasesIn(readThesaurus({ deps })), reduce),
    state: openLibraryState(),
    facts: openFacts(),
    bank: openBankShelf(law, reduce),
    ready: null,
  }
  kept.set(db, fresh)
  return fresh
}

const sameTaxonomy = (a: Law, b: Law) =>
  a.allegationTypes === b.allegationTypes &&
  a.matrixRows === b.matrixRows &&
  a.standards === b.standards &&
  a.factors === b.factors &&
  a.outcomes === b.outcomes

/**
 * The same with pauses, at least one. Takes in what was added or corrected since; what two calls both
 * take in is the same twice.
 */
export function* heldInSteps(library: OpenLibrary): Generator<undefined, HeldLibrary> {
  const { db } = library
  const keep = keptFor(library)
  yield
  for (;;) {
    const now = lastVersion(db)
    const { row, hash } = keep.version
    const isSame = now.row === row && now.hash === hash
    if (isSame && keep.ready !== null) return keep.ready
    if (!isSame) yield* takeInChanged(db, keep, now)
    const { version } = keep
    const ready = yield* prepare(db, keep)
    // Another call may have taken more in between two steps: what was made ready is then of no use.
    if (keep.version === version) keep.ready ??= ready
  }
}

function* takeInChanged(db: Db, keep: Kept, now: LastVersion): Generator<undefined, void> {
  const { row } = keep.version
  for (let after = 0; ;) {
    const page = listChanged(db, row, { after, limit: PAGE })
    for (const precedent of page.precedents) takeIn(keep, precedent)
    keep.ready = null
    if (page.precedents.length < PAGE) break
    after = page.after
    yield
  }
  keep.version = now
}

function takeIn(keep: Kept, precedent: Precedent): void {
  const slot = keep.shelf.put(precedent)
  keep.words.put(slot, searchedTexts(precedent))
  keep.state.put(slot, precedent)
  keep.facts.put(slot, factOf(precedent, keep.law))
  keep.bank.put(slot, precedent)
}

function* prepare(db: Db, keep: Kept): Generator<undefined, HeldLibrary> {
  const { shelf, words, facts, bank } = keep
  const read = (ref: string): Precedent => {
    const found = loadPrecedent(db, ref)
    if (found === null) throw new Error(`In the library's list and not found: ${ref}`)
    return found
  }
  const encoded = yield* shelf.prepareInSteps(read)
  return {
    encoded,
    state: yield* keep.state.hashInSteps(shelf.size(), shelf.refAt),
    words,
    facts: facts.columns(),
    refAt: shelf.refAt,
    findInBank: (query) => bank.find(query, { words, encoded }),
  }
}

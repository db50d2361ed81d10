import { setImmediate as nextTurn } from 'node:timers/promises'
import type { PrecedentSummary } from '#contract/api'
import type { EncodedLibrary } from '#core/comparison/library'
import { openShelf, type Shelf } from '#core/comparison/shelf'
import { openWordIndex, type Stems, type WordIndex } from '#core/comparison/text/word-index'
import { phrasesIn } from '#core/comparison/words'
import type { Law } from '#core/law/law'
import type { Precedent } from '#core/precedent'
import { factOf, type MatrixFact } from '#core/precedents/matrix'
import { rankLabel, regimeLabel, standingLabel } from '#core/wording'
import type { Db } from '../db/open-database.ts'
import { lastVersion, listChanged, loadPrecedent, type LastVersion } from '../db/precedents.ts'
import { searchedTexts } from '../db/precedent-writer.ts'
import { openStems } from '../db/stems.ts'
import { hashText } from '../vault/keys.ts'
import type { OpenLibrary } from './library.ts'
import { readThesaurus } from './thesaurus.ts'

/** The precedents as comparison, matrix and lists need them; the whole of each stays in the database. */
export type HeldLibrary = {
  readonly encoded: EncodedLibrary
  /** The same text as `libraryState` of the database. */
  readonly state: string
  readonly words: WordIndex
  /** In order of number, both alike. */
  readonly facts: readonly MatrixFact[]
  readonly summaries: readonly PrecedentSummary[]
}

type Kept = {
  readonly law: Law
  version: LastVersion
  readonly shelf: Shelf
  readonly words: WordIndex
  readonly lines: string[]
  readonly facts: MatrixFact[]
  readonly summaries: PrecedentSummary[]
  ready: HeldLibrary | null
}

const kept = new WeakMap<Db, Kept>()
let stems: Stems | null = null
const PAGE = 200
/** Milliseconds of reading between two turns in which the window is answered. */
const SLICE = 25

/** What the library is known to hold, brought up to what changed since; only that is read. */
export function heldLibrary(library: OpenLibrary): HeldLibrary {
  const keep = keptFor(library)
  const steps = catchUp(library.db, keep)
  while (steps.next().done !== true);
  return (keep.ready ??= prepare(library.db, keep))
}

/**
 * Reads what `heldLibrary` will need in slices, so that the window never waits for a large library.
 * False where the library was locked meanwhile.
 */
export async function readInSlices(library: OpenLibrary): Promise<boolean> {
  const steps = catchUp(library.db, keptFor(library))
  let began = performance.now()
  while (steps.next().done !== true) {
    if (performance.now() - began < SLICE) continue
    await nextTurn()
    if (!library.db.open) return false
    began = performance.now()
  }
  return true
}

function keptFor({ db, law, deps }: OpenLibrary): Kept {
  const known = kept.get(db)
  if (known !== undefined && sameTaxonomy(known.law, law)) return known
  const fresh: Kept = {
    law,
    version: { row: 0, hash: '' },
    shelf: openShelf(law),
    words: openWordIndex(phrasesIn(readThesaurus({ deps })), (stems ??= openStems())),
    lines: [],
    facts: [],
    summaries: [],
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

/** Takes in what was added or corrected since; what two calls both take in is the same twice. */
function* catchUp(db: Db, keep: Kept): Generator<number, void> {
  const now = lastVersion(db)
  const { row, hash } = keep.version
  if (now.row === row && now.hash === hash) return
  for (let after = 0; ;) {
    const page = listChanged(db, row, { after, limit: PAGE })
    for (const precedent of page.precedents) takeIn(keep, precedent)
    keep.ready = null
    if (page.precedents.length < PAGE) break
    after = page.after
    yield after
  }
  keep.version = now
}

function takeIn(keep: Kept, precedent: Precedent): void {
  const slot = keep.shelf.put(precedent)
  keep.words.put(slot, searchedTexts(precedent))
  keep.lines[slot] = `${precedent.ref} ${precedent.contentHash} ${precedent.version}`
  const fact = factOf(precedent, keep.law)
  keep.facts[slot] = { ...fact, force: shared(fact.force), matrixRows: sharedList(fact.matrixRows) }
  keep.summaries[slot] = toSummary(precedent)
}

// A force or a list of rows stands in thousands of precedents; its text is kept once.
const texts = new Map<string, string>()
const lists = new Map<string, readonly string[]>()
const shared = (text: string): string => {
  const known = texts.get(text)
  if (known === undefined) texts.set(text, text)
  return known ?? text
}
const sharedList = (list: readonly string[]): readonly string[] => {
  const key = list.join('|')
  const known = lists.get(key)
  if (known === undefined) lists.set(key, list)
  return known ?? list
}

const UNTOUCHED = { effect: 'NONE_RECORDED', words: null, finalOutcome: null } as const

const toSummary = (precedent: Precedent): PrecedentSummary => ({
  id: precedent.id,
  ref: precedent.ref,
  title: precedent.title,
  force: shared(precedent.force),
  hearingDate: precedent.hearingDate,
  origin: precedent.origin,
  sourceKind: precedent.sourceKind,
  confidence: precedent.confidence,
  rank: precedent.profile.rank === null ? null : rankLabel(precedent.profile.rank),
  standing: precedent.profile.standing === null ? null : standingLabel(precedent.profile.standing),
  regime: shared(regimeLabel(precedent.profile.regime)),
  disposal: {
    outcome: precedent.outcome,
    outcomeMonths: precedent.outcomeMonths,
    laterHistory:
      precedent.laterHistory.effect === 'NONE_RECORDED' && precedent.laterHistory.words === null
        ? UNTOUCHED
        : precedent.laterHistory,
  },
})

function prepare(db: Db, { shelf, words, lines, facts, summaries }: Kept): HeldLibrary {
  const read = (ref: string): Precedent => {
    const found = loadPrecedent(db, ref)
    if (found === null) throw new Error(`In the library's list and not found: ${ref}`)
    return found
  }
  return {
    encoded: shelf.prepare(read),
    state: hashText(lines.join('\n')),
    words,
    facts,
    summaries,
  }
}

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import MiniSearch from 'minisearch'
import { compareDirectly, compareWith, type CompareInput } from '#core/comparison/compare'
import { measure } from '#core/comparison/measure'
import { METHOD } from '#core/comparison/weights'
import { leastWords, searchTerms, wordGroups, wordsQuery } from '#core/comparison/words'
import { composeMatrix } from '#core/precedents/matrix'
import type { Profile } from '#core/profile'
import { consistencyInSteps } from '#core/quality/consistency'
import { toEnd } from '#core/steps'
import { listChanged } from '../../src-main/db/precedents.ts'
import { readThesaurus } from '../../src-main/handlers/thesaurus.ts'
import { heldLibrary, readInSlices } from '../../src-main/handlers/held-library.ts'
import type { OpenLibrary } from '../../src-main/handlers/library.ts'
import { searchHeld } from '../../src-main/handlers/precedent-search.ts'
import { hashText } from '../../src-main/vault/keys.ts'
import { sample, law } from '../core/comparison/library.ts'
import { newLibrary, passphrase, value, type TestLibrary } from '../support/open-library.ts'
import { once1, ratio, timed, timedAfter, type Line } from './lines.ts'
import { openFullText, plainScan, readBits } from './peers.ts'
import { syntheticContents, takeContents, writeRows } from './synthetic.ts'

const PAGE = 500
/** What stands in the field after each of some keystrokes. */
const TYPED = [
  'war',
  'warr',
  'warrant',
  'warrant sear',
  'searched records',
  'lied',
  'drunk off duty',
  'searched the records of a neighbour with no policing purpose',
]
/** The slowest peer reads so many accounts at most, and is asked about these few. */
const MOST_FOR_MINISEARCH = 10_000
const MOST_ASKED = 3

export async function measureSize(
  size: number,
): Promise<{ readonly folder: string; readonly lines: AsyncGenerator<Line> }> {
  const library = await newLibrary()
  return { folder: library.folder, lines: measures(library, size) }
}

async function* measures(library: TestLibrary, size: number): AsyncGenerator<Line> {
  const file = join(library.folder, 'rows.jsonl')
  await writeRows(file, size)
  yield await importOf(library, file)
  yield await memoryAlone(library)
  yield await opening(library)
  const open = library.session.library
  if (open === null) throw new Error('Not open')
  const began = performance.now()
  await readInSlices(open)
  heldLibrary(open)
  yield once1('first reading of the precedents, in slices', performance.now() - began)
  const probes = takeContents(syntheticContents(sample, law, 99), 40).map(({ profile }) => profile)
  const words = yield* comparisons(open, probes)
  yield* others(open, probes)
  yield memory('memory of this process, bench included')
  yield* slowWork(library, open)
  yield memory('memory after consistency and bank')
  yield* miniSearch(open, words)
}

/** After a collection: what is held, and what the process has from the system, the import included. */
function memory(name: string): Line {
  globalThis.gc?.()
  return memoryLine(name, process.memoryUsage())
}

type Memory = Pick<NodeJS.MemoryUsage, 'rss' | 'heapUsed' | 'arrayBuffers'> & {
  /** The most that the process ever had from the system, where that is told. */
  readonly most?: number
}

function memoryLine(name: string, { rss, heapUsed, arrayBuffers, most }: Memory): Line {
  const mega = (bytes: number) => `${(bytes / 1_048_576).toFixed(0)} MB`
  const atMost = most === undefined ? '' : `; at most ${mega(most)}`
  const note = `resident ${mega(rss)}, of which held ${mega(heapUsed + arrayBuffers)}${atMost}`
  return { name, ms: null, note }
}

/** The same of a process that only opens the library and compares, as the application's does. */
async function memoryAlone({ folder, handlers }: TestLibrary): Promise<Line> {
  value(await handlers['vault:lock']())
  const program = fileURLToPath(new URL('./open-alone.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', program, folder])
  // The one line that this very program writes.
  return memoryLine('memory of a process that opens and compares', JSON.parse(stdout) as Memory)
}

async function importOf({ handlers, answers }: TestLibrary, file: string): Promise<Line> {
  answers.openFiles = [file]
  const began = performance.now()
  const report = value(await handlers['import:run']())
  const ms = performance.now() - began
  const rate = Math.round((report?.accepted ?? 0) / (ms / 1000))
  return { ...once1('import of a .jsonl file', ms), note: `${rate} rows a second` }
}

async function opening({ handlers }: TestLibrary): Promise<Line> {
  const { people } = value(await handlers['vault:status']())
  const began = performance.now()
  value(await handlers['vault:unlock']({ profileId: people[0]?.id ?? '', passphrase }))
  return once1('opening an encrypted library', performance.now() - began)
}

/** The database takes most of a second for a large library: fewer accounts are asked about. */
const withWords = (size: number) => (size > 10_000 ? 6 : 12)

function* comparisons(open: OpenLibrary, probes: readonly Profile[]): Generator<Line, Line> {
  const { encoded, state, words } = heldLibrary(open)
  const none = new Map<string, number>()
  const fullText = openFullText(open.db)
  const thesaurus = readThesaurus(open)
  const wordsOf = ({ narrative, allegationTypes }: Profile) =>
    words.rank(searchTerms(narrative, allegationTypes, thesaurus)) ?? none
  const byDatabase = ({ narrative, allegationTypes }: Profile) => {
    const query = wordsQuery(narrative, allegationTypes, thesaurus)
    return query === '' ? none : fullText(query)
  }
  const ask = (profile: Profile, found: CompareInput['words']) => ({
    profile,
    words: found,
    library: state,
    sha256: hashText,
  })
  const scan = timed('comparison: likeness, bounds and nearest', probes, (profile) =>
    measure(encoded, { profile, words: none, exclude: {}, method: METHOD }, encoded.room),
  )
  yield scan
  yield timed('comparison without text, all but the counterfactual', probes, (profile) =>
    compareDirectly(encoded, ask(profile, none)),
  )
  yield timed('comparison with text, all but the counterfactual', probes, (profile) =>
    compareDirectly(encoded, ask(profile, wordsOf(profile))),
  )
  yield timed('comparison again when one factor is ticked', probes, (profile) =>
    compareDirectly(encoded, ask(ticked(profile), none)),
  )
  yield timedAfter(
    'counterfactual',
    probes.slice(0, 15),
    (profile) => compareDirectly(encoded, ask(profile, none)),
    ({ counterfactual }) => toEnd(counterfactual()),
  )
  yield timed(
    'comparison whole, with counterfactual and fingerprint',
    probes.slice(0, 15),
    (profile) => compareWith(encoded, ask(profile, none)),
  )
  const plain = timed('peer: array scan of the same formula', probes.slice(0, 12), (profile) =>
    plainScan(encoded, profile),
  )
  yield plain
  yield ratio('the comparison beside that array scan', scan, plain)
  const bits = timed('peer: reading the same bits from memory', probes, () => readBits(encoded))
  yield bits
  yield ratio('the comparison beside reading the bits', scan, bits)
  const text = timed('words of the library ranked', probes, wordsOf)
  yield text
  const database = timed(
    'peer: bm25 alone in FTS5',
    probes.slice(0, withWords(encoded.rows)),
    byDatabase,
  )
  yield database
  yield ratio('the words beside FTS5', text, database)
  return text
}

const ticked = (profile: Profile): Profile => ({
  ...profile,
  factors: profile.factors.includes('AGG_SUSTAINED')
    ? profile.factors.filter((id) => id !== 'AGG_SUSTAINED')
    : [...profile.factors, 'AGG_SUSTAINED'],
})

function* others(open: OpenLibrary, probes: readonly Profile[]): Generator<Line> {
  const { facts, words } = heldLibrary(open)
  yield timed('matrix with filters', probes.slice(0, 20), (profile) =>
    composeMatrix(
      facts,
      {
        regime: 'CR2020_BASE',
        culpability: [profile.culpabilityLevel ?? 'NOT_STATED', 'HIGH'],
        yearFrom: 2021,
        origin: ['IMPORT'],
      },
      open.law,
      false,
    ),
  )
  const thesaurus = readThesaurus(open)
  yield timed('matrix with words typed', TYPED, (text) => {
    const groups = wordGroups(text, thesaurus)
    const holding = words.holding(groups, leastWords(groups.length))
    return composeMatrix(facts, { regime: 'CR2020_BASE' }, open.law, false, holding)
  })
  yield timed(
    'text search',
    ['warrant', 'searched rec', 'dishonest', 'P-0012', 'force vehicle'],
    (query) => searchHeld(heldLibrary(open), query),
  )
}

async function* slowWork(
  { session, handlers }: TestLibrary,
  open: OpenLibrary,
): AsyncGenerator<Line> {
  const { encoded, state } = heldLibrary(open)
  const began = performance.now()
  const found = runInSlices(consistencyInSteps(encoded, state))
  const { comparable, sample } = found.value
  const pairs =
    sample === null
      ? `every one of ${comparable} comparable pairs`
      : `drawn: ${sample.pairs} of about ${sample.ofAbout} comparable pairs`
  yield {
    ...once1('consistency of the library', performance.now() - began),
    note: `${pairs}; longest slice ${found.longest.toFixed(0)} ms`,
  }
  if (session.library === null) return
  const listing = performance.now()
  value(await handlers['exceptional:list']({ query: 'career' }))
  yield once1('bank of exceptional circumstances, first search', performance.now() - listing)
  const again = performance.now()
  value(await handlers['exceptional:list']({ query: 'remorse' }))
  yield once1('bank of exceptional circumstances, next search', performance.now() - again)
}

/** Runs work to its end, and says how long it went without pausing at most. */
function runInSlices<T>(work: Generator<unknown, T>): { value: T; longest: number } {
  let longest = 0
  for (;;) {
    const began = performance.now()
    const step = work.next()
    longest = Math.max(longest, performance.now() - began)
    if (step.done === true) return { value: step.value, longest }
  }
}

/** The usual search in memory, on the same accounts: of a large library on the first of them. */
function* miniSearch(open: OpenLibrary, ours: Line): Generator<Line> {
  const index = new MiniSearch<{ ref: string; text: string }>({ idField: 'ref', fields: ['text'] })
  const accounts: string[] = []
  const began = performance.now()
  for (let after = 0; index.documentCount < MOST_FOR_MINISEARCH;) {
    const page = listChanged(open.db, 0, { after, limit: PAGE })
    for (const { ref, profile } of page.precedents) {
      index.add({ ref, text: profile.narrative })
      if (accounts.length < MOST_ASKED) accounts.push(profile.narrative)
    }
    if (page.precedents.length < PAGE) break
    after = page.after
  }
  // The number stands in the name: what is read does not grow with the library for ever.
  const name = `peer: MiniSearch on ${index.documentCount} accounts`
  yield once1(`${name}, reading them`, performance.now() - began)
  const peer = timed(name, accounts, (text) => index.search(text, { prefix: true }), 0)
  yield peer
  yield ratio('the words beside MiniSearch', ours, peer)
}

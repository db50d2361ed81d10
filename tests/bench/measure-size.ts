import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import MiniSearch from 'minisearch'
import { compareDirectly, compareWith, type CompareInput } from '#core/comparison/compare'
import { measure } from '#core/comparison/measure'
import { METHOD } from '#core/comparison/weights'
import { searchTerms, wordsQuery } from '#core/comparison/words'
import type { PrecedentContent } from '#core/precedent'
import { composeMatrix } from '#core/precedents/matrix'
import type { Profile } from '#core/profile'
import { consistencyInSteps } from '#core/quality/consistency'
import { rankByWords, searchPrecedents } from '../../src-main/db/precedent-search.ts'
import { listPrecedents } from '../../src-main/db/precedents.ts'
import { readThesaurus } from '../../src-main/handlers/thesaurus.ts'
import { heldLibrary, readInSlices } from '../../src-main/handlers/held-library.ts'
import type { OpenLibrary } from '../../src-main/handlers/library.ts'
import { hashText } from '../../src-main/vault/keys.ts'
import { sample, law } from '../core/comparison/library.ts'
import { newLibrary, passphrase, value, type TestLibrary } from '../support/open-library.ts'
import { plainScan, readBits } from './peers.ts'
import { lineOf, syntheticContents, takeContents } from './synthetic.ts'

export type Line = {
  readonly name: string
  readonly ms: { readonly p50: number; readonly p95: number } | null
  readonly note: string
}

/** Sizes above which a peer or a measure would take longer than all the rest together. */
const MOST_FOR_MINISEARCH = 10_000
const MOST_FOR_CONSISTENCY = 1_000

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
  yield await opening(library)
  const open = library.session.library
  if (open === null) throw new Error('Not open')
  const began = performance.now()
  await readInSlices(open)
  heldLibrary(open)
  yield once1('first reading of the precedents, in slices', performance.now() - began)
  const probes = takeContents(syntheticContents(sample, law, 99), 40).map(({ profile }) => profile)
  yield* comparisons(open, probes)
  yield* others(open, probes)
  yield memory()
  yield* slowPeers(open, size)
}

/** After a collection: what is held, and what the process has from the system, the import included. */
function memory(): Line {
  globalThis.gc?.()
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage()
  const mega = (bytes: number) => `${(bytes / 1_048_576).toFixed(0)} MB`
  const note = `resident ${mega(rss)}, of which held ${mega(heapUsed + arrayBuffers)}`
  return { name: 'memory of this process, bench included', ms: null, note }
}

async function writeRows(file: string, size: number): Promise<void> {
  const out = createWriteStream(file)
  let left = size
  for (const content of syntheticContents(sample, law, 4)) {
    if (!out.write(`${lineOf(content)}\n`)) await once(out, 'drain')
    if (--left === 0) break
  }
  out.end()
  await once(out, 'finish')
}

const once1 = (name: string, ms: number): Line => ({ name, ms: { p50: ms, p95: ms }, note: '' })

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
  value(await handlers['vault:lock']())
  const began = performance.now()
  value(await handlers['vault:unlock']({ profileId: people[0]?.id ?? '', passphrase }))
  return once1('opening an encrypted library', performance.now() - began)
}

/** Times of one piece of work for each of some inputs, after two that are not counted. */
function timed<T>(name: string, inputs: readonly T[], work: (input: T) => unknown): Line {
  for (const input of inputs.slice(0, 2)) work(input)
  const times = inputs.map((input) => {
    const began = performance.now()
    work(input)
    return performance.now() - began
  })
  times.sort((a, b) => a - b)
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { name, ms: { p50: at(0.5), p95: at(0.95) }, note: '' }
}

const ratio = (name: string, line: Line, to: Line): Line => {
  const times = (line.ms?.p50 ?? 0) / Math.max(1e-6, to.ms?.p50 ?? 0)
  return { name, ms: null, note: `${times.toFixed(2)} times` }
}

/** The database takes most of a second for a large library: fewer accounts are asked about. */
const withWords = (size: number) => (size > 10_000 ? 6 : 12)

function* comparisons(open: OpenLibrary, probes: readonly Profile[]): Generator<Line> {
  const { encoded, state, words } = heldLibrary(open)
  const none = new Map<string, number>()
  const thesaurus = readThesaurus(open)
  const wordsOf = ({ narrative, allegationTypes }: Profile) =>
    words.rank(searchTerms(narrative, allegationTypes, thesaurus)) ?? none
  const byDatabase = ({ narrative, allegationTypes }: Profile) => {
    const query = wordsQuery(narrative, allegationTypes, thesaurus)
    return query === '' ? none : rankByWords(open.db, query)
  }
  const ask = (profile: Profile, found: CompareInput['words']) => ({
    profile,
    words: found,
    library: state,
    sha256: hashText,
  })
  const scan = timed('comparison: likeness, bounds and nearest', probes, (profile) =>
    measure(encoded, { profile, words: none, exclude: {}, method: METHOD }),
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
  const direct = probes.slice(0, 15).map((profile) => compareDirectly(encoded, ask(profile, none)))
  yield timed('counterfactual', direct, ({ counterfactual }) => counterfactual())
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
}

const ticked = (profile: Profile): Profile => ({
  ...profile,
  factors: profile.factors.includes('AGG_SUSTAINED')
    ? profile.factors.filter((id) => id !== 'AGG_SUSTAINED')
    : [...profile.factors, 'AGG_SUSTAINED'],
})

function* others(open: OpenLibrary, probes: readonly Profile[]): Generator<Line> {
  const { facts } = heldLibrary(open)
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
  yield timed(
    'text search',
    ['warrant', 'searched rec', 'dishonest', 'P-0012', 'force vehicle'],
    (query) => searchPrecedents(open.db, query),
  )
}

function* slowPeers(open: OpenLibrary, size: number): Generator<Line> {
  const tooLarge = (name: string): Line => ({ name, ms: null, note: 'not run at this size' })
  if (size > MOST_FOR_CONSISTENCY) yield tooLarge('consistency of the library')
  else
    yield timed('consistency of the library', [0], () => {
      const steps = consistencyInSteps(listPrecedents(open.db), open.law, {})
      while (steps.next().done !== true);
    })
  if (size > MOST_FOR_MINISEARCH) yield tooLarge('peer: MiniSearch')
  else yield miniSearch(listPrecedents(open.db))
}

function miniSearch(contents: readonly (PrecedentContent & { readonly ref: string })[]): Line {
  const index = new MiniSearch<{ ref: string; text: string }>({ idField: 'ref', fields: ['text'] })
  index.addAll(contents.map(({ ref, profile }) => ({ ref, text: profile.narrative })))
  const accounts = contents.slice(0, 10).map(({ profile }) => profile.narrative)
  return timed('peer: MiniSearch', accounts, (text) => index.search(text, { prefix: true }))
}

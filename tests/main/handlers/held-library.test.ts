import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Events } from '#contract/api'
import { canonicalJson } from '#core/canonical'
import { compare } from '#core/comparison/compare'
import { columnsOf, composeMatrix, factOf } from '#core/precedents/matrix'
import { libraryState } from '../../../src-main/db/precedents.ts'
import { compareProfile } from '../../../src-main/handlers/compare-case.ts'
import { heldLibrary, readInSlices } from '../../../src-main/handlers/held-library.ts'
import { hashText } from '../../../src-main/vault/keys.ts'
import { listPrecedents } from '../../support/list-precedents.ts'
import { newFolder, newLibrary, value, type TestLibrary } from '../../support/open-library.ts'

const fixture = new URL('../../support/uk-outcomes.jsonl', import.meta.url)
const rows = readFileSync(fixture, 'utf8').trim().split('\n')

async function take(library: TestLibrary, lines: readonly string[]) {
  const path = join(newFolder(), 'rows.jsonl')
  writeFileSync(path, lines.join('\n'))
  library.answers.openFiles = [path]
  value(await library.handlers['import:run']())
}

/** The same outcome from another source. */
const again = (line: string): string => {
  const row: unknown = JSON.parse(line)
  return JSON.stringify({ ...Object(row), id: `again-${String(Object(row).id)}`, source_url: '' })
}

const openOf = ({ session }: TestLibrary) => {
  if (session.library === null) throw new Error('Not open')
  return session.library
}

/** What is held, beside the same read from the database afresh. */
async function expectHeld(library: TestLibrary) {
  const open = openOf(library)
  const { state, facts, refAt, encoded } = heldLibrary(open)
  const precedents = listPrecedents(open.db)
  expect(state).toBe(libraryState(open.db))
  const matrix = (of: typeof facts) => JSON.stringify(composeMatrix(of, {}, open.law, false))
  expect(matrix(facts)).toBe(
    matrix(columnsOf(precedents.map((precedent) => factOf(precedent, open.law)))),
  )
  expect(precedents.map((_, slot) => refAt(slot))).toEqual(precedents.map(({ ref }) => ref))
  for (const [row, ref] of encoded.refs.entries())
    expect(encoded.listedAt(row)?.title).toBe(precedents.find((one) => one.ref === ref)?.title)
  expect(encoded.rows).toBe(precedents.length)
  const profile = precedents[0]?.profile
  if (profile === undefined) throw new Error('Empty')
  const silent = { ...profile, narrative: '', allegationTypes: [] }
  const afresh = compare({
    profile: silent,
    precedents,
    words: new Map(),
    law: open.law,
    library: state,
    sha256: hashText,
  })
  expect(canonicalJson(await compareProfile(open, silent))).toBe(canonicalJson(afresh))
}

describe('The library as it is held for comparison', () => {
  it('says what the database says, also after an import and a correction', async () => {
    const library = await newLibrary()
    await take(library, rows.slice(0, 40))
    await expectHeld(library)
    await take(library, rows)
    await expectHeld(library)
    const [first] = listPrecedents(openOf(library).db)
    if (first === undefined) throw new Error('Empty')
    const { id: _i, ref, origin: _o, version: _v, recordedAt: _a, recordedBy: _b, ...rest } = first
    const { contentHash: _h, ...content } = rest
    value(
      await library.handlers['precedent:correct']({
        ref,
        content: { ...content, outcome: content.outcome === 'WW' ? 'FWW' : 'WW' },
        reason: 'Read again',
      }),
    )
    await expectHeld(library)
  })

  it('is what the database says though more is taken in between two slices', async () => {
    const library = await newLibrary()
    await take(library, rows.slice(0, 60))
    const open = openOf(library)
    const slow = readInSlices(open)
    await take(library, rows)
    heldLibrary(open)
    expect(await slow).toBe(true)
    await expectHeld(library)
  })

  it('is listed in pages that come to the whole, whatever is asked', async () => {
    const library = await newLibrary()
    const { handlers } = library
    await take(library, rows)
    await take(library, rows.slice(0, 60).map(again))
    const { total, cases } = value(await handlers['precedent:list']({}))
    expect(total).toBe(listPrecedents(openOf(library).db).length)
    expect(cases).toHaveLength(100)
    const rest = value(await handlers['precedent:list']({ from: 100 }))
    expect([...cases, ...rest.cases].map(({ ref }) => ref)).toEqual(
      listPrecedents(openOf(library).db).map(({ ref }) => ref),
    )
    expect(value(await handlers['precedent:list']({ from: total })).cases).toEqual([])
    const dismissed = value(await handlers['precedent:list']({ outcome: 'DWN' }))
    expect(dismissed.cases.every(({ disposal }) => disposal?.outcome === 'DWN')).toBe(true)
  })

  it('is read in slices, and not again while nothing changes', async () => {
    const library = await newLibrary({ withSample: true })
    const open = openOf(library)
    expect(await readInSlices(open)).toBe(true)
    expect(heldLibrary(open)).toBe(heldLibrary(open))
  })
})

describe('Reading a library that takes a while', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('says how far it is, of how many, and that it is done; once it is read, nothing', async () => {
    const library = await newLibrary({ withSample: true })
    const told = () =>
      library.events.flatMap(({ event, payload }) => (event === 'library:reading' ? [payload] : []))
    let now = 0
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 300))
    expect(await readInSlices(openOf(library))).toBe(true)
    const said = told()
    expect(said.length).toBeGreaterThan(3)
    expect(said.at(-1)).toBeNull()
    const far = said.slice(0, -1) as Exclude<Events['library:reading'], null>[]
    expect(far.map(({ total }) => total)).toEqual(far.map(() => 90))
    expect(far.map(({ done }) => done)).toEqual(
      far.map(({ done }) => done).toSorted((a, b) => a - b),
    )
    expect(far.at(-1)?.done).toBe(90)
    vi.restoreAllMocks()
    expect(await readInSlices(openOf(library))).toBe(true)
    expect(told()).toEqual(said)
  })
})

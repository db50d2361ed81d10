import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Events } from '#contract/api'
import {
  codes,
  newFolder,
  newLibrary,
  openHandlers,
  passphrase,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'
import { slowClock } from '../../support/slow-clock.ts'

const fixture = new URL('../../support/uk-outcomes.jsonl', import.meta.url)
const rows = readFileSync(fixture, 'utf8').trim().split('\n')

/** So many rows that the writing takes many slices. */
function manyRows(count = 2000): string {
  const path = join(newFolder(), 'rows.jsonl')
  const many = Array.from({ length: count }, (_, n) =>
    JSON.stringify({ ...JSON.parse(rows[n % 90] ?? ''), id: `row-${n}`, source_ref: `ref-${n}` }),
  )
  writeFileSync(path, many.join('\n'))
  return path
}

const phases = (library: TestLibrary) =>
  library.events.flatMap(({ event, payload }) =>
    event === 'import:progress' ? [payload as Events['import:progress']] : [],
  )

/** Starts an import and comes back once it is writing. */
async function startWriting(library: TestLibrary) {
  library.answers.openFiles = [manyRows()]
  const running = library.handlers['import:run']()
  while (!phases(library).some(({ phase }) => phase === 'WRITING')) await nextTurn()
  return { running }
}

const facts = async ({ handlers }: TestLibrary) => value(await handlers['library:facts']())
const actions = async ({ handlers }: TestLibrary) =>
  value(await handlers['audit:list']({ before: null, limit: 20 })).map(({ action }) => action)
const unlock = async ({ handlers }: TestLibrary) => {
  const { people } = value(await handlers['vault:status']())
  value(await handlers['vault:unlock']({ profileId: people[0]?.id ?? '', passphrase }))
}

describe('An import that is writing', () => {
  beforeEach(slowClock)
  afterEach(() => vi.restoreAllMocks())

  it('tells how far it is, of how many, and leaves turns to the window', async () => {
    const library = await newLibrary()
    const { running } = await startWriting(library)
    let turns = 0
    let over = false
    void running.then(() => (over = true))
    for (; !over; turns += 1) await nextTurn()
    expect(turns).toBeGreaterThan(3)
    const told = phases(library)
    expect(told[0]).toMatchObject({ phase: 'READING', total: 0 })
    expect(told.findLast(({ phase }) => phase === 'READING')?.done).toBe(2000)
    expect(told.at(-1)).toMatchObject({ phase: 'WRITING', total: 2000 })
    expect((await facts(library)).precedents).toBe(2000)
  })

  it('is cancelled with nothing left behind', async () => {
    const library = await newLibrary()
    const before = await facts(library)
    const { running } = await startWriting(library)
    value(await library.handlers['import:cancel']())
    expect(value(await running)).toMatchObject({ cancelled: true, rows: 0, accepted: 0 })
    expect(await facts(library)).toEqual(before)
    expect(await actions(library)).not.toContain('precedents.imported')
    expect(value(await library.handlers['audit:verify']()).intact).toBe(true)
    library.answers.openFiles = [manyRows(50)]
    expect(value(await library.handlers['import:run']())).toMatchObject({ accepted: 50 })
  })

  it('is cancelled while its file is read whole, and the file is then taken in', async () => {
    const library = await newLibrary()
    const { handlers } = library
    const path = join(newFolder(), 'rows.json')
    writeFileSync(path, `[${readFileSync(manyRows(), 'utf8').split('\n').join(',')}]`)
    library.answers.openFiles = [path]
    const running = handlers['import:run']()
    while (phases(library).length === 0) await nextTurn()
    value(await handlers['import:cancel']())
    expect(value(await running)).toMatchObject({ cancelled: true, rows: 0, accepted: 0 })
    expect(phases(library).every(({ phase }) => phase === 'READING')).toBe(true)
    expect((await facts(library)).precedents).toBe(0)
    library.answers.openFiles = [path]
    expect(value(await handlers['import:run']())).toMatchObject({ accepted: 2000, rejected: [] })
    expect(phases(library).at(-1)).toMatchObject({ phase: 'WRITING', total: 2000 })
  })

  it.each([true, false])('keeps other calls waiting, and apart (cancelled: %s)', async (cancel) => {
    const library = await newLibrary()
    const { handlers } = library
    const { running } = await startWriting(library)
    let made = false
    const waiting = handlers['case:create']({ matter: 'A matter' }).then((answer) => {
      made = true
      return answer
    })
    expect(codes(await handlers['import:run']())).toEqual(['BUSY'])
    expect(value(await handlers['vault:status']()).state).toBe('UNLOCKED')
    await nextTurn()
    expect(made).toBe(false)
    if (cancel) value(await handlers['import:cancel']())
    expect(value(await running)?.cancelled).toBe(cancel)
    value(await waiting)
    expect((await actions(library)).slice(0, 2)).toEqual(
      cancel ? ['case.created', 'library.unlocked'] : ['case.created', 'precedents.imported'],
    )
    expect(await facts(library)).toMatchObject({ precedents: cancel ? 0 : 2000 })
    expect(value(await handlers['audit:verify']()).intact).toBe(true)
  })

  it('is ended by locking, after what was asked for before is done', async () => {
    const library = await newLibrary()
    const { handlers } = library
    const { running } = await startWriting(library)
    const waiting = handlers['case:create']({ matter: 'Asked for before' })
    const locked = handlers['vault:lock']()
    const late = handlers['case:list']()
    expect(value(await running)?.cancelled).toBe(true)
    value(await waiting)
    expect(value(await locked).state).toBe('LOCKED')
    expect(codes(await late)).toEqual(['LOCKED'])
    await unlock(library)
    expect(await facts(library)).toMatchObject({ precedents: 0, openCases: 1 })
    expect(value(await handlers['audit:verify']()).intact).toBe(true)
  })

  it('is taken back when the application ends in the middle of it', async () => {
    const library = await newLibrary()
    const { running } = await startWriting(library)
    library.close()
    expect(value(await running)).toMatchObject({ cancelled: true, accepted: 0 })
    const again = openHandlers(library.folder)
    await unlock(again)
    expect((await facts(again)).precedents).toBe(0)
    expect(value(await again.handlers['vault:status']()).readOnly).toBe(false)
    expect(value(await again.handlers['audit:verify']()).intact).toBe(true)
  })
})

describe('Rejected rows', () => {
  it('are all saved whole, however many, and come in once mended', async () => {
    const { handlers, answers } = await newLibrary()
    const broken = Array.from({ length: 6_000 }, (_, n) =>
      JSON.stringify({
        id: `row-${n}`,
        outcome: 'sent home',
        facts: `Факты ${n} ${'x'.repeat(900)}`,
      }),
    )
    answers.openFiles = [join(newFolder(), 'broken.jsonl')]
    writeFileSync(answers.openFiles[0] ?? '', broken.join('\n'))
    const report = value(await handlers['import:run']())
    expect(report).toMatchObject({ rows: 6_000, accepted: 0, rejectedRows: 6_000 })
    expect(report?.rejected.length).toBeLessThanOrEqual(5_000)
    answers.saveFile = join(newFolder(), 'rejected.jsonl')
    value(await handlers['import:save-rejects']())
    const saved = readFileSync(answers.saveFile, 'utf8')
    expect(saved.trim().split('\n')).toHaveLength(6_000)
    writeFileSync(answers.saveFile, saved.replaceAll('"sent home"', '"final written warning"'))
    answers.openFiles = [answers.saveFile]
    const mended = value(await handlers['import:run']())
    expect(mended).toMatchObject({ rows: 6_000, accepted: 6_000, rejectedRows: 0 })
  })
})

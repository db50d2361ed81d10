import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { newRecogniser } from '../../../src-main/recognise/recogniser.ts'
import {
  addPeople,
  become,
  codes,
  newLibrary,
  openHandlers,
  passphrase,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'
import { photograph, scannedPdf, statement, wear } from '../../support/scanned-page.ts'

const answering = new URL('../recognise/answers.child.ts', import.meta.url)

const open: TestLibrary[] = []
const kept = (library: TestLibrary): TestLibrary => {
  open.push(library)
  return library
}
afterEach(() => delete process.env['EVENHAND_TEST_HOLD'])
afterAll(() => {
  for (const library of open) library.close()
  for (const folder of new Set(open.map((library) => library.folder)))
    rmSync(folder, { recursive: true })
})

/** A case whose bundle holds this scan, its text layer read. */
async function caseWith(
  library: TestLibrary,
  pdf: Uint8Array,
): Promise<{ readonly caseId: string; readonly documentId: string }> {
  const { handlers, folder, answers } = library
  const { hearingCase } = value(await handlers['case:create']({ matter: 'Access to records' }))
  const caseId = hearingCase.id
  const path = join(folder, 'Scan.pdf')
  writeFileSync(path, pdf)
  answers.openFiles = [path]
  value(await handlers['bundle:add']({ caseId }))
  value(await handlers['bundle:search']({ caseId, query: '' }))
  const { documents } = value(await handlers['case:open']({ id: caseId }))
  return { caseId, documentId: documents[0]?.id ?? '' }
}

const show = async ({ handlers }: TestLibrary, caseId: string) =>
  value(await handlers['recognition:show']({ caseId }))
const told = (library: TestLibrary) =>
  library.events.filter(({ event }) => event === 'recognition:progress').map((one) => one.payload)
const until = (holds: () => unknown) => vi.waitFor(holds, { timeout: 60_000, interval: 20 })
/** Once nothing waits that can be read. */
const done = (library: TestLibrary) => until(() => expect(told(library).at(-1)).toBeNull())
const search = async (library: TestLibrary, caseId: string, query: string) =>
  value(await library.handlers['bundle:search']({ caseId, query })).groups.flatMap(({ hits }) =>
    hits.map(({ documentPage, recognised }) => ({ documentPage, recognised })),
  )

describe('recognising scanned pages in the background', () => {
  it('reads a file once for two cases, finds its words and says how sure it was', async () => {
    const library = kept(await newLibrary({ recogniser: newRecogniser() }))
    const scan = await scannedPdf([wear(await photograph(statement), 0.01), null])
    const first = await caseWith(library, scan)
    const second = await caseWith(library, scan)
    await done(library)
    expect(told(library).filter((one) => one !== null)).toEqual([
      { page: 1, total: 2 },
      { page: 2, total: 2 },
    ])
    for (const { caseId } of [first, second]) {
      const state = await show(library, caseId)
      expect(state).toMatchObject({ withoutText: 2, waiting: 0, recognised: 1, failed: 1 })
      expect(state.pages.map(({ documentPage, failure }) => [documentPage, failure])).toEqual([
        [1, null],
        [2, 'NO_PICTURE'],
      ])
      const confidence = state.pages[0]?.confidence ?? 0
      expect(confidence).toBeGreaterThan(80)
      expect(await search(library, caseId, 'junction of Mill Lane')).toEqual([
        { documentPage: 1, recognised: confidence },
      ])
      const asked = { caseId, query: '' }
      const listed = value(await library.handlers['bundle:search'](asked))
      expect(listed).toMatchObject({
        pagesWithoutText: 1,
        pagesRecognised: 1,
        withoutText: [{ documentPage: 2 }],
        recognised: [{ documentPage: 1, confidence }],
      })
    }
    const where = { ...first, page: 1 }
    const page = value(await library.handlers['recognition:page'](where))
    expect(page?.lines[0]?.[0]).toMatchObject({ text: 'The' })
    const entries = value(await library.handlers['audit:list']({ before: null, limit: 50 }))
    const recorded = entries.filter(({ action }) => action === 'document.recognised')
    expect(recorded).toHaveLength(2)
  }, 120_000)

  it('stops at once when paused, stays so after the next unlock, and goes on when told', async () => {
    process.env['EVENHAND_TEST_HOLD'] = '2'
    const library = kept(await newLibrary({ recogniser: newRecogniser({ thread: answering }) }))
    const { caseId } = await caseWith(library, await scannedPdf([null, null, null]))
    await until(() => expect(told(library).at(-1)).toEqual({ page: 2, total: 3 }))
    const paused = value(await library.handlers['recognition:pause']({ caseId, paused: true }))
    expect(paused).toMatchObject({ paused: true, running: null, recognised: 1, waiting: 2 })
    delete process.env['EVENHAND_TEST_HOLD']
    await become(library, 'Chair')
    expect(await show(library, caseId)).toMatchObject({ paused: true, running: null, waiting: 2 })
    value(await library.handlers['recognition:pause']({ caseId, paused: false }))
    await done(library)
    expect(await show(library, caseId)).toMatchObject({ paused: false, recognised: 3 })
  }, 120_000)

  it('loses the page at work and no other when the library is locked, and goes on by itself', async () => {
    process.env['EVENHAND_TEST_HOLD'] = '2'
    const library = kept(await newLibrary({ recogniser: newRecogniser({ thread: answering }) }))
    const { caseId } = await caseWith(library, await scannedPdf([null, null, null]))
    await until(() => expect(told(library).at(-1)).toEqual({ page: 2, total: 3 }))
    const [person] = value(await library.handlers['vault:status']()).people
    value(await library.handlers['vault:lock']())
    delete process.env['EVENHAND_TEST_HOLD']
    const after = kept(
      openHandlers(library.folder, undefined, newRecogniser({ thread: answering })),
    )
    const profileId = person?.id ?? ''
    value(await after.handlers['vault:unlock']({ profileId, passphrase }))
    await done(after)
    expect(told(after)).toEqual([{ page: 1, total: 2 }, { page: 2, total: 2 }, null])
    expect((await show(after, caseId)).pages.map(({ confidence }) => confidence)).toEqual([
      71, 72, 73,
    ])
    expect(await search(after, caseId, 'lantern2')).toEqual([{ documentPage: 2, recognised: 72 }])
  }, 120_000)

  it('begins no page while something heavy is done', async () => {
    const library = kept(await newLibrary({ recogniser: newRecogniser({ thread: answering }) }))
    const heavy = Promise.withResolvers<void>()
    const busy = library.session.recognising.beside('bundle:issue', () => heavy.promise)
    const { caseId } = await caseWith(library, await scannedPdf([null]))
    expect(await show(library, caseId)).toMatchObject({ running: null, waiting: 1 })
    heavy.resolve()
    await busy
    await done(library)
    expect(await show(library, caseId)).toMatchObject({ recognised: 1, waiting: 0 })
  }, 120_000)

  it('lets pages that failed be read again', async () => {
    const stops = new URL('../recognise/stops.child.ts', import.meta.url)
    const library = kept(await newLibrary({ recogniser: newRecogniser({ thread: stops }) }))
    const { caseId } = await caseWith(library, await scannedPdf([null, null]))
    await done(library)
    expect((await show(library, caseId)).pages.map(({ failure }) => failure)).toEqual([
      'NO_PICTURE',
      'STOPPED',
    ])
    const again = value(await library.handlers['recognition:again']({ caseId }))
    expect(again).toMatchObject({ failed: 0, waiting: 2 })
    await until(async () => expect((await show(library, caseId)).failed).toBe(2))
  }, 120_000)

  it('shows nobody what the role may not see, and reads nothing for those who hear no case', async () => {
    const library = kept(await newLibrary({ recogniser: newRecogniser({ thread: answering }) }))
    await addPeople(library)
    const { caseId, documentId } = await caseWith(library, await scannedPdf([null]))
    await done(library)
    await become(library, 'Oversight')
    for (const asked of [
      library.invoke('recognition:show', { caseId }),
      library.invoke('recognition:page', { caseId, documentId, page: 1 }),
      library.invoke('recognition:pause', { caseId, paused: true }),
      library.invoke('recognition:again', { caseId }),
    ])
      expect(codes(await asked)).toEqual(['NOT_ALLOWED'])
  }, 120_000)

  it('leaves pages to wait where nothing reads them, and says so', async () => {
    const library = kept(await newLibrary())
    const { caseId } = await caseWith(library, await scannedPdf([null]))
    expect(await show(library, caseId)).toMatchObject({ available: false, waiting: 1 })
    expect(told(library)).toEqual([])
  }, 120_000)
})

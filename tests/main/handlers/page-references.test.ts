import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { allegationSchema, type CaseSections } from '#core/hearing-case'
import { copiesOf } from '../../support/library-copies.ts'
import {
  addPeople,
  become,
  codes,
  newLibrary,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'

const field = '/allegations/a1/reasons'

describe('Page numbers in reasons', () => {
  let library: TestLibrary
  let caseId: string
  const handlers = () => library.handlers

  const fileWith = (name: string, text: string) => {
    const path = join(library.folder, name)
    writeFileSync(path, text)
    library.answers.openFiles = [path]
  }
  const readAll = async () => {
    while (value(await handlers()['bundle:search']({ caseId, query: '' })).pagesUnread > 0);
  }
  async function add(name: string, text: string) {
    fileWith(name, text)
    const added = value(await handlers()['bundle:add']({ caseId }))
    await readAll()
    return added?.openCase.documents.at(-1) ?? expect.fail('Nothing was added')
  }
  const opened = async () => value(await handlers()['case:open']({ id: caseId }))
  async function save<S extends 'findings' | 'seriousness'>(section: S, change: object) {
    const { hearingCase } = await opened()
    const changed = { ...hearingCase[section], ...change } as CaseSections[S]
    const input = { id: caseId, section, value: changed, settled: true }
    value(await library.invoke('case:save', input))
  }
  const reason = (reasons: string) =>
    save('findings', { allegations: [allegationSchema.parse({ id: 'a1', reasons })] })
  const reasons = async () => (await opened()).hearingCase.findings.allegations[0]?.reasons
  const strayed = async () => value(await handlers()['evidence:references']({ caseId }))
  const repair = (...pages: readonly { label: string; to: string }[]) =>
    handlers()['evidence:repair-references']({
      caseId,
      pages: pages.map((one) => ({ section: 'findings' as const, field, ...one })),
    })
  /** Puts the last document first. */
  async function lastFirst() {
    const { documents } = await opened()
    const placed = [...documents.slice(-1), ...documents.slice(0, -1)].map(({ id }) => ({
      documentId: id,
      section: 'OTHER' as const,
      dated: null,
      description: '',
    }))
    value(await handlers()['bundle:arrange']({ caseId, documents: placed }))
  }
  const forgetMeanings = () => library.session.library?.db.exec('DELETE FROM page_reference')

  const caseOfTwo = copiesOf(async () => {
    library = await newLibrary()
    caseId = value(await handlers()['case:create']({ matter: 'Access to records' })).hearingCase.id
    // The index is page 1: these are pages 2 and 3.
    await add('First.txt', 'The first statement says this.')
    await add('Second.txt', 'The second statement says that.')
    return { library, caseId }
  })
  beforeEach(async () => {
    ;({ library, caseId } = await caseOfTwo())
  })
  afterEach(() => {
    library.close()
    rmSync(library.folder, { recursive: true })
  })

  it('are left alone while they lead where they did', async () => {
    await reason('See [bundle page 2] and [bundle page 3].')
    expect(await strayed()).toEqual([])
  })

  it('are shown with both pages and their first words when numbers moved, and changed by choice', async () => {
    await reason('See [bundle page 2] and [bundle page 3].')
    await lastFirst()
    const first = { label: '3', title: 'First', words: 'The first statement says this.' }
    const second = { label: '2', title: 'Second', words: 'The second statement says that.' }
    expect(await strayed()).toMatchObject([
      { field, label: '2', times: 1, state: 'MOVED', now: second, instead: first },
      { field, label: '3', times: 1, state: 'MOVED', now: first, instead: second },
    ])
    expect(await reasons()).toBe('See [bundle page 2] and [bundle page 3].')
    value(await repair({ label: '2', to: '3' }, { label: '3', to: '2' }))
    expect(await reasons()).toBe('See [bundle page 3] and [bundle page 2].')
    expect(await strayed()).toEqual([])
    const [entry] = value(await handlers()['audit:list']({ before: null, limit: 5 })).filter(
      ({ action }) => action === 'references.repaired',
    )
    expect(JSON.parse(entry?.detail ?? '{}')).toMatchObject({ changed: 2, confirmed: 0 })
  })

  it('are shown with how sure first words are that a machine read off a picture', async () => {
    library.session.library?.db.exec(`INSERT INTO recognised_page
      SELECT sha256, page, '[]', 71, 5, 0, 0, NULL, 'engine 1', 'at' FROM bundle_page
      WHERE text LIKE '%first statement%'`)
    await reason('See [bundle page 2].')
    await lastFirst()
    expect(await strayed()).toMatchObject([
      { now: { title: 'Second', recognised: null }, instead: { title: 'First', recognised: 71 } },
    ])
  })

  it('do not fall together with a number of the same text that has moved too', async () => {
    await reason('See [bundle page 2] and [bundle page 3].')
    await lastFirst()
    expect(codes(await repair({ label: '2', to: '3' }))).toEqual(['SETTLE_TOGETHER'])
    expect(await reasons()).toBe('See [bundle page 2] and [bundle page 3].')
  })

  it('are asked about where what they meant was not kept, with the page they led to without the index', async () => {
    await reason('See [bundle page 2].')
    forgetMeanings()
    expect(await strayed()).toMatchObject([
      {
        label: '2',
        state: 'NOT_KNOWN',
        now: { label: '2', title: 'First' },
        instead: { label: '3', title: 'Second' },
      },
    ])
    value(await repair({ label: '2', to: '2' }))
    expect([await strayed(), await reasons()]).toEqual([[], 'See [bundle page 2].'])
    forgetMeanings()
    value(await repair({ label: '2', to: '3' }))
    expect([await strayed(), await reasons()]).toEqual([[], 'See [bundle page 3].'])
  })

  it('follow a page into another file where it says the same, and are lost where none does', async () => {
    const [first] = (await opened()).documents
    await reason('See [bundle page 2].')
    const documentId = first?.id ?? ''
    fileWith('Again.txt', 'The first statement, says this')
    value(await handlers()['bundle:replace']({ caseId, documentId }))
    await readAll()
    expect(await strayed()).toEqual([])
    fileWith('Other.txt', 'The first statement says otherwise.')
    value(await handlers()['bundle:replace']({ caseId, documentId }))
    expect(await strayed()).toMatchObject([{ state: 'NOT_READ' }])
    await readAll()
    expect(await strayed()).toMatchObject([
      { state: 'LOST', now: { title: 'First' }, instead: null },
    ])
    value(await handlers()['bundle:remove']({ caseId, documentId }))
    expect(await strayed()).toMatchObject([{ state: 'LOST', now: { title: 'Second' } }])
  })

  it('change all or none, only where they stand, and only to pages that are there', async () => {
    await reason('See [bundle page 2].')
    await lastFirst()
    expect(codes(await repair({ label: '2', to: '9' }))).toEqual(['NO_SUCH_PAGE'])
    expect(codes(await repair({ label: '2', to: '3' }, { label: '3', to: '2' }))).toEqual([
      'TEXT_CHANGED',
    ])
    expect(await reasons()).toBe('See [bundle page 2].')
  })

  it('are shown to, and changed by, those alone who may write the text', async () => {
    await addPeople(library)
    await reason('See [bundle page 2].')
    await save('seriousness', { together: 'Grave, see [bundle page 2].' })
    await lastFirst()
    expect((await strayed()).map(({ section }) => section)).toEqual(['findings', 'seriousness'])
    const pages = [{ section: 'seriousness', field: '/together', label: '2', to: '3' }]
    for (const [label, sections, code] of [
      ['Secretariat', ['findings'], 'NOT_ALLOWED'],
      ['Panel member 1', [], 'NOT_ALLOWED'],
      ['Adviser', [], 'NOT_ALLOWED'],
    ] as const) {
      await become(library, label)
      expect((await strayed()).map(({ section }) => section)).toEqual(sections)
      const tried = await library.invoke('evidence:repair-references', { caseId, pages })
      expect([label, codes(tried)]).toEqual([label, [code]])
    }
  }, 60_000)
})

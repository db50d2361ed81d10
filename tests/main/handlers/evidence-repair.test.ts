import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PassageReport } from '#contract/mark-api'
import { allegationSchema, type EvidenceLink } from '#core/hearing-case'
import {
  addPeople,
  become,
  codes,
  newLibrary,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'

const words = 'The crime report of the third was opened twice'

async function pdf(...pages: readonly string[]): Promise<Uint8Array> {
  const made = await PDFDocument.create()
  for (const text of pages) made.addPage().drawText(text)
  return made.save()
}

describe('Links of a case whose bundle changes', () => {
  let library: TestLibrary
  let caseId: string
  const handlers = () => library.handlers

  /** Adds a PDF under a name and reads its text; its document. */
  async function add(name: string, ...pages: readonly string[]) {
    const path = join(library.folder, name)
    writeFileSync(path, await pdf(...pages))
    library.answers.openFiles = [path]
    const added = value(await handlers()['bundle:add']({ caseId }))
    value(await handlers()['bundle:search']({ caseId, query: '' }))
    return added?.openCase.documents.at(-1) ?? expect.fail('Nothing was added')
  }
  const check = async (): Promise<PassageReport> =>
    value(await handlers()['evidence:check']({ caseId }))
  const states = async () => (await check()).links.map(({ found }) => found)

  async function cite(...evidence: readonly EvidenceLink[]) {
    const facts = [{ id: 'f1', text: 'It was opened', proved: null, evidence: [...evidence] }]
    const allegations = [allegationSchema.parse({ id: 'a1', facts })]
    const { hearingCase } = value(await handlers()['case:open']({ id: caseId }))
    const findings = { ...hearingCase.findings, allegations }
    const save = { id: caseId, section: 'findings', value: findings, settled: true } as const
    value(await handlers()['case:save'](save))
  }
  const evidence = async () =>
    value(await handlers()['case:open']({ id: caseId })).hearingCase.findings.allegations[0]
      ?.facts[0]?.evidence
  const link = (documentId: string, page: number, quotation: string) => ({
    documentId,
    page,
    quotation,
    oral: false,
  })

  beforeEach(async () => {
    library = await newLibrary()
    caseId = value(await handlers()['case:create']({ matter: 'Access to records' })).hearingCase.id
  })
  afterEach(() => {
    library.close()
    rmSync(library.folder, { recursive: true })
  })

  it('are found again by their words when a document is replaced, and led there by choice', async () => {
    const before = await add('Report.pdf', 'Front page', words)
    await add('Other.pdf', 'Something else')
    await cite(link(before.id, 2, words), link(before.id, 1, ''))
    expect(await states()).toEqual([
      { state: 'HOLDS', byWords: true },
      { state: 'HOLDS', byWords: false },
    ])
    value(await handlers()['bundle:remove']({ caseId, documentId: before.id }))
    const after = await add('Report.pdf', 'A new page in front', 'Front page', words)
    const report = await check()
    expect(report.pagesUnread).toBe(0)
    const to = { documentId: after.id, page: 3 }
    const instead = { documentId: after.id, page: 1 }
    expect(report.links.map(({ found }) => found)).toEqual([
      { state: 'MOVED', to },
      { state: 'DOCUMENT_GONE', instead },
    ])
    const [moved, gone] = report.links
    if (moved === undefined || gone === undefined) throw new Error('Two links')
    const links = [
      { owner: moved.owner, link: moved.link, to },
      { owner: gone.owner, link: gone.link, to: null },
    ]
    value(await handlers()['evidence:repair']({ caseId, links, marks: [] }))
    expect(await evidence()).toEqual([link(after.id, 3, words)])
    expect(await states()).toEqual([{ state: 'HOLDS', byWords: true }])
    const [entry] = value(await handlers()['audit:list']({ before: null, limit: 20 })).filter(
      ({ action }) => action === 'evidence.repaired',
    )
    expect(JSON.parse(entry?.detail ?? '{}')).toMatchObject({ moved: 1, removed: 1 })
  })

  it('follow a file that was taken out and added again as it is', async () => {
    const before = await add('Report.pdf', 'Front page', words)
    await cite(link(before.id, 1, ''))
    value(await handlers()['bundle:remove']({ caseId, documentId: before.id }))
    const added = value(await handlers()['bundle:add']({ caseId }))
    const after = added?.openCase.documents.at(-1)
    expect(await states()).toEqual([{ state: 'MOVED', to: { documentId: after?.id, page: 1 } }])
  })

  it('are said to be lost where the words stand nowhere any more', async () => {
    const before = await add('Report.pdf', words)
    await cite(link(before.id, 1, 'Words that never stood there'))
    expect(await states()).toEqual([{ state: 'WORDS_NOT_FOUND' }])
    value(await handlers()['bundle:remove']({ caseId, documentId: before.id }))
    expect(await states()).toEqual([{ state: 'DOCUMENT_GONE', instead: null }])
  })

  it('change all or none, and never to a page that is not there', async () => {
    const held = await add('Report.pdf', 'Front page', words)
    await cite(link(held.id, 1, words), link(held.id, 2, words))
    const owner = { kind: 'FACT', allegationId: 'a1', factId: 'f1' } as const
    const to = { documentId: held.id, page: 2 }
    const repair = async (links: readonly object[]) =>
      codes(await library.invoke('evidence:repair', { caseId, links, marks: [] }))
    const right = { owner, link: link(held.id, 1, words), to }
    expect(await repair([right, { ...right, link: link(held.id, 9, '') }])).toEqual([
      'LINK_CHANGED',
    ])
    expect(await repair([{ ...right, to: { ...to, page: 3 } }])).toEqual(['NO_SUCH_PAGE'])
    expect(await evidence()).toEqual([link(held.id, 1, words), link(held.id, 2, words)])
  })

  it('are changed by those alone who may write there, marks by their author alone', async () => {
    await addPeople(library)
    const held = await add('Report.pdf', 'Front page', words)
    await cite(link(held.id, 1, words))
    const content = {
      kind: 'NOTE' as const,
      documentId: held.id,
      sha256: held.sha256,
      page: 2,
      areas: [],
      quotation: words,
      note: 'Mine',
      links: [],
    }
    const mark = value(await handlers()['mark:put']({ caseId, id: null, shared: false, content }))
    value(await handlers()['bundle:remove']({ caseId, documentId: held.id }))
    const after = await add('Report.pdf', words)
    const to = { documentId: after.id, page: 1 }
    expect((await check()).marks.map(({ found }) => found)).toEqual([{ state: 'MOVED', to }])
    const owner = { kind: 'FACT', allegationId: 'a1', factId: 'f1' } as const
    const links = [{ owner, link: link(held.id, 1, words), to }]
    const marks = [{ id: mark.id, to }]
    for (const label of ['Panel member 1', 'Adviser', 'Oversight']) {
      await become(library, label)
      expect([
        label,
        codes(await library.invoke('evidence:repair', { caseId, links, marks: [] })),
      ]).toEqual([label, ['NOT_ALLOWED']])
    }
    await become(library, 'Secretariat')
    expect((await check()).marks).toEqual([])
    expect(
      codes(await library.invoke('evidence:repair', { caseId, links: [], marks })),
    ).not.toEqual([])
    value(await handlers()['evidence:repair']({ caseId, links, marks: [] }))
    await become(library, 'Chair')
    value(await handlers()['evidence:repair']({ caseId, links: [], marks }))
    expect((await check()).marks.map(({ found }) => found.state)).toEqual(['HOLDS'])
    expect(value(await handlers()['mark:list']({ caseId })).marks).toMatchObject([
      { ...to, sha256: after.sha256, note: 'Mine', quotation: words },
    ])
  }, 90_000)
})

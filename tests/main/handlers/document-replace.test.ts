import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { allegationSchema, type EvidenceLink } from '#core/hearing-case'
import {
  addPeople,
  become,
  codes,
  newLibrary,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'

async function pdf(...pages: readonly string[]): Promise<Uint8Array> {
  const made = await PDFDocument.create()
  for (const text of pages) made.addPage().drawText(text)
  return made.save()
}

describe('Replacing the file of a document', () => {
  let library: TestLibrary
  let caseId: string
  const handlers = () => library.handlers

  async function choose(name: string, ...pages: readonly string[]): Promise<Uint8Array> {
    const path = join(library.folder, name)
    const bytes = await pdf(...pages)
    writeFileSync(path, bytes)
    library.answers.openFiles = [path]
    return bytes
  }
  const readAll = async () =>
    value(await handlers()['bundle:search']({ caseId, query: '' })).pagesUnread
  async function add(name: string, ...pages: readonly string[]) {
    await choose(name, ...pages)
    const added = value(await handlers()['bundle:add']({ caseId }))
    await readAll()
    return added?.openCase.documents.at(-1) ?? expect.fail('Nothing was added')
  }
  async function replace(documentId: string, name: string, ...pages: readonly string[]) {
    await choose(name, ...pages)
    const replaced = value(await handlers()['bundle:replace']({ caseId, documentId }))
    await readAll()
    return replaced ?? expect.fail('Nothing was replaced')
  }
  async function issue() {
    library.answers.saveFile = join(library.folder, 'bundle.pdf')
    value(await handlers()['bundle:issue']({ caseId, linkReferences: false }))
  }
  const documents = async () => value(await handlers()['case:open']({ id: caseId })).documents
  const formers = async (documentId: string) =>
    value(await handlers()['bundle:formers']({ caseId, documentId }))
  async function cite(...evidence: readonly EvidenceLink[]) {
    const facts = [{ id: 'f1', text: 'It was opened', proved: null, evidence: [...evidence] }]
    const allegations = [allegationSchema.parse({ id: 'a1', facts })]
    const { hearingCase } = value(await handlers()['case:open']({ id: caseId }))
    const findings = { ...hearingCase.findings, allegations }
    const save = { id: caseId, section: 'findings', value: findings, settled: true } as const
    value(await handlers()['case:save'](save))
  }
  const link = (documentId: string, page: number, quotation = '') => ({
    documentId,
    page,
    quotation,
    oral: false,
  })
  const states = async () =>
    value(await handlers()['evidence:check']({ caseId })).links.map(({ found }) => found)
  const contents = () =>
    library.session.library?.db
      .prepare<[], string>('SELECT sha256 FROM bundle_content ORDER BY sha256')
      .pluck()
      .all()

  beforeEach(async () => {
    library = await newLibrary()
    caseId = value(await handlers()['case:create']({ matter: 'Access to records' })).hearingCase.id
  })
  afterEach(() => {
    library.close()
    rmSync(library.folder, { recursive: true })
  })

  it('keeps title, place, tab, date and description, and says what was done', async () => {
    const first = await add('Statement.pdf', 'One', 'Two')
    await add('Other.pdf', 'Other')
    const placed = (await documents()).map(({ id }) => ({
      documentId: id,
      section: 'STATEMENTS' as const,
      dated: '2026-03',
      description: 'As first signed',
    }))
    value(await handlers()['bundle:arrange']({ caseId, documents: placed }))
    const before = (await documents())[0]
    const answer = await replace(first.id, 'Corrected.pdf', 'One', 'Two', 'Three')
    expect(answer).toMatchObject({
      title: 'Statement',
      pages: { before: 2, now: 3 },
      keptFor: [],
      redactionsRemoved: 0,
      report: { added: [{ file: 'Corrected.pdf', title: 'Statement' }], refused: [], left: [] },
    })
    const [now, other] = await documents()
    expect(now).toMatchObject({
      ...before,
      fileName: 'Corrected.pdf',
      pages: 3,
      bytes: expect.any(Number),
      sha256: expect.not.stringMatching(first.sha256),
      addedAt: expect.any(String),
    })
    expect(other).toMatchObject({ title: 'Other', firstPage: 4 })
    expect(value(await handlers()['bundle:came']({ caseId, documentId: first.id }))).toMatchObject({
      fileName: 'Corrected.pdf',
      sha256: now?.sha256,
      origin: 'CHOSEN',
    })
    const [entry] = value(await handlers()['audit:list']({ before: null, limit: 5 })).filter(
      ({ action }) => action === 'document.replaced',
    )
    expect(JSON.parse(entry?.detail ?? '{}')).toMatchObject({
      document: first.id,
      before: first.sha256,
      sha256: now?.sha256,
      kept: false,
    })
  })

  it('lets the earlier file go where no issued version has it, and keeps it where one has', async () => {
    const first = await add('Statement.pdf', 'First wording of it')
    await replace(first.id, 'Second.pdf', 'Second wording of it')
    const [second] = await documents()
    expect(contents()).toEqual([second?.sha256])
    expect(await formers(first.id)).toMatchObject([
      { fileName: 'Statement.pdf', sha256: first.sha256, isKept: false, versions: [] },
    ])
    await issue()
    const wanted = readFileSync(join(library.folder, 'Second.pdf'))
    const third = await replace(first.id, 'Third.pdf', 'Third wording of it')
    expect(third.keptFor).toEqual([1])
    expect(contents()).toHaveLength(2)
    const [former] = await formers(first.id)
    expect(former).toMatchObject({ fileName: 'Second.pdf', isKept: true, versions: [1] })
    library.answers.saveFile = join(library.folder, 'saved.pdf')
    const asked = { caseId, documentId: first.id, sha256: second?.sha256 ?? '' }
    const path = value(await handlers()['bundle:save-former'](asked))
    expect(readFileSync(path ?? '').equals(wanted)).toBe(true)
    expect(
      codes(await handlers()['bundle:save-former']({ ...asked, sha256: first.sha256 })),
    ).toEqual(['NOT_FOUND'])
    value(await handlers()['bundle:remove']({ caseId, documentId: first.id }))
    expect(contents()).toEqual([second?.sha256])
  })

  it('is a replaced document in the list of versions, and gives other numbers to another length', async () => {
    const first = await add('Statement.pdf', 'One', 'Two')
    const other = await add('Other.pdf', 'Other')
    await issue()
    await replace(first.id, 'Same-length.pdf', 'One', 'Two, corrected')
    const same = await documents()
    expect(same.map(({ label }) => label.number)).toEqual([2, 4])
    const longer = await replace(first.id, 'Longer.pdf', 'One', 'Two', 'Three')
    expect(longer.openCase.documents.map(({ id, label }) => [id, label.number])).toEqual([
      [first.id, 5],
      [other.id, 4],
    ])
    const { next } = value(await handlers()['bundle:issues']({ caseId }))
    expect(next?.changes).toMatchObject([{ kind: 'REPLACED', title: 'Statement' }])
  })

  it('keeps links and marks where a page says the same, and reports the rest for repair', async () => {
    const first = await add('Statement.pdf', 'Cover sheet', 'He opened it twice', 'He signed it')
    await cite(link(first.id, 1), link(first.id, 2), link(first.id, 3, 'signed it'))
    const content = {
      kind: 'FLAG' as const,
      documentId: first.id,
      sha256: first.sha256,
      page: 3,
      areas: [],
      quotation: '',
      note: '',
      links: [],
    }
    value(await handlers()['mark:put']({ caseId, id: null, shared: false, content }))
    await replace(first.id, 'New.pdf', 'Cover sheet', 'He opened it once', 'Added', 'He signed it')
    const to = { documentId: first.id, page: 4 }
    expect(await states()).toEqual([
      { state: 'HOLDS', byWords: true },
      { state: 'PAGE_REPLACED' },
      { state: 'MOVED', to },
    ])
    const report = value(await handlers()['evidence:check']({ caseId }))
    expect(report.marks.map(({ found }) => found)).toEqual([{ state: 'MOVED', to }])
    const [, second, third] = report.links
    if (second === undefined || third === undefined) throw new Error('Three links')
    const links = [
      { owner: second.owner, link: second.link, to: { documentId: first.id, page: 2 } },
      { owner: third.owner, link: third.link, to },
    ]
    const marks = report.marks.map(({ mark }) => ({ id: mark.id, to }))
    value(await handlers()['evidence:repair']({ caseId, links, marks }))
    const after = value(await handlers()['evidence:check']({ caseId }))
    expect([...after.links, ...after.marks].map(({ found }) => found.state)).toEqual(
      Array.from({ length: 4 }, () => 'HOLDS'),
    )
  })

  it('leaves a link made after it alone', async () => {
    const first = await add('Statement.pdf', 'One')
    await replace(first.id, 'New.pdf', 'Two')
    await cite(link(first.id, 1))
    expect(await states()).toEqual([{ state: 'HOLDS', byWords: false }])
  })

  it('takes away the areas marked for redaction in the earlier file, and says how many', async () => {
    const first = await add('Statement.pdf', 'A name stands here')
    const rects: [number, number, number, number][] = [[10, 10, 50, 20]]
    const area = { documentId: first.id, page: 1, rects, ground: 'THIRD_PARTY' as const, note: '' }
    value(await handlers()['redaction:mark']({ caseId, areas: [area] }))
    const replaced = await replace(first.id, 'New.pdf', 'No name stands here')
    expect(replaced.redactionsRemoved).toBe(1)
    expect(value(await handlers()['redaction:list']({ caseId })).areas).toEqual([])
  })

  it('refuses the same file, one that another document holds, and what cannot be read', async () => {
    const first = await add('Statement.pdf', 'One')
    const same = readFileSync(library.answers.openFiles[0] ?? '')
    await add('Other.pdf', 'Other')
    const other = readFileSync(library.answers.openFiles[0] ?? '')
    const tried = async (bytes: Uint8Array) => {
      const path = join(library.folder, 'tried.pdf')
      writeFileSync(path, bytes)
      library.answers.openFiles = [path]
      return codes(await handlers()['bundle:replace']({ caseId, documentId: first.id }))
    }
    const before = [await documents(), contents()]
    expect(await tried(same)).toEqual(['SAME_FILE'])
    expect(await tried(other)).toEqual(['DUPLICATE'])
    expect(await tried(Buffer.from('%PDF-1.7 damaged'))).not.toEqual([])
    expect(codes(await handlers()['bundle:replace']({ caseId, documentId: 'none' }))).toEqual([
      'NOT_FOUND',
    ])
    library.answers.openFiles = []
    expect(value(await handlers()['bundle:replace']({ caseId, documentId: first.id }))).toBeNull()
    expect([await documents(), contents()]).toEqual(before)
  })

  it('is for those who keep the bundle, and not in a signed case', async () => {
    await addPeople(library)
    const first = await add('Statement.pdf', 'One')
    await choose('New.pdf', 'Two')
    const asked = { caseId, documentId: first.id }
    for (const label of ['Panel member 1', 'Adviser', 'Oversight']) {
      await become(library, label)
      expect([label, codes(await library.invoke('bundle:replace', asked))]).toEqual([
        label,
        ['NOT_ALLOWED'],
      ])
    }
    await become(library, 'Secretariat')
    value(await handlers()['bundle:replace'](asked))
    library.session.library?.db.exec(`UPDATE hearing_case SET status = 'SIGNED'`)
    await choose('Newer.pdf', 'Three')
    expect(codes(await library.invoke('bundle:replace', asked))).toEqual(['CASE_SIGNED'])
  }, 90_000)
})

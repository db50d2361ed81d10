import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  insertDocument,
  listDocuments,
  loadDocumentContent,
  renameDocument,
} from '../../../src-main/db/bundle.ts'
import { removeDocument } from '../../../src-main/db/bundle-formers.ts'
import {
  countOpenCases,
  insertCase,
  insertCorrection,
  listCases,
  loadCase,
  markCaseSigned,
  type StoredCase,
} from '../../../src-main/db/cases.ts'
import { listSectionVersions, loadSections, saveSection } from '../../../src-main/db/sections.ts'
import { hashText } from '../../../src-main/vault/keys.ts'
import { at, codeOf, makeLibrary, type TestLibrary, valueOf } from '../../support/make-db.ts'

let library: TestLibrary
let hearing: StoredCase
beforeEach(async () => {
  library = await makeLibrary()
  hearing = insertCase(library.db, by)
})
afterEach(() => library.remove())

const by = { at, by: 'Chair' }
const notIssued = { ...by, prints: [], keepsFormer: false }
const saveMatter = (matter: string, settled: boolean, caseId = hearing.id) =>
  saveSection(library.db, {
    ...by,
    caseId,
    section: 'particulars',
    value: { ...hearing.particulars, matter },
    settled,
  })
const addFile = (title: string, pages: number, caseId = hearing.id) =>
  insertDocument(library.db, {
    ...by,
    caseId,
    title,
    fileName: `${title}.pdf`,
    pages,
    sha256: hashText(title),
    content: Buffer.from(`bytes of ${title}`),
  })
const contents = () => library.db.prepare('SELECT count(*) FROM bundle_content').pluck().get()

describe('cases', () => {
  it('reads a case from before hearings had several officers, with what stands for that', () => {
    const whole = JSON.stringify(hearing.particulars)
    const { hearing: _, wording: __, ...before } = JSON.parse(whole) as Record<string, unknown>
    library.db
      .prepare(`UPDATE case_section SET value = ? WHERE case_id = ? AND section = 'particulars'`)
      .run(JSON.stringify(before), hearing.id)
    const read = loadCase(library.db, hearing.id)
    expect(read?.particulars.hearing).toEqual({
      key: null,
      reference: '',
      time: '',
      place: '',
      notice: { leftOut: [], reason: '', additions: '' },
    })
    expect(read?.particulars.wording.languages).toBe('EN')
    expect(listCases(library.db)).toHaveLength(1)
  })

  it('are numbered by year and listed newest first', () => {
    const second = insertCase(library.db, by)
    const nextYear = insertCase(library.db, { at: '2027-01-04T09:00:00.000Z', by: 'Chair' })
    expect([hearing, second, nextYear].map(({ reference }) => reference)).toEqual([
      'EH-2026-001',
      'EH-2026-002',
      'EH-2027-001',
    ])
    expect(listCases(library.db).map(({ id }) => id)).toEqual([nextYear.id, second.id, hearing.id])
    expect(countOpenCases(library.db)).toBe(3)
  })

  it('keep every keystroke, and a version each time a person leaves a field', () => {
    for (const [text, settled] of [
      ['S', false],
      ['Se', false],
      ['Search', true],
      ['Search', true],
    ] as const)
      valueOf(saveMatter(text, settled))
    expect(loadCase(library.db, hearing.id)?.particulars.matter).toBe('Search')
    const versions = listSectionVersions(library.db, hearing.id, 'particulars')
    expect(versions.map(({ revision }) => revision)).toEqual([4, 1])
  })

  it('say which case is not there, and name a damaged section', () => {
    expect(codeOf(saveMatter('x', false, 'none'))).toBe('NOT_FOUND')
    expect(loadCase(library.db, 'none')).toBeNull()
    library.db.exec(
      `UPDATE case_section SET value = '{"allegations":7}' WHERE section = 'findings'`,
    )
    expect(() => loadSections(library.db, hearing.id)).toThrow('A section of this case is damaged')
  })

  it('are locked by a signature', () => {
    valueOf(addFile('Statement', 3))
    const [document] = listDocuments(library.db, hearing.id)
    const place = { caseId: hearing.id, documentId: document?.id ?? '' }
    markCaseSigned(library.db, hearing.id)
    expect(codeOf(saveMatter('x', true))).toBe('CASE_SIGNED')
    expect(codeOf(addFile('Late', 1))).toBe('CASE_SIGNED')
    expect(codeOf(renameDocument(library.db, { ...place, title: 'x' }))).toBe('CASE_SIGNED')
    expect(codeOf(removeDocument(library.db, { ...place, ...notIssued }))).toBe('CASE_SIGNED')
    expect(loadCase(library.db, hearing.id)?.status).toBe('SIGNED')
  })
})

describe('a correction', () => {
  const correct = () =>
    insertCorrection(library.db, {
      ...by,
      caseId: hearing.id,
      replacesNotice: 'N-1',
      reason: 'A slip',
    })

  it('is a new version with the same sections and bundle, open to change, the signed one untouched', () => {
    valueOf(saveMatter('As signed', true))
    valueOf(addFile('Statement', 3))
    markCaseSigned(library.db, hearing.id)
    const next = valueOf(correct())
    expect(next).toMatchObject({
      reference: hearing.reference,
      version: 2,
      replacesNotice: 'N-1',
      rootId: hearing.id,
      status: 'OPEN',
    })
    expect(next.particulars.matter).toBe('As signed')
    expect(listDocuments(library.db, next.id)).toEqual(listDocuments(library.db, hearing.id))
    valueOf(saveMatter('Corrected', true, next.id))
    expect(loadCase(library.db, hearing.id)?.particulars.matter).toBe('As signed')
    markCaseSigned(library.db, next.id)
    expect(loadCase(library.db, hearing.id)?.status).toBe('SUPERSEDED')
    expect(loadCase(library.db, next.id)?.status).toBe('SIGNED')
  })

  it('is refused for a case that is not signed, and while another is under way', () => {
    expect(codeOf(correct())).toBe('NOT_SIGNED')
    markCaseSigned(library.db, hearing.id)
    valueOf(correct())
    expect(codeOf(correct())).toBe('CORRECTION_OPEN')
  })
})

describe('the bundle', () => {
  it('numbers pages through all documents and gives back the very bytes', () => {
    for (const [title, pages] of [
      ['A', 3],
      ['B', 5],
      ['C', 1],
    ] as const)
      valueOf(addFile(title, pages))
    const documents = listDocuments(library.db, hearing.id)
    expect(documents.map(({ title, firstPage }) => [title, firstPage])).toEqual([
      ['A', 1],
      ['B', 4],
      ['C', 9],
    ])
    const bytes = loadDocumentContent(library.db, hearing.id, documents[1]?.id ?? '')
    expect(Buffer.from(bytes ?? []).toString()).toBe('bytes of B')
    expect(loadDocumentContent(library.db, 'other', documents[1]?.id ?? '')).toBeNull()
  })

  it('refuses the same bytes twice and renames', () => {
    const added = valueOf(addFile('A', 3))
    expect(codeOf(addFile('A', 3))).toBe('DUPLICATE')
    valueOf(renameDocument(library.db, { caseId: hearing.id, documentId: added.id, title: 'New' }))
    expect(listDocuments(library.db, hearing.id)[0]?.title).toBe('New')
    const none = { caseId: hearing.id, documentId: 'none' }
    expect(codeOf(renameDocument(library.db, { ...none, title: 'x' }))).toBe('NOT_FOUND')
    expect(codeOf(removeDocument(library.db, { ...none, ...notIssued }))).toBe('NOT_FOUND')
  })

  it('drops bytes that no case holds any more, and only those', () => {
    const other = insertCase(library.db, by)
    const one = valueOf(addFile('A', 3))
    const two = valueOf(addFile('A', 3, other.id))
    valueOf(removeDocument(library.db, { caseId: hearing.id, documentId: one.id, ...notIssued }))
    expect(contents()).toBe(1)
    valueOf(removeDocument(library.db, { caseId: other.id, documentId: two.id, ...notIssued }))
    expect(contents()).toBe(0)
  })
})

import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codes, newLibrary, value, type TestLibrary } from '../../support/open-library.ts'

describe('Removing a document that an issued version has', () => {
  let library: TestLibrary
  let caseId: string
  const handlers = () => library.handlers

  async function add(name: string, text: string) {
    const made = await PDFDocument.create()
    made.addPage().drawText(text)
    const bytes = await made.save()
    const path = join(library.folder, name)
    writeFileSync(path, bytes)
    library.answers.openFiles = [path]
    const added = value(await handlers()['bundle:add']({ caseId }))
    const document = added?.openCase.documents.at(-1) ?? expect.fail('Nothing was added')
    return { ...document, came: bytes }
  }
  async function issue() {
    library.answers.saveFile = join(library.folder, 'bundle.pdf')
    value(await handlers()['bundle:issue']({ caseId, linkReferences: false }))
  }
  const remove = async (documentId: string) =>
    value(await handlers()['bundle:remove']({ caseId, documentId }))
  const removed = async () => value(await handlers()['bundle:issues']({ caseId })).removed
  const open = () => library.session.library ?? expect.fail('Locked')
  const held = () =>
    open().db.prepare<[], string>('SELECT sha256 FROM bundle_content').pluck().all()

  beforeEach(async () => {
    library = await newLibrary()
    caseId = value(await handlers()['case:create']({ matter: 'Access to records' })).hearingCase.id
  })
  afterEach(() => {
    library.close()
    rmSync(library.folder, { recursive: true })
  })

  it('lets the bytes go where no issue has them', async () => {
    const { id } = await add('Statement.pdf', 'One')
    await remove(id)
    const path = join(library.folder, 'Note.txt')
    writeFileSync(path, 'Kept as it came, with the PDF made from it')
    library.answers.openFiles = [path]
    const added = value(await handlers()['bundle:add']({ caseId }))
    expect(held()).toHaveLength(2)
    await remove(added?.openCase.documents[0]?.id ?? '')
    expect(held()).toEqual([])
    expect(await removed()).toEqual([])
  })

  it('keeps the bytes that an issue has, lists them, and saves the file as it came', async () => {
    const { id, sha256, came } = await add('Statement.pdf', 'One')
    await add('Other.pdf', 'Other')
    await issue()
    await remove(id)
    expect(held()).toContain(sha256)
    expect(await removed()).toEqual([
      expect.objectContaining({
        documentId: id,
        title: 'Statement',
        fileName: 'Statement.pdf',
        sha256,
        pages: 1,
        replacedBy: 'Chair',
        isKept: true,
        versions: [1],
      }),
    ])
    library.answers.saveFile = join(library.folder, 'saved.pdf')
    value(await handlers()['bundle:save-former']({ caseId, documentId: id, sha256 }))
    expect(Buffer.compare(readFileSync(join(library.folder, 'saved.pdf')), came)).toBe(0)
    const [entry] = value(await handlers()['audit:list']({ before: null, limit: 5 })).filter(
      ({ action }) => action === 'document.removed',
    )
    expect(JSON.parse(entry?.detail ?? '{}')).toEqual({ document: id, sha256, kept: true })
  })

  it('keeps the earlier files of a removed document too, as far as an issue has them', async () => {
    const first = await add('Statement.pdf', 'One')
    await issue()
    const made = await PDFDocument.create()
    made.addPage().drawText('Two')
    writeFileSync(join(library.folder, 'Statement.pdf'), await made.save())
    value(await handlers()['bundle:replace']({ caseId, documentId: first.id }))
    await remove(first.id)
    expect(held()).toEqual([first.sha256])
    expect((await removed()).map(({ sha256 }) => sha256)).toEqual([first.sha256])
  })

  it('takes the same file in again, which then is in the bundle and no longer missing', async () => {
    const { id, sha256 } = await add('Statement.pdf', 'One')
    await issue()
    await remove(id)
    library.answers.openFiles = [join(library.folder, 'Statement.pdf')]
    const added = value(await handlers()['bundle:add']({ caseId }))
    expect(added?.report.added).toHaveLength(1)
    await remove(added?.openCase.documents[0]?.id ?? '')
    expect(held()).toEqual([sha256])
  })

  it('saves no file that is another than the one that came', async () => {
    const { id, sha256 } = await add('Statement.pdf', 'One')
    await issue()
    await remove(id)
    open().db.prepare("UPDATE bundle_content SET content = x'00' WHERE sha256 = ?").run(sha256)
    library.answers.saveFile = join(library.folder, 'saved.pdf')
    const saved = await handlers()['bundle:save-former']({ caseId, documentId: id, sha256 })
    expect(codes(saved)).toEqual(['NOT_AS_IT_CAME'])
  })
})

import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { longPdf } from '../../support/long-pdf.ts'
import { newLibrary, value, type TestLibrary } from '../../support/open-library.ts'

describe('the table of pages that is put after a long file', () => {
  let library: TestLibrary
  let place: { readonly caseId: string; readonly documentId: string }
  const db = () => (library.session.library ?? expect.fail('Locked')).db
  const notes = async () => value(await library.handlers['bundle:came'](place)).notes.join(' ')

  beforeEach(async () => {
    library = await newLibrary()
    const { handlers, answers, folder } = library
    const made = value(await handlers['case:create']({ matter: 'Access to records' }))
    const path = join(folder, 'long.pdf')
    writeFileSync(path, longPdf(Array.from({ length: 201 }, (_, at) => ({ lines: [`${at}`] }))))
    answers.openFiles = [path]
    const caseId = made.hearingCase.id
    const added = value(await handlers['bundle:add']({ caseId }))
    place = { caseId, documentId: added?.openCase.documents[0]?.id ?? '' }
  })
  afterEach(() => {
    library.close()
    rmSync(library.folder, { recursive: true })
  })

  it('is told to be another where it was changed, as the file itself is', async () => {
    expect(await notes()).not.toContain('hash')
    expect(db().prepare("UPDATE bundle_page_table SET bytes = x'25'").run().changes).toBe(1)
    value(await library.handlers['bundle:read']({ ...place, from: 0, to: 1_000 }))
    const told = { event: 'bundle:changed', payload: place }
    await vi.waitFor(() => expect(library.events).toContainEqual(told), { timeout: 20_000 })
  })

  it('is read as before where an earlier version kept it, and that is said', async () => {
    db().prepare('UPDATE bundle_page_table SET table_sha256 = NULL').run()
    expect(await notes()).toContain('without a hash')
    const { bytes } = value(await library.handlers['bundle:read']({ ...place, from: 0, to: 9 }))
    expect(bytes).toBeGreaterThan(9)
  })
})

import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { PDFDocument } from '@cantoo/pdf-lib'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadContent } from '../../../src-main/db/bundle-content.ts'
import type { Db } from '../../../src-main/db/open-database.ts'
import { newFolder, newLibrary, value, type TestLibrary } from '../../support/open-library.ts'

/** A PDF that is long for what it carries along. */
async function longPdf(megabytes: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.addPage().drawText(`Page of ${megabytes}`)
  pdf.context.register(pdf.context.stream(randomBytes(megabytes * 1_048_576)))
  return pdf.save()
}

describe('a long file on its way into a bundle', () => {
  let library: TestLibrary
  let caseId: string
  let path: string
  const db = (): Db => {
    const open = library.session.library
    if (open === null) throw new Error('The library is locked')
    return open.db
  }
  const kept = () =>
    db().prepare<[], number>('SELECT count(*) FROM bundle_piece').pluck().get() ?? 0
  /** Begins to add the file; waits until some of it is written, and there is a turn all the same. */
  const begin = async () => {
    let ended = false
    const adding = library.handlers['bundle:add']({ caseId }).finally(() => (ended = true))
    while (!ended && !(db().inTransaction && kept() > 0)) await nextTurn()
    expect(ended).toBe(false)
    return { adding }
  }

  beforeAll(async () => {
    path = join(newFolder(), 'Long.pdf')
    writeFileSync(path, await longPdf(6))
  })
  beforeEach(async () => {
    library = await newLibrary()
    caseId = value(await library.handlers['case:create']({ matter: 'Matter' })).hearingCase.id
    library.answers.openFiles = [path]
  })

  it('is written in slices, and calls that come meanwhile are answered after it', async () => {
    const { adding } = await begin()
    const asked = library.handlers['case:open']({ id: caseId })
    const added = value(await adding)
    expect(added?.report).toMatchObject({ added: [{ file: 'Long.pdf' }], refused: [], left: [] })
    expect(value(await asked).documents).toEqual(added?.openCase.documents)
    const sha256 = added?.openCase.documents[0]?.sha256 ?? ''
    expect(Buffer.from(loadContent(db(), sha256) ?? []).equals(readFileSync(path))).toBe(true)
    expect(db().pragma('journal_mode', { simple: true })).toBe('wal')
  })

  it('leaves nothing once it is cancelled while it is written, and can be added again', async () => {
    const { adding } = await begin()
    value(await library.handlers['bundle:cancel-adding']())
    const answer = value(await adding)
    expect(answer?.report).toMatchObject({ added: [], left: ['Long.pdf'] })
    expect(answer?.openCase.documents).toEqual([])
    expect(kept()).toBe(0)
    const again = value(await library.handlers['bundle:add']({ caseId }))
    expect(again?.report.added).toHaveLength(1)
  })

  it('is not there where the library is closed while it is written', async () => {
    const { adding } = await begin()
    library.close()
    expect(await adding).toMatchObject({ ok: false, problems: [{ code: 'LOCKED' }] })
  })
})

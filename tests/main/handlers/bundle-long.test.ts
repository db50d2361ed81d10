import { randomBytes } from 'node:crypto'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { PDFDocument } from '@cantoo/pdf-lib'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadContent } from '../../../src-main/db/bundle-content.ts'
import type { Db } from '../../../src-main/db/open-database.ts'
import {
  codes,
  newFolder,
  newLibrary,
  resources,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'

/** A PDF that is long for what it carries along. */
async function longPdf(megabytes: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.addPage().drawText(`Page of ${megabytes}`)
  pdf.context.register(pdf.context.stream(randomBytes(megabytes * 1_048_576)))
  return pdf.save()
}

const isLinks = (list: readonly unknown[]): boolean =>
  list.length > 0 &&
  list.every((one) => typeof one === 'object' && one !== null && 'documentId' in one)

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
  /** Begins to write a file; waits until some of it is written, and there is a turn all the same. */
  const underWay = async <T>(work: () => Promise<T>) => {
    const before = kept()
    let ended = false
    const writing = work().finally(() => (ended = true))
    while (!ended && !(db().inTransaction && kept() !== before)) await nextTurn()
    expect(ended).toBe(false)
    return { writing }
  }
  const begin = async () => {
    const { writing } = await underWay(() => library.handlers['bundle:add']({ caseId }))
    return { adding: writing }
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

  it('waits its turn where a case is deleted while it is written', async () => {
    const { adding } = await begin()
    const reference = 'EH-0000-000'
    const deleting = library.handlers['case:delete']({ caseId, reference, reason: 'Kept by error' })
    expect(value(await adding)?.report.added).toHaveLength(1)
    expect(codes(await deleting)).toEqual(['OTHER_CASE'])
  })

  describe('in the place of another', () => {
    let documentId: string
    const documents = async () =>
      value(await library.handlers['case:open']({ id: caseId })).documents
    const replacing = () =>
      underWay(() => library.handlers['bundle:replace']({ caseId, documentId }))
    beforeEach(async () => {
      const short = join(newFolder(), 'Short.pdf')
      writeFileSync(short, await longPdf(0))
      library.answers.openFiles = [short]
      const added = value(await library.handlers['bundle:add']({ caseId }))
      documentId = added?.openCase.documents[0]?.id ?? ''
      library.answers.openFiles = [path]
    })

    it('is written in slices, and calls that come meanwhile are answered after it', async () => {
      const { writing } = await replacing()
      const asked = documents()
      const answer = value(await writing)
      expect(answer?.report.added).toMatchObject([{ file: 'Long.pdf', title: 'Short' }])
      expect(await asked).toEqual(answer?.openCase.documents)
      const sha256 = (await documents())[0]?.sha256 ?? ''
      expect(Buffer.from(loadContent(db(), sha256) ?? []).equals(readFileSync(path))).toBe(true)
      expect(db().pragma('journal_mode', { simple: true })).toBe('wal')
    })

    it('leaves the file that stood there once it is cancelled while it is written', async () => {
      const before = await documents()
      const { writing } = await replacing()
      value(await library.handlers['bundle:cancel-adding']())
      expect(value(await writing)).toBeNull()
      expect(await documents()).toEqual(before)
      expect(kept()).toBe(0)
      const again = value(await library.handlers['bundle:replace']({ caseId, documentId }))
      expect(again?.report.added).toHaveLength(1)
    })

    it('is not put there where the library is closed while it is written', async () => {
      const { writing } = await replacing()
      library.close()
      expect(await writing).toMatchObject({ ok: false, problems: [{ code: 'LOCKED' }] })
    })

    it('is refused, and nothing of it kept, where the bundle holds it already', async () => {
      value(await library.handlers['bundle:add']({ caseId }))
      const before = kept()
      const refused = await library.handlers['bundle:replace']({ caseId, documentId })
      expect(codes(refused)).toEqual(['DUPLICATE'])
      expect(kept()).toBe(before)
      expect(db().inTransaction).toBe(false)
    })
  })

  describe('of a case file', () => {
    let sha256: string
    const cases = async () => value(await library.handlers['case:list']()).length
    const takingIn = () => underWay(() => library.handlers['pack:take-in-file']({ sha256 }))
    beforeEach(async () => {
      const folder = newFolder()
      cpSync(path, join(folder, 'Long.pdf'))
      const file = JSON.parse(
        readFileSync(join(resources, 'sample/sample-case.json'), 'utf8'),
        // Evidence links name the documents of the sample.
        (_, one: unknown) => (Array.isArray(one) && isLinks(one) ? [] : one),
      ) as object
      const documents = [{ title: 'Long', file: 'Long.pdf' }]
      writeFileSync(join(folder, 'case.json'), JSON.stringify({ ...file, documents }))
      library.answers.openFiles = [join(folder, 'case.json')]
      const shown = value(await library.handlers['pack:inspect']({ secret: null }))
      sha256 = shown?.sha256 ?? ''
    })

    it('is written in slices, and calls that come meanwhile are answered after it', async () => {
      const { writing } = await takingIn()
      const asked = library.handlers['case:list']()
      const { documents } = value(await writing)
      expect(value(await asked)).toHaveLength(2)
      const taken = documents[0]?.sha256 ?? ''
      expect(Buffer.from(loadContent(db(), taken) ?? []).equals(readFileSync(path))).toBe(true)
    })

    it('leaves nothing of the case once it is cancelled while it is written', async () => {
      const { writing } = await takingIn()
      value(await library.handlers['pack:cancel']())
      expect(codes(await writing)).toEqual(['CANCELLED'])
      expect([await cases(), kept()]).toEqual([1, 0])
      expect(value(await library.handlers['pack:take-in-file']({ sha256 })).documents).toHaveLength(
        1,
      )
    })

    it('leaves nothing of the case where the library is closed while it is written', async () => {
      const { writing } = await takingIn()
      library.close()
      expect(codes(await writing)).toEqual(['LOCKED'])
    })
  })
})

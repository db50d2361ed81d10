import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { packFor, takeInCase, twoLaptops } from '../../support/case-pack.ts'
import { longPdf } from '../../support/long-pdf.ts'
import { codes, value, type TestLibrary } from '../../support/open-library.ts'

const dbOf = ({ session }: TestLibrary) => {
  const db = session.library?.db
  if (db === undefined) throw new Error('Not open')
  return db
}
const pages = (library: TestLibrary, what: 'page_count' | 'max_page_count'): number =>
  Number(dbOf(library).pragma(what, { simple: true }))
/** Lets the library grow by so many pages at most; beyond, SQLite says what it says on a full disk. */
const leaveRoom = (library: TestLibrary, more: number): void =>
  void dbOf(library).pragma(`max_page_count = ${pages(library, 'page_count') + more}`)
const counts = (library: TestLibrary) =>
  dbOf(library)
    .prepare(
      `SELECT (SELECT count(*) FROM hearing_case) AS cases,
         (SELECT count(*) FROM bundle_content) AS contents,
         (SELECT count(*) FROM bundle_document) AS documents`,
    )
    .get()

describe('a library on a full disk', () => {
  let laptops: Awaited<ReturnType<typeof twoLaptops>>
  beforeAll(async () => {
    laptops = await twoLaptops()
  }, 60_000)

  it('takes in nothing of a pack that does not fit, says why, and takes it in once there is room', async () => {
    const { chair, member, caseId, toMember } = laptops
    const path = await packFor(chair, caseId, toMember)
    const before = counts(member)
    leaveRoom(member, 2)
    const refused = await takeInCase(member, path)
    expect(codes(refused)).toEqual(['DISK_FULL'])
    expect(counts(member)).toEqual(before)
    leaveRoom(member, 100_000)
    expect(value(await takeInCase(member, path))?.taken).toContain('BUNDLE')
  })

  it('refuses the one document that does not fit, and adds the one that does', async () => {
    const { chair, caseId } = laptops
    const small = longPdf([{ lines: ['A short statement.'] }])
    const large = longPdf([{ lines: ['A scan.'], grey: new Uint8Array(800_000).fill(7) }])
    chair.answers.openFiles = [large, small].map((bytes, at) => {
      const path = join(chair.folder, `document-${at}.pdf`)
      writeFileSync(path, bytes)
      return path
    })
    leaveRoom(chair, 40)
    const added = value(await chair.handlers['bundle:add']({ caseId }))
    leaveRoom(chair, 100_000)
    expect(added?.report.added.map(({ file }) => file)).toEqual(['document-1.pdf'])
    expect(added?.report.refused).toMatchObject([{ file: 'document-0.pdf' }])
    expect(added?.report.refused[0]?.reason).toMatch(/^The disk that holds the library is full/)
    const { documents } = value(await chair.handlers['case:open']({ id: caseId }))
    expect(documents.map(({ title }) => title)).toContain('document-1')
  })
})
